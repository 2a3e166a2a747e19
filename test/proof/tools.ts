import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanEnvironment, program } from '../program.ts';

interface Around {
  readonly input?: string;
  readonly cwd?: string;
  /** All of it; without, that of whoever runs the proof, in whose home the fonts of TeX are known already. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Where Debian has the styles of CSL. */
export const cslStyles = '/usr/share/citation-style-language/styles';

/** What a program writes, and its status. */
export function tool(name: string, words: readonly string[], { input = '', cwd, env = process.env }: Around = {}) {
  const done = spawnSync(name, words, { input, cwd, env, maxBuffer: 2 ** 28 });
  if (done.error) throw done.error;
  return { status: done.status, out: done.stdout.toString(), err: done.stderr.toString() };
}

/** What the built program writes, with this added to its environment; it has nothing to complain of. */
export function lm4c(words: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const { status, out, err } = tool(process.execPath, [program, ...words], { env: { ...cleanEnvironment, ...env } });
  if (status !== 0 || err !== '') throw new Error(`lm4c ${words.join(' ')}: status ${status}\n${err}`);
  return out;
}

/** A new folder with these files. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lm4c-proof-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** The lines that match. */
export const linesOf = (text: string, pattern: RegExp) => text.split('\n').filter((line) => pattern.test(line));

/** A link with all encoded that no link may have. */
export const encoded = (link: string) => link.replace(/[\\{}^]|[^!-~]+/g, encodeURIComponent);
