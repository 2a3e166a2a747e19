/** Whether the files of a catalog are still what they were: a stat of each tells it, and its contents where that cannot be trusted. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listCatalogFiles } from '../source/catalog-files.ts';

/** What tells a changed file without reading it. */
export interface FileStats {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Milliseconds since 1970 of the last change that the file's date tells; any program can set it. */
  readonly modified: number;
  /** The same as the system keeps it. */
  readonly changed: number;
  readonly inode: number;
}

export interface Fingerprint extends FileStats {
  readonly sha1: string;
}

/**
 * The stamps of all files of a catalog.
 *
 * @throws when one of them is missing or no file, or the folder is no catalog
 */
export function readFileStats(folder: string): FileStats[] {
  return listCatalogFiles(folder).map(({ name }) => {
    const stats = statSync(join(folder, name));
    if (!stats.isFile()) throw new Error(`${name} is no file`);
    const { size, mtimeMs, ctimeMs, ino } = stats;
    return { name, size, modified: mtimeMs, changed: ctimeMs, inode: ino };
  });
}

/** The coarsest clock of a file system, FAT's, in milliseconds: within it a second change leaves no trace in the stamp. */
const tick = 2000;

/** Whether a change after the time would have left a trace in the stamps. */
export const isOlderThanClockTick = (stamps: readonly FileStats[], time: number): boolean =>
  stamps.every(({ modified, changed }) => Math.max(modified, changed) + tick < time);

/** Whether they are the stamps of the same files, none of which can have changed since. */
export function sameStats(before: readonly FileStats[], now: readonly FileStats[]): boolean {
  return before.length === now.length && before.every((stamp, index) => isSame(stamp, now[index]));
}

function isSame(before: FileStats, now: FileStats | undefined): boolean {
  return (
    before.name === now?.name &&
    before.size === now.size &&
    before.modified === now.modified &&
    before.changed === now.changed &&
    before.inode === now.inode
  );
}

/** Whether the files hold what they held, whatever their dates. */
export async function sameContents(before: readonly Fingerprint[], now: readonly FileStats[], folder: string): Promise<boolean> {
  const alike =
    before.length === now.length && before.every(({ name, size }, at) => name === now[at]?.name && size === now[at].size);
  if (!alike) return false;
  const after = await fingerprintFiles(now, folder);
  return after !== undefined && before.every(({ sha1 }, at) => sha1 === after[at]?.sha1);
}

/** The stamps with the hashes of the contents; undefined when a file cannot be read. */
export async function fingerprintFiles(stamps: readonly FileStats[], folder: string): Promise<Fingerprint[] | undefined> {
  const { createHash } = await import('node:crypto');
  const hash = (name: string) =>
    createHash('sha1')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  try {
    return stamps.map((stamp) => ({ ...stamp, sha1: hash(stamp.name) }));
  } catch {
    return undefined;
  }
}
