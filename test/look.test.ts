import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../src/terminal/display-width.ts';
import { folderWith } from './catalog/folder.ts';
import { fixture, frozenCatalog } from './run.ts';
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
  `check '${fixture}'`,
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours and links contain control characters
const escapes = /\r[^\r\n]*\x1b\[K|\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\/g;

/** Lines that end with a text that is never broken: a URL, a citation command or a path. */
const unbreakable = / (?:https?:|\\cite|\/)\S+$|^(?:https?:|\/)\S+$| in \/\S+$/;

const env = { FORCE_COLOR: '3', FORCE_HYPERLINK: '1', LM4C_CATALOG: frozenCatalog };

/** The lines that commands write to a terminal, without escape sequences, which take no columns. */
async function visibleLines(commands: readonly string[], columns: number, before = ''): Promise<string[]> {
  const { written } = await runInTerminal(before + commands.map((line) => `lm4c ${line}`).join('; '), { columns, env });
  const lines = written.replaceAll(escapes, '').split('\n');
  expect(lines.length).toBeGreaterThan(commands.length);
  return lines;
}

const linesWiderThan = (lines: readonly string[], width: number) => lines.filter((line) => displayWidth(line) > width);

describe.runIf(hasTerminals)('output on a terminal', () => {
  it.each([40, 80, 120, 200])(
    'output on a terminal has no line wider than %i columns except unbreakable texts',
    async (width) => {
      expect(linesWiderThan(await visibleLines(listings, width), width).filter((line) => !unbreakable.test(line))).toEqual([]);
    },
  );

  it('output is 80 columns wide if the size of the terminal is unknown', async () => {
    expect(linesWiderThan(await visibleLines(['list', 'venues'], 80, 'stty cols 0; '), 80)).toEqual([]);
  });

  it.each([20, 80])('--no-wrap cuts lines at %i columns, even URLs', async (width) => {
    const tables = ['list --fields key,title,url', 'repos', 'categories', 'stats --by year,category'];
    expect(
      linesWiderThan(
        await visibleLines(
          tables.map((line) => `${line} --no-wrap -q`),
          width,
        ),
        width,
      ),
    ).toEqual([]);
  });

  it('stderr is wrapped between words at 40 columns, and not at all in a pipe', async () => {
    const text = 'lin2023tides:\n  title: Tides of Code\n  yaer: 2023\n';
    const folder = join(folderWith({ 'a catalog/papers/2023.yaml': text }), 'a catalog');
    const failingCommands = [
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
    const shown = await visibleLines(failingCommands, 40);
    expect(linesWiderThan(shown, 40).filter((line) => !/^ *\S+$/.test(line) && !/^\S*a catalog.*:\d+:\d+:$/.test(line))).toEqual(
      [],
    );
    const { written } = await runInTerminal(`(${failingCommands.map((line) => `lm4c ${line}`).join('; ')}) 2>&1 | cat`, {
      columns: 40,
    });
    expect(written).toContain('\n  one of year, venue, category, author, task, model, language, technique, kind\n');
  });

  it('--width applies to stderr too', async () => {
    const { seen } = await runInTerminal('lm4c stats --by modle --width 50 2>&1');
    expect(seen).toBe(`\
error: cannot count by "modle"
  did you mean model?
  one of year, venue, category, author, task,
    model, language, technique, kind`);
  });

  it('--no-wrap prints one line for each paper', async () => {
    const { seen } = await runInTerminal('lm4c list --venue saner --no-wrap', {
      columns: 64,
      env: { LM4C_CATALOG: frozenCatalog },
    });
    expect(seen).toBe(`\
KEY                 YEAR  VENUE  TITLE                      CODE
zhu2023robust       2023  SANER  How Robust Is a Large Pr…
henkel2022semantic  2022  SANER  Semantic Robustness of M…  code
2 of 124 papers`);
  });
});
