/** Atomic writes: a file has either its old or its new content, whatever fails. Both functions throw file system errors. */
import { chmodSync, lstatSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface FileContent {
  readonly file: string;
  readonly text: string;
}

/** Replaces a file by a temporary file in its folder, so that it stays unchanged if writing fails. */
export const replaceFile = (file: string, text: string) => replaceFiles([{ file, text }]);

/** Replaces files once all temporary files are written, so that a full disk leaves every file unchanged. */
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
      // Not flushed, the renamed file may be empty after a crash of the machine.
      writeFileSync(temporary, text, { flag: 'wx', mode: old?.mode, flush: true });
      // The umask applies to the mode of a new file.
      if (old) chmodSync(temporary, old.mode);
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
