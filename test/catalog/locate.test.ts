import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locateCatalog } from '../../src/catalog/locate.ts';
import { folderWith } from './folder.ts';

const shipped = { path: '/shipped/catalog', compiled: '/shipped/catalog.json' };

describe('the catalog to use', () => {
  it('is the one that is named', () => {
    expect(locateCatalog('mine', folderWith({ 'lm4c.yaml': '' }), shipped)).toEqual({ path: 'mine' });
  });

  it('stands beside lm4c.yaml in the current folder', () => {
    const folder = folderWith({ 'lm4c.yaml': '' });
    expect(locateCatalog(undefined, folder, shipped)).toEqual({ path: join(folder, 'catalog') });
  });

  it('stands beside the nearest lm4c.yaml above', () => {
    const folder = folderWith({ 'lm4c.yaml': '', 'a/lm4c.yaml': '' });
    mkdirSync(join(folder, 'a/b/c'), { recursive: true });
    expect(locateCatalog(undefined, join(folder, 'a/b/c'), shipped)).toEqual({ path: join(folder, 'a/catalog') });
  });

  it('is the shipped one when there is no lm4c.yaml up to the root', () => {
    expect(locateCatalog(undefined, folderWith({}), shipped)).toEqual(shipped);
  });

  it('is the shipped one in a folder that is gone', () => {
    expect(locateCatalog(undefined, join(folderWith({}), 'gone/away'), shipped)).toEqual(shipped);
  });
});
