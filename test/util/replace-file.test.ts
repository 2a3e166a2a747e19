import { chmodSync, mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFile, replaceFiles } from '../../src/util/replace-file.ts';
import { folderWith } from '../catalog/folder.ts';

/** The content of the files in a folder, by name. */
const texts = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

describe('replaceFile', () => {
  it('creates a file and leaves no temporary file', () => {
    const folder = folderWith({});
    replaceFile({ file: join(folder, 'a.bib'), text: 'new ü\n' });
    expect(texts(folder)).toEqual({ 'a.bib': 'new ü\n' });
  });

  it('writes a file whose name has the maximum length', () => {
    const folder = folderWith({});
    const name = '代'.repeat(85);
    for (const text of ['new\n', 'newer\n']) replaceFile({ file: join(folder, name), text });
    expect(texts(folder)).toEqual({ [name]: 'newer\n' });
  });

  it('replaces the whole content of a file and no other file', () => {
    const folder = folderWith({ 'a.bib': 'a long old text\n', 'b.bib': 'another\n' });
    replaceFile({ file: join(folder, 'a.bib'), text: 'new\n' });
    expect(texts(folder)).toEqual({ 'a.bib': 'new\n', 'b.bib': 'another\n' });
  });

  it('keeps the permissions of the old file despite the umask', () => {
    const file = join(folderWith({ 'a.bib': 'old\n' }), 'a.bib');
    chmodSync(file, 0o666);
    replaceFile({ file: file, text: 'new\n' });
    expect((statSync(file).mode & 0o777).toString(8)).toBe('666');
  });

  it('writes to the target of a symbolic link and keeps the link', () => {
    const folder = folderWith({ 'a.bib': 'old\n' });
    symlinkSync('a.bib', join(folder, 'link.bib'));
    replaceFile({ file: join(folder, 'link.bib'), text: 'new\n' });
    expect([readlinkSync(join(folder, 'link.bib')), texts(folder)]).toEqual(['a.bib', { 'a.bib': 'new\n', 'link.bib': 'new\n' }]);
  });

  it('creates the missing target of a symbolic link', () => {
    const folder = folderWith({});
    const inner = join(folder, 'inner');
    mkdirSync(inner);
    symlinkSync('inner', join(folder, 'other'));
    symlinkSync('../a.bib', join(inner, 'link.bib'));
    replaceFile({ file: join(folder, 'other/link.bib'), text: 'new\n' });
    expect([readlinkSync(join(inner, 'link.bib')), readFileSync(join(folder, 'a.bib'), 'utf8')]).toEqual(['../a.bib', 'new\n']);
  });

  it('throws for a symbolic link to itself', () => {
    const folder = folderWith({});
    symlinkSync('a.bib', join(folder, 'a.bib'));
    expect(() => replaceFile({ file: join(folder, 'a.bib'), text: 'new\n' })).toThrow('ELOOP');
  });

  it('writes to a device without replacing it by a file', () => {
    replaceFile({ file: '/dev/null', text: 'new\n' });
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('throws for a folder and leaves no temporary file', () => {
    const folder = folderWith({});
    mkdirSync(join(folder, 'a.bib'));
    expect(() => replaceFile({ file: join(folder, 'a.bib'), text: 'new\n' })).toThrow('EISDIR');
    expect(readdirSync(folder)).toEqual(['a.bib']);
  });

  it.skipIf(process.getuid?.() !== 0)('keeps the file of another user who forbids writing, and leaves no temporary file', () => {
    const folder = folderWith({ 'a.bib': 'old\n' });
    chmodSync(folder, 0o1777);
    process.seteuid?.(65534);
    try {
      expect(() => replaceFile({ file: join(folder, 'a.bib'), text: 'new\n' })).toThrow('EACCES');
    } finally {
      process.seteuid?.(0);
    }
    expect(texts(folder)).toEqual({ 'a.bib': 'old\n' });
  });

  it('throws when the folder does not exist', () => {
    expect(() => replaceFile({ file: join(folderWith({}), 'no/a.bib'), text: 'new\n' })).toThrow('ENOENT');
  });
});

describe('replaceFiles', () => {
  it('replaces no file when one of them cannot be written', () => {
    const folder = folderWith({ 'a.bib': 'old\n' });
    const files = ['a.bib', 'no/b.bib'].map((name) => ({ file: join(folder, name), text: 'new\n' }));
    expect(() => replaceFiles(files)).toThrow('ENOENT');
    expect(texts(folder)).toEqual({ 'a.bib': 'old\n' });
  });
});
