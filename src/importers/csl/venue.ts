/** Where a paper appeared, by the type of its item of CSL-JSON. */
import type { Draft, DraftVenue } from '../shared/draft.ts';
import { hostName, mentionsArxiv } from '../shared/identifiers.ts';

type Say = (...names: string[]) => string | undefined;
type Placed = Pick<Draft, 'venue'> & { readonly paper?: Pick<Draft['paper'], 'booktitle' | 'type'> };

/** Where it appeared; of what appeared nowhere else, on arXiv. */
export function readCslVenue(say: Say, arxiv: string | undefined, url: string | undefined): Placed {
  const kind = kinds[say('type') ?? ''] ?? 'website';
  const name = say(...(names[kind] ?? [])) ?? (kind === 'website' || kind === 'software' ? hostName(url) : undefined);
  if (arxiv && (!name || kind === 'preprint' || kind === 'website' || mentionsArxiv(name)))
    return { venue: { name: 'arXiv', kind: 'preprint' } };
  const paper = { ...bookOf(say, kind), ...genreOf(say, kind) };
  const publisher = kind === 'conference' || kind === 'journal' ? say('publisher') : undefined;
  return {
    ...(name && { venue: { name, kind, ...(publisher && { publisher }) } }),
    ...(Object.keys(paper).length > 0 && { paper }),
  };
}

type Kind = NonNullable<DraftVenue['kind']>;

/** The variables that name where it appeared, the best first. */
const names: { readonly [K in Kind]?: readonly string[] } = {
  conference: ['container-title', 'event-title', 'event'],
  journal: ['container-title'],
  preprint: ['publisher', 'container-title', 'institution'],
  book: ['publisher', 'container-title'],
  thesis: ['publisher', 'school', 'institution'],
  report: ['publisher', 'institution'],
  software: ['publisher', 'container-title'],
  website: ['container-title', 'publisher'],
};

/** What types are, of CSL and of Crossref. */
const kinds: Readonly<Record<string, Kind | undefined>> = {
  'paper-conference': 'conference',
  'proceedings-article': 'conference',
  speech: 'conference',
  'article-journal': 'journal',
  'journal-article': 'journal',
  'article-magazine': 'journal',
  'article-newspaper': 'journal',
  review: 'journal',
  article: 'preprint',
  'posted-content': 'preprint',
  manuscript: 'preprint',
  book: 'book',
  monograph: 'book',
  chapter: 'book',
  'book-chapter': 'book',
  'entry-encyclopedia': 'book',
  thesis: 'thesis',
  dissertation: 'thesis',
  report: 'report',
  software: 'software',
  dataset: 'software',
};

function bookOf(say: Say, kind: Kind): Placed['paper'] {
  const booktitle =
    kind === 'conference' || (kind === 'book' && /chapter|entry/.test(say('type') ?? '')) ? say('container-title') : undefined;
  return booktitle ? { booktitle } : {};
}

function genreOf(say: Say, kind: Kind): Placed['paper'] {
  const type = kind === 'thesis' || kind === 'report' ? say('genre') : undefined;
  return type && !/^(?:ph\.?d\.? thesis|technical report)$/i.test(type) ? { type } : {};
}
