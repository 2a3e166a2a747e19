/** Files as a program meets them: written whole or not at all, and in words when they cannot be opened. */
import { isUtf8 } from 'node:buffer';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes beside the file and renames, so that a failure leaves the old file as it was.
 *
 * @throws an error of the file system
 */
export function replaceFile(file: string, text: string): void {
  const old = statSync(file, { throwIfNoEntry: false });
  // A device or a pipe is written to; renaming would put a file in its place.
  if (old && !old.isFile()) {
    writeFileSync(file, text);
    return;
  }
  const target = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() && old ? realpathSync(file) : file;
  // A longer name than the file's could be one that is too long.
  const beside = join(dirname(target), `.lm4c-${Math.random().toString(36).slice(2)}.tmp`);
  try {
    writeFileSync(beside, text, old ? { mode: old.mode } : {});
    // The mask of the process takes permissions away from a new file.
    if (old) chmodSync(beside, old.mode);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/**
 * The text of a file, without a mark of the byte order; in another encoding than UTF-8 its ASCII is read all the same.
 *
 * @throws an error of the file system, or one that says that it is no text
 */
export function readText(file: string): string {
  const bytes = readFileSync(file);
  if (bytes.includes(0)) throw new Error('it is not text');
  return new TextDecoder().decode(bytes);
}

/**
 * The bytes of a file.
 *
 * @throws an error of the file system
 */
export const bytesIn = (file: string): Uint8Array => readFileSync(file);

/**
 * Makes a folder and those above it, where they are not there. Node's own way never ends where nothing can be made and the system says
 * that the folder above is missing, as it does in /proc and in homes that are mounted when they are asked for.
 *
 * @throws an error of the file system
 */
export function makeFolder(path: string, mode = 0o777): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process can have made it meanwhile.
    if (!existsSync(path)) throw error;
  }
}

/** Whether there is a file, or a folder, of that name, and it may be seen. */
export const isFile = (path: string) => stat(path)?.isFile() ?? false;
export const isFolder = (path: string) => stat(path)?.isDirectory() ?? false;

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
export function readExactly(file: string): string {
  const stats = statSync(file);
  if (!stats.isFile() && !stats.isDirectory()) throw new Error('it is a device or a pipe, not a file');
  const bytes = readFileSync(file);
  if (!isUtf8(bytes)) throw new Error('it is not UTF-8 text');
  return bytes.toString();
}

/** The path of a regular file without links; undefined where there is none, or something that may never end. */
export function realFile(path: string): string | undefined {
  try {
    return isFile(path) ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** The names in a folder; none where it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** In bytes, of a folder with all that is in it, as far as it can be read. */
export function sizeOf(path: string): number {
  try {
    const stat = statSync(path);
    return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : stat.size;
  } catch {
    return 0;
  }
}

/** Why a file or folder could not be opened. */
export interface Reason {
  readonly code: string;
  readonly message: string;
  readonly fix?: string;
}

/** What an error of the file system means. */
export function reason(error: unknown): Reason {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'missing-file', message: 'no such file or folder' };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return { code: 'no-permission', message: 'permission denied', fix: 'change its permissions, or ask its owner' };
  }
  if (code === 'EISDIR') return { code: 'a-folder', message: 'it is a folder' };
  if (code === 'ENAMETOOLONG') return { code: 'file-error', message: 'the name is too long' };
  if (code === 'ELOOP') return { code: 'file-error', message: 'its links lead in a circle' };
  if (code === 'ENOSPC') return { code: 'disk-full', message: 'the disk is full' };
  return { code: 'file-error', message: error instanceof Error ? error.message : String(error) };
}
