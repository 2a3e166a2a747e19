import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../catalog/folder.ts';
import { fixture, run, terminal } from '../../run.ts';

/** A cache folder that contains the compiled fixture. */
async function fillCache() {
  const cacheFolder = folderWith({});
  await run(['stats'], { cacheFolder });
  return cacheFolder;
}

describe('lm4c cache', () => {
  it('lists the cached catalogs with their size', async () => {
    const cacheFolder = await fillCache();
    const { status, stdout, stderr } = await run(['cache', '--json'], { ...terminal(200), cacheFolder });
    expect([status, JSON.parse(stdout), stderr]).toEqual([
      0,
      [{ folder: fixture, papers: 6, size: expect.any(Number), file: expect.stringMatching(/fixture-[0-9a-f]{8}\.lm4c$/) }],
      expect.stringMatching(new RegExp(`^\\d+ kB in ${cacheFolder}\n$`)),
    ]);
  });

  it('lists the removed files if a format is given', async () => {
    const cacheFolder = await fillCache();
    const listing = (await run(['cache', '--json'], { cacheFolder })).stdout;
    const result = await run(['cache', 'clear', '--json', '-q'], { cacheFolder });
    expect(result).toEqual({ status: 0, stdout: listing, stderr: '' });
    expect(await run(['cache', 'clear', '--json', '-q'], { cacheFolder })).toEqual({ status: 0, stdout: '[]\n', stderr: '' });
  });

  it('has a header row for catalogs and code on a terminal', async () => {
    const cacheFolder = folderWith({ 'mine-0123abcd.lm4c': 'old', 'code/list': 'compiled' });
    const { stdout } = await run(['cache', '-q'], { ...terminal(200), cacheFolder });
    expect(stdout).toBe(`\
PAPERS     SIZE  PATH
        8 bytes  ${join(cacheFolder, 'code')}
        3 bytes  ${join(cacheFolder, 'mine-0123abcd.lm4c')}
`);
  });

  it('lists a file that is not a compiled catalog by its path', async () => {
    const cacheFolder = folderWith({ 'mine-0123abcd.lm4c': 'old' });
    const { stdout } = await run(['cache', '-q'], { cacheFolder });
    expect(stdout).toBe(`\t\t3\t${join(cacheFolder, 'mine-0123abcd.lm4c')}\n`);
  });

  it('prints nothing for an empty cache', async () => {
    const cacheFolder = join(folderWith({}), 'none');
    expect(await run(['cache'], { cacheFolder })).toEqual({ status: 0, stdout: '', stderr: '' });
    const stderr = `0 bytes in ${cacheFolder}\n`;
    expect(await run(['cache'], { ...terminal(200), cacheFolder })).toEqual({ status: 0, stdout: '', stderr });
  });

  it('clears the files of the cache, and no others', async () => {
    const cacheFolder = await fillCache();
    for (const name of ['notes.tmp', 'mine.lm4c']) writeFileSync(join(cacheFolder, name), 'mine');
    mkdirSync(join(cacheFolder, 'code'));
    const { status, stdout, stderr } = await run(['cache', 'clear'], { cacheFolder });
    expect([status, stdout, stderr, readdirSync(cacheFolder)]).toEqual([
      0,
      '',
      expect.stringMatching(/^removed \d+ kB from /),
      ['mine.lm4c', 'notes.tmp'],
    ]);
  });

  it('a damaged cache entry with a valid date is removed, and the command runs without it', async () => {
    const cacheFolder = await fillCache();
    const [file = ''] = readdirSync(cacheFolder).map((name) => join(cacheFolder, name));
    const result = await run(['list'], { cacheFolder });
    const { atime, mtime } = statSync(file);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0, 0, 2000));
    utimesSync(file, atime, mtime);
    expect([await run(['list'], { cacheFolder }), readdirSync(cacheFolder)]).toEqual([result, []]);
  });

  it('the cache is not used with --no-cache', async () => {
    const cacheFolder = folderWith({});
    await run(['--no-cache', 'stats'], { cacheFolder });
    expect(readdirSync(cacheFolder)).toEqual([]);
  });

  it('reports an error when there is no cache folder', async () => {
    expect(await run(['cache'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: there is no cache folder\n  set HOME\n',
    });
  });

  it('rejects an unknown action', async () => {
    const { status, stderr } = await run(['cache', 'claer'], { cacheFolder: folderWith({}) });
    expect([status, stderr]).toEqual([2, expect.stringContaining('did you mean clear?')]);
  });
});
