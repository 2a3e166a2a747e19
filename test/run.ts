import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Environment } from '../src/cli/context/environment.ts';
import { main } from '../src/main.ts';

export const fixture = join(import.meta.dirname, 'fixture');

export interface Around {
  /** Columns of a terminal that reads what goes out; a pipe without. */
  readonly columns?: number;
  readonly env?: Environment['env'];
  /** What is piped in; a terminal without. */
  readonly stdin?: string;
  readonly cwd?: string;
  /** None without. */
  readonly cacheFolder?: string;
  /** Instead of the source. */
  readonly program?: typeof main;
}

/** The program as it is built, in this process: long texts take cli-table3 minutes without what the build mends in it. */
export const built: typeof main = (argv, world) => createRequire(import.meta.url)('../dist/main.cjs').main(argv, world);

/** All that a command line gives: in this process, on the fixture unless it names another catalog. */
export async function run(argv: readonly string[], around: Around = {}) {
  const { status, stdout, stderr } = await written(argv, around);
  return { status, stdout: stdout.join(''), stderr: stderr.join('') };
}

/** What a person sees of a command line on a terminal without colours, in the order in which it comes. */
export async function screen(argv: readonly string[], columns: number): Promise<string> {
  return (await written(argv, terminal(columns))).both.join('');
}

async function written(argv: readonly string[], around: Around) {
  const { columns, env = {}, stdin, cwd = '/', cacheFolder, program = main } = around;
  const both: string[] = [];
  const stdout: string[] = [];
  const stderr: string[] = [];
  const into = (stream: string[]) => (text: string) => {
    stream.push(text);
    both.push(text);
  };
  const screen = { isTTY: () => columns !== undefined, columns: () => columns };
  const status = await program(argv, {
    env,
    cwd: () => cwd,
    cacheFolder: () => cacheFolder,
    stdout: { ...screen, write: into(stdout), supportsHyperlinks: () => false },
    stderr: { ...screen, write: into(stderr) },
    stdin: { isTTY: () => stdin === undefined, read: () => stdin ?? '' },
    runtime: 'Node 20.19.0 on linux x64',
    platform: 'linux',
    shippedCatalog: { path: fixture },
  });
  return { status, both, stdout, stderr };
}

/** A terminal without colours. */
export const terminal = (columns: number): Around => ({ columns, env: { NO_COLOR: '1' } });
