import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFolder, describeFileError, readUtf8, replaceFile, replaceFiles } from '../../src/util/fs.ts';
import { folderWith } from '../catalog/folder.ts';

/** The names in a folder with their texts. */
const texts = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

describe('readExactly', () => {
  it('reads no device, which may never end', () => {
    expect(() => readUtf8('/dev/null')).toThrow('it is a device or a pipe, not a file');
  });
});

describe('makeFolder', () => {
  it('makes all that is missing, and leaves what is there', () => {
    const folder = folderWith({ 'a/b.bib': 'old\n' });
    for (const name of ['a', 'a/c/d', 'a/c/d']) createFolder(join(folder, name), 0o700);
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()).toEqual(['a', 'a/b.bib', 'a/c', 'a/c/d']);
    expect((statSync(join(folder, 'a/c')).mode & 0o777).toString(8)).toBe('700');
  });

  it('fails where none can be made', () => {
    expect(() => createFolder(join(folderWith({ a: '' }), 'a/b/c'))).toThrow('ENOTDIR');
  });

  // Node's own way hangs here.
  it.runIf(existsSync('/proc/self'))('fails where nobody can make anything', () => {
    expect(() => createFolder('/proc/lm4c/code')).toThrow('ENOENT');
  });
});

describe('replaceFile', () => {
  it('writes a new file and leaves nothing beside it', () => {
    const folder = folderWith({});
    replaceFile(join(folder, 'a.bib'), 'new ü\n');
    expect(texts(folder)).toEqual({ 'a.bib': 'new ü\n' });
  });

  it('writes a file with the longest name that there can be', () => {
    const folder = folderWith({});
    const name = '代'.repeat(85);
    for (const text of ['new\n', 'newer\n']) replaceFile(join(folder, name), text);
    expect(texts(folder)).toEqual({ [name]: 'newer\n' });
  });

  it('replaces a file whole', () => {
    const folder = folderWith({ 'a.bib': 'a long old text\n', 'b.bib': 'another\n' });
    replaceFile(join(folder, 'a.bib'), 'new\n');
    expect(texts(folder)).toEqual({ 'a.bib': 'new\n', 'b.bib': 'another\n' });
  });

  it('keeps the permissions of the file, whatever the mask of the process', () => {
    const file = join(folderWith({ 'a.bib': 'old\n' }), 'a.bib');
    chmodSync(file, 0o666);
    replaceFile(file, 'new\n');
    expect((statSync(file).mode & 0o777).toString(8)).toBe('666');
  });

  it('writes to where a link leads, and keeps the link', () => {
    const folder = folderWith({ 'a.bib': 'old\n' });
    symlinkSync('a.bib', join(folder, 'link.bib'));
    replaceFile(join(folder, 'link.bib'), 'new\n');
    expect([readlinkSync(join(folder, 'link.bib')), texts(folder)]).toEqual(['a.bib', { 'a.bib': 'new\n', 'link.bib': 'new\n' }]);
  });

  it('writes to where a link leads, even if there is nothing yet', () => {
    const folder = folderWith({});
    const inner = join(folder, 'inner');
    mkdirSync(inner);
    symlinkSync('inner', join(folder, 'other'));
    symlinkSync('../a.bib', join(inner, 'link.bib'));
    replaceFile(join(folder, 'other/link.bib'), 'new\n');
    expect([readlinkSync(join(inner, 'link.bib')), readFileSync(join(folder, 'a.bib'), 'utf8')]).toEqual(['../a.bib', 'new\n']);
  });

  it('does not follow a link in a circle', () => {
    const folder = folderWith({});
    symlinkSync('a.bib', join(folder, 'a.bib'));
    expect(() => replaceFile(join(folder, 'a.bib'), 'new\n')).toThrow('ELOOP');
  });

  it('writes to a device as to a file', () => {
    replaceFile('/dev/null', 'new\n');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('does not write to a folder', () => {
    const folder = folderWith({});
    mkdirSync(join(folder, 'a.bib'));
    expect(() => replaceFile(join(folder, 'a.bib'), 'new\n')).toThrow('EISDIR');
    expect(readdirSync(folder)).toEqual(['a.bib']);
  });

  // Only root can make a file that somebody else may not replace in a folder where they may write.
  it.skipIf(process.getuid?.() !== 0)('leaves the old file and nothing beside it when it fails', () => {
    const folder = folderWith({ 'a.bib': 'old\n' });
    chmodSync(folder, 0o1777);
    process.seteuid?.(65534);
    try {
      expect(() => replaceFile(join(folder, 'a.bib'), 'new\n')).toThrow('EPERM');
    } finally {
      process.seteuid?.(0);
    }
    expect(texts(folder)).toEqual({ 'a.bib': 'old\n' });
  });

  it('fails where there is no folder', () => {
    expect(() => replaceFile(join(folderWith({}), 'no/a.bib'), 'new\n')).toThrow('ENOENT');
  });
});

describe('replaceFiles', () => {
  it('replaces none when one of them cannot be written', () => {
    const folder = folderWith({ 'a.bib': 'old\n' });
    const files = ['a.bib', 'no/b.bib'].map((name) => ({ file: join(folder, name), text: 'new\n' }));
    expect(() => replaceFiles(files)).toThrow('ENOENT');
    expect(texts(folder)).toEqual({ 'a.bib': 'old\n' });
  });
});

describe('the reason', () => {
  it.each([
    ['ENOENT', { code: 'missing-file', message: 'no such file or folder' }],
    ['ENOTDIR', { code: 'missing-file', message: 'no such file or folder' }],
    ['EACCES', { code: 'no-permission', message: 'permission denied', fix: 'change its permissions, or ask its owner' }],
    ['EPERM', { code: 'no-permission', message: 'permission denied', fix: 'change its permissions, or ask its owner' }],
    ['EROFS', { code: 'no-permission', message: 'permission denied', fix: 'change its permissions, or ask its owner' }],
    ['EISDIR', { code: 'a-folder', message: 'it is a folder' }],
    ['ENAMETOOLONG', { code: 'file-error', message: 'the name is too long' }],
    ['ELOOP', { code: 'file-error', message: 'its links lead in a circle' }],
    ['ENOSPC', { code: 'disk-full', message: 'the disk is full' }],
    ['EDQUOT', { code: 'disk-full', message: 'the disk is full' }],
    ['EFBIG', { code: 'file-error', message: 'it would be larger than a file may be' }],
    ['EMFILE', { code: 'file-error', message: 'EMFILE: as Node says it' }],
  ])('of %s is told in words', (code, told) => {
    expect(describeFileError(Object.assign(new Error(`${code}: as Node says it`), { code }))).toEqual(told);
  });

  it('of anything else is what it says', () => {
    expect([describeFileError(new Error('no code')), describeFileError('text')]).toEqual([
      { code: 'file-error', message: 'no code' },
      { code: 'file-error', message: 'text' },
    ]);
  });
});
