import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { displayWidth } from '../src/format/wrap.ts';
import { hasTerminals, inTerminal } from './terminal.ts';

const caches = mkdtempSync(join(tmpdir(), 'lm4c-caches-'));
beforeAll(() => vi.stubEnv('XDG_CACHE_HOME', caches));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(caches, { recursive: true, force: true });
});

const commands = [
  'list',
  'list --fields key,title,authors,doi',
  'search backdoor attack',
  'search bakdoor llm',
  'search bakdoor llm --explain',
  'show sun2023backdooring sun2025survey',
  'stats',
  'stats --by author',
  'stats --by year,category',
  'stats --by venue,year',
  'categories',
  'venues',
  'repos',
  'cache',
  'check',
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours and links are made of them
const escapes = /\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\/g;

/** What is not broken over lines: an address, a command to copy, a path. */
const unbroken = / (?:https?:|\\cite|\/)\S+$|^(?:https?:|\/)\S+$| in \/\S+$/;

/** The lines that are wider than the screen and need not be. */
async function tooWide(lines: readonly string[], width: number, before = ''): Promise<string[]> {
  const env = { TERM: 'xterm-kitty', COLORTERM: 'truecolor' };
  const { written } = await inTerminal(`${before}${lines.map((line) => `lm4c ${line}`).join('; ')}`, { columns: width, env });
  const seen = written.replaceAll(escapes, '').split('\n');
  expect(seen.length).toBeGreaterThan(lines.length);
  return seen.filter((line) => displayWidth(line) > width && !unbroken.test(line));
}

describe.runIf(hasTerminals)('every listing', () => {
  it.each([40, 80, 120, 200])('has no line that is wider than a screen of %i columns', async (width) => {
    expect(await tooWide(commands, width)).toEqual([]);
  });

  it('takes a screen whose size is not known for one of 80 columns', async () => {
    expect(await tooWide(['list', 'stats --by year,category', 'venues'], 80, 'stty cols 0; ')).toEqual([]);
  });

  it.each([20, 80])('is cut at the edge of a screen of %i columns where it may not wrap, addresses too', async (width) => {
    const cut = ['list', 'search backdoor attack', 'stats', 'stats --by year,category', 'categories', 'venues', 'repos'];
    const { written } = await inTerminal(`lm4c -q ${cut.map((line) => `${line} --no-wrap`).join('; lm4c -q ')}`, {
      columns: width,
    });
    const seen = written.replaceAll(escapes, '').split('\n');
    expect(seen.filter((line) => displayWidth(line) > width)).toEqual([]);
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
