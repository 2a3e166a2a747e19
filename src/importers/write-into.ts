/** Writes new records into the files of a catalog folder. */
import { existsSync, readFileSync, rmdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type WrittenCatalog, writableKinds, writeRecord } from '../catalog/source/write.ts';
import { createFolder } from '../util/file-system.ts';
import { type FileContent, replaceFiles } from '../util/replace-file.ts';
import { insertRecords, type NewRecord } from './insert.ts';

/**
 * Adds the records to a catalog folder and creates missing folders and files. Either all files are written or none; if the machine
 * fails meanwhile, no paper refers to a record that was not written.
 *
 * @throws a file-system error
 */
export function addToCatalog(folder: string, catalog: WrittenCatalog): void {
  const files = changedFiles(folder, catalog);
  const papers = resolve(folder, 'papers');
  const firstCreated = createFolder(papers);
  try {
    replaceFiles(files);
  } catch (error) {
    if (firstCreated !== undefined) removeEmptyFolders(papers, resolve(firstCreated));
    throw error;
  }
}

/** Removes empty folders up to the first that was created: an empty `papers` folder would be taken for a catalog. */
function removeEmptyFolders(folder: string, first: string): void {
  rmdirSync(folder);
  if (folder !== first) removeEmptyFolders(dirname(folder), first);
}

/** The new contents of the files that get records, and of the required files that do not exist yet. */
function changedFiles(folder: string, catalog: WrittenCatalog): FileContent[] {
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

function changedFile(file: string, records: readonly NewRecord[], isSorted: boolean): FileContent[] {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (text !== undefined && records.length === 0) return [];
  return [{ file, text: insertRecords(text ?? headerComment(file), records, isSorted) }];
}

/** The comment at the top of a new file. */
const headerComments: Readonly<Record<string, string>> = {
  'categories.yaml': '# Categories, by id; a parent stands before its children. Fields: name, parent, description.\n',
  'venues.yaml': '# Venues, by id, sorted. Fields: name, title, kind, publisher, aliases.\n',
  'repos.yaml': '# Repositories, by id, sorted. Fields: url, description.\n',
};

const headerComment = (file: string) =>
  headerComments[basename(file)] ?? `# Papers of ${basename(file, '.yaml')}, by key, sorted; see lm4c help catalog.\n`;
