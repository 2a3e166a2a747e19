import { readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, paper, right } from '../../catalog/folder.ts';
import { fixture, run } from '../../run.ts';

const emptyMarkers = '<!-- lm4c:begin -->\n<!-- lm4c:end -->\n';

const list = `\
<!-- Written by "lm4c readme": change the catalog, not this list. -->

- [Survey](#survey) (1)

## Survey

Reviews.

| Year | Venue | Title | Code |
| --- | --- | --- | --- |
| 2024 | ICHT | Tides | [lin/tides](https://example.org/tides) |

`;
const markedList = `<!-- lm4c:begin -->\n${list}<!-- lm4c:end -->\n`;

/** Runs lm4c readme in a folder with the file and a small catalog; the result includes the text of the file afterwards. */
async function runReadme(text: string | Uint8Array | undefined, words: readonly string[], catalog = {}) {
  const cwd = folderWith({ 'README.md': text, ...Object.fromEntries(Object.entries({ ...right, ...catalog }).map(toMine)) });
  const result = await run(['readme', '-c', join(cwd, 'mine'), ...words], { cwd });
  const withoutFolder = (output: string) => output.replaceAll(`${cwd}/`, '');
  const file = text === undefined && result.status !== 0 ? undefined : readFileSync(join(cwd, 'README.md'));
  return {
    status: result.status,
    stdout: withoutFolder(result.stdout),
    stderr: withoutFolder(result.stderr),
    file: file?.toString(),
  };
}

const toMine = ([name, text]: [string, unknown]) => [`mine/${name}`, text];

describe('lm4c readme', () => {
  it('writes the list between the markers, and changes nothing else', async () => {
    expect(await runReadme(`# Mine  \n\n${emptyMarkers}\nlast line`, [])).toEqual({
      status: 0,
      stdout: '',
      stderr: 'README.md: 1 paper in 1 category from mine/\n',
      file: `# Mine  \n\n${markedList}\nlast line`,
    });
  });

  it('writes Windows line endings into a file that has them', async () => {
    const { file } = await runReadme(`\ufeff${emptyMarkers}`.replaceAll('\n', '\r\n'), []);
    expect(file).toBe(`\ufeff${markedList}`.replaceAll('\n', '\r\n'));
  });

  it('does not write a file that is up to date', async () => {
    const cwd = folderWith({ 'list.md': '' });
    const file = join(cwd, 'list.md');
    await run(['readme', '-c', 'builtin', '--init', 'list.md'], { cwd });
    utimesSync(file, 1, 1);
    const stderr = 'list.md is up to date with built-in catalog\n';
    expect(await run(['readme', '-c', 'builtin', 'list.md'], { cwd })).toEqual({ status: 0, stdout: '', stderr });
    expect(await run(['readme', '-q', '-c', 'builtin', 'list.md'], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(statSync(file).mtimeMs).toBe(1000);
  });

  it('considers the headings above the list in the anchors of its links', async () => {
    const { file } = await runReadme(`# Survey\n${emptyMarkers}`, []);
    expect(file).toContain('- [Survey](#survey-1) (1)\n');
  });
});

describe('lm4c readme --init', () => {
  it('creates a new file', async () => {
    expect(await runReadme(undefined, ['--init'])).toEqual({
      status: 0,
      stdout: '',
      stderr: 'README.md: 1 paper in 1 category from mine/\n',
      file: `# Papers\n\n${markedList}`,
    });
  });

  it('adds the markers at the end of a file without markers', async () => {
    expect((await runReadme('# Mine', ['--init'])).file).toBe(`# Mine\n\n${markedList}`);
  });

  it('only writes the list into a file with markers', async () => {
    expect((await runReadme(`${emptyMarkers}# Last`, ['--init'])).file).toBe(`${markedList}# Last`);
  });

  it('cannot be combined with --check', async () => {
    expect(await runReadme(undefined, ['--init', '--check'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: --check and --init exclude each other\n',
      file: undefined,
    });
  });
});

describe('lm4c readme with a file that cannot be used', () => {
  it.each([
    [undefined, 'cannot read README.md: no such file or folder\n  to write one: lm4c readme -c mine --init README.md'],
    [
      '# Mine\n',
      'README.md cannot be used: it has no lines <!-- lm4c:begin --> and <!-- lm4c:end -->\n  to add them at its end: lm4c readme -c mine --init README.md',
    ],
    [
      '<!-- lm4c:begin -->\n',
      'README.md cannot be used: it has <!-- lm4c:begin -->, but no line <!-- lm4c:end -->\n  add the other below it',
    ],
    [
      '<!-- lm4c:end -->\n',
      'README.md cannot be used: it has <!-- lm4c:end -->, but no line <!-- lm4c:begin -->\n  add the other above it',
    ],
    [
      '<!-- lm4c:end -->\n<!-- lm4c:begin -->\n',
      'README.md cannot be used: it has <!-- lm4c:end --> above <!-- lm4c:begin -->\n  put them into their order',
    ],
    [
      emptyMarkers + emptyMarkers,
      'README.md cannot be used: it has the markers <!-- lm4c:begin --> and <!-- lm4c:end --> more than once\n  leave one of each, on lines of their own; those in a fenced block of code do not count',
    ],
    [Buffer.from([0xe9, 0x0a]), 'cannot read README.md: it is not UTF-8 text'],
  ])('reports the reason: %j', async (text, message) => {
    const { status, stdout, stderr } = await runReadme(text, []);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `error: ${message}\n` });
  });

  it('adds no markers inside an unclosed code block', async () => {
    const { stderr, file } = await runReadme('```\n', ['--init']);
    expect([stderr.split('\n')[1], file]).toEqual(['  a block of code at its end is not closed', '```\n']);
  });

  it('exits with 1 when the folder does not exist', async () => {
    expect(await run(['readme', '-c', 'builtin', '--init', 'no/list.md'], { cwd: folderWith({}) })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: cannot write no/list.md: no such file or folder\n',
    });
  });
});

describe('lm4c readme --check', () => {
  it('exits with 0 when nothing differs', async () => {
    expect(await runReadme(markedList, ['--check'])).toEqual({
      status: 0,
      stdout: '',
      stderr: 'README.md is up to date with mine/\n',
      file: markedList,
    });
  });

  it('accepts Windows line endings', async () => {
    expect((await runReadme(markedList.replaceAll('\n', '\r\n'), ['--check'])).status).toBe(0);
  });

  it('prints the differences, the entries to change and the command to run, and writes nothing', async () => {
    const stale = markedList.replace('Tides', 'Tide').replace('Reviews.', 'Review.');
    expect(await runReadme(stale, ['--check'], { 'papers/2024.yaml': `\n\n${paper()}` })).toEqual({
      status: 1,
      stdout: `\
- Review.
+ Reviews.
  entry survey in mine/categories.yaml:1
- | 2024 | ICHT | Tide | [lin/tides](https://example.org/tides) |
+ | 2024 | ICHT | Tides | [lin/tides](https://example.org/tides) |
  entry lin2024tides in mine/papers/2024.yaml:3
`,
      stderr: `\
error: README.md is not as the catalog makes it
  change the entries of the catalog, not the file, then run: lm4c readme -c mine README.md
`,
      file: stale,
    });
  });

  it('prints a row that belongs to no entry', async () => {
    const stale = markedList.replace('\n\n<!-- lm4c:end', '\n| 2020 | X | \u001b[31mMine |  |\n\n<!-- lm4c:end');
    expect((await runReadme(stale, ['--check'])).stdout).toBe('- | 2020 | X | [31mMine |  |\n  no entry makes this row\n');
  });

  it('prints ten lines and the number of the others', async () => {
    const { stdout } = await runReadme(emptyMarkers, ['--check'], {
      'papers/2024.yaml': ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => paper({ title: key }, key)).join(''),
    });
    const lines = stdout.split('\n');
    expect([lines.filter((line) => line.startsWith('+')).length, lines.at(-2)]).toEqual([10, '… and 4 more lines']);
  });

  it('omits the catalog from the command to run if it is the default one', async () => {
    const cwd = folderWith({ 'a b.md': emptyMarkers });
    const { stderr } = await run(['readme', '--check', 'a b.md'], { cwd, env: { LM4C_CATALOG: fixture } });
    expect(stderr.split('\n')[1]).toBe("  change the entries of the catalog, not the file, then run: lm4c readme 'a b.md'");
  });

  it('keeps builtin in the command to run', async () => {
    const cwd = folderWith({ 'a.md': emptyMarkers });
    const { stderr } = await run(['readme', '-c', 'builtin', '--check', 'a.md'], { cwd });
    expect(stderr.split('\n')[1]).toBe(
      '  change the entries of the catalog, not the file, then run: lm4c readme -c builtin a.md',
    );
  });
});
