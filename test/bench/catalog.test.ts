import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCatalog } from '../../src/catalog/read-catalog.ts';
import { edition, writeCatalog, years } from './catalog.mjs';

const all = mkdtempSync(join(tmpdir(), 'lm4c-seeded-'));
afterAll(() => rmSync(all, { recursive: true }));

function written(size: number): string {
  const folder = mkdtempSync(join(all, `${size}-`));
  writeCatalog(folder, size);
  return folder;
}

/** Of all bytes of all files, and of their names. */
function digest(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  for (const name of files.sort()) hash.update(`${name.replaceAll('\\', '/')}\n`).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

const papersJson = (folder: string): { key: string; authors: string[] }[] =>
  JSON.parse(readFileSync(join(folder, 'papers.json'), 'utf8'));

describe('a seeded catalog', () => {
  const folder = written(50);

  it('has the same bytes every time; other bytes are another edition', () => {
    expect(digest(written(50))).toBe(digest(folder));
    expect({ edition, digest: digest(folder).slice(0, 16) }).toEqual({ edition: 3, digest: '1da8692a2dca727a' });
  });

  it.each([10, 50, 1000])('is valid with %i papers, and none of its records is unused', (size) => {
    const { problems, entries } = readCatalog(written(size));
    expect({ problems, papers: entries?.papers.length }).toEqual({ problems: [], papers: size });
  });

  it('spreads its papers over all years', () => {
    const found = readCatalog(folder).entries?.papers.map(([, { year }]) => year);
    expect([...new Set(found)].sort()).toEqual(years);
  });

  it('has the same papers as JSON', () => {
    const keys = readCatalog(folder).entries?.papers.map(([key]) => key);
    expect(
      papersJson(folder)
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(keys?.toSorted());
  });

  it('has about 1 KB of YAML a paper, one name in ten beyond ASCII, and two papers in five with code', () => {
    const large = written(1000);
    const yaml = years.map((year) => readFileSync(join(large, `papers/${year}.yaml`), 'utf8')).join('');
    const names = papersJson(large).flatMap(({ authors }) => authors);
    const share = (part: number, whole: number) => Math.round((10 * part) / whole) / 10;
    expect({
      kilobytes: share(yaml.length, 1000 * 1000),
      accented: share(names.filter((name) => /[^\x20-\x7e]/.test(name)).length, names.length),
      code: share(yaml.match(/^ {2}code:/gm)?.length ?? 0, 1000),
    }).toEqual({ kilobytes: 1, accented: 0.1, code: 0.4 });
  });
});
