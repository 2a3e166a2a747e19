import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ForeignFileReader } from '../../src/catalog/catalog-source.ts';
import { type RecordKind, recordSchemas } from '../../src/catalog/model/schema.ts';
import { readCatalog } from '../../src/catalog/read-catalog.ts';
import { readRecords } from '../../src/catalog/source/read-records.ts';
import { formatProblem } from '../../src/cli/output/report.ts';
import { readAsCatalog } from '../../src/importers/catalog-reader.ts';
import { CatalogError, type Problem } from '../../src/util/errors.ts';

/** Texts or bytes of files, by their names inside a folder; undefined for one that must not exist. */
export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

/** A folder with the files, gone when the test is done. */
export function folderWith(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'lm4c-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    if (content === undefined) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** The text of a record of a paper that is right but for the changes: fields as they are written in YAML. */
export function paper(changes: Readonly<Record<string, string | undefined>> = {}, key = 'lin2024tides'): string {
  const fields = {
    title: key === 'lin2024tides' ? 'Tides' : `Tides of ${key}`,
    authors: '["Lin, Xiao"]',
    year: '2024',
    venue: 'icht',
    categories: '[survey]',
    code: '[lin/tides]',
    ...changes,
  };
  const lines = Object.entries(fields).map(([name, value]) => (value === undefined ? '' : `  ${name}: ${value}\n`));
  return `${key}:\n${lines.join('')}`;
}

/** A catalog of one record of each kind, nothing wrong in it. */
export const right = {
  'categories.yaml': 'survey:\n  name: Survey\n  description: Reviews.\n',
  'venues.yaml': 'icht:\n  name: ICHT\n  title: Harbor Conference\n  kind: conference\n',
  'repos.yaml': 'lin/tides:\n  url: https://example.org/tides\n',
  'papers/2024.yaml': paper(),
} satisfies Files;

/** What is read of a file with the text. */
export function readText<K extends RecordKind>(kind: K, file: string, text: string) {
  const bytes = Buffer.from(text);
  return readRecords(recordSchemas[kind], bytes, { file, readAgain: (start, end) => bytes.toString('utf8', start, end) });
}

/** The lines that tell what is wrong with a right catalog after the changes. */
export function told(changes: Files): string[] {
  const folder = folderWith({ ...right, ...changes });
  return linesOf(readCatalog(folder).problems, folder);
}

/** The lines that tell why the folder is no catalog. */
export function refused(folder: string): string[] {
  try {
    readCatalog(folder);
  } catch (error) {
    if (error instanceof CatalogError) return linesOf(error.problems, folder);
    throw error;
  }
  return ['it is a catalog'];
}

/** What is printed of the problems but their codes, with names of files as they are inside the folder. */
export function linesOf(problems: readonly Problem[], folder: string): string[] {
  return printed(problems, folder).map((line) => line.replace(/ \[[a-z\d-]+\]$/, ''));
}

/** What is printed of the problems of a right catalog after the changes. */
export function toldWithCodes(changes: Files): string[] {
  const folder = folderWith({ ...right, ...changes });
  return printed(readCatalog(folder).problems, folder);
}

function printed(problems: readonly Problem[], folder: string): string[] {
  return problems.map(formatProblem).join('').replaceAll(`${folder}/`, '').replaceAll(folder, '.').split('\n').filter(Boolean);
}

/** Reads files of other programs, without any known venues. */
export const readForeignFile: ForeignFileReader = (file, bytes) => readAsCatalog(file, bytes, []);
