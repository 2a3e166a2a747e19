/** A folder of YAML -> checked entries, or every problem in it. */
import { isUtf8 } from 'node:buffer';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { compareCodePoints, compareValues } from '../util/compare.ts';
import { CatalogError, type Problem } from '../util/errors.ts';
import { describeFileError } from '../util/file-errors.ts';
import { existsAsFile, totalSize } from '../util/file-system.ts';
import { foldCase } from '../util/normalize.ts';
import { readRegularFile, readWhole } from '../util/read-file.ts';
import { byteOrderMark, stripByteOrderMark } from '../util/sanitize.ts';
import type { CatalogSource, ForeignFileReader } from './catalog-source.ts';
import { fieldNames } from './model/fields.ts';
import type { Entries } from './model/link.ts';
import { compareNewestFirst } from './model/paper-order.ts';
import { type EntryOf, type RecordKind, type RecordSchema, recordSchemas, settingsSchema } from './model/schema.ts';
import { checkRecords, type Readings } from './rules/index.ts';
import { type CatalogSettings, parseSettings } from './settings.ts';
import { listCatalogFiles } from './source/catalog-files.ts';
import { type RecordsReading, readRecords } from './source/read-records.ts';

export interface CatalogReading {
  /** By file and line; warnings among them do not keep the catalog from being used. */
  readonly problems: readonly Problem[];
  /** Undefined when there is an error among the problems. */
  readonly entries: Entries | undefined;
  /** How many files were read. */
  readonly files: number;
  /** How many records stand in them, right or wrong. */
  readonly records: number;
  /** How many entries of a foreign file, or parts of them, are not among the records. */
  readonly leftOut: number;
}

/** Is told now and then how much was read of all files of a catalog, in bytes. */
export type ReadProgress = (done: number, total: number) => void;

/**
 * Reads a catalog of any form: a folder, or a file.
 *
 * @throws CatalogError when it is no catalog.
 */
export async function readSource(
  { path, piped }: Pick<CatalogSource, 'path' | 'piped'>,
  readForeignFile: ForeignFileReader,
  { progress, which = 'all' }: Reader = {},
): Promise<CatalogReading> {
  if (piped) return readBytesOf(path, piped(), { readForeignFile, which });
  return existsAsFile(path) ? readBytesOf(path, wholeFile(path), { readForeignFile, which }) : readCatalog(path, progress, which);
}

/** Which problems are looked for. */
type Which = 'errors' | 'all';

interface Reader {
  readonly progress?: ReadProgress;
  readonly which?: Which;
}

interface FileReader {
  readonly readForeignFile: ForeignFileReader;
  readonly which: Which;
}

/** A text that begins with a kind of records is YAML, whatever its file is called. */
function isYaml(file: string, bytes: Buffer): boolean {
  if (/\.ya?ml$/i.test(file)) return true;
  const lines = stripByteOrderMark(bytes.toString('utf8', 0, 10_000)).split('\n');
  const first = lines.find((line) => !/^\s*(?:#|---|$)/.test(line)) ?? '';
  return /^(?:categories|venues|repos|papers|abbreviations):\s*(?:#.*)?$/.test(first);
}

async function readBytesOf(file: string, bytes: Buffer, { readForeignFile, which }: FileReader): Promise<CatalogReading> {
  if (isYaml(file, bytes)) {
    const { readSingleFile: readSingle } = await import('./single-file.ts');
    if (!isUtf8(bytes)) throw new CatalogError([{ file, level: 'error', ...notUtf8(bytes.toString()) }]);
    return concluded({ ...readSingle(file, bytes.toString()), files: 1, leftOut: 0 }, { which });
  }
  return concluded({ ...(await readForeignFile(file, bytes)), files: 1 }, { which });
}

function wholeFile(file: string): Buffer {
  try {
    return readWhole(file);
  } catch (error) {
    throw new CatalogError([{ file, level: 'error', ...describeFileError(error) }]);
  }
}

/**
 * Reads a whole catalog of YAML, whatever is wrong in it.
 *
 * @param which of the problems are looked for; for errors only, the settings of the catalog do not matter
 * @throws CatalogError when the folder is no catalog.
 */
export function readCatalog(folder: string, progress?: ReadProgress, which: Which = 'all'): CatalogReading {
  const files = inputs(folder, progress);
  const readings: Readings = {
    categories: readKind('categories', files),
    venues: readKind('venues', files),
    repos: readKind('repos', files),
    papers: readKind('papers', files),
    abbreviations: readKind('abbreviations', files),
  };
  const problems = Object.values(readings).flatMap((reading) => reading.problems);
  const settings = which === 'all' ? readSettings(folder, readings) : undefined;
  const count = files.length + (settings?.isFile ? 1 : 0);
  return concluded({ readings, problems, files: count, leftOut: 0 }, { which, settings });
}

/** What was read, before the rules between records have seen it. */
interface Inside extends Pick<CatalogReading, 'problems' | 'files' | 'leftOut'> {
  readonly readings: Readings;
}

interface Wanted {
  readonly which: Which;
  readonly settings?: CatalogSettings | undefined;
}

function concluded({ readings, problems: inside, files, leftOut }: Inside, { which, settings }: Wanted): CatalogReading {
  const between = checkRecords(readings, which, settings);
  const problems = [...inside, ...between, ...(settings?.problems() ?? [])].sort(byPlace);
  const valid = problems.every(({ level }) => level === 'warning');
  const records = Object.values(readings).reduce((sum, { ids }) => sum + ids.length, 0);
  return { problems, entries: valid ? entriesOf(readings) : undefined, files, records, leftOut };
}

function readSettings(folder: string, readings: Readings): CatalogSettings & { readonly isFile: boolean } {
  const file = join(folder, 'settings.yaml');
  const isFile = existsSync(file);
  const none = { records: [], ids: [], problems: [], complete: true };
  return { ...parseSettings(isFile ? readFile(settingsSchema, { file, reached: () => {} }) : none, readings), isFile };
}

/** A file to read, and what is told while it is read. */
interface Input {
  readonly kind: RecordKind;
  readonly file: string;
  /** Is told up to which byte the file was read; without one, to its end. */
  readonly reached: (offset?: number) => void;
}

/** How many bytes are read before it is told again. */
const step = 1024 * 1024;

function inputs(folder: string, progress: ReadProgress | undefined): Input[] {
  const files = listCatalogFiles(folder).map(({ kind, name }) => ({ kind, file: join(folder, name) }));
  if (!progress) return files.map((file) => ({ ...file, reached: () => {} }));
  const sizes = files.map(({ file }) => totalSize(file));
  const total = sum(sizes);
  let told = 0;
  return files.map((file, index) => {
    const before = sum(sizes.slice(0, index));
    const size = sizes[index] ?? 0;
    const reached = (offset?: number) => {
      const done = before + Math.min(offset ?? size, size);
      if (offset !== undefined && done - told < step) return;
      told = done;
      progress(done, total);
    };
    return { ...file, reached };
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

function readKind<K extends RecordKind>(kind: K, files: readonly Input[]): RecordsReading<EntryOf[K]> {
  const readings = files.filter((file) => file.kind === kind).map((input) => readFile(recordSchemas[kind], input));
  return {
    records: readings.flatMap(({ records }) => records),
    ids: readings.flatMap(({ ids }) => ids),
    problems: readings.flatMap(({ problems }) => problems),
    complete: readings.every(({ complete }) => complete),
  };
}

function readFile<E>(form: RecordSchema<E>, { file, reached }: Omit<Input, 'kind'>): RecordsReading<E> {
  try {
    return readBytes(form, readRegularFile(file), { file, reached });
  } catch (error) {
    const { code, message, fix } = describeFileError(error);
    return unreadable(file, { code, message, fix: code === 'missing-file' ? 'create it; it may be empty' : fix });
  } finally {
    reached();
  }
}

const markBytes = Buffer.from(byteOrderMark);

function readBytes<E>(form: RecordSchema<E>, whole: Buffer, { file, reached }: Omit<Input, 'kind'>): RecordsReading<E> {
  const begin = whole.subarray(0, markBytes.length).equals(markBytes) ? markBytes.length : 0;
  const bytes = whole.subarray(begin);
  if (!isUtf8(bytes)) return unreadable(file, notUtf8(bytes.toString()));
  return readRecords(form, bytes, { file, reached, again: (start, end) => textBetween(file, begin + start, begin + end) });
}

/** The text between two offsets in bytes; empty where the file cannot be read any more. */
function textBetween(file: string, start: number, end: number): string {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(end - start);
      return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.length, start));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}

function unreadable(file: string, problem: Omit<Problem, 'file' | 'level'>): RecordsReading<never> {
  return { records: [], ids: [], problems: [{ file, level: 'error', ...problem }], complete: false };
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

function entriesOf({ papers, venues, repos, categories, abbreviations }: Readings): Entries {
  return {
    papers: sorted(pairs(papers)),
    venues: pairs(venues),
    repos: pairs(repos),
    categories: pairs(categories),
    abbreviations: pairs(abbreviations),
    fields: ['key', ...fieldNames.papers],
  };
}

/** By `newestFirst`, then by key; each title is folded once, because that takes longer than to compare it. */
function sorted(papers: Entries['papers']): Entries['papers'] {
  return papers
    .map((pair) => ({ pair, folded: foldCase(pair[1].title) }))
    .sort(({ pair: [key, paper], folded }, { pair: [otherKey, other], folded: otherFolded }) => {
      const quick = other.year - paper.year || compareCodePoints(folded, otherFolded);
      return quick || compareNewestFirst(paper, other) || compareValues(key, otherKey);
    })
    .map(({ pair }) => pair);
}

const pairs = <E>({ records }: RecordsReading<E>) => records.map(({ id, entry }) => [id, entry] as const);

function byPlace(a: Problem, b: Problem): number {
  return compareValues(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
