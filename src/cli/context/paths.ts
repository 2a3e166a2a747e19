/** Paths on the command line and in messages. */
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
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
