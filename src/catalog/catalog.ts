import { compare } from '../text.ts';
import type { Author, CategoryEntry, PaperEntry, RepoEntry, VenueEntry } from './schema.ts';

export type { Author };

interface Venue extends VenueEntry {
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
export interface Paper extends Omit<PaperEntry, 'venue' | 'categories' | 'code' | 'reproductions'> {
  readonly key: string;
  readonly venue: Venue;
  readonly categories: readonly Category[];
  readonly code: readonly Repo[];
  readonly reproductions: readonly Repo[];
}

export interface Catalog {
  /** Newest first, then by title, then by key. */
  readonly papers: readonly Paper[];
  readonly venues: readonly Venue[];
  readonly repos: readonly Repo[];
  /** Parents before their children. */
  readonly categories: readonly Category[];
  /** Names of all fields that a paper can have, in their order, also of those that no paper here has. */
  readonly fields: readonly string[];
}

/** The checked entries of a catalog, in the order of the catalog: every id that is referred to is there. */
export interface Entries {
  readonly papers: readonly (readonly [key: string, entry: PaperEntry])[];
  readonly venues: readonly (readonly [id: string, entry: VenueEntry])[];
  readonly repos: readonly (readonly [id: string, entry: RepoEntry])[];
  readonly categories: readonly (readonly [id: string, entry: CategoryEntry])[];
  readonly fields: readonly string[];
}

/** The catalog that the entries describe, with references as objects. */
export function link(entries: Entries): Catalog {
  const venues = new Map(entries.venues.map(([id, entry]) => [id, { id, ...entry }]));
  const repos = new Map(entries.repos.map(([id, entry]) => [id, { id, ...entry }]));
  const categories = new Map<string, Category>();
  for (const [id, { parent, ...entry }] of entries.categories) {
    categories.set(id, { id, ...entry, ...(parent && { parent: known(categories, parent) }) });
  }
  const papers = entries.papers.map(([key, entry]) => {
    const venue = known(venues, entry.venue);
    const paper: Mutable<Paper> = {
      ...entry,
      key,
      venue,
      categories: entry.categories.map((id) => known(categories, id)),
      code: (entry.code ?? []).map((id) => known(repos, id)),
      reproductions: (entry.reproductions ?? []).map((id) => known(repos, id)),
    };
    const publisher = entry.publisher ?? venue.publisher;
    const url = entry.url ?? page(entry);
    if (publisher) paper.publisher = publisher;
    if (url) paper.url = url;
    return paper;
  });
  return {
    papers,
    venues: [...venues.values()],
    repos: [...repos.values()],
    categories: [...categories.values()],
    fields: entries.fields,
  };
}

type Mutable<T> = { -readonly [Field in keyof T]: T[Field] };

/** Where a DOI resolves. */
export const doiUrl = (doi: string) => `https://doi.org/${doi}`;

/** The abstract's page on arXiv. */
export const arxivUrl = (arxiv: string) => `https://arxiv.org/abs/${arxiv}`;

/** Where the DOI of a paper leads, or else its arXiv id. */
export function page({ doi, arxiv }: Pick<PaperEntry, 'doi' | 'arxiv'>): string | undefined {
  return doi ? doiUrl(doi) : arxiv && arxivUrl(arxiv);
}

/** How a person writes an author's name: `Weisong Sun`, or as it is where it is never taken apart. */
export function readableName(author: Author): string {
  if ('literal' in author) return author.literal;
  const { family, given } = author;
  return 'suffix' in author ? `${given} ${family}, ${author.suffix}` : `${given} ${family}`;
}

/** The total order of papers: newest first, then by title; a key decides between equals. */
export function newestFirst(a: Pick<Paper, 'year' | 'title'>, b: Pick<Paper, 'year' | 'title'>): number {
  return b.year - a.year || compare(a.title, b.title);
}

/** The category and all above it, the topmost first. */
export function lineage(category: Category): Category[] {
  return category.parent ? [...lineage(category.parent), category] : [category];
}

function known<T>(records: ReadonlyMap<string, T>, id: string): T {
  const record = records.get(id);
  if (record === undefined) throw new Error(`an unchecked reference: ${id}`);
  return record;
}
