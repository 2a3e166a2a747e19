/**
 * On-disk cache of compiled catalogs. Opening and storing never throw: on any error the YAML is read instead. The launcher keeps the
 * compiled code of the program in the same folder.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  futimesSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { createFolder, totalSize } from '../../util/file-system.ts';
import type { ByteSink, IndexHeader } from './format.ts';
import { type OpenIndex, openIndexFile } from './index-file.ts';

/** The cache file for one catalog. */
export interface CacheEntry {
  readonly file: string;
  /** Absolute path of the catalog. */
  readonly folder: string;
}

/** The cache entry for a catalog; undefined without a cache folder, or if the current folder was removed. */
export function cacheEntryFor(folder: string, cacheFolder: string | undefined): CacheEntry | undefined {
  if (cacheFolder === undefined) return undefined;
  try {
    const absolute = resolve(folder);
    const name = basename(absolute)
      .replace(/[^\w.-]+/g, '-')
      .slice(0, 50);
    return { file: join(cacheFolder, `${name}-${hash(absolute)}.lm4c`), folder: absolute };
  } catch {
    // resolve() needs the current folder.
    return undefined;
  }
}

/** 32-bit FNV-1a. Two catalogs with the same hash overwrite each other's entry, and are compiled again each time. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** The compiled catalog in the cache; undefined if there is none, or another program or another user may have modified it. */
export function openCachedIndex({ file }: CacheEntry): OpenIndex | undefined {
  return openIndexFile(
    file,
    ({ readStartedAt }, stats) => stats.mtimeMs === ownMtime(readStartedAt) && isPrivate(stats, dirname(file)),
  );
}

/** Whether a file has the owner of its folder, which the launcher compares with the user, and only the owner can write to both. */
function isPrivate(stats: Stats, folder: string): boolean {
  // Windows has no such modes.
  if (sep !== '/') return true;
  const { uid, mode } = statSync(folder);
  return stats.uid === uid && ((stats.mode | mode) & 0o022) === 0;
}

/**
 * The mtime set on cache files, in milliseconds: any other mtime means that somebody else wrote to the file. It is an even second,
 * the resolution of FAT.
 */
const ownMtime = (readStartedAt: number) => Math.floor(readStartedAt / 2000) * 2000 - 60_000;

/** Writes a cache file atomically; false if that fails. */
export function storeInCache({ file }: CacheEntry, readStartedAt: number, write: (sink: ByteSink) => void): boolean {
  prune(dirname(file));
  const temporary = `${file}.${Math.random().toString(36).slice(2)}.tmp`;
  try {
    // Private: the catalog may be.
    createFolder(dirname(file), 0o700);
    const descriptor = openSync(temporary, 'wx', 0o600);
    try {
      write((bytes) => writeFileSync(descriptor, bytes));
      // Otherwise the renamed file could be incomplete after a power failure.
      fsyncSync(descriptor);
      const seconds = ownMtime(readStartedAt) / 1000;
      futimesSync(descriptor, seconds, seconds);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
    return true;
  } catch {
    remove(temporary);
    return false;
  }
}

function remove(path: string): boolean {
  try {
    rmSync(path, { recursive: basename(path) === codeFolder });
    return true;
  } catch {
    return false;
  }
}

/** Temporary files older than this, in milliseconds, are left over from an interrupted process. */
const staleAge = 3_600_000;

/** Removes stale temporary files, and the entries of catalogs that no longer exist. */
function prune(cacheFolder: string): void {
  try {
    for (const file of cachedPaths(cacheFolder)) {
      const folder = cachedHeader(file)?.folder;
      const isStale = file.endsWith('.tmp') && Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > staleAge;
      if (isStale || (folder !== undefined && !existsSync(folder))) remove(file);
    }
  } catch {
    // An unreadable cache is left as it is.
  }
}

/** Removes the cache entry of a catalog. */
export function removeFromCache(folder: string, cacheFolder: string): void {
  const entry = cacheEntryFor(folder, cacheFolder);
  if (entry) remove(entry.file);
}

/** A file or folder in the cache folder. */
export interface CacheListing {
  readonly file: string;
  /** In bytes, of all files that can be read. */
  readonly size: number;
  /** Path of the compiled catalog's source; undefined for other files, incomplete ones and those of another version. */
  readonly folder: string | undefined;
  readonly papers: number | undefined;
}

/**
 * All of our files and folders in the cache folder.
 *
 * @throws a file-system error when the folder cannot be read
 */
export function listCache(cacheFolder: string): CacheListing[] {
  return cachedPaths(cacheFolder).map((file) => {
    const header = cachedHeader(file);
    return { file, size: totalSize(file), folder: header?.folder, papers: header?.size };
  });
}

function cachedHeader(file: string): IndexHeader | undefined {
  const index = openIndexFile(file);
  index?.close();
  return index?.header;
}

/** Folder of the launcher's compiled code. */
const codeFolder = 'code';

function cachedPaths(cacheFolder: string): string[] {
  if (!existsSync(cacheFolder)) return [];
  const names = readdirSync(cacheFolder).filter((name) => name === codeFolder || /-[0-9a-f]{8}\.lm4c(?:\.\w+\.tmp)?$/.test(name));
  return names.sort().map((name) => join(cacheFolder, name));
}

/**
 * Empties the cache folder, and returns the paths that could not be removed.
 *
 * @throws a file-system error when the folder cannot be read
 */
export function clearCache(cacheFolder: string): string[] {
  return cachedPaths(cacheFolder).filter((path) => !remove(path));
}
