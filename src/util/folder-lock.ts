/**
 * The lock of a folder: the file `.lm4c.lock`, which names the process that changes files in the folder. Editors do not know it;
 * replace-file.ts compares what they may have written.
 *
 * Another process takes the lock over if the owner ran on the same machine and has ended, or if the lock is an hour old: on another
 * machine nobody knows whether the owner has ended, and an id may belong to another process by now. No command takes a minute under the
 * lock. An owner whose lock was taken over writes nothing.
 *
 * Not proper-lockfile: it updates the time of the lock with a timer, which cannot run while YAML is read, so that a lock could be taken
 * from a living owner after 10 seconds; two processes that find the same stale lock may both get it; and a killed owner blocks the others
 * until those seconds are over.
 */
import { constants, copyFileSync, linkSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createChangeName, tryRemove } from './temporary-files.ts';

/** This process, as far as locks need it. */
export interface LockOwner {
  readonly id: number;
  readonly host: () => string;
  /** Whether a process of this machine is running. */
  readonly isRunning: (id: number) => boolean;
  /** Has a function called before a signal such as Ctrl-C ends the process. */
  readonly onInterrupt: (cleanUp: () => void) => void;
}

/** A lock that this process holds. */
export interface FolderLock {
  readonly folder: string;
  /** Whether the lock was taken over from a process that had ended. */
  readonly isTakenOver: boolean;
  /** @throws Error when another process has taken the lock over */
  readonly assertHeld: () => void;
  readonly release: () => void;
}

const lockName = '.lm4c.lock';

/** In milliseconds. */
const limits = { wait: 60_000, poll: 50, age: 3_600_000 };

/**
 * Locks a folder, which must exist. Waits up to a minute while another process has the lock.
 *
 * @throws Error when the other process keeps it
 * @throws an error of the file system when the folder is not writable
 */
export async function lockFolder(folder: string, owner: LockOwner, maxWait = limits.wait): Promise<FolderLock> {
  let lock: FolderLock | undefined;
  owner.onInterrupt(() => lock?.release());
  const giveUpAt = Date.now() + maxWait;
  for (;;) {
    lock = tryLock(folder, owner);
    if (lock) return lock;
    if (Date.now() > giveUpAt) throw new Error(describeLock(folder));
    await new Promise((resolve) => setTimeout(resolve, limits.poll));
  }
}

function tryLock(folder: string, owner: LockOwner): FolderLock | undefined {
  const file = join(folder, lockName);
  const isTakenOver = removeStaleLock(file, owner);
  const token = JSON.stringify({ pid: owner.id, host: owner.host(), name: createChangeName(), since: new Date() });
  if (!createLock(file, token)) return undefined;
  const isHeld = () => readToken(file) === token;
  const release = () => {
    if (isHeld()) tryRemove(file);
  };
  const assertHeld = () => {
    if (!isHeld()) throw new Error('another process has taken over the lock of the folder; run the command again');
  };
  return { folder, isTakenOver, assertHeld, release };
}

/** Creates the lock with its content in one step; false if there is one. */
function createLock(file: string, token: string): boolean {
  const temporary = temporaryLock(file);
  try {
    writeFileSync(temporary, token, { flag: 'wx' });
    createLink(temporary, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    tryRemove(temporary);
  }
}

const temporaryLock = (file: string) => join(dirname(file), `${createChangeName()}.lock`);

function createLink(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw error;
    // Not every file system has hard links.
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

const errorCode = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

function readToken(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Removes a lock whose owner has ended. Two processes may try: the renamed file says whether it was the stale lock or a newer one. */
function removeStaleLock(file: string, owner: LockOwner): boolean {
  const token = readToken(file);
  if (token === undefined || !isStale(file, token, owner)) return false;
  const renamed = temporaryLock(file);
  try {
    renameSync(file, renamed);
    if (readToken(renamed) !== token) createLink(renamed, file);
    return true;
  } catch {
    // Another process was faster.
    return false;
  } finally {
    tryRemove(renamed);
  }
}

function isStale(file: string, token: string, owner: LockOwner): boolean {
  const { pid, host } = parseToken(token);
  if (pid !== undefined && host === owner.host() && !owner.isRunning(pid)) return true;
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > limits.age;
}

interface Token {
  readonly pid?: number;
  readonly host?: string;
  readonly since?: string;
}

function parseToken(text: string): Token {
  try {
    return JSON.parse(text);
  } catch {
    // A file system without hard links, or another program.
    return {};
  }
}

function describeLock(folder: string): string {
  const file = join(folder, lockName);
  const { pid, host, since } = parseToken(readToken(file) ?? '');
  const owner = `process ${pid ?? '?'} on ${host ?? '?'} has locked the folder since ${since ?? '?'}`;
  return `${owner}; if that process is no longer running, delete ${file}`;
}
