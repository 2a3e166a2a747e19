import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fixture, run, terminal } from '../run.ts';

/** A copy of the fixture with other files in it. */
function catalogWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lm4c-check-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  cpSync(fixture, folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const broken = `\
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
  it('finds nothing wrong in the fixture', async () => {
    expect(await run(['check'])).toEqual({
      status: 0,
      stdout: '',
      stderr: 'no problems in 19 records in 5 files\n',
    });
  });

  it('gives no problems as an empty array', async () => {
    expect(await run(['check', '--json', '-q'])).toEqual({
      status: 0,
      stdout: '[]\n',
      stderr: '',
    });
  });

  it('explains what a catalog is when it is given none', async () => {
    expect(await run(['check', '/nowhere/at/all'])).toEqual({
      status: 3,
      stdout: '',
      stderr: `\
/nowhere/at/all: no such file or folder [not-a-catalog]
  a catalog is a folder with categories.yaml, venues.yaml, repos.yaml and papers/*.yaml; see lm4c help catalog
`,
    });
  });
});

describe('a catalog with problems', () => {
  const folder = catalogWith({
    'papers/2025.yaml': broken,
    'repos.yaml': 'king-mj/locks:\n  url: https://github.com/king-mj/locks\n',
  });
  const problems = `\
${folder}/papers/2024.yaml:53:10: no repository "harbor-lab/Night_Watch" [unknown-repository]
  add it to repos.yaml
${folder}/papers/2024.yaml:54:19: no repository "someone/night-watch-again" [unknown-repository]
  add it to repos.yaml
${folder}/papers/2025.yaml:7:10: arxiv 2501.00010 is text, but YAML reads it as the number 2501.0001 [unquoted-text]
  arxiv: "2501.00010"
`;

  it('is told with every problem, its place and its mend', async () => {
    expect(await run(['check', folder])).toEqual({ status: 1, stdout: problems, stderr: '3 problems in 2 files of 6\n' });
  });

  it('is not loaded, not even in part', async () => {
    expect(await run(['list', '-c', folder])).toEqual({
      status: 3,
      stdout: '',
      stderr: `${problems}error: the catalog cannot be used: 3 problems in 2 files\n`,
    });
  });

  it('is told to a program as JSON', async () => {
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

  it('is told what could be better', async () => {
    expect(await run(['check', folder])).toEqual({
      status: 1,
      stdout: `\
${folder}/repos.yaml:3:1: warning: harbor-lab/Night_Watch stands after someone/night-watch-again; records are sorted by id [unsorted]
  move harbor-lab/Night_Watch up
${folder}/repos.yaml:7:1: warning: no paper uses the repository king-mj/unused [unused]
  use it or leave it out
`,
      stderr: '2 problems in 1 file of 5\n',
    });
  });

  it('is used all the same', async () => {
    expect(await run(['list', '-c', folder, '-n', '1', '-f', 'keys'])).toEqual({
      status: 0,
      stdout: 'okafor2024night\n',
      stderr: '',
    });
  });
});

describe('a catalog by a stranger', () => {
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

  it('cannot move the cursor, colour the screen or break a line', async () => {
    const { stdout } = await run(['list', '-c', folder, '--year', '2025', '--fields', 'title,authors']);
    expect(stdout).toBe(']0;ownedSt[31morm at Sea\tLin[2J, Xiao\n');
  });

  it('cannot do so in an error either', async () => {
    const { stderr } = await run(['list', '--venue', '\u001b[31mICHT\n'], terminal(80));
    expect(stderr).toBe('error: no venue "[31mICHT"\n  all: lm4c venues\n');
  });
});
