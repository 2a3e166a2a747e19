/** Runs the built program as a process, in an environment of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The path of the program: the one built here, or the installed one in PROGRAM_UNDER_TEST. */
export const program = process.env['PROGRAM_UNDER_TEST'] || join(import.meta.dirname, '../bin/lm4c.cjs');

/** Whether the tests of the documents write what they compare, as `npm run docs` has them do. */
export const updatesDocuments = Boolean(process.env['UPDATE_DOCS']);

/** A shell function `lm4c` that runs the program. */
export const lm4cFunction = `lm4c() { '${process.execPath}' '${program}' "$@"; }`;

const home = mkdtempSync(join(tmpdir(), 'lm4c-home-'));

/** The environment of processes, without the settings of the user who runs the tests and with an empty home directory. */
export const cleanEnvironment = {
  PATH: process.env['PATH'] ?? '',
  TMPDIR: tmpdir(),
  HOME: home,
  XDG_CACHE_HOME: join(home, '.cache'),
  LANG: 'C.UTF-8',
  SHELL: '/bin/bash',
};

interface ProcessOptions {
  readonly cwd?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs a program as a process. */
export function runProcess(file: string, args: readonly string[], { cwd = home, env, input }: ProcessOptions = {}) {
  const options = {
    cwd,
    env: { ...cleanEnvironment, ...env },
    input,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 2 ** 28,
  } as const;
  const { status, stdout, stderr } = spawnSync(file, args, options);
  return { status, stdout, stderr };
}

/** Runs the program with the arguments. */
export const lm4c = (args: readonly string[], processOptions?: ProcessOptions) =>
  runProcess(process.execPath, [program, ...args], processOptions);

/** Runs a line of bash in which `lm4c` is the program. */
export const shell = (line: string, processOptions?: ProcessOptions) =>
  runProcess('bash', ['-c', `${lm4cFunction}; ${line}`], processOptions);
