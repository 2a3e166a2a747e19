/** The program that tests run as a process, and what is around it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The one that is built here, unless the environment names one that is installed somewhere. */
export const program = process.env['PROGRAM_UNDER_TEST'] || join(import.meta.dirname, '../bin/lm4c.cjs');

/** For the beginning of a line of the shell, in which `lm4c` is the program then. */
export const definition = `lm4c() { '${process.execPath}' '${program}' "$@"; }`;

const home = mkdtempSync(join(tmpdir(), 'lm4c-home-'));

/** All that a process sees: nothing by which whoever runs the tests has decided something, and a home that is nobody's. */
export const environment = {
  PATH: process.env['PATH'] ?? '',
  TMPDIR: tmpdir(),
  HOME: home,
  XDG_CACHE_HOME: join(home, '.cache'),
  LANG: 'C.UTF-8',
  SHELL: '/bin/bash',
};

interface Around {
  readonly cwd?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** A program as a process. */
export function ran(file: string, words: readonly string[], { cwd = home, env, input }: Around = {}) {
  const options = { cwd, env: { ...environment, ...env }, input, encoding: 'utf8', timeout: 60_000, maxBuffer: 2 ** 28 } as const;
  const { status, stdout, stderr } = spawnSync(file, words, options);
  return { status, stdout, stderr };
}

/** The program with these words. */
export const lm4c = (words: readonly string[], around?: Around) => ran(process.execPath, [program, ...words], around);

/** A line of bash in which `lm4c` is the program. */
export const shell = (line: string, around?: Around) => ran('bash', ['-c', `${definition}; ${line}`], around);
