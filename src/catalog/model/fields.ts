/**
 * The properties of every field of a record, in the order in which fields are written and printed. The schemas of the values are in
 * schema.ts, because loading zod takes longer than most commands run.
 */

/**
 * The forms of a field's value, which decide how it is written. True where ` #` is part of a text, which must then be in quotes; after
 * other values it begins a comment.
 */
const isFreeText = {
  /** On one line. */
  text: true,
  /** Folded over several lines. */
  paragraph: true,
  /** A list. */
  texts: true,
  /** A map of a title and a year. */
  version: true,
  /** Of people and groups, a line for each. */
  names: false,
  /** Also one that is written as text: a volume, pages. */
  number: false,
  flag: false,
  /** Also a code, or one of several fixed words. */
  id: false,
  ids: false,
  url: false,
};

export type FieldContent = keyof typeof isFreeText;

export interface FieldSpec {
  /** For editors (JSON Schema), `lm4c help catalog` and completion. */
  readonly doc: string;
  readonly content: FieldContent;
}

export interface PaperFieldSpec extends FieldSpec {
  /** Stored apart from the rest, because few commands print it: 100,000 papers are read in half the time without these fields. */
  readonly isRarelyPrinted: boolean;
  /** The value when a preprint and its published version become one record: of the published one, of either, or both lists united. */
  readonly merge: 'published' | 'either' | 'union';
  /** The part of a card (`lm4c show`) that has the field. */
  readonly card: 'head' | 'topics' | 'preprint' | 'links' | 'details' | 'end';
  /** In a table: wrapped between words, never broken, or wider than its column if need be. */
  readonly column: 'wraps' | 'unbroken' | 'overflows';
  /** Readers recognise it without its name, so that a block of lines on a narrow screen leaves the name out. */
  readonly isSelfExplanatory: boolean;
  /** The fields of BibTeX and BibLaTeX that importing it reads, where several say the same the preferred one first. */
  readonly bibtex: readonly string[];
  /** The same for the variables of CSL-JSON. */
  readonly csl: readonly string[];
}

/** What the catalog says of the topics of a paper; no bibliography has it. */
// biome-ignore format: as in the table below
const topic = {
  isRarelyPrinted: true, merge: 'either', card: 'topics', column: 'wraps', isSelfExplanatory: false, bibtex: [], csl: [],
} as const;

// biome-ignore format: one line for the decisions about a field, the next for its meaning and the fields of other formats
export const paperFields = {
  title: { content: 'text', isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: true,
    doc: 'as published, without a final period', bibtex: ['title', 'subtitle'], csl: ['title', 'subtitle'] },
  translation: { content: 'text', isRarelyPrinted: true, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: false,
    doc: 'an English translation of the title, if the paper has none', bibtex: [], csl: [] },
  authors: { content: 'names', isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: true,
    doc: '"Family, Given", or { literal: OpenAI } for a group or a single name; needed to cite the paper',
    bibtex: ['author'], csl: ['author'] },
  etal: { content: 'flag', isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: false,
    doc: 'true if there are more authors than listed here', bibtex: [], csl: [] },
  year: { content: 'number', isRarelyPrinted: false, merge: 'published', card: 'head', column: 'unbroken', isSelfExplanatory: true,
    doc: 'year of the published version, not of the preprint',
    bibtex: ['date', 'year', 'pubstate'], csl: ['issued', 'published-print', 'published', 'published-online'] },
  venue: { content: 'id', isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: true,
    doc: 'the id of a venue; needed to cite the paper',
    bibtex: ['eventtitle', 'maintitle', 'mainsubtitle', 'journal', 'journaltitle', 'journalsubtitle', 'organization', 'school', 'institution', 'howpublished'],
    csl: ['type', 'container-title', 'event', 'event-title', 'school', 'institution'] },
  type: { content: 'text', isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    doc: "type of a thesis or report, if it is not a PhD thesis or technical report: Master's thesis", bibtex: ['type'], csl: ['genre'] },
  booktitle: { content: 'text', isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: false,
    doc: 'title of the proceedings, if it differs from the title of the venue', bibtex: ['booktitle', 'booksubtitle'], csl: [] },
  journal: { content: 'text', isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: false,
    doc: 'the journal, if the venue is a conference that publishes in a journal', bibtex: [], csl: [] },
  edition: { content: 'text', isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    doc: 'edition of a book: "2"', bibtex: ['edition'], csl: ['edition'] },
  series: { content: 'text', isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    doc: 'series of the proceedings', bibtex: ['series'], csl: ['collection-title'] },
  volume: { content: 'number', isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: false,
    doc: 'volume, in quotes', bibtex: ['volume'], csl: ['volume'] },
  number: { content: 'number', isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: false,
    doc: 'number or issue, in quotes', bibtex: ['number', 'issue'], csl: ['issue', 'number'] },
  pages: { content: 'number', isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: false,
    doc: 'a range with two hyphens, 12--34, or an article number',
    bibtex: ['pages', 'articleno', 'eid', 'article-number'], csl: ['page', 'article-number'] },
  numpages: { content: 'number', isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    doc: 'number of pages, if pages is not a range', bibtex: ['numpages', 'pagetotal'], csl: ['number-of-pages'] },
  month: { content: 'number', isRarelyPrinted: false, merge: 'published', card: 'details', column: 'unbroken', isSelfExplanatory: false,
    doc: 'month of publication, 1 to 12', bibtex: ['month'], csl: [] },
  publisher: { content: 'text', isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    doc: 'publisher, if the venue has none', bibtex: ['publisher'], csl: ['publisher'] },
  doi: { content: 'id', isRarelyPrinted: false, merge: 'published', card: 'links', column: 'wraps', isSelfExplanatory: true,
    doc: 'DOI without https://doi.org/: 10.1145/3510003.3510146', bibtex: ['doi'], csl: ['DOI'] },
  arxiv: { content: 'id', isRarelyPrinted: false, merge: 'either', card: 'links', column: 'wraps', isSelfExplanatory: false,
    doc: 'arXiv id without version, in quotes: "2306.08350"', bibtex: ['eprint', 'arxivid', 'archiveprefix', 'eprinttype'], csl: [] },
  primaryclass: { content: 'id', isRarelyPrinted: false, merge: 'either', card: 'details', column: 'wraps', isSelfExplanatory: false,
    doc: 'arXiv class of the preprint: cs.SE', bibtex: ['primaryclass', 'eprintclass'], csl: [] },
  preprint: { content: 'version', isRarelyPrinted: true, merge: 'published', card: 'preprint', column: 'wraps', isSelfExplanatory: false,
    doc: 'title and year of the preprint, if they differ from the published version', bibtex: [], csl: [] },
  url: { content: 'url', isRarelyPrinted: false, merge: 'published', card: 'links', column: 'overflows', isSelfExplanatory: true,
    doc: 'web page, if it is not the page of the DOI or arXiv id', bibtex: ['url', 'ee', 'link'], csl: ['URL'] },
  pdf: { content: 'url', isRarelyPrinted: true, merge: 'either', card: 'links', column: 'overflows', isSelfExplanatory: false,
    doc: 'URL of a PDF', bibtex: [], csl: [] },
  categories: { content: 'ids', isRarelyPrinted: false, merge: 'union', card: 'topics', column: 'wraps', isSelfExplanatory: false,
    doc: 'ids of categories', bibtex: [], csl: [] },
  code: { content: 'ids', isRarelyPrinted: false, merge: 'union', card: 'links', column: 'unbroken', isSelfExplanatory: true,
    doc: "ids of repositories with the authors' code", bibtex: [], csl: [] },
  reproductions: { content: 'ids', isRarelyPrinted: false, merge: 'union', card: 'links', column: 'overflows', isSelfExplanatory: false,
    doc: 'ids of repositories with code by others', bibtex: [], csl: [] },
  ours: { content: 'flag', isRarelyPrinted: false, merge: 'either', card: 'head', column: 'wraps', isSelfExplanatory: false,
    doc: 'true if it is by the maintainers of the catalog', bibtex: [], csl: [] },
  acronym: { content: 'text', ...topic, doc: 'name of the method or tool that the paper introduces' },
  tasks: { content: 'texts', ...topic, doc: 'tasks of the studied models: code-search' },
  models: { content: 'texts', ...topic, doc: 'studied models: CodeBERT' },
  languages: { content: 'texts', ...topic, doc: 'studied programming languages' },
  techniques: { content: 'texts', ...topic, doc: 'techniques of the method: identifier-renaming' },
  summary: { content: 'paragraph', isRarelyPrinted: true, merge: 'either', card: 'head', column: 'wraps', isSelfExplanatory: false,
    doc: 'one sentence about the paper, in your own words', bibtex: [], csl: [] },
  language: { content: 'id', isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    doc: 'language of the title, if it is not English: zh', bibtex: ['langid', 'language'], csl: ['language'] },
  title_tex: { content: 'text', isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    doc: 'the title with formulas in LaTeX: $k$-NN', bibtex: [], csl: [] },
  protect: { content: 'texts', isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    doc: 'words of the title that keep their capitals in every citation style', bibtex: [], csl: [] },
  noprotect: { content: 'texts', isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    doc: 'words of the title that look like names, but may be written in lower case', bibtex: [], csl: [] },
  note: { content: 'text', isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    doc: 'note at the end of a citation: In press', bibtex: ['note'], csl: ['note'] },
  aliases: { content: 'texts', isRarelyPrinted: false, merge: 'union', card: 'details', column: 'wraps', isSelfExplanatory: false,
    doc: 'other keys of the paper, for documents that cite it by them', bibtex: ['ids'], csl: [] },
  abstract: { content: 'paragraph', isRarelyPrinted: true, merge: 'either', card: 'end', column: 'wraps', isSelfExplanatory: false,
    doc: 'abstract as published; searched, but not shown in lists', bibtex: ['abstract'], csl: ['abstract'] },
} as const satisfies Record<string, PaperFieldSpec>;

/** The venue of a thesis is the university, of a report the institution, of a book the publisher. */
export const venueKinds = ['conference', 'journal', 'preprint', 'book', 'thesis', 'report', 'software', 'website'] as const;

export type PaperField = keyof typeof paperFields;

/** The fields of each kind of record. */
export const recordFields = {
  categories: {
    name: { content: 'text', doc: 'name in headings' },
    parent: { content: 'id', doc: 'id of the parent category, which must come first in the file' },
    description: { content: 'paragraph', doc: 'one paragraph for newcomers' },
  },
  venues: {
    name: { content: 'text', doc: 'short name: ICSE' },
    title: {
      content: 'text',
      doc: 'full name, without year or edition; the university of a thesis, the institution of a report',
    },
    kind: { content: 'id', doc: 'kind of venue' },
    publisher: { content: 'text', doc: 'publisher of all papers that have no publisher of their own' },
    aliases: { content: 'texts', doc: 'other names' },
  },
  repos: {
    url: { content: 'url', doc: 'URL of the repository' },
    description: { content: 'paragraph', doc: 'description, if it is not just the code of one paper' },
  },
  papers: paperFields,
  synonyms: {
    same: { content: 'texts', doc: 'terms with the same meaning' },
    narrower: { content: 'texts', doc: 'special cases; a search for the other terms finds them, but not the reverse' },
  },
} as const satisfies Record<string, Readonly<Record<string, FieldSpec>>>;

/** What each field of a kind of record means. */
export const fieldDocs = (kind: keyof typeof recordFields): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries<FieldSpec>(recordFields[kind]).map(([name, { doc }]) => [name, doc]));

type UnitedField = { [F in PaperField]: (typeof paperFields)[F]['merge'] extends 'union' ? F : never }[PaperField];

/** Fields whose lists are put together when two versions of a paper become one record. */
export const unitedFields = (Object.keys(paperFields) as PaperField[]).filter(
  (field): field is UnitedField => paperFields[field].merge === 'union',
);

/** Undefined for the key, and for what only a command knows of a paper: its score, the papers near it. */
export const paperFieldSpec = (name: string): PaperFieldSpec | undefined =>
  Object.hasOwn(paperFields, name) ? paperFields[name as PaperField] : undefined;

/** The fields of a paper with the property, in their order. */
export const paperFieldsWhere = (has: (field: PaperFieldSpec) => boolean): string[] =>
  Object.entries<PaperFieldSpec>(paperFields).flatMap(([name, field]) => (has(field) ? name : []));

/** Whether ` #` after the value begins a comment. */
export const mayHaveComment = ({ content }: FieldSpec): boolean => !isFreeText[content];
