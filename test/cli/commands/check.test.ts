import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkRules } from '../../../src/catalog/rules/index.ts';
import { loadErrorCodes, otherProblemCodes } from '../../../src/util/problem-codes.ts';
import { folderWith } from '../../catalog/folder.ts';
import { fixture, run, terminal } from '../../run.ts';

const source = join(import.meta.dirname, '../../../src');
const otherCodes = [loadErrorCodes, ...Object.values(otherProblemCodes)].flatMap((codes) => Object.keys(codes));

/** A copy of the fixture with some files replaced. */
function catalogWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lm4c-check-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  cpSync(fixture, folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const invalidRecord = `\
okafor2025sand:
  title: Sand
  authors:
    - Okafor, Chidi
  year: 2025
  venue: ICTH
  arxiv: 2501.00010
  categories: [survey]
`;

describe('lm4c check', () => {
  it('finds no problems in the fixture', async () => {
    expect(await run(['check', '-c', 'builtin'])).toEqual({
      status: 0,
      stdout: '',
      stderr: 'built-in catalog: no problems in 19 records\n',
    });
  });

  it('prints an empty array when there are no problems', async () => {
    expect(await run(['check', '--json', '-q', 'builtin'])).toEqual({
      status: 0,
      stdout: '[]\n',
      stderr: '',
    });
  });

  it('explains the form of a catalog when the folder is not one', async () => {
    expect(await run(['check', '/nowhere/at/all'])).toEqual({
      status: 3,
      stdout: '',
      stderr: `\
error: /nowhere/at/all: no such file or folder [not-a-catalog]
  a catalog is a folder with categories.yaml, venues.yaml, repos.yaml and papers/*.yaml; see lm4c help catalog
`,
    });
  });
});

describe('a catalog with problems', () => {
  const folder = catalogWith({
    'papers/2025.yaml': invalidRecord,
    'repos.yaml': 'king-mj/locks:\n  url: https://github.com/king-mj/locks\n',
  });
  const problems = `\
${folder}/papers/2024.yaml:53:10: unknown repository "harbor-lab/Night_Watch" [unknown-repository]
  add it to repos.yaml
${folder}/papers/2024.yaml:54:19: unknown repository "someone/night-watch-again" [unknown-repository]
  add it to repos.yaml
${folder}/papers/2025.yaml:6:10: unknown venue "ICTH" [unknown-venue]
  did you mean icht?
${folder}/papers/2025.yaml:7:10: arxiv 2501.00010 is text, but YAML reads it as the number 2501.0001 [unquoted-text]
  arxiv: "2501.00010"
`;

  it('is checked with all problems, their positions and fixes', async () => {
    expect(await run(['check', folder])).toEqual({
      status: 1,
      stdout: problems,
      stderr: `${folder}/: 4 problems in 2 files of 6\n`,
    });
  });

  it('is checked up to a limit, with the total number of problems', async () => {
    expect(await run(['check', folder, '-n', '1'])).toEqual({
      status: 1,
      stdout: `${problems.split('\n').slice(0, 2).join('\n')}\n`,
      stderr: `${folder}/: the first of 4 problems in 2 files of 6\n`,
    });
  });

  it('is checked up to a limit in JSON too', async () => {
    const { stdout } = await run(['check', folder, '--json', '--limit', '2']);
    expect(JSON.parse(stdout)).toHaveLength(2);
  });

  it('is not checked with a limit that is not a number', async () => {
    expect(await run(['check', folder, '--limit', '0'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: --limit needs a whole number from 1, not "0"\n',
    });
  });

  it('is not loaded by other commands, not even in part', async () => {
    expect(await run(['list', '-c', folder])).toEqual({
      status: 3,
      stdout: '',
      stderr: `${problems}error: the catalog cannot be used: 4 problems in 2 files\n`,
    });
  });

  it('is checked as JSON with --json', async () => {
    const { status, stdout, stderr } = await run(['list', '--json', '-c', folder]);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(JSON.parse(stderr).error.problems.at(-1)).toEqual({
      file: `${folder}/papers/2025.yaml`,
      line: 7,
      column: 10,
      level: 'error',
      code: 'unquoted-text',
      message: 'arxiv 2501.00010 is text, but YAML reads it as the number 2501.0001',
      fix: 'arxiv: "2501.00010"',
      edit: { line: 7, column: 10, endLine: 7, endColumn: 20, text: '"2501.00010"' },
    });
  });
});

describe('a catalog with warnings only', () => {
  const folder = catalogWith({
    'repos.yaml': `\
someone/night-watch-again:
  url: https://github.com/someone/night-watch-again
harbor-lab/Night_Watch:
  url: https://github.com/harbor-lab/Night_Watch
king-mj/locks:
  url: https://github.com/king-mj/locks
king-mj/unused:
  url: https://github.com/king-mj/unused
`,
  });

  it('is checked with its warnings', async () => {
    expect(await run(['check', folder])).toEqual({
      status: 0,
      stdout: `\
${folder}/repos.yaml:3:1: warning: harbor-lab/Night_Watch must come before someone/night-watch-again; records are sorted by id [unsorted]
  move harbor-lab/Night_Watch up
${folder}/repos.yaml:7:1: warning: no paper uses the repository king-mj/unused [unused]
  use it or remove it
`,
      stderr: `${folder}/: 2 problems in 1 file of 5\n`,
    });
  });

  it('fails with --strict, or when the settings make a warning an error', async () => {
    expect((await run(['check', folder, '--strict'])).status).toBe(1);
    const levels = { unused: 'error', unsorted: 'off' };
    const settings = Object.entries(levels).map(([code, level]) => `  ${code}: ${level}\n`);
    const repos = readFileSync(join(folder, 'repos.yaml'), 'utf8');
    const strict = catalogWith({ 'repos.yaml': repos, 'settings.yaml': `check:\n${settings.join('')}` });
    const { status, stdout } = await run(['check', strict]);
    expect([status, stdout.split('\n')[0]]).toEqual([
      1,
      `${strict}/repos.yaml:7:1: no paper uses the repository king-mj/unused [unused]`,
    ]);
    expect((await run(['list', '-c', strict, '-n', '1', '-f', 'keys'])).status).toBe(0);
  });

  it('is loaded by other commands', async () => {
    expect(await run(['list', '-c', folder, '-n', '1', '-f', 'keys'])).toEqual({
      status: 0,
      stdout: 'okafor2024night\n',
      stderr: '',
    });
  });
});

describe('a catalog with control characters', () => {
  const hostile = `\
lin2025storm:
  title: "\\e]0;owned\\aSt\\e[31mor\\u202Em\\u200B\\tat\\nSea"
  authors:
    - "Lin\\e[2J, Xiao"
  year: 2025
  venue: arxiv
  arxiv: "2501.00010"
  categories: [survey]
`;
  const folder = catalogWith({ 'papers/2025.yaml': hostile });

  it('cannot move the cursor, set colours or break lines in the output', async () => {
    const { stdout } = await run(['list', '-c', folder, '--year', '2025', '--fields', 'title,authors']);
    expect(stdout).toBe(']0;ownedSt[31morm at Sea\tLin[2J, Xiao\n');
  });

  it('cannot do so in an error message either', async () => {
    const { stderr } = await run(['list', '--venue', '\u001b[31mICHT\n'], terminal(80));
    expect(stderr).toBe('error: unknown venue "[31mICHT"\n  to list all: lm4c venues\n');
  });
});

describe('lm4c check on GitHub Actions', () => {
  const folder = catalogWith({ 'papers/2025.yaml': invalidRecord.replace('Sand', 'Sand: 100 % Dry, Hot.') });
  const command = (file: string) =>
    `::error file=${file},line=2,col=10,title=lm4c unquoted-colon::in YAML, the colon and space inside title start a map; quote the text%0Atitle: "Sand: 100 %25 Dry, Hot."\n`;
  const stderr = `${folder}/: 1 problem in 1 file of 6\n`;

  it('prints workflow commands with paths relative to the repository', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder };
    expect(await run(['check', folder], { env })).toEqual({ status: 1, stdout: command('papers/2025.yaml'), stderr });
  });

  it('keeps the path of a file outside the repository, and escapes it', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: '/elsewhere' };
    expect(await run(['check', folder], { env })).toEqual({ status: 1, stdout: command(`${folder}/papers/2025.yaml`), stderr });
  });

  it('prints workflow commands elsewhere with --format github', async () => {
    const { stdout } = await run(['check', folder, '--format', 'github']);
    expect(stdout).toBe(command(`${folder}/papers/2025.yaml`));
  });

  it('prints as many annotations of each level as GitHub shows, and the other problems as text', async () => {
    const unused = (count: number) =>
      Array.from({ length: count }, (_, index) => `a/r${10 + index}:\n  url: https://example.org/r${index}\n`).join('');
    const wrong = (count: number) => Array.from({ length: count }, (_, index) => `a/w${10 + index}:\n  uri: x\n`).join('');
    const cwd = catalogWith({ 'repos.yaml': unused(11) + wrong(5) });
    const { stdout, stderr } = await run(['check', cwd, '-f', 'github'], { cwd });
    const count = (start: string) => stdout.split('\n').filter((line) => line.startsWith(start)).length;
    const all = await run(['check', cwd, '-f', 'json'], { cwd });
    const levels: string[] = JSON.parse(all.stdout).map(({ level }: { level: string }) => level);
    const errors = levels.filter((level) => level === 'error').length;
    expect([errors, levels.length - errors]).toEqual([13, 0]);
    expect([count('::error'), count('::warning'), count('repos.yaml:')]).toEqual([10, 0, 3]);
    expect(stderr).toBe(all.stderr);
  });

  it('prints another format with --format', async () => {
    const { stdout } = await run(['check', folder, '-f', 'text'], { env: { GITHUB_ACTIONS: 'true' } });
    expect(stdout.split('\n')[0]).toBe(
      `${folder}/papers/2025.yaml:2:10: in YAML, the colon and space inside title start a map; quote the text [unquoted-colon]`,
    );
  });

  it('rejects an unknown format', async () => {
    expect(await run(['check', '-c', 'builtin', '--format', 'githb'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: unknown format "githb"\n  did you mean github?\n  one of text, json, github\n',
    });
  });
});

describe('lm4c check --fix', () => {
  const unsorted = `\
someone/night-watch-again:
  url: https://github.com/someone/night-watch-again
# The watch.
harbor-lab/Night_Watch:
  url: https://github.com/harbor-lab/Night_Watch.
king-mj/locks:
  url: https://github.com/king-mj/locks
`;
  const sorted = `\
# The watch.
harbor-lab/Night_Watch:
  url: https://github.com/harbor-lab/Night_Watch
king-mj/locks:
  url: https://github.com/king-mj/locks
someone/night-watch-again:
  url: https://github.com/someone/night-watch-again
`;

  it('fixes what it can, and prints the remaining problems', async () => {
    const folder = catalogWith({ 'papers/2025.yaml': invalidRecord.replace('ICTH', 'icth'), 'repos.yaml': unsorted });
    expect(await run(['check', folder, '--fix'])).toEqual({
      status: 1,
      stdout: `${folder}/papers/2025.yaml:6:10: unknown venue "icth" [unknown-venue]\n  did you mean icht?\n`,
      stderr: `${folder}/: fixed 3 problems in 2 files\n${folder}/: 1 problem in 1 file of 6\n`,
    });
    const files = ['papers/2025.yaml', 'repos.yaml'].map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(files).toEqual([invalidRecord.replace('ICTH', 'icth').replace('2501.00010', '"2501.00010"'), sorted]);
  });

  it('exits with 0 when no problems remain', async () => {
    const folder = catalogWith({ 'repos.yaml': unsorted });
    const stderr = `${folder}/: fixed 2 problems in 1 file\n${folder}/: no problems in 19 records\n`;
    expect(await run(['check', folder, '--fix'])).toEqual({ status: 0, stdout: '', stderr });
  });

  it.skipIf(process.getuid?.() === 0)('reports which file cannot be written, and prints its problems', async () => {
    const folder = catalogWith({ 'repos.yaml': unsorted });
    chmodSync(folder, 0o500);
    const { status, stderr } = await run(['check', folder, '--fix']);
    chmodSync(folder, 0o700);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `error: cannot write ${folder}/repos.yaml: permission denied\n${folder}/: 2 problems in 1 file of 5\n`,
    });
  });
});

describe('lm4c help rules', () => {
  it('lists every code of a problem once, and how to switch one off', async () => {
    const { stdout } = await run(['help', 'rules']);
    const listedCodes = [...stdout.matchAll(/^ {2}([a-z\d-]+) {2}/gm)].map(([, code]) => code);
    expect(listedCodes.sort()).toEqual([...checkRules.keys(), ...otherCodes].sort());
    expect(stdout).toContain('  check:\n    no-category: off\n');
  });

  it('lists no code that is never used', () => {
    const sources = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((name) => /^(?:catalog|importers)[\\/].*\.ts$|^util[\\/]file-errors\.ts$/.test(name))
      .map((name) => readFileSync(join(source, name), 'utf8'));
    expect(otherCodes.filter((code) => !sources.some((text) => text.includes(`'${code}'`)))).toEqual([]);
  });
});

describe('lm4c check in a subfolder of the folder with lm4c.yaml', () => {
  it('prints paths relative to the working directory', async () => {
    const cwd = folderWith({
      'lm4c.yaml': '',
      'catalog/papers/a.yaml': 'x\n',
      'catalog/categories.yaml': '',
      'catalog/venues.yaml': '',
    });
    const check = await run(['check'], { cwd });
    expect([check.status, check.stdout.split('\n')]).toEqual([
      1,
      [
        'catalog/papers/a.yaml:1:1: not a record; expected an id with a colon, and its fields indented below [not-a-record]',
        'catalog/repos.yaml: no such file or folder [missing-file]',
        '  create it; it may be empty',
        '',
      ],
    ]);
    const { stderr } = await run(['list'], { cwd });
    expect(stderr).toMatch(/^catalog\/papers\/a\.yaml:1:1: /);
  });
});
