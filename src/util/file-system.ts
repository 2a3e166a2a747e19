import { existsSync, mkdirSync, readdirSync, realpathSync, rmdirSync, type Stats, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Whether the path is a regular file, or a link to one. */
export const isFile = (path: string) => status(path)?.isFile() ?? false;

/** Whether the path is a folder, or a link to one. */
export const isFolder = (path: string) => status(path)?.isDirectory() ?? false;

/** Whether the path exists and is not a folder: a file, a pipe or a device. */
export const existsAsFile = (path: string) => status(path)?.isDirectory() === false;

function status(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** The path of a regular file with links resolved; undefined for anything else: reading a pipe or a device may never end. */
export function resolveRegularFile(path: string): string | undefined {
  try {
    return isFile(path) ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Creates a folder and its missing parents, and returns the first folder that was created. Unlike Node's `recursive: true` it does not
 * loop forever where the system reports a missing parent but lets nobody create it, as in /proc and in homes mounted on demand.
 *
 * @throws a file system error
 */
export function createFolder(path: string, mode = 0o777): string | undefined {
  if (existsSync(path)) return undefined;
  const created = dirname(path) === path ? undefined : createFolder(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process may have created it in the meantime.
    if (!existsSync(path)) throw error;
  }
  return created ?? path;
}

/** Removes an empty folder and then the empty folders around it, up to one of them. */
export function removeEmptyFolders(folder: string, last: string): void {
  try {
    rmdirSync(folder);
  } catch {
    return;
  }
  if (resolve(folder) !== resolve(last)) removeEmptyFolders(dirname(folder), last);
}

/** The names in a folder; empty if it cannot be read. */
export function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The size in bytes of a file, or of a folder with its content; what cannot be read counts 0. */
export function totalSize(path: string): number {
  const stats = status(path);
  if (!stats?.isDirectory()) return stats?.size ?? 0;
  return listFolder(path).reduce((sum, name) => sum + totalSize(join(path, name)), 0);
}
