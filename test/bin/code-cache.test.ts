import { execFileSync } from 'node:child_process';
import fs, {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { codeFolder, createCodeCache, privateFolder } from '../../bin/code-cache.cjs';
import { createFolder } from '../../src/util/file-system.ts';
import { folderWith } from '../catalog/folder.ts';
import { runProcess } from '../program.ts';

const program = {
  'main.cjs': `const { name } = require('./sibling.cjs');
    exports.path = require('node:path').basename(__filename);
    exports.greet = () => 'hello ' + name();`,
  'sibling.cjs': `exports.name = () => 'world';`,
};

/** Loads the main file of a program, calls it as a command does, and saves its code. */
function runOnce(folder: string, cache: string | undefined, greeting = 'hello world') {
  const code = createCodeCache(cache);
  expect(code.load(join(folder, 'main.cjs')).greet()).toBe(greeting);
  const isNew = code.hasNewCode();
  code.save(createFolder);
  return { isNew };
}

describe('the code cache', () => {
  it('contains the code of every file that the last run loaded', () => {
    const [folder, cache] = [folderWith(program), folderWith({})];
    expect([runOnce(folder, cache), runOnce(folder, cache)]).toEqual([{ isNew: true }, { isNew: false }]);
    expect(readdirSync(cache).sort()).toEqual(['main.cjs', 'sibling.cjs']);
  });

  it('gives modules their file name and the built-in modules of Node', () => {
    const { path } = createCodeCache(folderWith({})).load(join(folderWith(program), 'main.cjs'));
    expect(path).toBe('main.cjs');
  });

  it('runs a module once, even if modules require each other', () => {
    const folder = folderWith({
      'main.cjs': `exports.early = 1; exports.count = require('./other.cjs').count; exports.again = require('./other.cjs').count;`,
      'other.cjs': `exports.count = require('./main.cjs').early + 1; require('./main.cjs').early = 10;`,
    });
    expect(createCodeCache(folderWith({})).load(join(folder, 'main.cjs'))).toEqual({ early: 10, count: 2, again: 2 });
  });

  it('saves only the new code', () => {
    const [folder, cache] = [folderWith(program), folderWith({})];
    runOnce(folder, cache);
    const { ino } = statSync(join(cache, 'main.cjs'));
    writeFileSync(join(folder, 'sibling.cjs'), `exports.name = () => 'moon';`);
    expect(runOnce(folder, cache, 'hello moon')).toEqual({ isNew: true });
    expect(runOnce(folder, cache, 'hello moon')).toEqual({ isNew: false });
    expect(statSync(join(cache, 'main.cjs')).ino).toBe(ino);
  });

  it('stores nothing without a folder', () => {
    const folder = folderWith(program);
    expect([runOnce(folder, undefined), runOnce(folder, undefined)]).toEqual([{ isNew: false }, { isNew: false }]);
    expect(readdirSync(folder).sort()).toEqual(['main.cjs', 'sibling.cjs']);
  });

  it('is readable only by its user', () => {
    const cache = join(folderWith({}), 'a/b');
    runOnce(folderWith(program), cache);
    const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect([join(cache, '..'), cache, join(cache, 'main.cjs')].map(modeOf)).toEqual(['700', '700', '600']);
  });
});

describe('a file of the code cache', () => {
  /** In seconds; npm gives it to all files of all packages. */
  const packageDate = 499162500;

  /** A program that has run once, a change, and whether the next run and the one after it compile anew. */
  function runsAfter(change: (file: string, folder: string) => void) {
    const [folder, cache] = [folderWith(program), folderWith({})];
    utimesSync(join(folder, 'main.cjs'), packageDate, packageDate);
    runOnce(folder, cache);
    change(join(cache, 'main.cjs'), folder);
    return [runOnce(folder, cache).isNew, runOnce(folder, cache).isNew];
  }

  /** Writes other contents with the modification time that the cache gives to its own files. */
  function forge(file: string, contents: Buffer) {
    const { atime, mtime } = statSync(file);
    writeFileSync(file, contents);
    utimesSync(file, atime, mtime);
  }

  it('is used if nothing has changed', () => {
    expect(runsAfter(() => {})).toEqual([false, false]);
    expect(runsAfter((file) => forge(file, readFileSync(file)))).toEqual([false, false]);
  });

  it('is not used when another program has written to it', () => {
    expect(runsAfter((file) => writeFileSync(file, readFileSync(file)))).toEqual([true, false]);
  });

  it.runIf(process.getuid?.() === 0)('is not used when it belongs to another user', () => {
    expect(runsAfter((file) => chownSync(file, 1, 1))).toEqual([true, false]);
  });

  it('is not used when others can write to it', () => {
    expect(runsAfter((file) => chmodSync(file, 0o620))).toEqual([true, false]);
    expect(runsAfter((file) => chmodSync(file, 0o602))).toEqual([true, false]);
  });

  it('is not used when it is a symbolic link', () => {
    const link = (file: string) => {
      renameSync(file, `${file}.real`);
      symlinkSync(`${file}.real`, file);
    };
    expect(runsAfter(link)).toEqual([true, false]);
  });

  it('is not used when it is a pipe', () => {
    const replaceByPipe = (file: string) => {
      rmSync(file);
      execFileSync('mkfifo', [file]);
    };
    expect(runsAfter(replaceByPipe)).toEqual([true, false]);
  });

  it('is the file that was examined, even if another one gets its name in between', () => {
    const [folder, cache] = [folderWith(program), folderWith({})];
    runOnce(folder, cache);
    const file = join(cache, 'main.cjs');
    writeFileSync(`${file}.evil`, 'not code');
    // A second user would swap the file after any of the calls with its name.
    for (const name of ['statSync', 'openSync', 'lstatSync', 'fstatSync'] as const) {
      const original = fs[name];
      const spy = vi.spyOn(fs, name).mockImplementation((...args: unknown[]) => {
        const result = Reflect.apply(original, fs, args);
        if (args[0] === file) renameSync(`${file}.evil`, file);
        return result;
      });
      const code = createCodeCache(cache);
      expect([code.load(join(folder, 'main.cjs')).greet(), code.hasNewCode()]).toEqual(['hello world', false]);
      spy.mockRestore();
      if (existsSync(`${file}.evil`)) continue;
      rmSync(file);
      runOnce(folder, cache);
      writeFileSync(`${file}.evil`, 'not code');
    }
  });

  it.each([
    ['it is empty', () => Buffer.alloc(0)],
    ['its end is missing', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['it is shorter than its trailer', (bytes: Buffer) => bytes.subarray(-10)],
    ['its trailer is damaged', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -2), Buffer.from('x]')])],
  ])('is not used when %s', (_, damage) => {
    expect(runsAfter((file) => forge(file, damage(readFileSync(file))))).toEqual([true, false]);
  });

  it('is not used when V8 rejects it', () => {
    const [folder, cache] = [folderWith(program), folderWith({})];
    // In one process V8 would find the compiled script in its memory.
    const script = `
      const code = require(${JSON.stringify(join(import.meta.dirname, '../../bin/code-cache.cjs'))}).createCodeCache('${cache}');
      console.log(code.load('${folder}/main.cjs').greet(), code.hasNewCode());`;
    const runInProcess = () => runProcess(process.execPath, ['-e', script]).stdout;
    runOnce(folder, cache);
    expect(runInProcess()).toBe('hello world false\n');
    const file = join(cache, 'main.cjs');
    forge(file, Buffer.concat([Buffer.from('not code'), readFileSync(file).subarray(8)]));
    expect(runInProcess()).toBe('hello world true\n');
  });

  it('is not used when the size or the modification time of the source has changed', () => {
    const append = (text: string) => (_: string, folder: string) =>
      writeFileSync(join(folder, 'main.cjs'), program['main.cjs'] + text);
    expect(runsAfter(append('\n'))).toEqual([true, false]);
    expect(runsAfter(append(''))).toEqual([true, false]);
  });

  it('is not used when only the change time of the source has changed', () => {
    const redate = (_: string, folder: string) => utimesSync(join(folder, 'main.cjs'), packageDate, packageDate);
    expect(runsAfter(redate)).toEqual([true, false]);
  });

  it('is not used for a file of the same name of another program', () => {
    const cache = folderWith({});
    const runs = [folderWith(program), folderWith(program)].map((folder) => runOnce(folder, cache));
    expect(runs).toEqual([{ isNew: true }, { isNew: true }]);
  });
});

describe('a code cache without write access', () => {
  it('reports no error when its folder cannot be created', () => {
    const cache = join(folderWith({ file: '' }), 'file/code');
    const folder = folderWith(program);
    expect([runOnce(folder, cache), runOnce(folder, cache)]).toEqual([{ isNew: true }, { isNew: true }]);
  });

  it('leaves no temporary file when a file cannot be replaced', () => {
    const cache = folderWith({});
    mkdirSync(join(cache, 'main.cjs'));
    runOnce(folderWith(program), cache);
    expect(readdirSync(cache).sort()).toEqual(['main.cjs', 'sibling.cjs']);
  });
});

describe('a code folder that others can write to', () => {
  it.each<[string, (inner: string) => string]>([
    ['itself', (inner) => inner],
    ['the one around it', (inner) => join(inner, '..')],
    ['the folder of all code', (inner) => join(inner, '../..')],
  ])('is not used: %s', (_, choose) => {
    const inner = join(folderWith({}), 'code/v1/list');
    mkdirSync(inner, { recursive: true });
    expect(privateFolder(inner)).toBe(inner);
    chmodSync(choose(inner), 0o777);
    expect(privateFolder(inner)).toBe(undefined);
  });

  it('is not written to, even if it was created after the program started', () => {
    const cache = join(folderWith({}), 'list');
    const code = createCodeCache(cache);
    code.load(join(folderWith(program), 'main.cjs'));
    mkdirSync(cache);
    chmodSync(cache, 0o777);
    code.save(createFolder);
    expect(readdirSync(cache)).toEqual([]);
  });
});

describe('the code folder of a command', () => {
  it('contains the version of Node, the processor and the command in its path', () => {
    const folder = codeFolder('/cache', '/usr/lib/lm4c/bin', 'list');
    expect(folder.replaceAll('\\', '/')).toMatch(
      new RegExp(`^/cache/code/${process.version.replaceAll('.', '\\.')}-${process.arch}-\\d+/list$`),
    );
  });

  it('differs between two installs', () => {
    expect(codeFolder('/cache', '/home/a/bin', 'list')).not.toBe(codeFolder('/cache', '/home/b/bin', 'list'));
  });

  it('is one of 31 for any number of installs', () => {
    const folders = Array.from({ length: 1000 }, (_, index) => codeFolder('/cache', `/tmp/npx-${index}/bin`, 'list'));
    expect(new Set(folders).size).toBe(31);
  });
});
