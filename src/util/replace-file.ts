/** Atomic writes: a file has either its old or its new content, whatever fails. */
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** A file and the text to write to it. */
export interface FileContent {
  readonly file: string;
  readonly text: string;
}

/**
 * Writes a temporary file in the same folder and renames it, so that the old file stays unchanged if writing fails.
 *
 * @throws a file system error
 */
export const replaceFile = (file: string, text: string): void => replaceFiles([{ file, text }]);

/**
 * Replaces several files: all temporary files are written before the first is renamed, so that a full disk leaves every file
 * unchanged.
 *
 * @throws a file system error
 */
export function replaceFiles(files: readonly FileContent[]): void {
  const pending: { readonly temporary: string; readonly target: string }[] = [];
  try {
    for (const { file, text } of files) {
      const old = statSync(file, { throwIfNoEntry: false });
      if (old && !old.isFile()) {
        // Renaming would replace a device or a pipe by a file.
        writeFileSync(file, text);
        continue;
      }
      const target = resolveLinks(file);
      // Its name does not contain the file's, because it could become too long for the file system.
      const temporary = join(dirname(target), `.lm4c-${Math.random().toString(36).slice(2)}.tmp`);
      pending.push({ temporary, target });
      writeNew(temporary, text, old?.mode);
    }
    for (const { temporary, target } of pending) renameSync(temporary, target);
  } catch (error) {
    for (const { temporary } of pending) rmSync(temporary, { force: true });
    throw error;
  }
}

/** The target of a symbolic link, even if it does not exist yet. */
function resolveLinks(file: string): string {
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? resolveLinks(resolve(realpathSync(dirname(file)), readlinkSync(file))) : file;
}

function writeNew(file: string, text: string, mode: number | undefined): void {
  const descriptor = openSync(file, 'wx', mode);
  try {
    writeFileSync(descriptor, text);
    // openSync applies the umask to the mode.
    if (mode !== undefined) fchmodSync(descriptor, mode);
    // Otherwise the renamed file may be empty after a crash of the machine.
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
