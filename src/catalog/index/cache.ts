/**
 * Compiled forms as files: the one that comes with the program, and in the cache folder those of other catalogs. Whatever is wrong with
 * such a file or its folder, the YAML has the answer: to open or to store one never fails with an error.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  futimesSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { createFolder, totalSize } from '../../util/file-system.ts';
import { type ByteReader, type ByteSink, type IndexHeader, readHeader } from './format.ts';

/** A compiled form that can be read. */
export interface OpenIndex {
  readonly bytes: ByteReader;
  readonly contents: IndexHeader;
  /** To be called when it is not to be read. */
  readonly close: () => void;
}

/** Where the compiled form of a catalog is kept. */
export interface CacheEntry {
  readonly file: string;
  /** Absolute path of the catalog. */
  readonly folder: string;
}

/** The place for the catalog in a folder; undefined where there is none. */
export function cacheEntryFor(folder: string, cacheFolder: string | undefined): CacheEntry | undefined {
  if (cacheFolder === undefined) return undefined;
  try {
    const absolute = resolve(folder);
    const name = basename(absolute)
      .replace(/[^\w.-]+/g, '-')
      .slice(0, 50);
    return { file: join(cacheFolder, `${name}-${hash(absolute)}.lm4c`), folder: absolute };
  } catch {
    // The current folder has been removed.
    return undefined;
  }
}

/** FNV-1a with 32 bits; of two folders that share one, each compiles anew what the other has put there. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** Below this many bytes a file is read at once. */
const small = 1 << 20;

/** The compiled form in a file that comes with the program. */
export function openShippedIndex(file: string): OpenIndex | undefined {
  return opened(file, () => true);
}

/** The compiled form of a catalog as the cache has it. */
export function openCachedIndex({ file }: CacheEntry): OpenIndex | undefined {
  return opened(file, (contents, modified) => modified === seal(contents.begun));
}

/**
 * The date that a file of the cache gets, in milliseconds: whoever writes to it later gives it another. It is an even second because some
 * file systems keep no others.
 */
const seal = (begun: number) => Math.floor(begun / 2000) * 2000 - 60_000;

function opened(file: string, isRight: (contents: IndexHeader, modified: number) => boolean): OpenIndex | undefined {
  let handle: number | undefined;
  const close = () => {
    if (handle !== undefined) closeSync(handle);
    handle = undefined;
  };
  try {
    // To open a pipe would wait for somebody to write.
    if (!statSync(file).isFile()) return undefined;
    handle = openSync(file, 'r');
    const { size, mtimeMs } = fstatSync(handle);
    const bytes = bytesOf(handle, size);
    // A large file stays open: what it is asked for is read when it is asked for.
    if (size < small) close();
    const contents = readHeader(bytes);
    if (contents && isRight(contents, mtimeMs)) return { bytes, contents, close };
  } catch {
    // It is as good as none.
  }
  close();
  return undefined;
}

function bytesOf(handle: number, size: number): ByteReader {
  return size < small
    ? bufferReader(readAll(handle, 0, size))
    : { size, read: (offset, length) => readAll(handle, offset, length) };
}

function readAll(handle: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const count = readSync(handle, bytes, done, length - done, offset + done);
    if (count === 0) throw new Error('the file has become shorter');
    done += count;
  }
  return bytes;
}

/** A compiled form that is no file. */
export function bufferReader(whole: Buffer): ByteReader {
  return { size: whole.length, read: (offset, length) => whole.subarray(offset, offset + length) };
}

/** Writes a file of the cache, whole or not at all; false when it cannot be. */
export function storeInCache({ file }: CacheEntry, begun: number, write: (sink: ByteSink) => void): boolean {
  prune(dirname(file));
  const beside = `${file}.${Math.random().toString(36).slice(2)}.tmp`;
  try {
    // A catalog may be nobody else's business.
    createFolder(dirname(file), 0o700);
    const handle = openSync(beside, 'wx', 0o600);
    try {
      write((bytes) => writeFileSync(handle, bytes));
      // After a failure of the machine it is whole, or not there.
      fsyncSync(handle);
      futimesSync(handle, seal(begun) / 1000, seal(begun) / 1000);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, file);
    return true;
  } catch {
    remove(beside);
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

/** No process takes so many milliseconds to write a file. */
const hour = 3_600_000;

/** Removes what nobody will ask for again: files that were not finished, and those of catalogs that are gone. */
function prune(cacheFolder: string): void {
  try {
    for (const file of entriesOf(cacheFolder)) {
      const folder = contentsIn(file)?.folder;
      const isLeft = file.endsWith('.tmp') && Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > hour;
      if (isLeft || (folder !== undefined && !existsSync(folder))) remove(file);
    }
  } catch {
    // What cannot be read stays.
  }
}

/** Removes what is kept of the catalog in a folder. */
export function removeFromCache(folder: string, cacheFolder: string): void {
  const place = cacheEntryFor(folder, cacheFolder);
  if (place) remove(place.file);
}

/** A file or a folder in the cache folder. */
export interface CacheListing {
  readonly file: string;
  /** In bytes, as far as it can be read. */
  readonly size: number;
  /** The catalog that it is of; undefined when it is of none, not whole, or of another version. */
  readonly folder: string | undefined;
  readonly papers: number | undefined;
}

/**
 * What the cache folder holds of ours.
 *
 * @throws an error of the file system when it cannot be read
 */
export function listCache(cacheFolder: string): CacheListing[] {
  return entriesOf(cacheFolder).map((file) => {
    const contents = contentsIn(file);
    return { file, size: totalSize(file), folder: contents?.folder, papers: contents?.size };
  });
}

function contentsIn(file: string): IndexHeader | undefined {
  const compiled = opened(file, () => true);
  compiled?.close();
  return compiled?.contents;
}

/** Where the launcher keeps the compiled code of the program. */
const codeFolder = 'code';

function entriesOf(cacheFolder: string): string[] {
  if (!existsSync(cacheFolder)) return [];
  const names = readdirSync(cacheFolder).filter((name) => name === codeFolder || /-[0-9a-f]{8}\.lm4c(?:\.\w+\.tmp)?$/.test(name));
  return names.sort().map((name) => join(cacheFolder, name));
}

/**
 * Empties the cache folder; what stays because it cannot be removed.
 *
 * @throws an error of the file system when it cannot be read
 */
export function clearCache(cacheFolder: string): string[] {
  return entriesOf(cacheFolder).filter((path) => !remove(path));
}
