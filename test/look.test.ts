import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../src/terminal/display-width.ts';
import { folderWith } from './catalog/folder.ts';
import { hasTerminals, runInTerminal } from './terminal.ts';

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
  const { written } = await runInTerminal(before + commands.map((line) => `lm4c ${line}`).join('; '), { columns, env });
  const lines = written.replaceAll(escapes, '').split('\n');
  expect(lines.length).toBeGreaterThan(commands.length);
  return lines;
}

const wider = (lines: readonly string[], width: number) => lines.filter((line) => displayWidth(line) > width);

describe.runIf(hasTerminals)('output on a terminal', () => {
  it.each([40, 80, 120, 200])('has no line wider than %i columns except unbreakable texts', async (width) => {
    expect(wider(await lines(listings, width), width).filter((line) => !unbroken.test(line))).toEqual([]);
  });

  it('is 80 columns wide where the size of the terminal is unknown', async () => {
    expect(wider(await lines(['list', 'venues'], 80, 'stty cols 0; '), 80)).toEqual([]);
  });

  it.each([20, 80])('is cut at %i columns with --no-wrap, URLs too', async (width) => {
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

  it('wraps stderr between words at 40 columns, and not at all in a pipe', async () => {
    const text = 'lin2023tides:\n  title: Tides of Code\n  yaer: 2023\n';
    const folder = join(folderWith({ 'a catalog/papers/2023.yaml': text }), 'a catalog');
    const told = [
      `-c '${folder}' list`,
      'list --venue ICES',
      'stats --by modle',
      'search bakdoor trigger inversion -n 1 -f keys',
      'search qwertz asdfg',
      'list --category backdoor -n 2 -f keys',
      'import /dev/null',
      'check /nowhere/at/all',
      'bib --year 2023 no2023key lin2023tides',
    ];
    const shown = await lines(told, 40);
    expect(wider(shown, 40).filter((line) => !/^ *\S+$/.test(line) && !/^\S*a catalog.*:\d+:\d+:$/.test(line))).toEqual([]);
    const { written } = await runInTerminal(`(${told.map((line) => `lm4c ${line}`).join('; ')}) 2>&1 | cat`, { columns: 40 });
    expect(written).toContain('\n  one of year, venue, category, author, task, model, language, technique, kind\n');
  });

  it('applies --width to stderr too', async () => {
    const { seen } = await runInTerminal('lm4c stats --by modle --width 50 2>&1');
    expect(seen).toBe(`\
error: no facet "modle"
  did you mean model?
  one of year, venue, category, author, task,
    model, language, technique, kind`);
  });

  it('has one line for each paper with --no-wrap', async () => {
    const { seen } = await runInTerminal('lm4c list --venue saner --no-wrap', { columns: 64 });
    expect(seen).toBe(`\
KEY                 YEAR  VENUE  TITLE                      CODE
zhu2023robust       2023  SANER  How Robust Is a Large Pr…
henkel2022semantic  2022  SANER  Semantic Robustness of M…  code
2 of 124 papers`);
  });
});
