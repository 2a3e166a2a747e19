import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Creates a folder and its missing parents, and returns the first folder that was created. Unlike Node's `recursive: true` it
 * does not loop forever where nothing can be created but the system reports a missing parent, as in /proc and in homes mounted on
 * demand.
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
  try {
    const stat = statSync(path);
    return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + totalSize(join(path, name)), 0) : stat.size;
  } catch {
    return 0;
  }
}
