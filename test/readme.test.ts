import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCatalog } from '../src/catalog/read-catalog.ts';
import { helpPage } from '../src/cli/help/topics.ts';
import { formatNames } from '../src/formats/index.ts';
import { folderWith } from './catalog/folder.ts';
import { blocks, type Example, examplesIn } from './examples.ts';
import { shell } from './program.ts';
import { run } from './run.ts';
import { hasTerminals, runInTerminal } from './terminal.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

const examples = examplesIn(readme);
/** The files of the shipped catalog. */
const catalogFiles = () =>
  Object.fromEntries(
    readdirSync(join(root, 'catalog'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name, readFileSync(join(root, 'catalog', name))]),
  );

const shellCommands = blocks(readme, 'sh').flatMap((text) => text.trim().split('\n'));

/** Runs a shell command line in a folder with a LaTeX paper and lists of papers. */
function runInPaperFolder(line: string) {
  const cwd = folderWith({
    'paper.aux': '\\citation{wan2022you}\n',
    'paper.tex': '\\cite{wan2022you}\n',
    'refs.bib':
      '@misc{sun2023, author = {Sun, Weisong}, title = {Backdooring Code}, year = 2023, eprint = {2305.17506}, eprinttype = {arxiv}}\n',
    'list.md': '- [Backdooring Neural Code Search](https://example.org). ACL 2023.\n',
  });
  return shell(`set -euo pipefail; ${line}`, { cwd });
}

/** The output of a command on a terminal of 90 columns that is high enough not to start the pager. */
async function terminalOutput(command: string): Promise<string> {
  if (command.includes('|')) return runInPaperFolder(command).stdout;
  // With CI set, there is no progress line on a slow machine.
  const env = { NO_COLOR: '1', CI: 'true' };
  return (await runInTerminal(command, { columns: 90, rows: 1000, env, cwd: root })).written;
}

/** An output without what changes with every new paper: totals, papers near to another, and the counts of categories. */
const withoutTotals = ({ command, output }: Example) =>
  output
    .replace(/(?<=\bof )\d+(?= papers$|$)/gm, 'N')
    .replace(/\d+(?= records in )/, 'N')
    .replace(/^near .*/ms, 'near')
    .replace(command === 'lm4c categories' ? / +\d+ {2}[█-▏]+$/gm : '', '');

describe('README.md', () => {
  it.runIf(hasTerminals).each(examples)('README.md shows the real output of $command', async ({ command, output }) => {
    expect(withoutTotals({ command, output: await terminalOutput(command) })).toBe(withoutTotals({ command, output }));
  });

  it.each(shellCommands)('README.md has a working command: %s', (line) => {
    const { status, stderr } = runInPaperFolder(line);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('README.md names every output format', () => {
    expect(formatNames.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('README.md has an example for each main command', () => {
    const commands = examples.map(({ command }) => command.split(' ')[1]);
    expect([...new Set(commands)].sort()).toEqual(['bib', 'categories', 'check', 'list', 'search', 'show', 'stats']);
    expect(shellCommands).toHaveLength(12);
  });

  it('README.md links only to existing files', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, file = '']) => file);
    expect(links.map((file) => readFileSync(join(root, file), 'utf8').length > 0)).toEqual(links.map(() => true));
  });

  it('README.md has settings with existing rules and records', () => {
    const settings = blocks(readme, 'yaml').find((text) => text.startsWith('check:'));
    const { problems } = readCatalog(folderWith({ ...catalogFiles(), 'settings.yaml': settings }));
    const ofSettings = problems.filter(({ file }) => file.endsWith('settings.yaml'));
    expect(ofSettings.map(({ code }) => code)).toEqual(['needless-exception']);
  });

  it('README.md has the same exit statuses as the help', async () => {
    const { blocks } = await helpPage('exit-codes');
    const rows = [...readme.matchAll(/^\| (\d+) \| (.*) \|$/gm)].map(([, status, meaning]) => [status, meaning]);
    expect(blocks[0]).toEqual({ terms: rows });
  });

  it('README.md has the number of papers in the catalog, to the nearest hundred', async () => {
    const { stdout } = await run(['list', '-c', join(root, 'catalog'), '-f', 'keys']);
    const hundreds = Math.round(stdout.trim().split('\n').length / 100);
    expect(readme).toContain(`comes with about ${hundreds}00 verified papers`);
  });
});
