/** Moves papers to the file of their year. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Problem } from '../util/errors.ts';
import { replaceFiles } from '../util/replace-file.ts';
import { preventsUse } from './rules/index.ts';
import { takeRecord } from './source/text-edits.ts';

/**
 * Moves the papers of a file that are of another year than the file, and returns their number. A file with an error is left alone: a
 * broken record may not end where it seems to.
 *
 * @param problems of the whole catalog
 * @throws a file-system error
 */
export function movePapers(file: string, problems: readonly Problem[]): number {
  const broken = new Set(problems.filter(preventsUse).map((problem) => problem.file));
  const wrong = problems.filter((problem) => problem.file === file && problem.code === 'wrong-file');
  if (wrong.length === 0 || broken.has(file) || basename(dirname(file)) !== 'papers') return 0;
  const moved = new Map<string, string>();
  let text = readFileSync(file, 'utf8');
  let count = 0;
  // From the last one upwards, so that the line numbers of the others stay right.
  for (const { line = 0, column = 0 } of wrong.toSorted((a, b) => (b.line ?? 0) - (a.line ?? 0))) {
    const year = /^\d{4}/.exec(text.split('\n')[line - 1]?.slice(column - 1) ?? '')?.[0];
    const target = year === undefined ? undefined : fileOfYear(dirname(file), year);
    const taken = takeRecord(text, line);
    if (target === undefined || !taken || broken.has(target)) continue;
    moved.set(target, appendRecord(moved.get(target) ?? readIfExists(target), taken.record));
    text = taken.rest;
    count++;
  }
  // The new files first: if the machine fails meanwhile, a paper is there twice rather than not at all.
  if (count > 0) replaceFiles([...Array.from(moved, ([file, text]) => ({ file, text })), { file, text }]);
  return count;
}

/** An existing file with the extension `.yml` is kept. */
function fileOfYear(folder: string, year: string): string {
  const short = join(folder, `${year}.yml`);
  return existsSync(short) ? short : join(folder, `${year}.yaml`);
}

const readIfExists = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

function appendRecord(text: string, record: string): string {
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  const end = text === '' || text.endsWith('\n') ? text : text + newline;
  const isSeparated = end === '' || /\n\r?\n$/.test(end);
  return `${end}${isSeparated ? '' : newline}${record.endsWith('\n') ? record : record + newline}`;
}
