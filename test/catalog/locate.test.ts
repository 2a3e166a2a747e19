import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locateCatalog } from '../../src/catalog/locate.ts';
import { folderWith } from './folder.ts';

const shipped = { path: '/shipped/catalog', compiled: '/shipped/catalog.json' };

describe('locateCatalog', () => {
  it('returns the catalog that is named', () => {
    expect(locateCatalog('mine', folderWith({ 'lm4c.yaml': '' }), shipped)).toEqual({ path: 'mine' });
  });

  it('finds the catalog next to lm4c.yaml in the current folder', () => {
    const folder = folderWith({ 'lm4c.yaml': '' });
    expect(locateCatalog(undefined, folder, shipped)).toEqual({ path: join(folder, 'catalog') });
  });

  it('finds the catalog next to the nearest lm4c.yaml in an ancestor folder', () => {
    const folder = folderWith({ 'lm4c.yaml': '', 'a/lm4c.yaml': '' });
    mkdirSync(join(folder, 'a/b/c'), { recursive: true });
    expect(locateCatalog(undefined, join(folder, 'a/b/c'), shipped)).toEqual({ path: join(folder, 'a/catalog') });
  });

  it('returns the shipped catalog when no ancestor folder has an lm4c.yaml', () => {
    expect(locateCatalog(undefined, folderWith({}), shipped)).toEqual(shipped);
  });

  it('returns the shipped catalog when the current folder was removed', () => {
    expect(locateCatalog(undefined, join(folderWith({}), 'gone/away'), shipped)).toEqual(shipped);
  });
});
