import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
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
import * as stamps from '../../../src/catalog/index/fingerprints.ts';
import { compileIndex } from '../../../src/catalog/index/writer.ts';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { linkRecords } from '../../../src/catalog/model/model.ts';
import * as reading from '../../../src/catalog/read-catalog.ts';
import { folderWith, paper, right } from '../folder.ts';

const later = (seconds: number) => new Date(Date.now() + seconds * 1000);

/** A catalog and a folder for its cache. */
function begin() {
  const folder = folderWith(right);
  const cache = join(folderWith({}), 'cache', 'lm4c');
  const titles = async () => [...(await loadCatalog({ path: folder }, cache)).papers()].map(({ title }) => title);
  return { folder, cache, titles };
}

/** The same, compiled so long after the last change that the stamps of the files are trusted. */
async function settled() {
  const begun = begin();
  vi.useFakeTimers({ now: later(60), toFake: ['Date'] });
  try {
    await begun.titles();
  } finally {
    vi.useRealTimers();
  }
  return { ...begun, file: join(begun.cache, readdirSync(begun.cache)[0] ?? '') };
}

/** How often the YAML is read meanwhile. */
async function readings<T>(during: () => Promise<T>): Promise<readonly [number, T]> {
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

describe('the cache', () => {
  it('lets the YAML be read once', async () => {
    const { titles } = await settled();
    expect(await readings(titles)).toEqual([0, ['Tides']]);
  });

  it('gives the same catalog as the YAML', async () => {
    const folder = join(import.meta.dirname, '../../fixture');
    const cache = folderWith({});
    const [fresh, compiled, kept] = [
      await loadCatalog({ path: folder }),
      await loadCatalog({ path: folder }, cache),
      await loadCatalog({ path: folder }, cache),
    ].map(({ papers, venues, repos, categories, fields }) => ({ papers: [...papers()], venues, repos, categories, fields }));
    expect([compiled, kept]).toEqual([fresh, fresh]);
  });

  it('is nobody else’s to read', async () => {
    const { file } = await settled();
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  });

  it('keeps the catalogs of several folders', async () => {
    const { cache, titles } = await settled();
    const other = folderWith({ ...right, [papers]: waves });
    const read = async () => [...(await loadCatalog({ path: other }, cache)).papers()].map(({ title }) => title);
    expect([await read(), await titles(), readdirSync(cache).length]).toEqual([['Waves'], ['Tides'], 2]);
  });

  it.each<[string, (folder: string) => void, string[]]>([
    ['a file is changed', (folder) => writeFileSync(join(folder, papers), waves), ['Waves']],
    [
      'a file is changed and keeps its size and its date',
      (folder) => {
        const { atime, mtime } = statSync(join(folder, papers));
        writeFileSync(join(folder, papers), waves);
        utimesSync(join(folder, papers), atime, mtime);
      },
      ['Waves'],
    ],
    [
      'another file of the same size and date is put in its place',
      (folder) => {
        const { atime, mtime } = statSync(join(folder, papers));
        writeFileSync(join(folder, 'new'), waves);
        utimesSync(join(folder, 'new'), atime, mtime);
        renameSync(join(folder, 'new'), join(folder, papers));
      },
      ['Waves'],
    ],
    [
      'a file is added',
      (folder) => writeFileSync(join(folder, 'papers/2023.yaml'), paper({ title: 'Ebb', year: '2023' }, 'lin2023ebb')),
      ['Tides', 'Ebb'],
    ],
    ['a file is renamed', (folder) => renameSync(join(folder, papers), join(folder, 'papers/more.yaml')), ['Tides']],
    ['a file is removed', (folder) => rmSync(join(folder, papers)), []],
  ])('sees at once that %s', async (_, change, now) => {
    const { folder, titles } = await settled();
    change(folder);
    expect(await titles()).toEqual(now);
  });

  it('trusts no stamp that is younger than the tick of a coarse clock: the contents are compared', async () => {
    const { titles } = begin();
    await titles();
    const compare = vi.spyOn(stamps, 'sameContents');
    expect(await readings(titles)).toEqual([0, ['Tides']]);
    expect(compare).toHaveBeenCalledOnce();
    compare.mockRestore();
  });

  it('is used, and dated anew, when the files are others with the same contents', async () => {
    const { folder, titles } = await settled();
    for (const name of Object.keys(right)) {
      copyFileSync(join(folder, name), join(folder, 'copy'));
      renameSync(join(folder, 'copy'), join(folder, name));
    }
    vi.useFakeTimers({ now: later(120), toFake: ['Date'] });
    const first = await readings(titles);
    vi.useRealTimers();
    const compare = vi.spyOn(stamps, 'sameContents');
    vi.useFakeTimers({ now: later(180), toFake: ['Date'] });
    expect([first, await readings(titles)]).toEqual([
      [0, ['Tides']],
      [0, ['Tides']],
    ]);
    vi.useRealTimers();
    expect(compare).not.toHaveBeenCalled();
    compare.mockRestore();
  });

  /** Gives a file the date that the cache gives it, as if nobody had written to it. */
  function spoiltUnseen(file: string, spoil: () => void) {
    const { atime, mtime } = statSync(file);
    spoil();
    utimesSync(file, atime, mtime);
  }

  it.each<[string, (text: Buffer) => Buffer | string]>([
    ['empty', () => ''],
    ['cut', (text) => text.subarray(0, -100)],
    ['longer', (text) => Buffer.concat([text, Buffer.from('x')])],
    ['text of another program', () => 'lin2024tides:\n'],
    ['of another form', (text) => Buffer.from(text.toString('latin1').replace(/in tests$/, 'in tasts'), 'latin1')],
    ['all zeros', (text) => Buffer.alloc(text.length)],
  ])('is passed over when its file is %s, though its date says that nobody wrote to it', async (_, spoilt) => {
    const { file, titles } = await settled();
    spoiltUnseen(file, () => writeFileSync(file, spoilt(readFileSync(file))));
    expect(await readings(titles)).toEqual([1, ['Tides']]);
  });

  it.each<[string, (file: string, text: Buffer) => void]>([
    ['empty', (file) => truncateSync(file)],
    ['cut', (file, { length }) => truncateSync(file, length - 100)],
    ['longer', (file) => appendFileSync(file, 'x')],
    [
      'changed in one byte',
      (file, text) => writeFileSync(file, Buffer.from(text.toString('latin1').replace('Tides', 'Tidez'), 'latin1')),
    ],
    ['text of another program', (file) => writeFileSync(file, 'lin2024tides:\n')],
    ['of another form', (file, text) => writeFileSync(file, Buffer.from(text.toString('latin1').replace(/\d$/, '0'), 'latin1'))],
    ['all zeros', (file, text) => writeFileSync(file, Buffer.alloc(text.length))],
    ['gone', (file) => rmSync(file)],
  ])('is passed over, and made anew, when its file is %s', async (_, spoil) => {
    const { file, titles } = await settled();
    spoil(file, readFileSync(file));
    expect([await readings(titles), await titles()]).toEqual([[1, ['Tides']], ['Tides']]);
  });

  it('is passed over when its file is of another folder', async () => {
    const { folder, cache, file, titles } = await settled();
    const other = folderWith(right);
    writeFileSync(join(other, papers), waves);
    vi.useFakeTimers({ now: later(60), toFake: ['Date'] });
    await loadCatalog({ path: other }, cache);
    vi.useRealTimers();
    const [foreign = ''] = readdirSync(cache).filter((name) => join(cache, name) !== file);
    // The same in all that stamps tell.
    spoiltUnseen(file, () => copyFileSync(join(cache, foreign), file));
    utimesSync(file, statSync(join(cache, foreign)).atime, statSync(join(cache, foreign)).mtime);
    expect([folder === other, await titles()]).toEqual([false, ['Tides']]);
  });

  it('is not filled with what changed while it was read, where the clock is too coarse to show it', async () => {
    const { folder, titles } = begin();
    const still = stamps.readFileStats(folder);
    const clock = vi.spyOn(stamps, 'readFileStats').mockReturnValue(still);
    const read = reading.readSource;
    const reader = vi.spyOn(reading, 'readSource').mockImplementation(async (...given) => {
      const result = await read(...given);
      writeFileSync(join(folder, papers), waves);
      return result;
    });
    vi.useFakeTimers({ now: later(60), toFake: ['Date'] });
    const first = await titles();
    reader.mockRestore();
    expect([first, await readings(titles)]).toEqual([['Tides'], [1, ['Waves']]]);
    vi.useRealTimers();
    clock.mockRestore();
  });

  it.skipIf(process.platform === 'win32')('is passed over when its file is a pipe, which nobody writes to', async () => {
    const { file, titles } = await settled();
    rmSync(file);
    execFileSync('mkfifo', [file]);
    expect(await titles()).toEqual(['Tides']);
  });

  it('lets go what was left half written, and what is of a catalog that is gone', async () => {
    const { folder, cache, file } = await settled();
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

  it('keeps the compiled catalogs of other folders when it stores one, however old they are', async () => {
    const { cache, titles } = begin();
    vi.useFakeTimers({ now: later(-10 * 86_400), toFake: ['Date'] });
    await titles();
    vi.useRealTimers();
    const [old] = readdirSync(cache);
    await loadCatalog({ path: folderWith(right) }, cache);
    expect([readdirSync(cache).length, readdirSync(cache).includes(old ?? '')]).toEqual([2, true]);
  });

  it('is passed over when its file is a folder', async () => {
    const { file, titles } = await settled();
    rmSync(file);
    mkdirSync(file);
    expect(await titles()).toEqual(['Tides']);
  });

  it('is not needed when its folder cannot be made', async () => {
    const folder = folderWith(right);
    const file = join(folderWith({ file: '' }), 'file');
    expect((await loadCatalog({ path: folder }, join(file, 'lm4c'))).size).toBe(1);
  });

  it('leaves nothing half written when the catalog is not valid', async () => {
    const { folder, cache, titles } = begin();
    writeFileSync(join(folder, papers), right[papers].replace('icht', 'icth'));
    await expect(titles()).rejects.toThrow('no venue "icth"');
    expect(() => readdirSync(cache)).toThrow();
  });

  it.runIf(process.getuid?.() !== 0)('is not needed when its folder cannot be written', async () => {
    const folder = folderWith(right);
    const cache = folderWith({});
    chmodSync(cache, 0o500);
    expect((await loadCatalog({ path: folder }, cache)).size).toBe(1);
  });
});

describe('the compiled form that comes with a catalog', () => {
  /** The right catalog with its compiled form, made as the build makes it; the compiled one has another title. */
  async function shipped() {
    const folder = folderWith(right);
    const compiled = join(folder, 'catalog.lm4c');
    const files = (await stamps.fingerprintFiles(stamps.readFileStats(folder), folder)) ?? [];
    const { entries } = reading.readCatalog(folder);
    if (!entries) throw new Error('the right catalog is wrong');
    const papers = entries.papers.map(([key, entry]) => [key, { ...entry, title: 'Compiled' }] as const);
    const records = linkRecords({ ...entries, papers });
    writeFileSync(compiled, Buffer.concat(compileIndex(records, { folder: '', files, readStartedAt: Date.now() + 60_000 })));
    const titles = async (cache?: string) =>
      [...(await loadCatalog({ path: folder, compiled }, cache)).papers()].map(({ title }) => title);
    return { folder, compiled, titles };
  }

  it('is used, without a cache too', async () => {
    const { titles } = await shipped();
    expect(await readings(titles)).toEqual([0, ['Compiled']]);
  });

  it('never answers when the YAML has changed', async () => {
    const { folder, titles } = await shipped();
    writeFileSync(join(folder, papers), waves);
    expect(await titles()).toEqual(['Waves']);
  });

  it('is used when the package was unpacked elsewhere, and kept in the cache with its new stamps', async () => {
    const { folder, titles } = await shipped();
    for (const name of Object.keys(right)) utimesSync(join(folder, name), later(-1000), later(-1000));
    const cache = folderWith({});
    vi.useFakeTimers({ now: later(60), toFake: ['Date'] });
    const first = await readings(() => titles(cache));
    const compare = vi.spyOn(stamps, 'sameContents');
    expect([first, await readings(() => titles(cache))]).toEqual([
      [0, ['Compiled']],
      [0, ['Compiled']],
    ]);
    vi.useRealTimers();
    expect(compare).not.toHaveBeenCalled();
    compare.mockRestore();
  });

  it('is not needed', async () => {
    const { compiled, titles } = await shipped();
    writeFileSync(compiled, 'nothing');
    expect(await titles()).toEqual(['Tides']);
  });
});
