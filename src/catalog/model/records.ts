/** The records of a catalog, with references as objects. */
import type { Abbreviation } from './abbreviation.ts';
import type { Author } from './person-name.ts';
import type { CategoryEntry, PaperEntry, RepoEntry, VenueEntry } from './schema.ts';

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
