/** Atomic writes: a file has either its old or its new content, whatever fails. Both functions throw file system errors. */
import {
  chmodSync,
  chownSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileVersion, type Replacement, replaceAll } from './change-journal.ts';
import type { FolderLock } from './folder-lock.ts';
import { createChangeName, removeLeftovers, temporaryNames, tryRemove } from './temporary-files.ts';

export interface FileChange {
  readonly file: string;
  readonly text: string;
  /**
   * The text that the new one was made from, null if there was no file: if it has changed in the meantime, nothing is written. Without
   * it any content is replaced.
   */
  readonly base?: string | null | undefined;
}

/** Replaces a file by a temporary file in its folder, so that it stays unchanged if writing fails. */
export const replaceFile = (change: FileChange, lock?: FolderLock) => replaceFiles([change], lock);

/**
 * Replaces all files or none. Nothing is replaced until all temporary files are written, so that a full disk leaves every file unchanged.
 *
 * @param lock of the folder in which the files are; without it, other writers may replace them at the same time
 */
export function replaceFiles(changes: readonly FileChange[], lock?: FolderLock): void {
  // Renaming would replace a device or a pipe by a file.
  const files = changes.filter(({ file }) => !isDevice(file));
  for (const { file, text } of changes) if (isDevice(file)) writeFileSync(file, text);
  const name = createChangeName();
  const replacements = prepareAll(files, name, lock);
  const [first, ...others] = replacements;
  if (!first) return;
  if (others.length > 0 || first.isInPlace) replaceAll(lock?.folder ?? dirname(first.target), name, replacements);
  else renameOne(first);
}

/** Writes the temporary files. If that fails, it removes them. */
function prepareAll(changes: readonly FileChange[], name: string, lock: FolderLock | undefined): Replacement[] {
  const temporaryFiles: string[] = [];
  try {
    const replacements = changes.map(({ file, text }, number) => {
      const target = resolveLinks(file);
      const names = temporaryNames(name, number, target);
      removeLeftovers(dirname(target));
      temporaryFiles.push(names.temporary);
      return prepare({ target, ...names }, text);
    });
    lock?.assertHeld();
    changes.forEach(assertUnchanged);
    return replacements;
  } catch (error) {
    temporaryFiles.forEach(tryRemove);
    throw error;
  }
}

function prepare(names: Pick<Replacement, 'target' | 'temporary' | 'backup'>, text: string): Replacement {
  const { target, temporary } = names;
  const old = statSync(target, { throwIfNoEntry: false });
  // Not flushed, the renamed file may be empty after a crash of the machine.
  writeFileSync(temporary, text, { flag: 'wx', mode: old?.mode, flush: true });
  const isInPlace = old !== undefined && !copyOwner(temporary, old);
  // The umask applies to the mode of a new file.
  if (old && !isInPlace) chmodSync(temporary, old.mode);
  return { ...names, isInPlace, oldVersion: fileVersion(target), newVersion: fileVersion(temporary) };
}

/** Gives a file the owner and the group of another one; false if the user may not. */
function copyOwner(file: string, { uid, gid }: Stats): boolean {
  const own = statSync(file);
  if (own.uid === uid && own.gid === gid) return true;
  try {
    chownSync(file, uid, gid);
    return true;
  } catch {
    return false;
  }
}

/** @throws Error when the file no longer has the text that the new one was made from */
function assertUnchanged({ file, base }: FileChange): void {
  if (base !== undefined && readIfExists(file) !== base)
    throw new Error('another program has changed it in the meantime; run the command again');
}

/** The text of a file; null if there is none. */
const readIfExists = (file: string) => (statSync(file, { throwIfNoEntry: false }) ? readFileSync(file, 'utf8') : null);

function renameOne({ temporary, target }: Replacement): void {
  try {
    renameSync(temporary, target);
  } catch (error) {
    tryRemove(temporary);
    throw error;
  }
}

function isDevice(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile();
}

/** The target of a symbolic link, even if it does not exist yet. */
function resolveLinks(file: string): string {
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? resolveLinks(resolve(realpathSync(dirname(file)), readlinkSync(file))) : file;
}
