/**
 * The properties of every field of a record, in the order in which fields are written and printed. The schemas of the values are in
 * schema.ts, because loading zod takes longer than most commands run.
 */

/** The form of a field's value. It decides how the value is written, and whether ` #` in it is part of a text or begins a comment. */
export type FieldContent =
  /** Free text on one line. */
  | 'text'
  /** Free text folded over several lines. */
  | 'paragraph'
  /** A list of free texts. */
  | 'texts'
  /** Names of people and groups, a line for each. */
  | 'names'
  /** A map of a title and a year. */
  | 'version'
  /** A number, also one that is written as text: a volume, pages. */
  | 'number'
  | 'flag'
  /** An id, a code or one of several fixed words. */
  | 'id'
  | 'ids'
  | 'url';

export interface FieldSpec {
  /** For editors (JSON Schema), `lm4c help catalog` and completion. */
  readonly doc: string;
  readonly content: FieldContent;
}

export interface PaperFieldSpec extends FieldSpec {
  /** Stored apart from the rest, because few commands print it: 100,000 papers are read in half the time without these fields. */
  readonly isRarelyPrinted: boolean;
  /**
   * Where the value comes from when a preprint and its published version become one record: from the published version alone, from
   * either of them, or from both lists together.
   */
  readonly merge: 'published' | 'either' | 'union';
  /** The part of a card (`lm4c show`) that has the field. */
  readonly card: 'head' | 'topics' | 'preprint' | 'links' | 'details' | 'end';
  /** How the field behaves in a table: wrapped between words, never broken, or wider than its column if need be. */
  readonly column: 'wraps' | 'unbroken' | 'overflows';
  /** Readers recognise it without its name, so that a block of lines on a narrow screen leaves the name out. */
  readonly isSelfExplanatory: boolean;
  /** The fields of BibTeX and BibLaTeX that importing it reads, where several say the same the preferred one first. */
  readonly bibtex: readonly string[];
  /** The same for the variables of CSL-JSON. */
  readonly csl: readonly string[];
}

/** What all lists of tags have in common. */
const tags = {
  content: 'texts',
  isRarelyPrinted: true,
  merge: 'either',
  card: 'topics',
  column: 'wraps',
  isSelfExplanatory: false,
  bibtex: [],
  csl: [],
} as const;

// biome-ignore format: a field has one line for each reader of the table
export const paperFields = {
  title: {
    doc: 'as published, without a final full stop', content: 'text',
    isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: true,
    bibtex: ['title', 'subtitle'], csl: ['title', 'subtitle'],
  },
  translation: {
    doc: 'the title in English, where the paper has none', content: 'text',
    isRarelyPrinted: true, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: false,
    bibtex: [], csl: [],
  },
  authors: {
    doc: '"Family, Given", or { literal: OpenAI } for a name in one piece; without them a paper is not cited', content: 'names',
    isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: true,
    bibtex: ['author'], csl: ['author'],
  },
  etal: {
    doc: 'true, if there are more authors than the catalog names', content: 'flag',
    isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: false,
    bibtex: [], csl: [],
  },
  year: {
    doc: 'of the version of record, not of the preprint', content: 'number',
    isRarelyPrinted: false, merge: 'published', card: 'head', column: 'unbroken', isSelfExplanatory: true,
    bibtex: ['date', 'year', 'pubstate'], csl: ['issued', 'published-print', 'published', 'published-online'],
  },
  venue: {
    doc: 'where it appeared: the id of a venue; without one a paper is not cited', content: 'id',
    isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: true,
    bibtex: ['eventtitle', 'maintitle', 'journal', 'journaltitle', 'organization', 'school', 'institution', 'howpublished'],
    csl: ['type', 'container-title', 'event', 'event-title', 'school', 'institution'],
  },
  type: {
    doc: "of a thesis or report, if not a PhD thesis or a technical report: Master's thesis", content: 'text',
    isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    bibtex: ['type'], csl: ['genre'],
  },
  booktitle: {
    doc: "the proceedings, where the venue's own name does not say it", content: 'text',
    isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: false,
    bibtex: ['booktitle'], csl: [],
  },
  journal: {
    doc: 'where the venue is a conference that publishes in one', content: 'text',
    isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: false,
    bibtex: [], csl: [],
  },
  series: {
    doc: 'of the proceedings', content: 'text',
    isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    bibtex: ['series'], csl: ['collection-title'],
  },
  volume: {
    doc: 'in quotes', content: 'number',
    isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: false,
    bibtex: ['volume'], csl: ['volume'],
  },
  number: {
    doc: 'in quotes', content: 'number',
    isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: false,
    bibtex: ['number', 'issue'], csl: ['issue', 'number'],
  },
  pages: {
    doc: 'a range with two hyphens, 12--34, or the number of an article', content: 'number',
    isRarelyPrinted: false, merge: 'published', card: 'head', column: 'wraps', isSelfExplanatory: false,
    bibtex: ['pages', 'articleno', 'eid', 'article-number'], csl: ['page', 'article-number'],
  },
  numpages: {
    doc: 'how many pages there are, where pages is not a range', content: 'number',
    isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    bibtex: ['numpages', 'pagetotal'], csl: ['number-of-pages'],
  },
  month: {
    doc: '1 to 12', content: 'number',
    isRarelyPrinted: false, merge: 'published', card: 'details', column: 'unbroken', isSelfExplanatory: false,
    bibtex: ['month'], csl: [],
  },
  publisher: {
    doc: 'where the venue names none', content: 'text',
    isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    bibtex: ['publisher'], csl: ['publisher'],
  },
  doi: {
    doc: 'bare: 10.1145/3510003.3510146', content: 'id',
    isRarelyPrinted: false, merge: 'published', card: 'links', column: 'wraps', isSelfExplanatory: true,
    bibtex: ['doi'], csl: ['DOI'],
  },
  arxiv: {
    doc: 'the id without version, in quotes: "2306.08350"', content: 'id',
    isRarelyPrinted: false, merge: 'either', card: 'links', column: 'wraps', isSelfExplanatory: false,
    bibtex: ['eprint', 'arxivid', 'archiveprefix', 'eprinttype'], csl: [],
  },
  primaryclass: {
    doc: 'class of the preprint on arXiv: cs.SE', content: 'id',
    isRarelyPrinted: false, merge: 'either', card: 'details', column: 'wraps', isSelfExplanatory: false,
    bibtex: ['primaryclass', 'eprintclass'], csl: [],
  },
  preprint: {
    doc: 'its title and year, where they are not those of the version of record', content: 'version',
    isRarelyPrinted: true, merge: 'published', card: 'preprint', column: 'wraps', isSelfExplanatory: false,
    bibtex: [], csl: [],
  },
  url: {
    doc: 'its page, where neither the DOI nor the arXiv id leads to it', content: 'url',
    isRarelyPrinted: false, merge: 'published', card: 'links', column: 'overflows', isSelfExplanatory: true,
    bibtex: ['url', 'ee', 'link'], csl: ['URL'],
  },
  pdf: {
    doc: 'a copy of the paper', content: 'url',
    isRarelyPrinted: true, merge: 'either', card: 'links', column: 'overflows', isSelfExplanatory: false,
    bibtex: [], csl: [],
  },
  categories: {
    doc: 'ids of categories', content: 'ids',
    isRarelyPrinted: false, merge: 'union', card: 'topics', column: 'wraps', isSelfExplanatory: false,
    bibtex: [], csl: [],
  },
  code: {
    doc: "the authors' own: ids of repositories", content: 'ids',
    isRarelyPrinted: false, merge: 'union', card: 'links', column: 'unbroken', isSelfExplanatory: true,
    bibtex: [], csl: [],
  },
  reproductions: {
    doc: 'code by others: ids of repositories', content: 'ids',
    isRarelyPrinted: false, merge: 'union', card: 'links', column: 'overflows', isSelfExplanatory: false,
    bibtex: [], csl: [],
  },
  ours: {
    doc: 'true, if it is by those who keep the catalog', content: 'flag',
    isRarelyPrinted: false, merge: 'either', card: 'head', column: 'wraps', isSelfExplanatory: false,
    bibtex: [], csl: [],
  },
  acronym: { ...tags, doc: 'of the method or tool that it introduces', content: 'text' },
  tasks: { ...tags, doc: 'what the models do: code-search' },
  models: { ...tags, doc: 'which models it studies: CodeBERT' },
  languages: { ...tags, doc: 'which programming languages it studies' },
  techniques: { ...tags, doc: 'how its method works: identifier-renaming' },
  summary: {
    doc: "what it does, in a sentence of the catalog's own", content: 'paragraph',
    isRarelyPrinted: true, merge: 'either', card: 'head', column: 'wraps', isSelfExplanatory: false,
    bibtex: [], csl: [],
  },
  language: {
    doc: 'of the title, where it is not English: zh', content: 'id',
    isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    bibtex: ['langid', 'language'], csl: ['language'],
  },
  title_tex: {
    doc: 'the title with its mathematics in LaTeX: $k$-NN', content: 'text',
    isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    bibtex: [], csl: [],
  },
  protect: {
    doc: 'words of the title whose capitals stay when a style lowers the others', content: 'texts',
    isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    bibtex: [], csl: [],
  },
  noprotect: {
    doc: 'words of the title whose capitals a style may lower, though they look like names', content: 'texts',
    isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    bibtex: [], csl: [],
  },
  note: {
    doc: 'what a citation says at its end: In press', content: 'text',
    isRarelyPrinted: false, merge: 'published', card: 'details', column: 'wraps', isSelfExplanatory: false,
    bibtex: ['note'], csl: ['note'],
  },
  abstract: {
    doc: 'as published; searched, but not shown in lists', content: 'paragraph',
    isRarelyPrinted: true, merge: 'either', card: 'end', column: 'wraps', isSelfExplanatory: false,
    bibtex: ['abstract'], csl: ['abstract'],
  },
} as const satisfies Record<string, PaperFieldSpec>;

export type PaperField = keyof typeof paperFields;

/** The fields of each kind of record; an abbreviation is a bare value. */
export const recordFields = {
  categories: {
    name: { doc: 'as headings print it', content: 'text' },
    parent: { doc: 'the id of the category above; it stands earlier in the file', content: 'id' },
    description: { doc: 'a paragraph for a newcomer', content: 'paragraph' },
  },
  venues: {
    name: { doc: 'what people call it: ICSE', content: 'text' },
    title: {
      doc: 'its full name, without year or edition; of a thesis the university, of a report the institution',
      content: 'text',
    },
    kind: { doc: 'what it is', content: 'id' },
    publisher: { doc: 'of every paper here that names no other', content: 'text' },
    aliases: { doc: 'other names that people type', content: 'texts' },
  },
  repos: {
    url: { doc: 'where it is', content: 'url' },
    description: { doc: 'what it is, if not simply the code of one paper', content: 'paragraph' },
  },
  papers: paperFields,
} as const satisfies Record<string, Readonly<Record<string, FieldSpec>>>;

export type DescribedKind = keyof typeof recordFields;

const docsOf = (fields: Readonly<Record<string, FieldSpec>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([name, { doc }]) => [name, doc]));

/** What each field of each kind means, by its name. */
export const fieldDocs = {
  categories: docsOf(recordFields.categories),
  venues: docsOf(recordFields.venues),
  repos: docsOf(recordFields.repos),
  papers: docsOf(recordFields.papers),
} satisfies Record<DescribedKind, unknown>;

/** The names of all fields of each kind, in their order. */
export const fieldNames: { readonly [K in DescribedKind]: readonly string[] } = {
  categories: Object.keys(recordFields.categories),
  venues: Object.keys(recordFields.venues),
  repos: Object.keys(recordFields.repos),
  papers: Object.keys(recordFields.papers),
};

export const paperFieldNames = Object.keys(paperFields) as PaperField[];

/** Fields whose lists are put together when two versions of a paper become one record. */
type UnitedField = { [F in PaperField]: (typeof paperFields)[F]['merge'] extends 'union' ? F : never }[PaperField];

export const isUnited = (field: PaperField): field is UnitedField => paperFields[field].merge === 'union';

/** Undefined for the key, and for what only a command knows of a paper: its score, the papers near it. */
export const paperFieldSpec = (name: string): PaperFieldSpec | undefined =>
  Object.hasOwn(paperFields, name) ? paperFields[name as PaperField] : undefined;

/** The fields of a paper with the property, in their order. */
export const paperFieldsWhere = (has: (field: PaperFieldSpec) => boolean): string[] =>
  Object.entries<PaperFieldSpec>(paperFields)
    .filter(([, field]) => has(field))
    .map(([name]) => name);

export const rarelyPrintedFields: ReadonlySet<string> = new Set(paperFieldsWhere(({ isRarelyPrinted }) => isRarelyPrinted));

/** Whether ` #` after the value begins a comment; in any other value it is part of the text, which must be in quotes then. */
export const mayHaveComment = ({ content }: FieldSpec): boolean => !isFreeText[content];

const isFreeText: Readonly<Record<FieldContent, boolean>> = {
  text: true,
  paragraph: true,
  texts: true,
  version: true,
  names: false,
  number: false,
  flag: false,
  id: false,
  ids: false,
  url: false,
};
