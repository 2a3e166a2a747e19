import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFolder } from '../../src/util/file-system.ts';
import { folderWith } from '../catalog/folder.ts';

describe('createFolder', () => {
  it('creates the missing folders with the given mode and keeps existing content', () => {
    const folder = folderWith({ 'a/b.bib': 'old\n' });
    for (const name of ['a', 'a/c/d', 'a/c/d']) createFolder(join(folder, name), 0o700);
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()).toEqual(['a', 'a/b.bib', 'a/c', 'a/c/d']);
    expect((statSync(join(folder, 'a/c')).mode & 0o777).toString(8)).toBe('700');
  });

  it('throws when a parent is a file', () => {
    expect(() => createFolder(join(folderWith({ a: '' }), 'a/b/c'))).toThrow('ENOTDIR');
  });

  // Node's own recursive option hangs here.
  it.runIf(existsSync('/proc/self'))('throws in /proc, where no folder can be created', () => {
    expect(() => createFolder('/proc/lm4c/code')).toThrow('ENOENT');
  });
});
