/** Mends in the files of a catalog what can be mended without a doubt. */
import { readFileSync } from 'node:fs';
import type { Problem, TextEdit } from '../util/errors.ts';
import { replaceFile } from '../util/replace-file.ts';
import { byteOrderMark } from '../util/sanitize.ts';
import { type CatalogReading, readCatalog } from './read-catalog.ts';
import { applyEdits, sortRecords, withoutOverlaps } from './source/text-edits.ts';

export interface FixResult {
  /** Of what is left. */
  readonly reading: CatalogReading;
  /** How many problems were mended in each file that was changed. */
  readonly counts: ReadonlyMap<string, number>;
  /** The files that could not be written, and why. */
  readonly failed: ReadonlyMap<string, unknown>;
}

/** A mend may uncover what is wrong behind it: a file of yaml tells one slip of a record at a time. */
const rounds = 20;

/**
 * The catalog, mended until nothing more can be.
 *
 * @throws CatalogError when the folder is no catalog
 */
export function fixCatalog(folder: string): FixResult {
  const counts = new Map<string, number>();
  const failed = new Map<string, unknown>();
  const fix = ([file, problems]: readonly [string, readonly Problem[]]): boolean => {
    try {
      const count = failed.has(file) ? 0 : fixFile(file, problems);
      if (count > 0) counts.set(file, count + (counts.get(file) ?? 0));
      return count > 0;
    } catch (error) {
      failed.set(file, error);
      return false;
    }
  };
  let reading = readCatalog(folder);
  for (let round = 0; round < rounds; round++) {
    const changed = [...byFile(reading.problems)].filter(fix);
    if (changed.length === 0) break;
    reading = readCatalog(folder);
  }
  return { reading, counts, failed };
}

function byFile(problems: readonly Problem[]): Map<string, Problem[]> {
  const files = new Map<string, Problem[]>();
  for (const problem of problems) {
    const others = files.get(problem.file);
    if (others) others.push(problem);
    else files.set(problem.file, [problem]);
  }
  return files;
}

/** Mends the problems of one file, and says how many. */
function fixFile(file: string, problems: readonly Problem[]): number {
  const edits = withoutOverlaps(problems.flatMap(({ edit }): TextEdit[] => (edit ? [edit] : [])));
  // A record that is not right may not end where it seems to.
  const isRight = problems.every(({ level }) => level === 'warning');
  const unsorted = isRight ? problems.filter(({ code }) => code === 'unsorted').length : 0;
  if (edits.length + unsorted === 0) return 0;
  const whole = readFileSync(file, 'utf8');
  const mark = whole.startsWith(byteOrderMark) ? byteOrderMark : '';
  const text = applyEdits(whole.slice(mark.length), edits);
  const after = mark + (unsorted > 0 ? sortRecords(text) : text);
  if (after === whole) return 0;
  replaceFile(file, after);
  return edits.length + unsorted;
}
