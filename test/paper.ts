/** Creates small records for tests, with defaults for all fields that a test does not depend on. */

import type { Catalog } from '../src/catalog/index/catalog.ts';
import { readHeader } from '../src/catalog/index/format.ts';
import { bufferReader } from '../src/catalog/index/index-file.ts';
import { openCatalog } from '../src/catalog/index/reader.ts';
import { compileIndex } from '../src/catalog/index/writer.ts';
import { categoryPath } from '../src/catalog/model/category-tree.ts';
import { compareNewestFirst } from '../src/catalog/model/paper-order.ts';
import type { Category, Paper, Records, Venue } from '../src/catalog/model/records.ts';

/** A conference with this name, changed by `fields`. */
export function venue(name: string, fields: Partial<Venue> = {}): Venue {
  return { id: name.toLowerCase(), name, title: `Conference ${name}`, kind: 'conference', ...fields };
}

function category(id: string, parent?: Category): Category {
  return { id, name: id, description: `About ${id}`, ...(parent && { parent }) };
}

/** A paper by Ada Lovelace at ICX 2024, changed by `fields`. */
export function paper(fields: Partial<Paper> = {}): Paper {
  return {
    key: 'lovelace2024notes',
    title: 'Notes on the Engine',
    authors: [{ family: 'Lovelace', given: 'Ada' }],
    year: 2024,
    venue: venue('ICX'),
    categories: [category('engines')],
    code: [],
    reproductions: [],
    ...fields,
  };
}

const repo = (id: string) => ({ id, url: `https://github.com/${id}` });

/** A paper with every field. */
export const fullPaper = paper({
  translation: 'In English',
  etal: true,
  type: 'Thesis',
  booktitle: 'Proceedings',
  journal: 'Journal',
  series: 'Series',
  volume: '1',
  number: '2',
  pages: '3--4',
  numpages: 2,
  month: 5,
  publisher: 'Press',
  doi: '10.5555/1',
  arxiv: '2401.00001',
  primaryclass: 'cs.SE',
  preprint: { title: 'Before', year: 2023 },
  url: 'https://example.org/notes',
  pdf: 'https://example.org/notes.pdf',
  code: [repo('a/b')],
  reproductions: [repo('c/d')],
  ours: true,
  acronym: 'NOTE',
  tasks: ['repair'],
  models: ['BERT'],
  languages: ['Ada'],
  techniques: ['tides'],
  summary: 'Notes.',
  language: 'en',
  title_tex: '$n$',
  protect: ['Engine'],
  noprotect: ['Notes'],
  note: 'In press',
  abstract: 'We note.',
});

/** Papers that differ only in their titles and keys. */
export const titled = (...titles: string[]): Paper[] =>
  titles.map((title, index) => paper({ title, key: `paper${index + 1}`, year: 2000, authors: [{ literal: 'Nobody' }] }));

/** A catalog of the papers and the records they refer to; `records` replaces records of other kinds, `onRead` receives each read. */
export const catalogOf = (papers: readonly Paper[], records?: Partial<Records>, onRead?: OnRead) =>
  compiled({ ...recordsOf(papers), ...records }, onRead);

type OnRead = (offset: number, length: number) => void;

function recordsOf(papers: readonly Paper[]): Records {
  const used = papers.flatMap(({ categories }) => categories.flatMap(categoryPath));
  return {
    papers: papers.toSorted(compareNewestFirst),
    venues: [...new Map(papers.flatMap(({ venue }) => (venue ? [[venue.id, venue] as const] : []))).values()],
    repos: papers.flatMap(({ code, reproductions }) => [...code, ...reproductions]),
    categories: [...new Map(used.map((category) => [category.id, category])).values()],
    synonyms: [],
    fields: ['key', 'title', 'authors', 'year', 'venue', 'categories'],
  };
}

/** The catalog of the records, compiled to an index and opened again. */
export function compiled(records: Records, onRead: OnRead = () => {}): Catalog {
  const whole = bufferReader(Buffer.concat(compileIndex(records, { folder: '', files: [], readStartedAt: 0 })));
  const read: typeof whole.read = (offset, length) => {
    onRead(offset, length);
    return whole.read(offset, length);
  };
  const bytes = { size: whole.size, read };
  const header = readHeader(bytes);
  if (!header) throw new Error('the compiled catalog cannot be read');
  return openCatalog(bytes, header);
}
