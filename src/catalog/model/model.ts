import { compareTexts } from '../../util/compare.ts';
import { type Abbreviation, createAbbreviation } from '../index/analyzer.ts';
import type { FacetName } from '../index/indexed-fields.ts';
import type { AbbreviationEntry, Author, CategoryEntry, PaperEntry, RepoEntry, VenueEntry } from './schema.ts';

export type { Author };

export interface Venue extends VenueEntry {
  readonly id: string;
}

export interface Repo extends RepoEntry {
  readonly id: string;
}

export interface Category extends Omit<CategoryEntry, 'parent'> {
  readonly id: string;
  readonly parent?: Category;
}

/** A paper with its venue, categories and repositories as objects. */
export interface Paper extends Omit<PaperEntry, 'authors' | 'venue' | 'categories' | 'code' | 'reproductions'> {
  readonly key: string;
  /** None where they are not known. */
  readonly authors: readonly Author[];
  readonly venue?: Venue;
  /** None where nobody has sorted it in. */
  readonly categories: readonly Category[];
  readonly code: readonly Repo[];
  readonly reproductions: readonly Repo[];
}

/** All records of a catalog, as they are compiled. */
export interface Records {
  /** Newest first, then by title, then by key. */
  readonly papers: Iterable<Paper>;
  readonly venues: readonly Venue[];
  readonly repos: readonly Repo[];
  /** Parents before their children. */
  readonly categories: readonly Category[];
  /** Well-known short forms, and what they stand for. */
  readonly abbreviations: readonly Abbreviation[];
  /** Names of all fields that a paper can have, in their order, also of those that no paper here has. */
  readonly fields: readonly string[];
}

/** A value that papers have, and which of them. */
export interface FacetValue {
  readonly label: string;
  /** What else it goes by: the name of an author in its own script. */
  readonly alias: string;
  /** The numbers of the papers, ascending. */
  readonly papers: () => readonly number[];
}

/** The papers that have a word, by number, ascending, and side by side with them where each has it (snapshot.ts). */
export interface Postings {
  readonly papers: Uint32Array;
  /** The most telling group of texts; a paper that has the word itself, and derived in a more telling one, is there twice. */
  readonly fieldGroups: Uint8Array;
}

/** A word that papers have, or a pair of words. */
export interface IndexedTerm {
  readonly term: string;
  readonly postingCount: number;
  readonly postings: () => Postings;
}

/** The words of all searched texts. */
export interface TermIndex {
  readonly get: (word: string) => IndexedTerm | undefined;
  readonly withPrefix: (beginning: string) => readonly IndexedTerm[];
  /** Two words side by side, by their stems joined. */
  readonly bigram: (stems: string) => IndexedTerm | undefined;
  /** The words that have the stem. */
  readonly wordsWithStem: (stem: string) => readonly string[];
  /** The words without digits that may differ from one by so many letters: more than do, but few of a large catalog. */
  readonly similarTo: (word: string, errors: number) => readonly string[];
  /** For each paper how many different words of its title say something; 255 where there are more. */
  readonly titleLengths: () => Uint8Array;
}

/** A catalog to ask: every part is read when it is asked for, a paper alone, so that its size does not matter. */
export interface Catalog extends Omit<Records, 'papers'> {
  /** How many papers there are; they are numbered from 0, newest first, then by title, then by key. */
  readonly size: number;
  /** The papers with the numbers, in the order of the numbers; all of them without. With `brief` they lack the details. */
  readonly papers: (numbers?: Iterable<number>, brief?: 'brief') => Iterable<Paper>;
  /** The number of the paper with the key, ignoring case. */
  readonly numberOf: (key: string) => number | undefined;
  /** All keys, in lower case. */
  readonly keys: () => readonly string[];
  /** The values of a facet, in the order in which the papers have them. */
  readonly facetValues: (facet: FacetName) => readonly FacetValue[];
  readonly termIndex: TermIndex;
  /** How many entries of a foreign file, or parts of them, are not in it because they cannot be understood. */
  readonly leftOut: number;
}

/** The checked entries of a catalog, in the order of the catalog: every id that is referred to is there. */
export interface Entries {
  readonly papers: (readonly [key: string, entry: PaperEntry])[];
  readonly venues: readonly (readonly [id: string, entry: VenueEntry])[];
  readonly repos: readonly (readonly [id: string, entry: RepoEntry])[];
  readonly categories: readonly (readonly [id: string, entry: CategoryEntry])[];
  readonly abbreviations: readonly (readonly [id: string, entry: AbbreviationEntry])[];
  readonly fields: readonly string[];
}

/** The records that the entries describe, with references as objects; the papers can be taken once. */
export function linkRecords(
  entries: Omit<Entries, 'papers'> & { readonly papers: Iterable<Entries['papers'][number]> },
): Records {
  const venues = new Map(entries.venues.map(([id, entry]) => [id, { id, ...entry }]));
  const repos = new Map(entries.repos.map(([id, entry]) => [id, { id, ...entry }]));
  const categories = new Map<string, Category>();
  for (const [id, { parent, ...entry }] of entries.categories) {
    categories.set(id, { id, ...entry, ...(parent && { parent: known(categories, parent) }) });
  }
  return {
    papers: linked(entries.papers, venues, repos, categories),
    venues: [...venues.values()],
    repos: [...repos.values()],
    categories: [...categories.values()],
    abbreviations: entries.abbreviations.map(([short, long]) => createAbbreviation(short, long)),
    fields: entries.fields,
  };
}

function* linked(
  papers: Iterable<Entries['papers'][number]>,
  venues: ReadonlyMap<string, Venue>,
  repos: ReadonlyMap<string, Repo>,
  categories: ReadonlyMap<string, Category>,
): Generator<Paper> {
  for (const [key, { venue, authors = [], ...entry }] of papers) {
    const paper: Mutable<Paper> = {
      ...entry,
      key,
      authors,
      ...(venue !== undefined && { venue: known(venues, venue) }),
      categories: (entry.categories ?? []).map((id) => known(categories, id)),
      code: (entry.code ?? []).map((id) => known(repos, id)),
      reproductions: (entry.reproductions ?? []).map((id) => known(repos, id)),
    };
    fillDerivedFields(paper);
    yield paper;
  }
}

export type Mutable<T> = { -readonly [Field in keyof T]: T[Field] };

/** Adds what follows from the rest of a paper, where it says nothing else. */
export function fillDerivedFields(paper: Mutable<Paper>): void {
  const publisher = paper.publisher ?? paper.venue?.publisher;
  const url = paper.url ?? paperUrl(paper);
  if (publisher) paper.publisher = publisher;
  if (url) paper.url = url;
}

/** Where a DOI resolves. */
export const doiUrl = (doi: string) => `https://doi.org/${doi}`;

/** The abstract's page on arXiv. */
export const arxivUrl = (arxiv: string) => `https://arxiv.org/abs/${arxiv}`;

/** Where the DOI of a paper leads, or else its arXiv id. */
export function paperUrl({ doi, arxiv }: Pick<PaperEntry, 'doi' | 'arxiv'>): string | undefined {
  return doi ? doiUrl(doi) : arxiv && arxivUrl(arxiv);
}

/** What of a paper a citation needs, beside its venue. */
interface Citable extends Pick<PaperEntry, 'doi' | 'arxiv' | 'url'> {
  readonly authors?: readonly Author[] | undefined;
}

/** The fields without which a paper is not cited; none where it can be. */
export function missingCitationFields({ authors = [], doi, arxiv, url }: Citable, kind: Venue['kind'] | undefined): string[] {
  const needsLink = kind === 'preprint' || kind === 'website';
  return [
    ...(authors.length > 0 ? [] : ['authors']),
    ...(kind ? [] : ['venue']),
    ...(needsLink && !(doi || arxiv || url) ? ['doi, arxiv or url'] : []),
  ];
}

/** What is made of each author, and last what stands for those whom the catalog does not name. */
export function mapAuthors<T>({ authors, etal }: Pick<Paper, 'authors' | 'etal'>, made: (author: Author) => T, others: T): T[] {
  return [...authors.map(made), ...(etal ? [others] : [])];
}

/** How a person writes an author's name: `Weisong Sun`, or as it is where it is never taken apart. */
export function readableName(author: Author): string {
  if ('literal' in author) return author.literal;
  const { family, given } = author;
  return 'suffix' in author ? `${given} ${family}, ${author.suffix}` : `${given} ${family}`;
}

/** By which an author is known: of a name in one piece the last word in Latin letters, or all of it where there are none. */
export function familyName(author: Author): string {
  return 'literal' in author ? (author.latin?.split(' ').at(-1) ?? author.literal) : author.family;
}

/** How a name in parts is sorted and written: `Sun, Weisong`, `King, Jr., Martin Luther`. */
export function invertedName(author: Exclude<Author, { literal: string }>): string {
  const { family, given } = author;
  return 'suffix' in author ? `${family}, ${author.suffix}, ${given}` : `${family}, ${given}`;
}

/** The total order of papers: newest first, then by title; a key decides between equals. */
export function compareNewestFirst(a: Pick<Paper, 'year' | 'title'>, b: Pick<Paper, 'year' | 'title'>): number {
  return b.year - a.year || compareTexts(a.title, b.title);
}

/** The category and all above it, the topmost first. */
export function categoryPath(category: Category): Category[] {
  return category.parent ? [...categoryPath(category.parent), category] : [category];
}

/** The categories as a tree is printed: each followed by those below it. */
export function flattenCategoryTree(all: readonly Category[], parent?: Category): Category[] {
  return all
    .filter((category) => category.parent === parent)
    .flatMap((category) => [category, ...flattenCategoryTree(all, category)]);
}

function known<T>(records: ReadonlyMap<string, T>, id: string): T {
  const record = records.get(id);
  if (record === undefined) throw new Error(`an unchecked reference: ${id}`);
  return record;
}
