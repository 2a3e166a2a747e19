#!/usr/bin/env node
'use strict';
// The process: arguments, streams, signals, exit status.

const fs = require('node:fs');
const path = require('node:path');

/** Text is handed to the system in pieces of this many UTF-16 units. */
const enough = 65536;

/**
 * A terminal is a character device; only if it is one is the module loaded that knows more, which takes a tenth of Node's start.
 *
 * @param {number} fd
 */
function isTTY(fd) {
  try {
    return fs.fstatSync(fd).isCharacterDevice() && require('node:tty').isatty(fd);
  } catch {
    return false;
  }
}

/**
 * A stream that keeps what is written until there is enough of it, and does not go through process.stdout unless it is a
 * terminal: that costs as much as a whole command.
 *
 * @param {1 | 2} fd
 * @param {() => void} first What has to be written before anything is written here.
 */
function output(fd, first) {
  const terminal = isTTY(fd) ? (fd === 1 ? process.stdout : process.stderr) : undefined;
  let waiting = '';
  const flush = () => {
    const text = waiting;
    waiting = '';
    if (terminal) terminal.write(text);
    else writeAll(fd, Buffer.from(text));
  };
  const write = (/** @type {string} */ text) => {
    first();
    waiting += text;
    if (waiting.length >= enough) flush();
  };
  return { isTTY: terminal !== undefined, columns: terminal?.columns, write, flush };
}

/**
 * @param {number} fd
 * @param {Buffer} bytes
 */
function writeAll(fd, bytes) {
  for (let done = 0; done < bytes.length; ) {
    try {
      done += fs.writeSync(fd, bytes, done);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      // The reader has seen enough: no error of ours.
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
      // A pipe that is full and does not block; its reader gets a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

async function run() {
  const stdout = output(1, () => {});
  const stderr = output(2, () => stdout.flush());
  /** @type {typeof import('../src/main.ts')} */
  const { main } = require(path.join(__dirname, '../dist/main.cjs'));
  const status = await main(process.argv.slice(2), {
    env: process.env,
    cwd: process.cwd(),
    stdout,
    stderr,
    stdin: { isTTY: () => isTTY(0), read: () => fs.readFileSync(0, 'utf8') },
    shipped: { folder: path.join(__dirname, '../catalog'), compiled: path.join(__dirname, '../dist/catalog.json') },
  });
  stdout.flush();
  stderr.flush();
  process.exitCode = status;
}

process.on('SIGINT', () => process.exit(130));
// Asked for most often by other programs, and answered without loading ours.
if (process.argv.length === 3 && /^(?:--version|-V)$/.test(process.argv[2] ?? '')) {
  writeAll(1, Buffer.from(`${require('../package.json').version}\n`));
} else {
  run();
}
