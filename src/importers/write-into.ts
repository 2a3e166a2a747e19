/** New records -> the files of a catalog's folder. */
import { existsSync, readFileSync, rmdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type WrittenCatalog, writableKinds, writeRecord } from '../catalog/source/write.ts';
import { createFolder } from '../util/folders.ts';
import { type FileContent, replaceFiles } from '../util/replace-file.ts';
import { insertRecords, type NewRecord } from './insert.ts';

/**
 * Adds the records to a catalog's folder; what it lacks is made. Either all files are written, or none; should the machine fail
 * meanwhile, what papers refer to is there before them.
 *
 * @throws an error of the file system
 */
export function addToCatalog(folder: string, catalog: WrittenCatalog): void {
  const files = filesWith(folder, catalog);
  const papers = resolve(folder, 'papers');
  const made = createFolder(papers);
  try {
    replaceFiles(files);
  } catch (error) {
    if (made !== undefined) removeEmpty(papers, resolve(made));
    throw error;
  }
}

/** Removes folders without files up to the one that was made first: a folder for papers alone would be taken for a catalog. */
function removeEmpty(folder: string, first: string): void {
  rmdirSync(folder);
  if (folder !== first) removeEmpty(dirname(folder), first);
}

/** The files of the folder that get records, and those that a catalog must have and the folder lacks. */
function filesWith(folder: string, catalog: WrittenCatalog): FileContent[] {
  return writableKinds.flatMap((kind) => {
    const records = catalog[kind].map(([id, entry]) => ({
      id,
      name: fileOf(folder, kind, entry),
      text: writeRecord(kind, id, entry),
    }));
    const names = new Set([...(kind === 'papers' ? [] : [`${kind}.yaml`]), ...records.map(({ name }) => name)]);
    return [...names].flatMap((name) =>
      changed(
        join(folder, name),
        records.filter((record) => record.name === name),
        kind !== 'categories',
      ),
    );
  });
}

function fileOf(folder: string, kind: string, { year }: Readonly<Record<string, unknown>>): string {
  if (kind !== 'papers') return `${kind}.yaml`;
  const short = `papers/${year}.yml`;
  return existsSync(join(folder, short)) ? short : `papers/${year}.yaml`;
}

function changed(file: string, records: readonly NewRecord[], isSorted: boolean): FileContent[] {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (before !== undefined && records.length === 0) return [];
  return [{ file, text: insertRecords(before ?? head(file), records, isSorted) }];
}

const heads: Readonly<Record<string, string>> = {
  'categories.yaml': '# Categories, by id; a parent stands before its children. Fields: name, parent, description.\n',
  'venues.yaml': '# Venues, by id, sorted. Fields: name, title, kind, publisher, aliases.\n',
  'repos.yaml': '# Repositories, by id, sorted. Fields: url, description.\n',
};

const head = (file: string) =>
  heads[basename(file)] ?? `# Papers of ${basename(file, '.yaml')}, by key, sorted; see lm4c help catalog.\n`;
