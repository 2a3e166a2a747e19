/** The catalog that an import is compared with. */
import type { CategoryEntry, PaperEntry, RepoEntry, VenueEntry } from '../catalog/model/schema.ts';

export type WithId<E> = readonly [id: string, entry: E];

export interface ExistingCatalog {
  readonly papers: readonly WithId<PaperEntry>[];
  readonly venues: readonly WithId<VenueEntry>[];
  readonly repos: readonly WithId<RepoEntry>[];
  readonly categories: readonly WithId<CategoryEntry>[];
  /** Venues of another catalog; those that the imported file names are added. */
  readonly knownVenues: readonly WithId<VenueEntry>[];
}
