/** Entries, which refer to each other by ids -> records, which have each other as objects. */
import { createAbbreviation } from './abbreviation.ts';
import { paperUrl } from './paper-url.ts';
import type { Category, Paper, Records, Repo, Venue } from './records.ts';
import type { AbbreviationEntry, CategoryEntry, PaperEntry, RepoEntry, VenueEntry } from './schema.ts';

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

function known<T>(records: ReadonlyMap<string, T>, id: string): T {
  const record = records.get(id);
  if (record === undefined) throw new Error(`an unchecked reference: ${id}`);
  return record;
}
