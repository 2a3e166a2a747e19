import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, folderWith, right } from '../../catalog/folder.ts';
import { fixture, run, terminal } from '../../run.ts';

const inCatalog: Files = Object.fromEntries(Object.entries(right).map(([name, text]) => [`catalog/${name}`, text]));
const refs = '@article{lin2024boats, author = {Lin, X}, title = {Boats of the Sea}, year = 2024, journal = {JIS}}';
const usesNoOther = (command: string) => ({
  status: 2,
  stdout: '',
  stderr: `\
error: ${command} needs a catalog of your own, and there is none in this folder or above it
  name one with -c FOLDER, make one with lm4c import FILE --into catalog, or use the built-in one: -c builtin
`,
});

describe('a command for a catalog of your own', () => {
  it.each([
    ['check', ['check']],
    ['check', ['check', '--fix']],
    ['readme', ['readme', '--init']],
    ['readme', ['readme', '--check']],
    ['import --into', ['import', 'refs.bib', '--into']],
  ])('says what to do where there is none: %s, %j', async (command, words) => {
    const cwd = folderWith({ 'refs.bib': refs });
    expect(await run(words, { cwd })).toEqual(usesNoOther(command));
    expect(existsSync(join(cwd, 'README.md'))).toBe(false);
  });

  it('reports as JSON that there is none', async () => {
    expect(JSON.parse((await run(['check', '--json'])).stderr).error.code).toBe('no-catalog');
  });

  it.each([
    ['nearest', {}, ''],
    ['in the folder of -c', {}, 'HERE'],
    ['in LM4C_CATALOG', { LM4C_CATALOG: 'HERE' }, ''],
  ])('uses the catalog that is %s', async (_, env, option) => {
    const top = folderWith({ ...inCatalog, 'refs.bib': refs, 'a/b.txt': '' });
    const cwd = option || 'LM4C_CATALOG' in env ? folderWith({}) : join(top, 'a');
    const options = { cwd, env: Object.fromEntries(Object.entries(env).map(([name]) => [name, top])) };
    const catalog = option ? ['-c', top] : [];
    const name = `${join(top, 'catalog')}/`;
    expect((await run(['check', ...catalog], options)).stderr).toBe(`${name}: no problems in 4 records\n`);
    expect((await run(['readme', '--init', ...catalog], options)).stderr).toBe(`README.md: 1 paper in 1 category from ${name}\n`);
    const imported = await run(['import', join(top, 'refs.bib'), '--into', ...catalog], options);
    expect(imported.stderr).toContain(`1 paper, 1 venue added to ${join(top, 'catalog')}\n`);
    expect(readFileSync(join(top, 'catalog/papers/2024.yaml'), 'utf8')).toContain('lin2024boats:');
  });

  it('names the catalog from the current folder in its summary', async () => {
    const cwd = folderWith(inCatalog);
    expect((await run(['check'], { cwd })).stderr).toBe('catalog/: no problems in 4 records\n');
    expect((await run(['check'], { cwd: join(cwd, 'catalog') })).stderr).toBe('./: no problems in 4 records\n');
    const stdin = (await run(['import', 'refs.bib'], { cwd: folderWith({ 'refs.bib': refs }) })).stdout;
    expect((await run(['check', '-'], { stdin })).stderr).toBe('stdin: no problems in 2 records\n');
  });

  it('adds to the catalog in the folder of import --into', async () => {
    const cwd = folderWith({ ...inCatalog, 'refs.bib': refs });
    expect((await run(['import', 'refs.bib', '--into', '.'], { cwd })).stderr).toContain('1 paper, 1 venue added to catalog\n');
    expect(existsSync(join(cwd, 'papers'))).toBe(false);
  });

  it.each([
    ['check --fix', ['check', 'builtin', '--fix']],
    ['check --fix', ['check', '-c', 'builtin', '--fix']],
    ['import --into', ['import', 'refs.bib', '--into', 'builtin']],
    ['import --into', ['import', 'refs.bib', '-c', 'builtin', '--into']],
  ])('does not change the built-in catalog: %s, %j', async (option, words) => {
    expect(await run(words, { cwd: folderWith({ 'refs.bib': refs }) })).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: ${option} cannot change the built-in catalog\n  name a catalog of your own with -c FOLDER\n`,
    });
  });
});

describe('the name builtin', () => {
  it('is that of the built-in catalog for -c and LM4C_CATALOG, also beside another catalog', async () => {
    const cwd = folderWith(inCatalog);
    const builtIn = (await run(['list', '-f', 'keys', '-c', fixture])).stdout;
    expect((await run(['list', '-f', 'keys', '-c', 'builtin'], { cwd })).stdout).toBe(builtIn);
    expect((await run(['list', '-f', 'keys'], { cwd, env: { LM4C_CATALOG: 'builtin' } })).stdout).toBe(builtIn);
    expect((await run(['list', '-f', 'keys'], { cwd })).stdout).toBe('lin2024tides\n');
  });
});

describe('the note that the built-in catalog is used', () => {
  const note = 'using the built-in catalog: the folder catalog is not an lm4c catalog; see lm4c help catalog\n';

  async function notesIn(files: Files, words: readonly string[], options = terminal(100)) {
    const cwd = folderWith(files);
    mkdirSync(join(cwd, 'catalog'), { recursive: true });
    return (await run(words, { cwd, ...options })).stderr.split('papers')[0];
  }

  it('is printed on a terminal when there is another folder named catalog', async () => {
    expect(await notesIn({}, ['list', '-n', '1'])).toBe(`${note}the first of 6 `);
    expect(await notesIn({ 'catalog/venues.yaml': '' }, ['bib', '-n', '1'])).toBe(note);
  });

  it('names the folder above the current one', async () => {
    const top = folderWith({ 'a/b.txt': '' });
    mkdirSync(join(top, 'catalog'));
    const { stderr } = await run(['categories'], { cwd: join(top, 'a'), ...terminal(200) });
    expect(stderr).toBe(
      `using the built-in catalog: the folder ${join(top, 'catalog')} is not an lm4c catalog; see lm4c help catalog\n6 categories\n`,
    );
  });

  it('is not printed in a pipe, with --quiet, or when the catalog is named', async () => {
    expect(await notesIn({}, ['list', '-n', '1'], {})).toBe('');
    expect(await notesIn({}, ['list', '-n', '1', '-q'])).toBe('');
    expect(await notesIn({}, ['list', '-n', '1', '-c', 'builtin'])).toBe('the first of 6 ');
  });

  it('is not printed when there is no folder named catalog', async () => {
    const { stderr } = await run(['list', '-n', '1'], { cwd: folderWith({}), ...terminal(80) });
    expect(stderr).toBe('the first of 6 papers\n');
  });
});
