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

  const search = 'lm4c search backdoor bug 综述 -n 5 -q';

  it('papers have whole titles on 80 columns, with the other fields at the right edge', async () => {
    const { seen } = await runInTerminal(search, { columns: 80, env: { LM4C_CATALOG: frozenCatalog } });
    expect(seen.replaceAll('\u00a0', ' ')).toBe(`\
深度代码模型安全综述 ⚑ (without bug)               sun2025survey  2025  软件学报
A Survey of Trojans in Neural Models of Source Code: Taxonomy and Techniques
  (without bug)                                   hussain2023survey  2023  arXiv
Trojans in Large Language Models of Code: A Critical Review through a
  Trigger-Based Taxonomy (without bug)           hussain2024trojans  2024  arXiv
A Survey on Adversarial Machine Learning for Code Data: Realistic Threats,
  Countermeasures, and Interpretations (without backdoor, bug)
                                                     yang2024survey  2024  arXiv
Security of Language Models for Code: A Systematic Literature Review ⚑ (without
  backdoor, bug)                             chen2024security  2024  arXiv  code`);
  });

  it('papers have whole titles on 60 columns too', async () => {
    const { seen } = await runInTerminal('lm4c search backdoor -n 4 -q', { columns: 60, env: { LM4C_CATALOG: frozenCatalog } });
    expect(seen.replaceAll('\u00a0', ' ')).toBe(`\
Backdoors in Code Summarizers: How Bad Is It?
                                wang2025backdoors  2025  ASE
Backdooring Neural Code Search ⚑
                         sun2023backdooring  2023  ACL  code
Eliminating Backdoors in Neural Code Models for Secure Code
  Understanding ⚑              sun2025eliminating  2025  FSE
Stealthy Backdoor Attack for Code Models
                           yang2024stealthy  2024  TSE  code`);
  });

  it('papers are a table from 100 columns on', async () => {
    const { seen } = await runInTerminal(search, { columns: 100, env: { LM4C_CATALOG: frozenCatalog } });
    expect(seen.replaceAll('\u00a0', ' ')).toBe(`\
KEY                 YEAR  VENUE     TITLE                                                       CODE
sun2025survey       2025  软件学报  深度代码模型安全综述 ⚑ (without bug)
hussain2023survey   2023  arXiv     A Survey of Trojans in Neural Models of Source Code:
                                    Taxonomy and Techniques (without bug)
hussain2024trojans  2024  arXiv     Trojans in Large Language Models of Code: A Critical
                                    Review through a Trigger-Based Taxonomy (without bug)
yang2024survey      2024  arXiv     A Survey on Adversarial Machine Learning for Code Data:
                                    Realistic Threats, Countermeasures, and Interpretations
                                    (without backdoor, bug)
chen2024security    2024  arXiv     Security of Language Models for Code: A Systematic          code
                                    Literature Review ⚑ (without backdoor, bug)`);
    const { seen: narrower } = await runInTerminal(search, { columns: 99, env: { LM4C_CATALOG: frozenCatalog } });
    expect(narrower).not.toContain('TITLE');
  });

  it.each([100, 120, 200])('papers are a table on %i columns', async (columns) => {
    const { seen } = await runInTerminal('lm4c search backdoor -n 4 -q', { columns, env: { LM4C_CATALOG: frozenCatalog } });
    expect(seen.split('\n')[0]).toMatch(/^KEY +YEAR {2}VENUE +TITLE +CODE$/);
  });

  it.each([
    'list',
    'search code',
    'search backdoor',
    'list --venue ccs,usenix-security,icse',
    'list --category threats --sort title',
  ])('a screen of 24 lines and 80 columns has nine papers of lm4c %s', async (command) => {
    const { seen } = await runInTerminal(`lm4c ${command} -n 9`, { columns: 80, env: { LM4C_CATALOG: frozenCatalog } });
    // The last line has the prompt.
    expect(seen.split('\n').length).toBeLessThanOrEqual(23);
    expect(seen.split('\n').at(-1)).toMatch(/^the first 9 of /);
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
