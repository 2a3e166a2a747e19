/** Reads a catalog in any format: its validated entries, or all of its problems. */
import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compareCodePoints, compareValues } from '../util/compare.ts';
import { CatalogError, type Problem } from '../util/errors.ts';
import { describeFileError } from '../util/file-errors.ts';
import { existsAsFile, totalSize } from '../util/file-system.ts';
import { foldCase } from '../util/normalize.ts';
import { readWhole } from '../util/read-file.ts';
import { stripByteOrderMark } from '../util/sanitize.ts';
import type { CatalogSource, ForeignFileReader } from './catalog-source.ts';
import { fieldNames } from './model/fields.ts';
import type { Entries } from './model/link.ts';
import { compareNewestFirst } from './model/paper-order.ts';
import { type EntryOf, type RecordKind, recordSchemas, settingsSchema } from './model/schema.ts';
import { checkRecords, type Readings } from './rules/index.ts';
import { type CatalogSettings, parseSettings } from './settings.ts';
import { listCatalogFiles } from './source/catalog-files.ts';
import { describeInvalidUtf8, readYamlFile, type YamlFile } from './source/read-file.ts';
import type { RecordsReading } from './source/read-records.ts';

export interface CatalogReading {
  /** Sorted by file and position. Warnings do not prevent the use of the catalog. */
  readonly problems: readonly Problem[];
  /** Undefined when the problems include an error. */
  readonly entries: Entries | undefined;
  /** Number of files that were read. */
  readonly files: number;
  /** Number of records, valid or not. */
  readonly records: number;
  /** Number of entries of a foreign file, or parts of entries, that could not be read. */
  readonly leftOut: number;
}

/** Receives the number of bytes read so far, and of all bytes of the catalog. */
export type ReadProgress = (done: number, total: number) => void;

/** Which problems to look for. */
type Which = 'errors' | 'all';

interface SourceOptions {
  readonly progress?: ReadProgress;
  readonly which?: Which;
}

/**
 * Reads a catalog in any format, from a folder, a file or stdin.
 *
 * @throws CatalogError when it is not a catalog
 */
export async function readSource(
  { path, piped }: Pick<CatalogSource, 'path' | 'piped'>,
  readForeignFile: ForeignFileReader,
  { progress, which = 'all' }: SourceOptions = {},
): Promise<CatalogReading> {
  if (piped) return readDocument(path, piped(), { readForeignFile, which });
  return existsAsFile(path) ? readDocument(path, readFile(path), { readForeignFile, which }) : readCatalog(path, progress, which);
}

interface DocumentOptions {
  readonly readForeignFile: ForeignFileReader;
  readonly which: Which;
}

/** Reads a whole catalog from the bytes of one file. */
async function readDocument(file: string, bytes: Buffer, { readForeignFile, which }: DocumentOptions): Promise<CatalogReading> {
  if (isYaml(file, bytes)) {
    const { readSingleFile } = await import('./single-file.ts');
    if (!isUtf8(bytes)) throw new CatalogError([{ file, level: 'error', ...describeInvalidUtf8(bytes.toString()) }]);
    return checkReadings({ ...readSingleFile(file, bytes.toString()), files: 1, leftOut: 0 }, { which });
  }
  return checkReadings({ ...(await readForeignFile(file, bytes)), files: 1 }, { which });
}

/** Decides by the extension or by the first line: a kind of record means YAML, whatever the file is called. */
function isYaml(file: string, bytes: Buffer): boolean {
  if (/\.ya?ml$/i.test(file)) return true;
  const lines = stripByteOrderMark(bytes.toString('utf8', 0, 10_000)).split('\n');
  const firstLine = lines.find((line) => !/^\s*(?:#|---|$)/.test(line)) ?? '';
  return /^(?:categories|venues|repos|papers|abbreviations):\s*(?:#.*)?$/.test(firstLine);
}

function readFile(file: string): Buffer {
  try {
    return readWhole(file);
  } catch (error) {
    throw new CatalogError([{ file, level: 'error', ...describeFileError(error) }]);
  }
}

/**
 * Reads the YAML files of a catalog folder, valid or not.
 *
 * @param which `errors` skips warnings and the settings of the catalog
 * @throws CatalogError when the folder is not a catalog
 */
export function readCatalog(folder: string, progress?: ReadProgress, which: Which = 'all'): CatalogReading {
  const files = filesToRead(folder, progress);
  const readings: Readings = {
    categories: readKind('categories', files),
    venues: readKind('venues', files),
    repos: readKind('repos', files),
    papers: readKind('papers', files),
    abbreviations: readKind('abbreviations', files),
  };
  const problems = Object.values(readings).flatMap((reading) => reading.problems);
  const settings = which === 'all' ? readSettings(folder, readings) : undefined;
  const fileCount = files.length + (settings?.isFile ? 1 : 0);
  return checkReadings({ readings, problems, files: fileCount, leftOut: 0 }, { which, settings });
}

interface UncheckedReading extends Pick<CatalogReading, 'problems' | 'files' | 'leftOut'> {
  readonly readings: Readings;
}

interface CheckOptions {
  readonly which: Which;
  readonly settings?: CatalogSettings | undefined;
}

/** Applies the rules between records. */
function checkReadings(
  { readings, problems: readingProblems, files, leftOut }: UncheckedReading,
  { which, settings }: CheckOptions,
): CatalogReading {
  const ruleProblems = checkRecords(readings, which, settings);
  const problems = [...readingProblems, ...ruleProblems, ...(settings?.problems() ?? [])].sort(compareProblems);
  const isValid = problems.every(({ level }) => level === 'warning');
  const records = Object.values(readings).reduce((sum, { ids }) => sum + ids.length, 0);
  return { problems, entries: isValid ? entriesOf(readings) : undefined, files, records, leftOut };
}

function readSettings(folder: string, readings: Readings): CatalogSettings & { readonly isFile: boolean } {
  const file = join(folder, 'settings.yaml');
  const isFile = existsSync(file);
  const noSettings = { records: [], ids: [], problems: [], complete: true };
  return {
    ...parseSettings(isFile ? readYamlFile(settingsSchema, { file, onProgress: () => {} }) : noSettings, readings),
    isFile,
  };
}

interface RecordsFile extends YamlFile {
  readonly kind: RecordKind;
}

/** Progress is reported at most once per this many bytes of a file, and at its end. */
const progressStep = 1024 * 1024;

function filesToRead(folder: string, progress: ReadProgress | undefined): RecordsFile[] {
  const files = listCatalogFiles(folder).map(({ kind, name }) => ({ kind, file: join(folder, name) }));
  if (!progress) return files.map((file) => ({ ...file, onProgress: () => {} }));
  const sizes = files.map(({ file }) => totalSize(file));
  const total = sum(sizes);
  let reported = 0;
  return files.map((file, index) => {
    const sizeBefore = sum(sizes.slice(0, index));
    const size = sizes[index] ?? 0;
    const onProgress = (offset?: number) => {
      const done = sizeBefore + Math.min(offset ?? size, size);
      if (offset !== undefined && done - reported < progressStep) return;
      reported = done;
      progress(done, total);
    };
    return { ...file, onProgress };
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function readKind<K extends RecordKind>(kind: K, files: readonly RecordsFile[]): RecordsReading<EntryOf[K]> {
  const readings = files.filter((file) => file.kind === kind).map((file) => readYamlFile(recordSchemas[kind], file));
  return {
    records: readings.flatMap(({ records }) => records),
    ids: readings.flatMap(({ ids }) => ids),
    problems: readings.flatMap(({ problems }) => problems),
    complete: readings.every(({ complete }) => complete),
  };
}

function entriesOf({ papers, venues, repos, categories, abbreviations }: Readings): Entries {
  return {
    papers: sortPapers(pairs(papers)),
    venues: pairs(venues),
    repos: pairs(repos),
    categories: pairs(categories),
    abbreviations: pairs(abbreviations),
    fields: ['key', ...fieldNames.papers],
  };
}

/** Sorts by `compareNewestFirst`, then by key. Each title is folded once, because folding takes longer than comparing. */
function sortPapers(papers: Entries['papers']): Entries['papers'] {
  return papers
    .map((pair) => ({ pair, folded: foldCase(pair[1].title) }))
    .sort(({ pair: [key, paper], folded }, { pair: [otherKey, other], folded: otherFolded }) => {
      const quick = other.year - paper.year || compareCodePoints(folded, otherFolded);
      return quick || compareNewestFirst(paper, other) || compareValues(key, otherKey);
    })
    .map(({ pair }) => pair);
}

const pairs = <E>({ records }: RecordsReading<E>) => records.map(({ id, entry }) => [id, entry] as const);

function compareProblems(a: Problem, b: Problem): number {
  return compareValues(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
