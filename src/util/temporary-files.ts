/**
 * Names of temporary files. All begin with `.lm4c-`, so that no reader takes them for files of a catalog:
 *
 *     .lm4c-ID-N.new     new content of the file with the number N
 *     .lm4c-ID-N.old     its old content; .old.part while that is copied
 *     .lm4c-ID.lock      a lock before it is complete, or after it was taken over
 *     .lm4c-ID.journal   which files are being replaced; .lm4c-ID.undo, which get their old content back
 */
import { statSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFolder } from './file-system.ts';

/** The beginning of the names of one change. The file's own name could make them too long for the file system. */
export const createChangeName = () => `.lm4c-${Math.random().toString(36).slice(2)}`;

/** The temporary files for the target with a number. */
export const temporaryNames = (change: string, number: number, target: string) => ({
  temporary: join(dirname(target), `${change}-${number}.new`),
  backup: join(dirname(target), `${change}-${number}.old`),
});

/** In milliseconds. If a writer does take longer, its rename fails and the file stays as it was. */
const staleAge = 60_000;

/** Removes the temporary files of interrupted writers from a folder, except those of changes that are to be finished. */
export function removeLeftovers(folder: string, minimumAge = staleAge): void {
  for (const name of listFolder(folder).filter((name) => /^\.lm4c-[a-z\d]+(?:-\d+\.(?:new|old|old\.part)|\.lock)$/.test(name))) {
    const file = join(folder, name);
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    // Other processes may be trying to lock the folder.
    const isOld = age >= (name.endsWith('.lock') ? staleAge : minimumAge);
    if (isOld && !hasJournal(folder, name)) tryRemove(file);
  }
}

/** The journal of a change of papers is in the folder above them. */
const hasJournal = (folder: string, name: string) =>
  [folder, dirname(folder)].flatMap(findJournals).some((journal) => name.startsWith(`${changeOf(journal)}-`));

const changeOf = (journal: string) => /[^/\\]+(?=\.\w+$)/.exec(journal)?.[0] ?? '';

/** The journals in a folder; none if it cannot be read. */
export const findJournals = (folder: string) =>
  listFolder(folder)
    .filter((name) => /^\.lm4c-[a-z\d]+\.(?:journal|undo)$/.test(name))
    .map((name) => join(folder, name));

/** Removes a file; if that fails, the next writer tries again. */
export function tryRemove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It does not exist, or nobody may remove it.
  }
}
