import { join } from 'node:path';
import type { Environment } from '../src/cli/context/environment.ts';
import { main } from '../src/main.ts';
import type { LockOwner } from '../src/util/folder-lock.ts';

export const fixture = join(import.meta.dirname, 'fixture');

/** A real catalog of 124 papers that does not change, for tests that would break with every new paper of the shipped one. */
export const frozenCatalog = join(import.meta.dirname, 'search-quality/catalog');

export interface RunOptions {
  /** Columns of the terminal on stdout and stderr; default: a pipe. */
  readonly columns?: number;
  readonly env?: Environment['env'];
  /** The text on stdin; default: a terminal. */
  readonly stdin?: string;
  /** Default: the root of the file system. */
  readonly cwd?: string;
  /** Default: none. */
  readonly cacheFolder?: string;
}

/** Runs a command line in this process, with the fixture as the shipped catalog. */
export async function run(argv: readonly string[], options: RunOptions = {}) {
  const { status, stdout, stderr } = await runInProcess(argv, options);
  return { status, stdout: stdout.join(''), stderr: stderr.join('') };
}

/** stdout and stderr of a command line as a terminal without colors shows them, in one text. */
export async function screen(argv: readonly string[], columns: number): Promise<string> {
  return (await runInProcess(argv, terminal(columns))).both.join('');
}

async function runInProcess(argv: readonly string[], options: RunOptions) {
  const { columns, env = {}, stdin, cwd = '/', cacheFolder } = options;
  const both: string[] = [];
  const stdout: string[] = [];
  const stderr: string[] = [];
  const appendTo = (stream: string[]) => (text: string) => {
    stream.push(text);
    both.push(text);
  };
  const screen = { isTTY: () => columns !== undefined, columns: () => columns };
  const status = await main(argv, {
    env,
    cwd: () => cwd,
    cacheFolder: () => cacheFolder,
    stdout: { ...screen, write: appendTo(stdout), supportsHyperlinks: () => false },
    stderr: { ...screen, write: appendTo(stderr) },
    stdin: { isTTY: () => stdin === undefined, read: () => stdin ?? '' },
    lockOwner: () => lockOwner,
    runtime: 'Node 20.19.0 on linux x64',
    platform: 'linux',
    shippedCatalog: { path: fixture },
  });
  return { status, both, stdout, stderr };
}

/** A process for the locks of files, which no signal interrupts. */
export const lockOwner: LockOwner = { id: 1, host: () => 'here', isRunning: () => true, onInterrupt() {} };

/** The options for a terminal without colors. */
export const terminal = (columns: number): RunOptions => ({ columns, env: { NO_COLOR: '1' } });
