/** The bibliographic data of a paper, from which all citation formats are written. */
import type { Paper, Venue } from '../catalog/model/records.ts';
import { formatPageRanges } from '../util/typography.ts';

/** The types of CSL, with their names in the other formats; `article` is a preprint. */
export const citationTypes = {
  'paper-conference': { bibtex: 'inproceedings', biblatex: 'inproceedings', ris: 'CONF' },
  'article-journal': { bibtex: 'article', biblatex: 'article', ris: 'JOUR' },
  article: { bibtex: 'misc', biblatex: 'online', ris: 'GEN' },
  book: { bibtex: 'book', biblatex: 'book', ris: 'BOOK' },
  // @incollection of biblatex requires an editor.
  chapter: { bibtex: 'incollection', biblatex: 'inbook', ris: 'CHAP' },
  thesis: { bibtex: 'phdthesis', biblatex: 'thesis', ris: 'THES' },
  report: { bibtex: 'techreport', biblatex: 'report', ris: 'RPRT' },
  software: { bibtex: 'misc', biblatex: 'software', ris: 'COMP' },
  webpage: { bibtex: 'misc', biblatex: 'online', ris: 'ELEC' },
};

export type CitationType = keyof typeof citationTypes;

export type Citation = ReturnType<typeof createCitation>;

/** The citation of a paper that has every field a citation needs. */
export function createCitation(paper: Paper) {
  const type = typeOf(paper);
  const { venue, doi, url, arxiv, primaryclass } = paper;
  // Spreading a paper takes longer than everything else that is done with it.
  return {
    key: paper.key,
    aliases: paper.aliases,
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
    /** The proceedings, journal, book or website in which it appeared. */
    container: containerOf[type]?.(paper),
    /** Also the university of a thesis, the institution of a report, and the archive of a preprint. */
    publisher: publishedByVenue.has(type) ? (paper.publisher ?? venue?.title) : paper.publisher,
    /** The kind of thesis or report: `Master’s thesis`. */
    genre: type === 'thesis' || type === 'report' ? paper.type : undefined,
    edition: type === 'book' || type === 'chapter' ? paper.edition : undefined,
    series: positionField(paper, type, 'series'),
    volume: positionField(paper, type, 'volume'),
    number: positionField(paper, type, 'number'),
    /** With two hyphens in ranges: `12--34`. */
    pages: formatPageRanges(positionField(paper, type, 'pages')),
    arxiv: arxiv ? { id: arxiv, primaryclass } : undefined,
    /** In ASCII; undefined where it is the URL of the DOI. */
    url: url && !isDoiUrl(url, doi) ? percentEncode(url) : undefined,
  };
}

/** The website, software archive or preprint server other than arXiv that hosts it; undefined for types with a publisher. */
export function hostingOrganization({ type, arxiv, publisher, container }: Citation): string | undefined {
  if (type === 'webpage') return container;
  return type === 'software' || (type === 'article' && !arxiv) ? publisher : undefined;
}

/** Whether the title is in English: styles may lower only the capitals of English titles. */
export const isEnglishTitle = ({ language = 'en' }: Citation) => /^en\b/.test(language);

/** The fields of each type that locate a paper in its container. */
const positionFields: { readonly [Type in CitationType]?: readonly PositionField[] } = {
  'paper-conference': ['series', 'volume', 'number', 'pages'],
  'article-journal': ['series', 'volume', 'number', 'pages'],
  chapter: ['series', 'volume', 'number', 'pages'],
  book: ['series', 'volume', 'number'],
  report: ['number'],
};
type PositionField = 'series' | 'volume' | 'number' | 'pages';

const positionField = (paper: Paper, type: CitationType, name: PositionField) =>
  positionFields[type]?.includes(name) ? paper[name] : undefined;

const isDoiUrl = (url: string, doi = '') =>
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

const containerOf: { readonly [Type in CitationType]?: (paper: Paper) => string | undefined } = {
  'paper-conference': ({ booktitle, venue }) => booktitle ?? venue?.title,
  'article-journal': ({ journal, venue }) => journal ?? venue?.title,
  chapter: ({ booktitle }) => booktitle,
  webpage: ({ venue }) => venue?.title,
};

/** Types whose venue is the publisher. */
const publishedByVenue: ReadonlySet<CitationType> = new Set(['article', 'book', 'chapter', 'thesis', 'report', 'software']);

/**
 * The URL or identifier with backslashes, braces, carets and everything outside printable ASCII percent-encoded, `%` excepted. TeX reads
 * `^^5c` as a backslash.
 */
export const percentEncode = (url: string) => url.replace(/[\\{}^]|[^!-~]+/g, encodeURIComponent);
