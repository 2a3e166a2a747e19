/** Resolves the ids by which entries refer to each other. */
import { paperUrl } from './paper-url.ts';
import type { Category, Paper, Records, Repo, Venue } from './records.ts';
import type { EntryOf, RecordKind } from './schema.ts';
import { createSynonymGroup } from './synonyms.ts';

/** Validated entries in the order of the catalog; every id that one refers to is defined. */
export type Entries = { readonly [K in RecordKind]: (readonly [id: string, entry: EntryOf[K]])[] } & Pick<Records, 'fields'>;

type EntryWithKey = Entries['papers'][number];

/**
 * The records of the entries. Its papers can be iterated once.
 *
 * @throws when an id is not defined
 */
export function linkRecords(entries: Omit<Entries, 'papers'> & { readonly papers: Iterable<EntryWithKey> }): Records {
  const venues = new Map(entries.venues.map(([id, entry]) => [id, { id, ...entry }]));
  const repos = new Map(entries.repos.map(([id, entry]) => [id, { id, ...entry }]));
  const categories = new Map<string, Category>();
  for (const [id, { parent, ...entry }] of entries.categories) {
    categories.set(id, { id, ...entry, ...(parent && { parent: lookUp(categories, parent) }) });
  }
  return {
    papers: linkPapers(entries.papers, { venues, repos, categories }),
    venues: [...venues.values()],
    repos: [...repos.values()],
    categories: [...categories.values()],
    synonyms: entries.synonyms.map(([key, entry]) => createSynonymGroup(key, entry)),
    fields: entries.fields,
  };
}

interface ReferredRecords {
  readonly venues: ReadonlyMap<string, Venue>;
  readonly repos: ReadonlyMap<string, Repo>;
  readonly categories: ReadonlyMap<string, Category>;
}

function* linkPapers(papers: Iterable<EntryWithKey>, { venues, repos, categories }: ReferredRecords): Generator<Paper> {
  for (const [key, { venue, authors = [], ...entry }] of papers) {
    const paper: Mutable<Paper> = {
      ...entry,
      key,
      authors,
      ...(venue !== undefined && { venue: lookUp(venues, venue) }),
      categories: (entry.categories ?? []).map((id) => lookUp(categories, id)),
      code: (entry.code ?? []).map((id) => lookUp(repos, id)),
      reproductions: (entry.reproductions ?? []).map((id) => lookUp(repos, id)),
    };
    fillDerivedFields(paper);
    yield paper;
  }
}

export type Mutable<T> = { -readonly [Field in keyof T]: T[Field] };

/** Sets the publisher and the URL of a paper that has none of its own: those of its venue, and of its DOI or arXiv id. */
export function fillDerivedFields(paper: Mutable<Paper>): void {
  const publisher = paper.publisher ?? paper.venue?.publisher;
  const url = paper.url ?? paperUrl(paper);
  if (publisher) paper.publisher = publisher;
  if (url) paper.url = url;
}

function lookUp<T>(records: ReadonlyMap<string, T>, id: string): T {
  const record = records.get(id);
  if (record === undefined) throw new Error(`unresolved reference: ${id}`);
  return record;
}
