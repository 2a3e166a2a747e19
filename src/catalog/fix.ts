/** Applies the automatic fixes of problems to the files of a catalog. */
import { join } from 'node:path';
import type { Problem, TextEdit } from '../util/errors.ts';
import type { FolderLock } from '../util/folder-lock.ts';
import { readUtf8 } from '../util/read-file.ts';
import { replaceFile } from '../util/replace-file.ts';
import { byteOrderMark } from '../util/sanitize.ts';
import { movePapers } from './move-papers.ts';
import { type CatalogReading, readCatalog } from './read-catalog.ts';
import { preventsUse } from './rules/index.ts';
import { listCatalogFiles } from './source/catalog-files.ts';
import { applyEdits, sortRecords, withoutOverlaps } from './source/text-edits.ts';

export interface FixResult {
  /** The catalog after the fixes, with the remaining problems. */
  readonly reading: CatalogReading;
  /** Number of fixed problems by file, for changed files only. */
  readonly fixedPerFile: ReadonlyMap<string, number>;
  /** Errors by file, of files that could not be written. */
  readonly failures: ReadonlyMap<string, unknown>;
}

/** A fix may uncover another problem, because only the first syntax error of a record is reported. */
const maxRounds = 20;

/**
 * Fixes a catalog, round by round, until no automatic fix is left. A file that an editor has saved since it was read is not written.
 *
 * @param lock of the folder
 * @throws CatalogError when the folder is not a catalog
 */
export function fixCatalog(folder: string, lock?: FolderLock): FixResult {
  const fixedPerFile = new Map<string, number>();
  const failures = new Map<string, unknown>();
  const tryFixFile = ([file, problems]: readonly [string, readonly Problem[]]): boolean => {
    try {
      const count = failures.has(file)
        ? 0
        : movePapers(file, reading.problems) || fixFile({ file, problems, base: texts.get(file) }, lock);
      if (count > 0) fixedPerFile.set(file, count + (fixedPerFile.get(file) ?? 0));
      return count > 0;
    } catch (error) {
      failures.set(file, error);
      return false;
    }
  };
  let texts = readTexts(folder);
  let reading = readCatalog(folder);
  for (let round = 0; round < maxRounds; round++) {
    const changed = [...groupByFile(reading.problems)].filter(tryFixFile);
    if (changed.length === 0) break;
    texts = readTexts(folder);
    reading = readCatalog(folder);
  }
  return { reading, fixedPerFile, failures };
}

function groupByFile(problems: readonly Problem[]): Map<string, Problem[]> {
  const byFile = new Map<string, Problem[]>();
  for (const problem of problems) {
    const others = byFile.get(problem.file);
    if (others) others.push(problem);
    else byFile.set(problem.file, [problem]);
  }
  return byFile;
}

/** The texts of all files. Read before the catalog, they show whether a file has changed since the positions of its problems were found. */
const readTexts = (folder: string) =>
  new Map([...listCatalogFiles(folder).map(({ name }) => name), 'settings.yaml'].map((name) => readFileOf(join(folder, name))));

function readFileOf(file: string): readonly [file: string, text: string | undefined] {
  try {
    return [file, readUtf8(file)];
  } catch {
    return [file, undefined];
  }
}

interface FileToFix {
  readonly file: string;
  readonly problems: readonly Problem[];
  /** Undefined if it could not be read, and so has no problem that can be fixed. */
  readonly base: string | undefined;
}

/** Fixes one file, and returns the number of fixed problems. */
function fixFile({ file, problems, base }: FileToFix, lock: FolderLock | undefined): number {
  const edits = withoutOverlaps(problems.flatMap(({ edit }): TextEdit[] => (edit ? [edit] : [])));
  // Records are moved only in a valid file: a broken record may not end where it seems to.
  const isValid = !problems.some(preventsUse);
  const unsorted = isValid ? problems.filter(({ code }) => code === 'unsorted').length : 0;
  if (edits.length + unsorted === 0 || base === undefined) return 0;
  const mark = base.startsWith(byteOrderMark) ? byteOrderMark : '';
  const text = applyEdits(base.slice(mark.length), edits);
  const after = mark + (unsorted > 0 ? sortRecords(text) : text);
  if (after === base) return 0;
  replaceFile({ file, text: after, base }, lock);
  return edits.length + unsorted;
}
