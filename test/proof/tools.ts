import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanEnvironment, program } from '../program.ts';

interface ToolOptions {
  readonly input?: string;
  readonly cwd?: string;
  /** The whole environment; default: that of the current user, whose home folder has the font cache of LuaTeX. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Folder of Debian's package citation-style-language-styles. */
export const cslStyles = '/usr/share/citation-style-language/styles';

/** The output and the exit status of a program. */
export function runTool(name: string, args: readonly string[], { input = '', cwd, env = process.env }: ToolOptions = {}) {
  const result = spawnSync(name, args, { input, cwd, env, maxBuffer: 2 ** 28 });
  if (result.error) throw result.error;
  return { status: result.status, out: result.stdout.toString(), err: result.stderr.toString() };
}

/** The stdout of the built program. Throws if it fails or writes to stderr. */
export function runLm4c(args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const { status, out, err } = runTool(process.execPath, [program, ...args], { env: { ...cleanEnvironment, ...env } });
  if (status !== 0 || err !== '') throw new Error(`lm4c ${args.join(' ')}: status ${status}\n${err}`);
  return out;
}

/** Creates a temporary folder with the files. */
export function createFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lm4c-proof-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

export const matchingLines = (text: string, pattern: RegExp) => text.split('\n').filter((line) => pattern.test(line));

/** The link with all characters percent-encoded that a URL must not contain. */
export const encodeLink = (link: string) => link.replace(/[\\{}^]|[^!-~]+/g, encodeURIComponent);
