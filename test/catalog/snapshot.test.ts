import { appendFileSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { readCatalog } from '../../src/catalog/read.ts';
import { readSnapshot, writeSnapshot } from '../../src/catalog/snapshot.ts';
import { folderWith, paper, right } from './folder.ts';

const second = (number: number) => new Date(Date.UTC(2024, 0, 1, 0, 0, number));

/** A catalog whose files are of one second and whose compiled form, of the next, has another title. */
async function compiledCatalog(title = 'Compiled') {
  const folder = folderWith({ ...right, 'compiled.json': '' });
  const compiled = join(folder, 'compiled.json');
  const { entries } = readCatalog(folder);
  if (!entries) throw new Error('the right catalog is wrong');
  const marked = entries.papers.map(([key, entry]) => [key, { ...entry, title }] as const);
  writeFileSync(compiled, await writeSnapshot(folder, { ...entries, papers: marked }));
  for (const name of Object.keys(right)) utimesSync(join(folder, name), second(1), second(1));
  utimesSync(compiled, second(2), second(2));
  const titles = async () => (await loadCatalog({ folder, compiled })).papers.map((one) => one.title);
  return { folder, compiled, titles };
}

describe('a compiled catalog', () => {
  it('is used while it is fresh', async () => {
    const { titles } = await compiledCatalog();
    expect(await titles()).toEqual(['Compiled']);
  });

  it('holds the entries that were read, with every letter, in ASCII', async () => {
    const folder = join(import.meta.dirname, '../fixture');
    const { entries } = readCatalog(folder);
    if (!entries) throw new Error('the fixture is wrong');
    const text = await writeSnapshot(folder, entries);
    const file = join(folderWith({ 'compiled.json': text }), 'compiled.json');
    expect({ entries: await readSnapshot(file, folder), others: text.match(/[^ -~]/g) }).toEqual({ entries, others: null });
  });

  it('links to the same catalog as the YAML', async () => {
    const { folder, compiled } = await compiledCatalog('Tides');
    expect(await loadCatalog({ folder, compiled })).toEqual(await loadCatalog({ folder }));
  });

  it('is used, and dated anew, when files are newer but the same, as in an unpacked package', async () => {
    const { folder, compiled, titles } = await compiledCatalog();
    utimesSync(join(folder, 'venues.yaml'), second(3), second(3));
    expect(await titles()).toEqual(['Compiled']);
    expect(statSync(compiled).mtimeMs).toBeGreaterThan(second(3).getTime());
  });

  it.each<[title: string, change: (folder: string) => void, titles: string[]]>([
    [
      'a file was changed later to the same size',
      (folder) => writeFileSync(join(folder, 'papers/2024.yaml'), right['papers/2024.yaml'].replace('Tides', 'Waves')),
      ['Waves'],
    ],
    [
      'a file has another size, whatever its date',
      (folder) => {
        appendFileSync(join(folder, 'papers/2024.yaml'), '# More.\n');
        utimesSync(join(folder, 'papers/2024.yaml'), second(1), second(1));
      },
      ['Tides'],
    ],
    [
      'a file was added',
      (folder) => {
        writeFileSync(join(folder, 'papers/2023.yaml'), paper({ title: 'Ebb', year: '2023' }, 'lin2023ebb'));
        utimesSync(join(folder, 'papers/2023.yaml'), second(1), second(1));
      },
      ['Tides', 'Ebb'],
    ],
    ['a file was removed', (folder) => rmSync(join(folder, 'papers/2024.yaml')), []],
  ])('is passed over when %s', async (_, change, now) => {
    const { folder, titles } = await compiledCatalog();
    change(folder);
    expect(await titles()).toEqual(now);
  });

  it.each<[title: string, text: (text: string) => string]>([
    ['cut', (text) => text.slice(0, -100)],
    ['empty', () => ''],
    ['no JSON', () => 'lin2024tides:\n'],
    ['null', () => 'null'],
    ['another object', () => '{"papers":[]}'],
    ['of an older form', (text) => text.replace('{"form":2,', '{"form":1,')],
    ['without entries', (text) => `${text.slice(0, text.indexOf(',"entries"'))}}`],
  ])('is passed over without a word when it is %s', async (_, change) => {
    const { compiled, titles } = await compiledCatalog();
    writeFileSync(compiled, change(readFileSync(compiled, 'latin1')));
    expect(await titles()).toEqual(['Tides']);
  });

  it('is passed over when it is not there, or a folder', async () => {
    const { folder } = await compiledCatalog();
    const titles = async (compiled: string) => (await loadCatalog({ folder, compiled })).papers.map((one) => one.title);
    expect([await titles(join(folder, 'none.json')), await titles(folder)]).toEqual([['Tides'], ['Tides']]);
  });

  it('does not hide that a file is missing', async () => {
    const { folder, titles } = await compiledCatalog();
    rmSync(join(folder, 'repos.yaml'));
    await expect(titles()).rejects.toThrow('no such file or folder');
  });
});
