/** A folder of YAML -> checked entries, or every problem in it. */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../errors.ts';
import { reason } from '../files.ts';
import { order } from '../text.ts';
import { type Entries, newestFirst } from './catalog.ts';
import { checkRecords, type Readings } from './check.ts';
import { type CatalogFile, catalogFiles } from './files.ts';
import { type EntryOf, fields, type Kind } from './schema.ts';
import { type Reading, readYaml } from './yaml.ts';

export interface CatalogReading {
  /** By file and line; warnings among them do not keep the catalog from being used. */
  readonly problems: readonly Problem[];
  /** Undefined when there is an error among the problems. */
  readonly entries: Entries | undefined;
  /** How many files were read. */
  readonly files: number;
  /** How many records stand in them, right or wrong. */
  readonly records: number;
}

/**
 * Reads a whole catalog, whatever is wrong in it.
 *
 * @throws CatalogError when the folder is no catalog.
 */
export function readCatalog(folder: string): CatalogReading {
  const files = catalogFiles(folder);
  const readings: Readings = {
    categories: readKind('categories', folder, files),
    venues: readKind('venues', folder, files),
    repos: readKind('repos', folder, files),
    papers: readKind('papers', folder, files),
  };
  const inside = Object.values(readings).flatMap(({ problems }) => problems);
  const problems = [...inside, ...checkRecords(readings)].sort(byPlace);
  const valid = problems.every(({ level }) => level === 'warning');
  const records = Object.values(readings).reduce((sum, { ids }) => sum + ids.length, 0);
  return { problems, entries: valid ? entriesOf(readings) : undefined, files: files.length, records };
}

function readKind<K extends Kind>(kind: K, folder: string, files: readonly CatalogFile[]): Reading<EntryOf[K]> {
  const readings = files.filter((file) => file.kind === kind).map(({ name }) => readFile(kind, join(folder, name)));
  return {
    records: readings.flatMap(({ records }) => records),
    ids: readings.flatMap(({ ids }) => ids),
    problems: readings.flatMap(({ problems }) => problems),
    complete: readings.every(({ complete }) => complete),
  };
}

function readFile<K extends Kind>(kind: K, file: string): Reading<EntryOf[K]> {
  const unreadable = (problem: Omit<Problem, 'file' | 'level'>): Reading<EntryOf[K]> => ({
    records: [],
    ids: [],
    problems: [{ file, level: 'error', ...problem }],
    complete: false,
  });
  try {
    const bytes = readFileSync(file);
    const text = bytes.toString('utf8').replace(/^\ufeff/, '');
    return isUtf8(bytes) ? readYaml(kind, file, text) : unreadable(notUtf8(text));
  } catch (error) {
    const { code, message, fix } = reason(error);
    if (code === 'missing-file') return unreadable({ code, message, fix: 'create it; it may be empty' });
    return unreadable({ code, message, fix });
  }
}

function notUtf8(text: string): Omit<Problem, 'file' | 'level'> {
  const before = text.slice(0, text.indexOf('\ufffd')).split('\n');
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    code: 'not-utf-8',
    message: 'not UTF-8 text',
    fix: 'save the file with the encoding UTF-8',
  };
}

function entriesOf({ papers, venues, repos, categories }: Readings): Entries {
  return {
    papers: pairs(papers).sort(([key, paper], [otherKey, other]) => newestFirst(paper, other) || order(key, otherKey)),
    venues: pairs(venues),
    repos: pairs(repos),
    categories: pairs(categories),
    fields: ['key', ...fields.papers],
  };
}

const pairs = <E>({ records }: Reading<E>) => records.map(({ id, entry }) => [id, entry] as const);

function byPlace(a: Problem, b: Problem): number {
  return order(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
