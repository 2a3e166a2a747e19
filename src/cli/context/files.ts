/** Files that the command line names: paths, and `-` for stdin. */
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { type Failure, UsageError } from '../../util/errors.ts';
import { describeFileError } from '../../util/file-errors.ts';
import type { FolderLock } from '../../util/folder-lock.ts';
import type { CommandContext } from './command.ts';
import type { Environment } from './environment.ts';

/** The absolute path of a file name on the command line. */
export const resolvePath = ({ cwd }: Pick<Environment, 'cwd'>, file: string) => resolve(cwd() ?? '', file);

/** The path relative to a folder; undefined if it is outside the folder. */
export function relativeInside(folder: string, path: string): string | undefined {
  const inside = relative(folder, path);
  return isAbsolute(inside) || inside.split(sep)[0] === '..' ? undefined : inside;
}

/** A path for messages: relative if it is inside the working directory, unless that is the root of the file system. */
export function displayPath({ cwd }: Pick<Environment, 'cwd'>, path: string): string {
  const here = cwd();
  if (here === undefined || !isAbsolute(path) || dirname(here) === here) return path;
  return relativeInside(here, path) ?? path;
}

/** The failure for an error of the file system. */
export function fileFailure(verb: 'read' | 'write', file: string, error: unknown): Failure {
  const isRead = verb === 'read';
  const { message } = describeFileError(error);
  return { code: isRead ? 'cannot-read' : 'cannot-write', message: `cannot ${verb} ${file}: ${message}` };
}

/** Runs a function that writes a file. False if that fails, which is reported. */
export function writeOrReport({ environment, report }: CommandContext, file: string, write: () => void): boolean {
  // A signal waits until the function returns.
  environment.lockOwner().onInterrupt(() => {});
  try {
    write();
    return true;
  } catch (error) {
    report(fileFailure('write', file, error));
    return false;
  }
}

/**
 * Runs a function that reads and replaces files of a folder while no other process does. Undefined if the folder cannot be locked, which
 * is reported.
 */
export async function withLock<T>(
  { environment, report }: CommandContext,
  { path, name, subfolders = [] }: LockedFolder,
  run: (lock: FolderLock) => Promise<T> | T,
): Promise<T | undefined> {
  const { lockForChange } = await import('../../util/change-folder.ts');
  const lock = await lockForChange(path, subfolders, environment.lockOwner()).catch((error: unknown) => {
    report(fileFailure('write', name, error));
    return undefined;
  });
  if (!lock) return undefined;
  try {
    return await run(lock);
  } finally {
    lock.release();
  }
}

interface LockedFolder {
  readonly path: string;
  /** For messages. */
  readonly name: string;
  /** Names of folders inside in which files are replaced too. */
  readonly subfolders?: readonly string[];
}

/**
 * All text of stdin.
 *
 * @param purpose for the error message: `reads keys from stdin`
 * @throws UsageError when stdin is a terminal or cannot be read
 */
export function readPipedText({ stdin }: Environment, purpose: string, hint: string): string {
  if (stdin.isTTY()) throw new UsageError({ code: 'no-stdin', message: `- ${purpose}, but nothing is piped in`, hint });
  try {
    return stdin.read();
  } catch (error) {
    throw new UsageError({ code: 'wrong-stdin', message: `cannot read stdin: ${describeFileError(error).message}` });
  }
}
