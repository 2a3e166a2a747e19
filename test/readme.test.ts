import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCatalog } from '../src/catalog/read-catalog.ts';
import { helpPage } from '../src/cli/help/topics.ts';
import { folderWith } from './catalog/folder.ts';
import { blocks, examplesIn } from './examples.ts';
import { shell } from './program.ts';
import { run } from './run.ts';
import { hasTerminals, runInTerminal } from './terminal.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

const examples = examplesIn(readme);
/** The files of the catalog that comes with the program. */
const catalogFiles = () =>
  Object.fromEntries(
    readdirSync(join(root, 'catalog'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name, readFileSync(join(root, 'catalog', name))]),
  );

const shellCommands = blocks(readme, 'sh').flatMap((text) => text.trim().split('\n'));

/** A line of the shell in which lm4c is the program, in the folder of a paper. */
function inFolder(line: string) {
  const cwd = folderWith({
    'paper.aux': '\\citation{wan2022you}\n',
    'paper.tex': '\\cite{wan2022you}\n',
    'refs.bib':
      '@misc{sun2023, author = {Sun, Weisong}, title = {Backdooring Code}, year = 2023, eprint = {2305.17506}, eprinttype = {arxiv}}\n',
    'list.md': '- [Backdooring Neural Code Search](https://example.org). ACL 2023.\n',
  });
  return shell(`set -euo pipefail; ${line}`, { cwd });
}

/** What a person sees of it on a terminal of 90 columns, whose lines need no pager. */
async function seen(command: string): Promise<string> {
  if (command.includes('|')) return inFolder(command).stdout;
  // On a slow machine there is a line of progress otherwise.
  const env = { NO_COLOR: '1', CI: 'true' };
  return (await runInTerminal(command, { columns: 90, rows: 1000, env, cwd: folderWith({}) })).written;
}

describe('README.md', () => {
  it.runIf(hasTerminals).each(examples)('shows the real output of $command', async ({ command, output }) => {
    expect(await seen(command)).toBe(output);
  });

  it.each(shellCommands)('has a working command: %s', (line) => {
    const { status, stderr } = inFolder(line);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('has an example for each main command', () => {
    const commands = examples.map(({ command }) => command.split(' ')[1]);
    expect([...new Set(commands)].sort()).toEqual(['bib', 'categories', 'check', 'list', 'search', 'show', 'stats']);
    expect(shellCommands).toHaveLength(12);
  });

  it('names only existing files', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, file = '']) => file);
    expect(links.map((file) => readFileSync(join(root, file), 'utf8').length > 0)).toEqual(links.map(() => true));
  });

  it('has settings with existing rules and records', () => {
    const settings = blocks(readme, 'yaml').find((text) => text.startsWith('check:'));
    const { problems } = readCatalog(folderWith({ ...catalogFiles(), 'settings.yaml': settings }));
    expect(problems.map(({ code }) => code)).toEqual(['needless-exception']);
  });

  it('has the same exit statuses as the help', async () => {
    const { blocks } = await helpPage('exit-codes');
    const rows = [...readme.matchAll(/^\| (\d+) \| (.*) \|$/gm)].map(([, status, meaning]) => [status, meaning]);
    expect(blocks[0]).toEqual({ terms: rows });
  });

  it('has the number of papers in the catalog', async () => {
    const { stdout } = await run(['list', '-c', join(root, 'catalog'), '-f', 'keys']);
    expect(readme).toContain(`comes with ${stdout.trim().split('\n').length} verified papers`);
  });
});
