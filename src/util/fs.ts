/** Files as a program meets them: written whole or not at all, and in words when they cannot be opened. */
import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ProblemCode } from './problem-codes.ts';

/** A file with the text that it is to have. */
export interface FileContent {
  readonly file: string;
  readonly text: string;
}

/**
 * Writes beside the file and renames, so that a failure leaves the old file as it was.
 *
 * @throws an error of the file system
 */
export const replaceFile = (file: string, text: string): void => replaceFiles([{ file, text }]);

/**
 * The same with several files: only when all are written beside is the first renamed, so that a disk that is full leaves each as it was.
 *
 * @throws an error of the file system
 */
export function replaceFiles(files: readonly FileContent[]): void {
  const ready: { readonly beside: string; readonly target: string }[] = [];
  try {
    for (const { file, text } of files) {
      const old = statSync(file, { throwIfNoEntry: false });
      if (old && !old.isFile()) {
        // A device or a pipe is written to; renaming would put a file in its place.
        writeFileSync(file, text);
        continue;
      }
      const target = behindLinks(file);
      // A longer name than the file's could be one that is too long.
      const beside = join(dirname(target), `.lm4c-${Math.random().toString(36).slice(2)}.tmp`);
      ready.push({ beside, target });
      writeNew(beside, text, old?.mode);
    }
    for (const { beside, target } of ready) renameSync(beside, target);
  } catch (error) {
    for (const { beside } of ready) rmSync(beside, { force: true });
    throw error;
  }
}

/** Where a link leads, even if there is nothing yet. */
function behindLinks(file: string): string {
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? behindLinks(resolve(realpathSync(dirname(file)), readlinkSync(file))) : file;
}

function writeNew(file: string, text: string, mode: number | undefined): void {
  const descriptor = openSync(file, 'wx', mode);
  try {
    writeFileSync(descriptor, text);
    // The mask of the process takes permissions away from a new file.
    if (mode !== undefined) fchmodSync(descriptor, mode);
    // Otherwise, after a failure of the machine, the new name may stand for an empty file.
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The text of a file, without a mark of the byte order; in another encoding than UTF-8 its ASCII is read all the same.
 *
 * @throws an error of the file system, or one that says that it is no text
 */
export function readText(file: string): string {
  const bytes = readWhole(file);
  if (bytes.includes(0)) throw new Error('it is not text');
  return new TextDecoder().decode(bytes);
}

/**
 * The bytes of a file, or of a pipe to its end.
 *
 * @throws an error of the file system, or one that says that it may never end
 */
export function readWhole(file: string): Buffer {
  const stats = statSync(file);
  if (stats.isCharacterDevice() || stats.isBlockDevice()) throw new Error('it is a device, not a file');
  if (stats.size > longest) throw tooLong();
  if (!stats.isFIFO()) return readFileSync(file);
  const descriptor = openSync(file, 'r');
  try {
    return readDescriptor(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** In bytes; what is longer has no end, or would not fit into a text. */
const longest = 500 * 2 ** 20;

const tooLong = () => new Error('it has more than 500 MB');

/**
 * What comes from a pipe, or whatever stdin is, to its end.
 *
 * @throws an error of the file system, or one that says that it may never end
 */
export function readDescriptor(descriptor: number): Buffer {
  const pieces: Buffer[] = [];
  let length = 0;
  for (let piece = someFrom(descriptor); piece.length > 0; piece = someFrom(descriptor)) {
    pieces.push(piece);
    length += piece.length;
    if (length > longest) throw tooLong();
  }
  return Buffer.concat(pieces);
}

/** The next bytes; none at the end. */
function someFrom(descriptor: number): Buffer {
  const bytes = Buffer.allocUnsafe(65536);
  for (;;) {
    try {
      return bytes.subarray(0, readSync(descriptor, bytes));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      // So Windows says that a pipe has ended.
      if (code === 'EOF') return bytes.subarray(0, 0);
      if (code !== 'EAGAIN') throw error;
      // A pipe that is empty and does not block; its writer gets a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/**
 * Makes a folder and those above it, where they are not there, and gives the first that was made. Node's own way never ends where
 * nothing can be made and the system says that the folder above is missing, as it does in /proc and in homes that are mounted when they
 * are asked for.
 *
 * @throws an error of the file system
 */
export function createFolder(path: string, mode = 0o777): string | undefined {
  if (existsSync(path)) return undefined;
  const above = dirname(path) === path ? undefined : createFolder(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process can have made it meanwhile.
    if (!existsSync(path)) throw error;
  }
  return above ?? path;
}

/** Whether there is a file, or a folder, of that name, and it may be seen. */
export const isFile = (path: string) => stat(path)?.isFile() ?? false;
export const isFolder = (path: string) => stat(path)?.isDirectory() ?? false;

/** Whether there is something of that name that is no folder: a file, a pipe, a device. */
export const existsAsFile = (path: string) => stat(path)?.isDirectory() === false;

function stat(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/**
 * The text of a file with its mark of the byte order, from which the same bytes can be written again.
 *
 * @throws an error of the file system, or one that says that it is not UTF-8, or that it may never end
 */
export function readUtf8(file: string): string {
  const bytes = readRegularFile(file);
  if (!isUtf8(bytes)) throw new Error('it is not UTF-8 text');
  return bytes.toString();
}

/**
 * The bytes of a file that can be read again.
 *
 * @throws an error of the file system, or one that says that it is something else
 */
export function readRegularFile(file: string): Buffer {
  const stats = statSync(file);
  if (!stats.isFile() && !stats.isDirectory()) throw new Error('it is a device or a pipe, not a file');
  return readFileSync(file);
}

/** The path of a regular file without links; undefined where there is none, or something that may never end. */
export function resolveRegularFile(path: string): string | undefined {
  try {
    return isFile(path) ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** The names in a folder; none where it cannot be read. */
export function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** In bytes, of a folder with all that is in it, as far as it can be read. */
export function totalSize(path: string): number {
  try {
    const stat = statSync(path);
    return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + totalSize(join(path, name)), 0) : stat.size;
  } catch {
    return 0;
  }
}

/** Why a file or folder could not be opened. */
export interface FileErrorReason {
  readonly code: ProblemCode;
  readonly message: string;
  readonly fix?: string;
}

const noPermission: FileErrorReason = {
  code: 'no-permission',
  message: 'permission denied',
  fix: 'change its permissions, or ask its owner',
};
const missing: FileErrorReason = { code: 'missing-file', message: 'no such file or folder' };
const full: FileErrorReason = { code: 'disk-full', message: 'the disk is full' };

const reasons: Readonly<Record<string, FileErrorReason>> = {
  ENOENT: missing,
  ENOTDIR: missing,
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: noPermission,
  EISDIR: { code: 'a-folder', message: 'it is a folder' },
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: { code: 'file-error', message: 'it would be larger than a file may be' },
  ENAMETOOLONG: { code: 'file-error', message: 'the name is too long' },
  ELOOP: { code: 'file-error', message: 'its links lead in a circle' },
};

/** What an error of the file system means. */
export function describeFileError(error: unknown): FileErrorReason {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? { code: 'file-error', message: error instanceof Error ? error.message : String(error) };
}
