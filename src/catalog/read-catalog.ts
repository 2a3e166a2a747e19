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
import type { CatalogSource, FileReading, ForeignFileReader } from './catalog-source.ts';
import { paperFields } from './model/fields.ts';
import type { Entries } from './model/link.ts';
import { compareNewestFirst } from './model/paper-order.ts';
import { type EntryOf, type RecordKind, recordSchemas, settingsSchema } from './model/schema.ts';
import { checkRecords, type ProblemLevels, preventsUse } from './rules/index.ts';
import { type Readings, readEachKind } from './rules/rule.ts';
import { type CatalogSettings, parseSettings } from './settings.ts';
import { findFormerFiles, listCatalogFiles } from './source/catalog-files.ts';
import { describeInvalidUtf8, readYamlFile, type YamlFile } from './source/read-file.ts';
import type { RecordsReading } from './source/read-records.ts';

export interface CatalogReading {
  /** Sorted by file and position. Warnings do not prevent the use of the catalog. */
  readonly problems: readonly Problem[];
  /** Undefined when a problem prevents the use of the catalog. */
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

/**
 * Reads a catalog in any format, from a folder, a file or stdin.
 *
 * @throws CatalogError when it is not a catalog
 */
export async function readSource(
  { path, piped }: Pick<CatalogSource, 'path' | 'piped'>,
  readForeignFile: ForeignFileReader,
  { progress, which = 'all' }: { readonly progress?: ReadProgress; readonly which?: ProblemLevels } = {},
): Promise<CatalogReading> {
  if (!piped && !existsAsFile(path)) return readCatalog(path, progress, which);
  const bytes = piped?.() ?? readFile(path);
  const reading = await (isYaml(path, bytes) ? readYaml(path, bytes) : readForeignFile(path, bytes));
  return checkReadings({ ...reading, files: 1 }, which);
}

/** Decides by the extension or by the first line: a kind of record means YAML, whatever the file is called. */
function isYaml(file: string, bytes: Buffer): boolean {
  if (/\.ya?ml$/i.test(file)) return true;
  const lines = stripByteOrderMark(bytes.toString('utf8', 0, 10_000)).split('\n');
  const firstLine = lines.find((line) => !/^\s*(?:#|---|$)/.test(line)) ?? '';
  return /^(?:categories|venues|repos|papers|synonyms|abbreviations):\s*(?:#.*)?$/.test(firstLine);
}

async function readYaml(file: string, bytes: Buffer): Promise<FileReading> {
  const { readSingleFile } = await import('./single-file.ts');
  if (!isUtf8(bytes)) throw new CatalogError([{ file, level: 'error', ...describeInvalidUtf8(bytes.toString()) }]);
  return readSingleFile(file, bytes.toString());
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
export function readCatalog(folder: string, progress?: ReadProgress, which: ProblemLevels = 'all'): CatalogReading {
  const files = filesToRead(folder, progress);
  const readings = readEachKind((kind) => readKind(kind, files));
  const settings = which === 'all' ? readSettings(folder, readings) : undefined;
  const fileCount = files.length + (settings?.isFile ? 1 : 0);
  return checkReadings({ readings, problems: findFormerFiles(folder), files: fileCount, leftOut: 0 }, which, settings);
}

/** Applies the rules between records. */
function checkReadings(
  { readings, problems: fileProblems, files, leftOut }: FileReading & Pick<CatalogReading, 'files'>,
  which: ProblemLevels,
  settings?: CatalogSettings,
): CatalogReading {
  const all = Object.values(readings);
  const recordProblems = [...all.flatMap((reading) => reading.problems), ...checkRecords(readings, which, settings)];
  const problems = [...fileProblems, ...recordProblems, ...(settings?.problems() ?? [])].sort(compareProblems);
  const isValid = !problems.some(preventsUse);
  const records = sum(all.map(({ ids }) => ids.length));
  return { problems, entries: isValid ? entriesOf(readings) : undefined, files, records, leftOut };
}

function readSettings(folder: string, readings: Readings): CatalogSettings & { readonly isFile: boolean } {
  const file = join(folder, 'settings.yaml');
  const isFile = existsSync(file);
  const noSettings = { records: [], ids: [], problems: [], complete: true };
  const reading = isFile ? readYamlFile(settingsSchema, { file, onProgress: () => {} }) : noSettings;
  return { ...parseSettings(reading, readings), isFile };
}

type RecordsFile = YamlFile & { readonly kind: RecordKind };

/** Progress is reported at most once per this many bytes of a file, and at its end. */
const progressStep = 1024 * 1024;

function filesToRead(folder: string, progress: ReadProgress = () => {}): RecordsFile[] {
  const files = listCatalogFiles(folder).map(({ kind, name }) => ({ kind, file: join(folder, name) }));
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

function entriesOf({ papers, venues, repos, categories, synonyms }: Readings): Entries {
  return {
    papers: sortPapers(pairs(papers)),
    venues: pairs(venues),
    repos: pairs(repos),
    categories: pairs(categories),
    synonyms: pairs(synonyms),
    fields: ['key', ...Object.keys(paperFields)],
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
