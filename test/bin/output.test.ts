import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, type writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBufferedOutput, createStandardStreams, isTerminal } from '../../bin/output.cjs';
import { folderWith } from '../catalog/folder.ts';

type Write = (bytes: Buffer) => number;

/** An output into a list of the pieces that the system has taken. */
function collected(write: Write = (bytes) => bytes.length) {
  const pieces: Buffer[] = [];
  const errors: unknown[] = [];
  const take = (_: number, bytes: Buffer, offset = 0) => {
    const taken = write(bytes.subarray(offset));
    pieces.push(Buffer.from(bytes.subarray(offset, offset + taken)));
    return taken;
  };
  const output = createBufferedOutput(1, { onError: (error) => errors.push(error), writeSync: take as typeof writeSync });
  return { output, errors, pieces: () => pieces.map(String), text: () => Buffer.concat(pieces).toString() };
}

const failure = (code: string) => Object.assign(new Error(code), { code });

describe('a buffered output', () => {
  it('writes nothing before flush, and then everything at once in order', () => {
    const { output, pieces } = collected();
    output.write('one ');
    output.write('two');
    expect(pieces()).toEqual([]);
    output.flush();
    output.flush();
    output.write(' three');
    output.flush();
    expect(pieces()).toEqual(['one two', ' three']);
  });

  it('is flushed when its buffer of 64 Ki characters is full', () => {
    const { output, pieces } = collected();
    output.write('a'.repeat(65535));
    expect(pieces()).toEqual([]);
    output.write('bc');
    output.write('d');
    expect(pieces()).toEqual([`${'a'.repeat(65535)}bc`]);
  });

  it('continues after a partial write, even in the middle of a character', () => {
    const { output, text, errors } = collected((bytes) => Math.min(bytes.length, 3));
    output.write('é代🙂 and more');
    output.flush();
    expect([text(), errors]).toEqual(['é代🙂 and more', []]);
  });

  it('waits until a full pipe has room', () => {
    let calls = 0;
    const { output, text, errors } = collected((bytes) => {
      if (calls++ % 3 < 2) throw failure('EAGAIN');
      return Math.min(bytes.length, 5);
    });
    output.write('more than five bytes');
    output.flush();
    expect([text(), errors, calls]).toEqual(['more than five bytes', [], 12]);
  });

  it.each(['EPIPE', 'ENOSPC'])('reports a failed write once, and continues: %s', (code) => {
    let isBroken = true;
    const { output, text, errors } = collected((bytes) => {
      if (isBroken) throw failure(code);
      return bytes.length;
    });
    output.write('lost');
    output.flush();
    isBroken = false;
    output.write('kept');
    output.flush();
    expect([errors, text()]).toEqual([[failure(code)], 'kept']);
  });

  it('has no terminal and no columns if it is a pipe', () => {
    const { stdout } = launch(`process.stderr.write(JSON.stringify([stdout.isTTY(), stdout.columns() ?? null]))`);
    expect(stdout).toBe('[false,null]');
  });
});

/** Runs a script with the standard streams, both into one file, and returns what is in it. */
function launch(script: string) {
  const file = join(folderWith({}), 'all');
  const both = openSync(file, 'w');
  const module = JSON.stringify(join(import.meta.dirname, '../../bin/output.cjs'));
  const prelude = `const { stdout, stderr, end } = require(${module}).${createStandardStreams.name}({ describeWriteError: String });`;
  const { status } = spawnSync(process.execPath, ['-e', `${prelude} ${script}`], { stdio: ['ignore', both, both] });
  closeSync(both);
  return { status, stdout: readFileSync(file, 'utf8') };
}

describe('the standard streams', () => {
  it('keep the order of output and errors in one file', () => {
    expect(
      launch(`stdout.write('a'); stderr.write('b'); stderr.write('c'); stdout.write('d'); stderr.write('e'); end();`),
    ).toEqual({
      status: 0,
      stdout: 'abcde',
    });
  });

  it('write the buffered text at the end', () => {
    expect(launch(`stdout.write('a'); stdout.write('b'); end();`).stdout).toBe('ab');
    expect(launch(`stdout.write('a');`).stdout).toBe('');
  });
});

describe('isTerminal', () => {
  it('is false for files, other devices and closed file descriptors', () => {
    for (const name of [join(folderWith({ file: '' }), 'file'), '/dev/null', '/dev/zero']) {
      const fd = openSync(name, 'r');
      expect(isTerminal(fd)).toBe(false);
      closeSync(fd);
    }
    expect(isTerminal(4000)).toBe(false);
  });
});
