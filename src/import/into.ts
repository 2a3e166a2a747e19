/** New records -> the files of a catalog's folder. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type WrittenCatalog, writtenKinds, writtenRecord } from '../catalog/write.ts';
import { makeFolder, replaceFile } from '../files.ts';
import { inserted, type NewRecord } from './insert.ts';

/** A file with its text after the records have been put in. */
interface Changed {
  readonly file: string;
  readonly text: string;
}

/**
 * Adds the records to a catalog's folder; what it lacks is made. Each file is written whole, what papers refer to before them.
 *
 * @throws an error of the file system
 */
export function addTo(folder: string, catalog: WrittenCatalog): void {
  const files = filesWith(folder, catalog);
  makeFolder(join(folder, 'papers'));
  for (const { file, text } of files) replaceFile(file, text);
}

/** The files of the folder that get records, and those that a catalog must have and the folder lacks. */
function filesWith(folder: string, catalog: WrittenCatalog): Changed[] {
  return writtenKinds.flatMap((kind) => {
    const records = catalog[kind].map(([id, entry]) => ({
      id,
      name: fileOf(folder, kind, entry),
      text: writtenRecord(kind, id, entry),
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

function changed(file: string, records: readonly NewRecord[], isSorted: boolean): Changed[] {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (before !== undefined && records.length === 0) return [];
  return [{ file, text: inserted(before ?? head(file), records, isSorted) }];
}

const heads: Readonly<Record<string, string>> = {
  'categories.yaml': '# Categories, by id; a parent stands before its children. Fields: name, parent, description.\n',
  'venues.yaml': '# Venues, by id, sorted. Fields: name, title, kind, publisher, aliases.\n',
  'repos.yaml': '# Repositories, by id, sorted. Fields: url, description.\n',
};

const head = (file: string) =>
  heads[basename(file)] ?? `# Papers of ${basename(file, '.yaml')}, by key, sorted; see lm4c help catalog.\n`;
