/** Detects changed catalog files: by their stats, and by their contents where stats cannot be trusted. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listCatalogFiles } from '../source/catalog-files.ts';

/** Reveals a changed file without reading it. */
export interface FileStats {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Any program can set it. */
  readonly mtimeMs: number;
  /** Only the file system sets it. */
  readonly ctimeMs: number;
  readonly inode: number;
}

export interface Fingerprint extends FileStats {
  readonly sha1: string;
}

/**
 * The stats of all files of a catalog.
 *
 * @throws when one of them is missing or not a regular file, or the folder is not a catalog
 */
export function readFileStats(folder: string): FileStats[] {
  return listCatalogFiles(folder).map(({ name }) => {
    const stats = statSync(join(folder, name));
    if (!stats.isFile()) throw new Error(`${name} is not a regular file`);
    const { size, mtimeMs, ctimeMs, ino: inode } = stats;
    return { name, size, mtimeMs, ctimeMs, inode };
  });
}

/** The coarsest timestamp resolution of a file system, FAT's, in milliseconds: a second change within it leaves the stats equal. */
const timestampResolution = 2000;

/** Whether every file is so old that a change after `time` (in milliseconds since 1970) would show in its stats. */
export const isOlderThanClockTick = (stats: readonly FileStats[], time: number): boolean =>
  stats.every(({ mtimeMs, ctimeMs }) => Math.max(mtimeMs, ctimeMs) + timestampResolution < time);

/** Whether all files are the same ones with the same stats. */
export function sameStats(before: readonly FileStats[], now: readonly FileStats[]): boolean {
  return (
    before.length === now.length && before.every((file, index) => statNames.every((name) => file[name] === now[index]?.[name]))
  );
}

const statNames = ['name', 'size', 'mtimeMs', 'ctimeMs', 'inode'] as const satisfies readonly (keyof FileStats)[];

/** Whether the files have the same names and contents, whatever their timestamps. */
export async function sameContents(before: readonly Fingerprint[], now: readonly FileStats[], folder: string): Promise<boolean> {
  const haveSameSizes =
    before.length === now.length &&
    before.every(({ name, size }, index) => name === now[index]?.name && size === now[index].size);
  if (!haveSameSizes) return false;
  const after = await fingerprintFiles(now, folder);
  return after !== undefined && before.every(({ sha1 }, index) => sha1 === after[index]?.sha1);
}

/** The stats with the hashes of the contents; undefined when a file cannot be read. */
export async function fingerprintFiles(files: readonly FileStats[], folder: string): Promise<Fingerprint[] | undefined> {
  const { createHash } = await import('node:crypto');
  const hash = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex');
  try {
    return files.map((file) => ({ ...file, sha1: hash(readFileSync(join(folder, file.name))) }));
  } catch {
    return undefined;
  }
}
