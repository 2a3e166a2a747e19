import { describe, expect, it } from 'vitest';
import { displayWidth } from '../src/format/wrap.ts';
import { hasTerminals, inTerminal } from './terminal.ts';

const listings = [
  'list',
  'list --fields key,title,authors,doi',
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
const escapes = /\r[^\r\n]*\x1b\[K|\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\/g;

/** What is not broken over lines: an address, a command to copy, a path. */
const unbroken = / (?:https?:|\\cite|\/)\S+$|^(?:https?:|\/)\S+$| in \/\S+$/;

const env = { FORCE_COLOR: '3', FORCE_HYPERLINK: '1' };

/** What the commands write to a terminal, without what takes no room there. */
async function lines(commands: readonly string[], columns: number, before = ''): Promise<string[]> {
  const { written } = await inTerminal(before + commands.map((line) => `lm4c ${line}`).join('; '), { columns, env });
  const lines = written.replaceAll(escapes, '').split('\n');
  expect(lines.length).toBeGreaterThan(commands.length);
  return lines;
}

const wider = (lines: readonly string[], width: number) => lines.filter((line) => displayWidth(line) > width);

describe.runIf(hasTerminals)('on a terminal', () => {
  it.each([40, 80, 120, 200])('no listing has a line that is wider than %i columns and need not be', async (width) => {
    expect(wider(await lines(listings, width), width).filter((line) => !unbroken.test(line))).toEqual([]);
  });

  it('one whose size is not known is taken for one of 80 columns', async () => {
    expect(wider(await lines(['list', 'venues'], 80, 'stty cols 0; '), 80)).toEqual([]);
  });

  it.each([20, 80])('all is cut at %i columns where it may not wrap, addresses too', async (width) => {
    const tables = ['list --fields key,title,url', 'repos', 'categories', 'stats --by year,category'];
    expect(
      wider(
        await lines(
          tables.map((line) => `${line} --no-wrap -q`),
          width,
        ),
        width,
      ),
    ).toEqual([]);
  });

  it('a paper has one line where it may not wrap', async () => {
    const { seen } = await inTerminal('lm4c list --venue saner --no-wrap', { columns: 64 });
    expect(seen).toBe(`\
KEY                 YEAR  VENUE  TITLE                      CODE
zhu2023robust       2023  SANER  How Robust Is a Large Pr…
henkel2022semantic  2022  SANER  Semantic Robustness of M…  code
2 of 124 papers`);
  });
});
