/** Small records for tests: only what a test is about has to be written. */

import type { Catalog } from '../src/catalog/index/catalog.ts';
import { readHeader } from '../src/catalog/index/format.ts';
import { bufferReader } from '../src/catalog/index/index-file.ts';
import { openCatalog } from '../src/catalog/index/reader.ts';
import { compileIndex } from '../src/catalog/index/writer.ts';
import { categoryPath } from '../src/catalog/model/category-tree.ts';
import { compareNewestFirst } from '../src/catalog/model/paper-order.ts';
import type { Category, Paper, Records, Venue } from '../src/catalog/model/records.ts';

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

/** The catalog of the papers and of what they refer to, and of further records. */
export const catalogOf = (papers: readonly Paper[], further?: Partial<Records>) => compiled({ ...recordsOf(papers), ...further });

function recordsOf(papers: readonly Paper[]): Records {
  const used = papers.flatMap(({ categories }) => categories.flatMap(categoryPath));
  return {
    papers: papers.toSorted(compareNewestFirst),
    venues: [...new Map(papers.flatMap(({ venue }) => (venue ? [[venue.id, venue] as const] : []))).values()],
    repos: papers.flatMap(({ code, reproductions }) => [...code, ...reproductions]),
    categories: [...new Map(used.map((category) => [category.id, category])).values()],
    abbreviations: [],
    fields: ['key', 'title', 'authors', 'year', 'venue', 'categories'],
  };
}

/** The catalog of the records, through its compiled form. */
export function compiled(records: Records): Catalog {
  const bytes = bufferReader(Buffer.concat(compileIndex(records, { folder: '', files: [], readStartedAt: 0 })));
  const contents = readHeader(bytes);
  if (!contents) throw new Error('what was compiled cannot be read');
  return openCatalog(bytes, contents);
}
