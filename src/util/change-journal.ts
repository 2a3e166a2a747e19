/**
 * Changes of several files of which all or none are made. All new content is written to temporary files, then a journal is written, then
 * each file is replaced. If one cannot be replaced, the others get their old content back. After a kill, the next writer finishes what
 * the journal says, or undoes it if the killed writer had begun to.
 */
import {
  copyFileSync,
  linkSync,
  lstatSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { findJournals, temporaryNames, tryRemove } from './temporary-files.ts';

/** A file to replace. */
export interface Replacement {
  /** Not a symbolic link. */
  readonly target: string;
  /** Has the new content already, in the folder of the target. */
  readonly temporary: string;
  /** Has the old content until all files are replaced. */
  readonly backup: string;
  /** Whether to write into the target, because a new file would have another owner. */
  readonly isInPlace: boolean;
  /** The versions of the target before and after; undefined if there is no such file. */
  readonly oldVersion: string | undefined;
  readonly newVersion: string | undefined;
}

/** Identifies the content of a file: a rename keeps it, writing changes it. Undefined if there is no file. */
export function fileVersion(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats && `${stats.ino}-${stats.size}-${stats.mtimeMs}`;
}

/**
 * Replaces all files or none.
 *
 * @param folder where the journal is written
 * @param change the beginning of the names of its temporary files
 * @throws the error of the file system that prevented it
 */
export function replaceAll(folder: string, change: string, replacements: readonly Replacement[]): void {
  const journal = join(folder, `${change}.journal`);
  try {
    writeJournal(journal, replacements);
    for (const replacement of replacements) {
      keepOldContent(replacement);
      moveIntoPlace(replacement);
    }
  } catch (error) {
    undo(journal, replacements);
    throw error;
  }
  discard(journal, replacements);
}

/** Gives all files their old content. If that fails too, the journal stays and the next writer tries again. */
function undo(journal: string, replacements: readonly Replacement[]): void {
  try {
    const undoJournal = journal.replace(/journal$/, 'undo');
    // A rename needs no space on a full disk.
    if (fileVersion(journal) !== undefined) renameSync(journal, undoJournal);
    for (const replacement of replacements) restore(replacement);
    discard(undoJournal, replacements);
  } catch {
    // The caller throws what went wrong first.
  }
}

/** The journal goes first: without it the other files are only leftovers. */
function discard(journal: string, replacements: readonly Replacement[]): void {
  tryRemove(journal);
  for (const { temporary, backup } of replacements) for (const file of [temporary, backup, `${backup}.part`]) tryRemove(file);
}

function keepOldContent({ target, backup, isInPlace, oldVersion }: Replacement): void {
  if (oldVersion === undefined) return;
  if (!isInPlace && tryLink(target, backup)) return;
  // Under its name a backup is complete.
  copyFileSync(target, `${backup}.part`);
  renameSync(`${backup}.part`, backup);
}

/** False where the file system has no hard links. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function moveIntoPlace({ target, temporary, isInPlace }: Replacement): void {
  if (isInPlace) writeFileSync(target, readFileSync(temporary), { flush: true });
  else renameSync(temporary, target);
}

function restore(replacement: Replacement): void {
  const { target, backup, isInPlace, oldVersion, newVersion } = replacement;
  if (isInPlace) {
    if (fileVersion(backup) !== undefined && isPartlyWritten(replacement))
      writeFileSync(target, readFileSync(backup), { flush: true });
  } else if (fileVersion(target) !== newVersion) return;
  else if (oldVersion === undefined) unlinkSync(target);
  else renameSync(backup, target);
}

/** Whether the file has the beginning of the new content, or all of it. */
const isPartlyWritten = ({ target, temporary }: Replacement) => {
  const written = readFileSync(target);
  return readFileSync(temporary).subarray(0, written.length).equals(written);
};

/** What the journal has of each file; the names of the temporary files follow from its own name. */
type JournalEntry = Pick<Replacement, 'isInPlace' | 'oldVersion' | 'newVersion'> & { readonly file: string };

function writeJournal(journal: string, replacements: readonly Replacement[]): void {
  const entries = replacements.map(
    ({ target, isInPlace, oldVersion, newVersion }): JournalEntry => ({
      file: relative(realpathSync(dirname(journal)), join(realpathSync(dirname(target)), basename(target))),
      isInPlace,
      oldVersion,
      newVersion,
    }),
  );
  writeFileSync(journal, JSON.stringify(entries), { flag: 'wx', flush: true });
}

/**
 * Finishes or undoes the changes that killed writers have left in a folder, which this process has locked.
 *
 * @throws Error when a file has changed since, or is outside of the folder
 */
export function finishInterruptedChanges(folder: string): void {
  for (const journal of findJournals(folder)) {
    const replacements = readJournal(journal);
    if (journal.endsWith('.undo')) for (const replacement of replacements) restore(replacement);
    else finish(journal, replacements);
    discard(journal, replacements);
  }
}

function finish(journal: string, replacements: readonly Replacement[]): void {
  const pending = replacements.filter(({ temporary }) => fileVersion(temporary) !== undefined);
  const changed = pending.find((one) => fileVersion(one.target) !== one.oldVersion && !(one.isInPlace && isPartlyWritten(one)));
  if (changed) {
    const [file, temporary] = [changed.target, changed.temporary].map((path) => relative(dirname(journal), path));
    const advice = `copy what is missing from ${temporary} by hand, then delete ${basename(journal)}`;
    throw new Error(`an earlier change was interrupted, and ${file} has changed since; ${advice}`);
  }
  for (const replacement of pending) moveIntoPlace(replacement);
}

/**
 * The files of a journal; none if its writer was killed before it was complete, and so before it replaced a file.
 *
 * A journal may come from a stranger with the catalog, so it cannot name files outside of its folder, nor links to them.
 */
function readJournal(journal: string): Replacement[] {
  const folder = realpathSync(dirname(journal));
  return parseJournal(readFileSync(journal, 'utf8')).map(({ file, ...entry }, number) => {
    const target = resolve(folder, file);
    const isInside = target.startsWith(folder + sep) && realpathSync(dirname(target)) === dirname(target);
    const isLink = lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink();
    if (!isInside || isLink) throw new Error(`an interrupted change, ${basename(journal)}, is about files outside of ${folder}`);
    const change = basename(journal).replace(/\.\w+$/, '');
    return { ...entry, target, ...temporaryNames(change, number, target) };
  });
}

function parseJournal(text: string): JournalEntry[] {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}
