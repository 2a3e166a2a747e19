#!/usr/bin/env node
'use strict';
// The process: arguments, streams, signals, exit status. CommonJS, because Node starts it a quarter faster than a module.

const fs = require('node:fs');
const path = require('node:path');
const tty = require('node:tty');
/** @type {typeof import('../src/main.ts')} */
const { main } = require(path.join(__dirname, '../dist/main.cjs'));

/** Text is handed to the system in pieces of this many UTF-16 units. */
const piece = 65536;

/**
 * What is written is kept until there is enough of it, and written at once: process.stdout costs as much time as a whole command.
 *
 * @param {1 | 2} fd
 * @param {() => void} before
 */
function output(fd, before) {
  const isTTY = tty.isatty(fd);
  let waiting = '';
  const flush = () => {
    const text = waiting;
    waiting = '';
    if (isTTY) (fd === 1 ? process.stdout : process.stderr).write(text);
    else writeWhole(fd, Buffer.from(text));
  };
  return {
    isTTY,
    columns: isTTY ? (fd === 1 ? process.stdout : process.stderr).columns : undefined,
    flush,
    /** @param {string} text */
    write(text) {
      before();
      waiting += text;
      if (waiting.length >= piece) flush();
    },
  };
}

/**
 * @param {number} fd
 * @param {Buffer} bytes
 */
function writeWhole(fd, bytes) {
  for (let done = 0; done < bytes.length; ) {
    try {
      done += fs.writeSync(fd, bytes, done);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      // The reader has seen enough: no error of ours.
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
      // A pipe that does not block and is full; its reader gets a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

const stdout = output(1, () => {});
// What stands before an error on the way out has to be out before it.
const stderr = output(2, () => stdout.flush());

process.on('SIGINT', () => process.exit(130));
process.exitCode = 70;
main(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  stdout,
  stderr,
  stdin: { isTTY: tty.isatty(0), read: () => fs.readFileSync(0, 'utf8') },
  shipped: { folder: path.join(__dirname, '..', 'catalog'), compiled: path.join(__dirname, '..', 'dist', 'catalog.json') },
}).then((status) => {
  stdout.flush();
  stderr.flush();
  process.exitCode = status;
});
