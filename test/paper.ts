/** Small records for tests: only what a test is about has to be written. */
import { type Catalog, type Category, newestFirst, type Paper } from '../src/catalog/catalog.ts';

type Venue = Paper['venue'];

/** A conference, unless its kind says otherwise. */
export function venue(name: string, rest: Partial<Venue> = {}): Venue {
  return { id: name.toLowerCase(), name, title: `Conference ${name}`, kind: 'conference', ...rest };
}

function category(id: string, parent?: Category): Category {
  return { id, name: id, description: `About ${id}`, ...(parent && { parent }) };
}

/** A paper by Ada Lovelace at ICX 2024, except for what is said of it. */
export function paper(said: Partial<Paper> = {}): Paper {
  return {
    key: 'lovelace2024notes',
    title: 'Notes on the Engine',
    authors: [{ family: 'Lovelace', given: 'Ada' }],
    year: 2024,
    venue: venue('ICX'),
    categories: [category('engines')],
    code: [],
    reproductions: [],
    ...said,
  };
}

/** Papers that are told apart by their titles. */
export const titled = (...titles: string[]): Paper[] =>
  titles.map((title, index) => paper({ title, key: `paper${index + 1}`, year: 2000, authors: [{ literal: 'Nobody' }] }));

/** The catalog of the papers and of what they refer to. */
export function catalogOf(papers: readonly Paper[], categories: readonly Category[] = []): Catalog {
  return {
    papers: papers.toSorted(newestFirst),
    venues: [...new Map(papers.map(({ venue }) => [venue.id, venue])).values()],
    repos: papers.flatMap(({ code, reproductions }) => [...code, ...reproductions]),
    categories,
    fields: ['key', 'title', 'authors', 'year', 'venue', 'categories'],
  };
}
