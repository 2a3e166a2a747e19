/** Writes new records into the files of a catalog folder. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type WrittenCatalog, writableKinds, writeRecord } from '../catalog/source/write.ts';
import { createFolder, removeEmptyFolders } from '../util/file-system.ts';
import type { FolderLock } from '../util/folder-lock.ts';
import { type FileChange, replaceFiles } from '../util/replace-file.ts';
import { insertRecords, type NewRecord } from './insert.ts';

/**
 * Adds the records to a catalog folder and creates missing folders and files. Either all files are written or none.
 *
 * @throws a file-system error
 */
export function addToCatalog(folder: string, catalog: WrittenCatalog, lock: FolderLock): void {
  const files = changedFiles(folder, catalog);
  const papers = resolve(folder, 'papers');
  const firstCreated = createFolder(papers);
  try {
    replaceFiles(files, lock);
  } catch (error) {
    if (firstCreated !== undefined) removeEmptyFolders(papers, firstCreated);
    throw error;
  }
}

/** The new contents of the files that get records, and of the required files that do not exist yet. */
function changedFiles(folder: string, catalog: WrittenCatalog): FileChange[] {
  return writableKinds.flatMap((kind) => {
    const records = catalog[kind].map(([id, entry]) => ({
      id,
      name: fileNameFor(folder, kind, entry),
      text: writeRecord(kind, id, entry),
    }));
    const names = new Set([...(kind === 'papers' ? [] : [`${kind}.yaml`]), ...records.map(({ name }) => name)]);
    return [...names].flatMap((name) =>
      changedFile(
        join(folder, name),
        records.filter((record) => record.name === name),
        kind !== 'categories',
      ),
    );
  });
}

/** Papers are stored by year; an existing file with the extension `.yml` is kept. */
function fileNameFor(folder: string, kind: string, { year }: Readonly<Record<string, unknown>>): string {
  if (kind !== 'papers') return `${kind}.yaml`;
  const short = `papers/${year}.yml`;
  return existsSync(join(folder, short)) ? short : `papers/${year}.yaml`;
}

function changedFile(file: string, records: readonly NewRecord[], isSorted: boolean): FileChange[] {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (text !== undefined && records.length === 0) return [];
  return [{ file, base: text ?? null, text: insertRecords(text ?? headerComment(file), records, isSorted) }];
}

/** The comment at the top of a new file. */
const headerComments: Readonly<Record<string, string>> = {
  'categories.yaml': '# Categories, by id; a parent stands before its children. Fields: name, parent, description.\n',
  'venues.yaml': '# Venues, by id, sorted. Fields: name, title, kind, publisher, aliases.\n',
  'repos.yaml': '# Repositories, by id, sorted. Fields: url, description.\n',
};

const headerComment = (file: string) =>
  headerComments[basename(file)] ?? `# Papers of ${basename(file, '.yaml')}, by key, sorted; see lm4c help catalog.\n`;
