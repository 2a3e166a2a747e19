import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import * as fingerprints from '../../../src/catalog/index/fingerprints.ts';
import { compileIndex } from '../../../src/catalog/index/writer.ts';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { linkRecords } from '../../../src/catalog/model/link.ts';
import * as reading from '../../../src/catalog/read-catalog.ts';
import { folderWith, paper, right } from '../folder.ts';

const later = (seconds: number) => new Date(Date.now() + seconds * 1000);

/** A catalog and a folder for its cache. */
function createCatalog() {
  const folder = folderWith(right);
  const cache = join(folderWith({}), 'cache', 'lm4c');
  const titles = async () => [...(await loadCatalog({ path: folder }, cache)).papers()].map(({ title }) => title);
  return { folder, cache, titles };
}

/** The same, compiled so long after the last change that the file stats are trusted. */
async function createCachedCatalog() {
  const created = createCatalog();
  vi.useFakeTimers({ now: later(60), toFake: ['Date'] });
  try {
    await created.titles();
  } finally {
    vi.useRealTimers();
  }
  return { ...created, file: join(created.cache, readdirSync(created.cache)[0] ?? '') };
}

/** The number of times the YAML is read during a call, and its result. */
async function countReads<T>(during: () => Promise<T>): Promise<readonly [number, T]> {
  const spy = vi.spyOn(reading, 'readSource');
  try {
    const result = await during();
    return [spy.mock.calls.length, result];
  } finally {
    spy.mockRestore();
  }
}

const papers = 'papers/2024.yaml';
const waves = right[papers].replace('Tides', 'Waves');

describe('the cache of compiled catalogs', () => {
  it('is read instead of the YAML the second time', async () => {
    const { titles } = await createCachedCatalog();
    expect(await countReads(titles)).toEqual([0, ['Tides']]);
  });

  it('returns the same catalog as the YAML', async () => {
    const folder = join(import.meta.dirname, '../../fixture');
    const cache = folderWith({});
    const [fresh, compiled, kept] = [
      await loadCatalog({ path: folder }),
      await loadCatalog({ path: folder }, cache),
      await loadCatalog({ path: folder }, cache),
    ].map(({ papers, venues, repos, categories, fields }) => ({ papers: [...papers()], venues, repos, categories, fields }));
    expect([compiled, kept]).toEqual([fresh, fresh]);
  });

  it('is readable only by its owner', async () => {
    const { file } = await createCachedCatalog();
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  });

  it('keeps the catalogs of several folders apart', async () => {
    const { cache, titles } = await createCachedCatalog();
    const other = folderWith({ ...right, [papers]: waves });
    const read = async () => [...(await loadCatalog({ path: other }, cache)).papers()].map(({ title }) => title);
    expect([await read(), await titles(), readdirSync(cache).length]).toEqual([['Waves'], ['Tides'], 2]);
  });

  it.each<[string, (folder: string) => void, string[]]>([
    ['a change of a file', (folder) => writeFileSync(join(folder, papers), waves), ['Waves']],
    [
      'a change of a file that keeps its size and mtime',
      (folder) => {
        const { atime, mtime } = statSync(join(folder, papers));
        writeFileSync(join(folder, papers), waves);
        utimesSync(join(folder, papers), atime, mtime);
      },
      ['Waves'],
    ],
    [
      'the replacement of a file by one with the same size and mtime',
      (folder) => {
        const { atime, mtime } = statSync(join(folder, papers));
        writeFileSync(join(folder, 'new'), waves);
        utimesSync(join(folder, 'new'), atime, mtime);
        renameSync(join(folder, 'new'), join(folder, papers));
      },
      ['Waves'],
    ],
    [
      'the addition of a file',
      (folder) => writeFileSync(join(folder, 'papers/2023.yaml'), paper({ title: 'Ebb', year: '2023' }, 'lin2023ebb')),
      ['Tides', 'Ebb'],
    ],
    ['the renaming of a file', (folder) => renameSync(join(folder, papers), join(folder, 'papers/more.yaml')), ['Tides']],
    ['the removal of a file', (folder) => rmSync(join(folder, papers)), []],
  ])('is not used after %s', async (_, change, now) => {
    const { folder, titles } = await createCachedCatalog();
    change(folder);
    expect(await titles()).toEqual(now);
  });

  it('compares contents when the files are younger than the resolution of a coarse clock', async () => {
    const { titles } = createCatalog();
    await titles();
    const compare = vi.spyOn(fingerprints, 'sameContents');
    expect(await countReads(titles)).toEqual([0, ['Tides']]);
    expect(compare).toHaveBeenCalledOnce();
    compare.mockRestore();
  });

  it('is used and restamped when the files were replaced by ones with the same contents', async () => {
    const { folder, titles } = await createCachedCatalog();
    for (const name of Object.keys(right)) {
      copyFileSync(join(folder, name), join(folder, 'copy'));
      renameSync(join(folder, 'copy'), join(folder, name));
    }
    vi.useFakeTimers({ now: later(120), toFake: ['Date'] });
    const first = await countReads(titles);
    vi.useRealTimers();
    const compare = vi.spyOn(fingerprints, 'sameContents');
    vi.useFakeTimers({ now: later(180), toFake: ['Date'] });
    expect([first, await countReads(titles)]).toEqual([
      [0, ['Tides']],
      [0, ['Tides']],
    ]);
    vi.useRealTimers();
    expect(compare).not.toHaveBeenCalled();
    compare.mockRestore();
  });

  it('is read in parts, and copied, where a catalog has more than a megabyte', async () => {
    const note = 'A note that no search finds. '.repeat(200).trim();
    const texts = Array.from({ length: 250 }, (_, index) => paper({ title: `Sea ${index}`, note }, `lin2024t${index}`));
    const folder = folderWith({ ...right, [papers]: texts.join('') });
    const cache = folderWith({});
    const read = async (seconds: number) => {
      vi.useFakeTimers({ now: later(seconds), toFake: ['Date'] });
      const catalog = await loadCatalog({ path: folder }, cache);
      vi.useRealTimers();
      const last = [...catalog.papers([catalog.numberOf('lin2024t249') ?? -1])].map(({ title, note }) => [title, note]);
      return [
        catalog.size,
        catalog.termIndex.get('sea')?.postingCount,
        catalog.termIndex.get('sea')?.postings().papers.at(-1),
        last,
      ];
    };
    const expected = [250, 250, 249, [['Sea 249', note]]];
    expect(await countReads(() => read(60))).toEqual([1, expected]);
    expect(await countReads(() => read(120))).toEqual([0, expected]);
    utimesSync(join(folder, papers), later(-1000), later(-1000));
    // Compares contents and copies the index; the next one finds the new stats in the copy.
    expect(await countReads(() => read(180))).toEqual([0, expected]);
    const compare = vi.spyOn(fingerprints, 'sameContents');
    expect([await countReads(() => read(240)), compare.mock.calls.length]).toEqual([[0, expected], 0]);
    compare.mockRestore();
  });

  /** Damages a file, but keeps its mtime. */
  function damageKeepingMtime(file: string, damage: () => void) {
    const { atime, mtime } = statSync(file);
    damage();
    utimesSync(file, atime, mtime);
  }

  it.each<[string, (text: Buffer) => Buffer | string]>([
    ['empty', () => ''],
    ['truncated', (text) => text.subarray(0, -100)],
    ['longer', (text) => Buffer.concat([text, Buffer.from('x')])],
    ['text of another program', () => 'lin2024tides:\n'],
    ['in another format', (text) => Buffer.from(text.toString('latin1').replace(/in tests$/, 'in tasts'), 'latin1')],
    ['all zeros', (text) => Buffer.alloc(text.length)],
  ])('is not used when its file is %s, even if the mtime is right', async (_, damage) => {
    const { file, titles } = await createCachedCatalog();
    damageKeepingMtime(file, () => writeFileSync(file, damage(readFileSync(file))));
    expect(await countReads(titles)).toEqual([1, ['Tides']]);
  });

  it.each<[string, (file: string, text: Buffer) => void]>([
    ['empty', (file) => truncateSync(file)],
    ['truncated', (file, { length }) => truncateSync(file, length - 100)],
    ['longer', (file) => appendFileSync(file, 'x')],
    [
      'changed in one byte',
      (file, text) => writeFileSync(file, Buffer.from(text.toString('latin1').replace('Tides', 'Tidez'), 'latin1')),
    ],
    ['text of another program', (file) => writeFileSync(file, 'lin2024tides:\n')],
    [
      'in another format',
      (file, text) => writeFileSync(file, Buffer.from(text.toString('latin1').replace(/\d$/, '0'), 'latin1')),
    ],
    ['all zeros', (file, text) => writeFileSync(file, Buffer.alloc(text.length))],
    ['missing', (file) => rmSync(file)],
  ])('is replaced when its file is %s', async (_, damage) => {
    const { file, titles } = await createCachedCatalog();
    damage(file, readFileSync(file));
    expect([await countReads(titles), await titles()]).toEqual([[1, ['Tides']], ['Tides']]);
  });

  it('is not used when its file was copied from another folder', async () => {
    const { folder, cache, file, titles } = await createCachedCatalog();
    const other = folderWith(right);
    writeFileSync(join(other, papers), waves);
    vi.useFakeTimers({ now: later(60), toFake: ['Date'] });
    await loadCatalog({ path: other }, cache);
    vi.useRealTimers();
    const [foreign = ''] = readdirSync(cache).filter((name) => join(cache, name) !== file);
    // All stats are the same.
    damageKeepingMtime(file, () => copyFileSync(join(cache, foreign), file));
    utimesSync(file, statSync(join(cache, foreign)).atime, statSync(join(cache, foreign)).mtime);
    expect([folder === other, await titles()]).toEqual([false, ['Tides']]);
  });

  it('does not store a catalog that changed while it was read, even if the stats are equal', async () => {
    const { folder, titles } = createCatalog();
    const unchangedStats = fingerprints.readFileStats(folder);
    const clock = vi.spyOn(fingerprints, 'readFileStats').mockReturnValue(unchangedStats);
    const read = reading.readSource;
    const reader = vi.spyOn(reading, 'readSource').mockImplementation(async (...given) => {
      const result = await read(...given);
      writeFileSync(join(folder, papers), waves);
      return result;
    });
    vi.useFakeTimers({ now: later(60), toFake: ['Date'] });
    const first = await titles();
    reader.mockRestore();
    expect([first, await countReads(titles)]).toEqual([['Tides'], [1, ['Waves']]]);
    vi.useRealTimers();
    clock.mockRestore();
  });

  it.skipIf(process.platform === 'win32')('is not used when its file is a named pipe without a writer', async () => {
    const { file, titles } = await createCachedCatalog();
    rmSync(file);
    execFileSync('mkfifo', [file]);
    expect(await titles()).toEqual(['Tides']);
  });

  it.skipIf(process.platform === 'win32')('is not used when others can write to it or to its folder', async () => {
    for (const changed of ['file', 'cache'] as const) {
      const catalog = await createCachedCatalog();
      chmodSync(catalog[changed], 0o722);
      expect(await countReads(catalog.titles)).toEqual([1, ['Tides']]);
    }
  });

  it.runIf(process.getuid?.() === 0)('is not used when it belongs to another user than its folder', async () => {
    const { file, titles } = await createCachedCatalog();
    chownSync(file, 1, 1);
    expect(await countReads(titles)).toEqual([1, ['Tides']]);
  });

  it('removes stale temporary files and the entries of removed catalogs', async () => {
    const { folder, cache, file } = await createCachedCatalog();
    const left = join(cache, `${basename(file)}.abc.tmp`);
    const recent = join(cache, `${basename(file)}.def.tmp`);
    for (const name of [left, recent]) writeFileSync(name, '');
    utimesSync(left, later(-7200), later(-7200));
    rmSync(folder, { recursive: true });
    await loadCatalog({ path: folderWith(right) }, cache);
    const names = readdirSync(cache);
    expect([names.includes(basename(left)), names.includes(basename(recent)), names.includes(basename(file))]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('keeps the entries of other folders when it stores one, however old they are', async () => {
    const { cache, titles } = createCatalog();
    vi.useFakeTimers({ now: later(-10 * 86_400), toFake: ['Date'] });
    await titles();
    vi.useRealTimers();
    const [old] = readdirSync(cache);
    await loadCatalog({ path: folderWith(right) }, cache);
    expect([readdirSync(cache).length, readdirSync(cache).includes(old ?? '')]).toEqual([2, true]);
  });

  it('is not used when its file is a folder', async () => {
    const { file, titles } = await createCachedCatalog();
    rmSync(file);
    mkdirSync(file);
    expect(await titles()).toEqual(['Tides']);
  });

  it('is optional: a catalog loads when the cache folder cannot be created', async () => {
    const folder = folderWith(right);
    const file = join(folderWith({ file: '' }), 'file');
    expect((await loadCatalog({ path: folder }, join(file, 'lm4c'))).size).toBe(1);
  });

  it('stores nothing when the catalog is invalid', async () => {
    const { folder, cache, titles } = createCatalog();
    writeFileSync(join(folder, papers), right[papers].replace('icht', 'icth'));
    await expect(titles()).rejects.toThrow('unknown venue "icth"');
    expect(() => readdirSync(cache)).toThrow();
  });

  it.runIf(process.getuid?.() !== 0)('is optional: a catalog loads when the cache folder is not writable', async () => {
    const folder = folderWith(right);
    const cache = folderWith({});
    chmodSync(cache, 0o500);
    expect((await loadCatalog({ path: folder }, cache)).size).toBe(1);
  });
});

describe('the compiled catalog that ships with the program', () => {
  /** A catalog with its compiled form, made as the build makes it, except that the compiled title differs. */
  async function shipped() {
    const folder = folderWith(right);
    const compiled = join(folder, 'catalog.lm4c');
    const files = (await fingerprints.fingerprintFiles(fingerprints.readFileStats(folder), folder)) ?? [];
    const { entries } = reading.readCatalog(folder);
    if (!entries) throw new Error('the right catalog is wrong');
    const papers = entries.papers.map(([key, entry]) => [key, { ...entry, title: 'Compiled' }] as const);
    const records = linkRecords({ ...entries, papers });
    writeFileSync(compiled, Buffer.concat(compileIndex(records, { folder: '', files, readStartedAt: Date.now() + 60_000 })));
    const titles = async (cache?: string) =>
      [...(await loadCatalog({ path: folder, compiled }, cache)).papers()].map(({ title }) => title);
    return { folder, compiled, titles };
  }

  it('is used even without a cache', async () => {
    const { titles } = await shipped();
    expect(await countReads(titles)).toEqual([0, ['Compiled']]);
  });

  it('is not used when the YAML has changed', async () => {
    const { folder, titles } = await shipped();
    writeFileSync(join(folder, papers), waves);
    expect(await titles()).toEqual(['Waves']);
  });

  it('is used when the package was unpacked elsewhere, and cached with the new stats', async () => {
    const { folder, titles } = await shipped();
    for (const name of Object.keys(right)) utimesSync(join(folder, name), later(-1000), later(-1000));
    const cache = folderWith({});
    vi.useFakeTimers({ now: later(60), toFake: ['Date'] });
    const first = await countReads(() => titles(cache));
    const compare = vi.spyOn(fingerprints, 'sameContents');
    expect([first, await countReads(() => titles(cache))]).toEqual([
      [0, ['Compiled']],
      [0, ['Compiled']],
    ]);
    vi.useRealTimers();
    expect(compare).not.toHaveBeenCalled();
    compare.mockRestore();
  });

  it('is optional: the YAML is read when it is unusable', async () => {
    const { compiled, titles } = await shipped();
    writeFileSync(compiled, 'nothing');
    expect(await titles()).toEqual(['Tides']);
  });
});
