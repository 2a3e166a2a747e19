import { realpathSync, type Stats, statSync } from 'node:fs';

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

/**
 * The path of a regular file with links resolved; undefined if there is none. Pipes and devices, which may never end, are no
 * regular files.
 */
export function resolveRegularFile(path: string): string | undefined {
  try {
    return isFile(path) ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}
