import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCatalog } from '../../src/catalog/read-catalog.ts';
import { generatorVersion, writeCatalog, years } from './catalog.mjs';

const parentFolder = mkdtempSync(join(tmpdir(), 'lm4c-generated-'));
afterAll(() => rmSync(parentFolder, { recursive: true }));

function generated(size: number): string {
  const folder = mkdtempSync(join(parentFolder, `${size}-`));
  writeCatalog(folder, size);
  return folder;
}

/** A hash of the names and contents of all files. */
function digest(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  for (const name of files.sort()) hash.update(`${name.replaceAll('\\', '/')}\n`).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

const papersJson = (folder: string): { key: string; authors: string[] }[] =>
  JSON.parse(readFileSync(join(folder, 'papers.json'), 'utf8'));

describe('a generated catalog', () => {
  const folder = generated(50);

  it('is generated with the same bytes every time, and other bytes need another generator version', () => {
    expect(digest(generated(50))).toBe(digest(folder));
    expect({ generatorVersion, digest: digest(folder).slice(0, 16) }).toEqual({
      generatorVersion: 4,
      digest: 'c67cbf2c04fc9d3c',
    });
  });

  it.each([10, 50, 1000])('is generated without problems or unused records with %i papers', (size) => {
    const { problems, entries } = readCatalog(generated(size));
    expect({ problems, papers: entries?.papers.length }).toEqual({ problems: [], papers: size });
  });

  it('has generated papers in all years', () => {
    const foundYears = readCatalog(folder).entries?.papers.map(([, { year }]) => year);
    expect([...new Set(foundYears)].sort()).toEqual(years);
  });

  it('has the same generated papers in its YAML files and in papers.json', () => {
    const keys = readCatalog(folder).entries?.papers.map(([key]) => key);
    expect(
      papersJson(folder)
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(keys?.toSorted());
  });

  it('has about 1 KB of YAML per generated paper, 10 % of names with accents, and 40 % of papers with code', () => {
    const large = generated(1000);
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
