import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { displayWidth } from '../src/format/wrap.ts';
import { run } from './run.ts';
import { hasTerminals, inTerminal } from './terminal.ts';

const root = join(import.meta.dirname, '..');
const shipped = { folder: join(root, 'catalog'), compiled: join(root, 'dist/catalog.lm4c') };
const caches = mkdtempSync(join(tmpdir(), 'lm4c-caches-'));
beforeAll(() => vi.stubEnv('XDG_CACHE_HOME', caches));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(caches, { recursive: true, force: true });
});

const commands = [
  'list',
  'list --fields key,title,authors,doi,url',
  'search backdoor attack',
  'repos',
  'search bakdoor llm',
  'search bakdoor llm --explain',
  'show sun2023backdooring sun2025survey',
  'stats',
  'stats --by author',
  'stats --by year,category',
  'stats --by venue,year',
  'categories',
  'venues',
  'cache',
  'check',
  'help exit-codes',
  'help formats',
  'help filters',
  'help rules',
  'help environment',
  'help catalog',
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours and links are made of them
const escapes = /\r[^\r\n]*\x1b\[K|\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\/g;

/** What is not broken over lines: an address, a command to copy, a path. */
const unbroken = / (?:https?:|\\cite|\/)\S+$|^(?:https?:|\/)\S+$| in \/\S+$/;

const looks = { FORCE_COLOR: '3', FORCE_HYPERLINK: '1' };

/** The lines that are wider than a screen and need not be. */
function tooWide(written: string, width: number): string[] {
  const lines = written.replaceAll(escapes, '').split('\n');
  expect(lines.length).toBeGreaterThan(1);
  return lines.filter((line) => displayWidth(line) > width && !unbroken.test(line));
}

/** All that a command line writes to a screen, from the catalog that comes with the program. */
async function written(line: string, columns: number): Promise<string> {
  const { stdout, stderr } = await run(line.split(' '), { columns, env: looks, cacheFolder: caches, shipped });
  return stderr + stdout;
}

describe('every listing', () => {
  it.each(commands)('has no line that is wider than a screen of 40, 80, 120 or 200 columns: %s', async (line) => {
    for (const width of [40, 80, 120, 200]) expect(tooWide(await written(line, width), width)).toEqual([]);
  });

  it.each(commands.slice(0, 4))('is cut at the edge where it may not wrap, addresses too: %s', async (line) => {
    for (const width of [20, 80]) {
      const lines = (await written(`${line} --no-wrap -q`, width)).replaceAll(escapes, '').split('\n');
      expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
    }
  });
});

describe.runIf(hasTerminals)('a real terminal', () => {
  const some = ['list', 'search bakdoor llm --explain', 'show sun2023backdooring', 'stats --by year,category', 'repos'];
  const inOne = async (before: string, columns: number) =>
    (await inTerminal(before + some.map((line) => `lm4c ${line}`).join('; '), { columns, env: looks })).written;

  it.each([40, 80, 120])('has no line that is wider than its %i columns', async (width) => {
    expect(tooWide(await inOne('', width), width)).toEqual([]);
  });

  it('is taken for one of 80 columns where its size is not known', async () => {
    expect(tooWide(await inOne('stty cols 0; ', 80), 80)).toEqual([]);
  });

  it('has a line a paper where it may not wrap', async () => {
    const { seen } = await inTerminal('lm4c list --venue saner --no-wrap', { columns: 64 });
    expect(seen).toBe(`\
KEY                 YEAR  VENUE  TITLE                      CODE
zhu2023robust       2023  SANER  How Robust Is a Large Pr…
henkel2022semantic  2022  SANER  Semantic Robustness of M…  code
2 of 124 papers`);
  });
});
