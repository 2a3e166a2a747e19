/** The records of a catalog, with references as objects. */
import type { Author } from './person-name.ts';
import type { CategoryEntry, PaperEntry, RepoEntry, VenueEntry } from './schema.ts';
import type { SynonymGroup } from './synonyms.ts';

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

/** A paper whose venue, categories and repositories are objects. Optional fields are absent where their value is not known. */
export interface Paper extends Omit<PaperEntry, 'authors' | 'venue' | 'categories' | 'code' | 'reproductions'> {
  readonly key: string;
  /** Empty if not known. */
  readonly authors: readonly Author[];
  readonly venue?: Venue;
  /** Empty if nobody has categorised it. */
  readonly categories: readonly Category[];
  readonly code: readonly Repo[];
  readonly reproductions: readonly Repo[];
}

/** All records of a catalog, the input of the index compiler. */
export interface Records {
  /** Newest first, then by title, then by key. */
  readonly papers: Iterable<Paper>;
  readonly venues: readonly Venue[];
  readonly repos: readonly Repo[];
  /** Each after its parent. */
  readonly categories: readonly Category[];
  readonly synonyms: readonly SynonymGroup[];
  /** Names of all fields that a paper can have, in the order of output, whether or not a paper of this catalog has them. */
  readonly fields: readonly string[];
}
