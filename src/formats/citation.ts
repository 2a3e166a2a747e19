/** What a list of references says of a paper, in the words of no format yet: every format of citations is written from it. */
import type { Paper, Venue } from '../catalog/model/records.ts';
import { formatPageRanges } from '../util/page-ranges.ts';

/** The types of CSL; `article` is a preprint. */
export type CitationType =
  | 'paper-conference'
  | 'article-journal'
  | 'article'
  | 'book'
  | 'chapter'
  | 'thesis'
  | 'report'
  | 'software'
  | 'webpage';

type OrUndefined<T> = { readonly [Field in keyof T]: T[Field] | undefined };

/** What is taken from the paper as it is. */
type Taken = Pick<Paper, 'key' | 'title' | 'authors' | 'year'> &
  OrUndefined<Pick<Paper, 'title_tex' | 'language' | 'protect' | 'noprotect' | 'etal' | 'month' | 'doi' | 'note'>>;

export interface Citation extends Taken {
  readonly type: CitationType;
  /** Name of the proceedings, the journal, the book or the site that it is a part of. */
  readonly container?: string | undefined;
  /** Who published it: a publisher, of a thesis the university, of a report the institution, of a preprint the archive. */
  readonly publisher?: string | undefined;
  /** What kind of thesis or report it is. */
  readonly genre?: string | undefined;
  readonly series?: string | undefined;
  readonly volume?: string | undefined;
  readonly number?: string | undefined;
  /** Ranges with two hyphens: `12--34`. */
  readonly pages?: string | undefined;
  readonly arxiv?: { readonly id: string; readonly primaryclass?: string | undefined } | undefined;
  /** ASCII; none where it would only repeat the DOI. */
  readonly url?: string | undefined;
}

/** The citation of a paper that lacks nothing for it. */
export function createCitation(paper: Paper): Citation {
  const type = typeOf(paper);
  const { venue, doi, url, arxiv, primaryclass } = paper;
  // Field by field, because to spread a paper takes longer than all that is done with it.
  return {
    key: paper.key,
    title: paper.title,
    title_tex: paper.title_tex,
    language: paper.language,
    protect: paper.protect,
    noprotect: paper.noprotect,
    authors: paper.authors,
    etal: paper.etal,
    year: paper.year,
    month: paper.month,
    doi,
    note: paper.note,
    type,
    container: container[type]?.(paper),
    publisher: isByVenue.has(type) ? (paper.publisher ?? venue?.title) : paper.publisher,
    genre: type === 'thesis' || type === 'report' ? paper.type : undefined,
    series: partOf(paper, type, 'series'),
    volume: partOf(paper, type, 'volume'),
    number: partOf(paper, type, 'number'),
    pages: formatPageRanges(partOf(paper, type, 'pages')),
    arxiv: arxiv ? { id: arxiv, primaryclass } : undefined,
    url: url && !repeats(url, doi) ? percentEncode(url) : undefined,
  };
}

/** Who offers what has no publisher of its own: a website, an archive of software, a preprint server without ids of arXiv. */
export function hostingOrganization({ type, arxiv, publisher, container }: Citation): string | undefined {
  if (type === 'webpage') return container;
  return type === 'software' || (type === 'article' && !arxiv) ? publisher : undefined;
}

/** Whether a title is in the language whose capitals styles lower. */
export const isEnglishTitle = ({ language = 'en' }: Citation) => /^en\b/.test(language);

/** What says where in a container something is; no other type has a place for it. */
const parts: { readonly [Type in CitationType]?: readonly Part[] } = {
  'paper-conference': ['series', 'volume', 'number', 'pages'],
  'article-journal': ['series', 'volume', 'number', 'pages'],
  chapter: ['series', 'volume', 'number', 'pages'],
  book: ['series', 'volume', 'number'],
  report: ['number'],
};
type Part = 'series' | 'volume' | 'number' | 'pages';

const partOf = (paper: Paper, type: CitationType, part: Part) => (parts[type]?.includes(part) ? paper[part] : undefined);

const repeats = (url: string, doi = '') =>
  doi !== '' && url.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '').toLowerCase() === doi.toLowerCase();

const typeOfKind: Readonly<Record<Venue['kind'], CitationType>> = {
  conference: 'paper-conference',
  journal: 'article-journal',
  preprint: 'article',
  book: 'book',
  thesis: 'thesis',
  report: 'report',
  software: 'software',
  website: 'webpage',
};

function typeOf({ venue, journal, booktitle }: Paper): CitationType {
  if (venue?.kind === 'conference' && journal) return 'article-journal';
  if (venue?.kind === 'book' && booktitle) return 'chapter';
  return typeOfKind[venue?.kind ?? 'website'];
}

const container: { readonly [Type in CitationType]?: (paper: Paper) => string | undefined } = {
  'paper-conference': ({ booktitle, venue }) => booktitle ?? venue?.title,
  'article-journal': ({ journal, venue }) => journal ?? venue?.title,
  chapter: ({ booktitle }) => booktitle,
  webpage: ({ venue }) => venue?.title,
};

/** What the venue itself publishes. */
const isByVenue: ReadonlySet<CitationType> = new Set(['article', 'book', 'chapter', 'thesis', 'report', 'software']);

/**
 * A link or an id with all encoded that no link may have (TeX would make a backslash of `^^5c`); what is encoded already has nothing
 * of it.
 */
export const percentEncode = (link: string) => link.replace(/[\\{}^]|[^!-~]+/g, encodeURIComponent);
