import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locateCatalog } from '../../src/catalog/locate.ts';
import { type Files, folderWith, right } from './folder.ts';

const shipped = { path: '/shipped/catalog', compiled: '/shipped/catalog.json' };

/** The files of a catalog in a subfolder. */
const catalogIn = (folder: string): Files =>
  Object.fromEntries(Object.entries(right).map(([name, text]) => [`${folder}/${name}`, text]));

describe('locateCatalog with a name', () => {
  it('returns the catalog that is named', () => {
    expect(locateCatalog('mine', folderWith({ 'lm4c.yaml': '' }), shipped)).toEqual({ path: 'mine' });
  });

  it('returns the shipped catalog for builtin', () => {
    expect(locateCatalog('builtin', folderWith({ 'lm4c.yaml': '' }), shipped)).toBe(shipped);
  });

  it('finds the catalog in a folder that contains lm4c.yaml', () => {
    const folder = folderWith({ 'lm4c.yaml': '' });
    expect(locateCatalog(folder, undefined, shipped)).toEqual({ path: join(folder, 'catalog') });
  });

  it.each(['catalog', 'papers'])('finds the catalog in a folder that contains the catalog as its folder %s', (name) => {
    const folder = folderWith(catalogIn(name));
    expect(locateCatalog(folder, undefined, shipped)).toEqual({ path: join(folder, name) });
  });

  it('returns a named folder that is a catalog itself and contains another', () => {
    const folder = folderWith({ ...right, ...catalogIn('catalog') });
    expect(locateCatalog(folder, undefined, shipped)).toEqual({ path: folder });
  });

  it('returns a named folder that contains no catalog, and a named file', () => {
    const folder = folderWith({ 'papers/a.pdf': '', 'refs.bib': '' });
    expect(locateCatalog(folder, undefined, shipped)).toEqual({ path: folder });
    expect(locateCatalog(join(folder, 'refs.bib'), undefined, shipped)).toEqual({ path: join(folder, 'refs.bib') });
  });
});

describe('locateCatalog without a name', () => {
  it('finds the catalog next to lm4c.yaml in the current folder', () => {
    const folder = folderWith({ 'lm4c.yaml': '' });
    expect(locateCatalog(undefined, folder, shipped)).toEqual({ path: join(folder, 'catalog') });
  });

  it('finds the catalog next to the nearest lm4c.yaml in an ancestor folder', () => {
    const folder = folderWith({ 'lm4c.yaml': '', 'a/lm4c.yaml': '' });
    mkdirSync(join(folder, 'a/b/c'), { recursive: true });
    expect(locateCatalog(undefined, join(folder, 'a/b/c'), shipped)).toEqual({ path: join(folder, 'a/catalog') });
  });

  it.each(['catalog', 'papers'])('finds a folder %s with the files of a catalog without lm4c.yaml, also from below', (name) => {
    const folder = folderWith({ ...catalogIn(name), 'docs/a.txt': '' });
    for (const cwd of [folder, join(folder, 'docs'), join(folder, name), join(folder, name, 'papers')])
      expect(locateCatalog(undefined, cwd, shipped)).toEqual({ path: join(folder, name) });
  });

  it.each(['categories.yaml', 'venues.yaml', 'repos.yaml'])('finds a catalog of which only papers and %s are there', (name) => {
    const folder = folderWith({ [`catalog/${name}`]: '', 'catalog/papers/2024.yaml': '' });
    expect(locateCatalog(undefined, folder, shipped)).toEqual({ path: join(folder, 'catalog') });
  });

  it('finds the nearest catalog, whether it has lm4c.yaml or not', () => {
    const folder = folderWith({ 'lm4c.yaml': '', ...catalogIn('a/catalog'), 'a/b/lm4c.yaml': '' });
    expect(locateCatalog(undefined, join(folder, 'a'), shipped)).toEqual({ path: join(folder, 'a/catalog') });
    expect(locateCatalog(undefined, join(folder, 'a/b'), shipped)).toEqual({ path: join(folder, 'a/b/catalog') });
  });

  it('does not take folders of other files for a catalog', () => {
    const folder = folderWith({ 'catalog/shop.yaml': '', 'papers/a.pdf': '', 'a/catalog/venues.yaml': '' });
    expect(locateCatalog(undefined, join(folder, 'a'), shipped)).toBeUndefined();
  });

  it('keeps the compiled form of the shipped catalog where that is the nearest one', () => {
    const folder = folderWith(catalogIn('catalog'));
    const here = { path: join(folder, 'catalog'), compiled: 'compiled' };
    expect(locateCatalog(undefined, folder, here)).toEqual(here);
  });

  it('finds none when no ancestor folder has one', () => {
    expect(locateCatalog(undefined, folderWith({}), shipped)).toBeUndefined();
  });

  it('finds none when the current folder was removed', () => {
    expect(locateCatalog(undefined, join(folderWith({}), 'gone/away'), shipped)).toBeUndefined();
    expect(locateCatalog(undefined, undefined, shipped)).toBeUndefined();
  });
});
