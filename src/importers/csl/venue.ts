/** Where a paper appeared, by the type of its CSL-JSON item. */
import type { DraftVenue } from '../shared/draft.ts';
import type { FieldGetter, VenueReading } from '../shared/fields.ts';
import { hostName, mentionsArxiv } from '../shared/identifiers.ts';

/** The venue of an item; arXiv if the paper has an arXiv id and appeared nowhere else. */
export function readCslVenue(getField: FieldGetter, arxiv: string | undefined, url: string | undefined): VenueReading {
  const kind = kindsByType[getField('type') ?? ''] ?? 'website';
  const name =
    getField(...(venueVariables[kind] ?? [])) ?? (kind === 'website' || kind === 'software' ? hostName(url) : undefined);
  if (arxiv && (!name || kind === 'preprint' || kind === 'website' || mentionsArxiv(name)))
    return { venue: { name: 'arXiv', kind: 'preprint' } };
  const paper = { ...readBooktitle(getField, kind), ...readGenre(getField, kind) };
  const publisher = kind === 'conference' || kind === 'journal' ? getField('publisher') : undefined;
  return {
    ...(name && { venue: { name, kind, ...(publisher && { publisher }) } }),
    ...(Object.keys(paper).length > 0 && { paper }),
  };
}

type VenueKind = NonNullable<DraftVenue['kind']>;

/** The CSL variables that name the venue, in order of preference. */
const venueVariables: { readonly [K in VenueKind]?: readonly string[] } = {
  conference: ['container-title', 'event-title', 'event'],
  journal: ['container-title'],
  preprint: ['publisher', 'container-title', 'institution'],
  book: ['publisher', 'container-title'],
  thesis: ['publisher', 'school', 'institution'],
  report: ['publisher', 'institution'],
  software: ['publisher', 'container-title'],
  website: ['container-title', 'publisher'],
};

/** Kinds of venue by the item types of CSL and Crossref. */
const kindsByType: Readonly<Record<string, VenueKind | undefined>> = {
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

function readBooktitle(getField: FieldGetter, kind: VenueKind): VenueReading['paper'] {
  const booktitle =
    kind === 'conference' || (kind === 'book' && /chapter|entry/.test(getField('type') ?? ''))
      ? getField('container-title')
      : undefined;
  return booktitle ? { booktitle } : {};
}

function readGenre(getField: FieldGetter, kind: VenueKind): VenueReading['paper'] {
  const type = kind === 'thesis' || kind === 'report' ? getField('genre') : undefined;
  return type && !/^(?:ph\.?d\.? thesis|technical report)$/i.test(type) ? { type } : {};
}
