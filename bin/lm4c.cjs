#!/usr/bin/env node
'use strict';
// The process: arguments, streams, signals, exit status.

const fs = require('node:fs');
const path = require('node:path');

/** Text is handed to the system in pieces of this many UTF-16 units. */
const enough = 65536;

/**
 * A terminal is a character device, but not the one that swallows all; only then is the module loaded that knows more, which takes
 * a tenth of Node's start.
 *
 * @param {number} fd
 */
function isTTY(fd) {
  try {
    const stat = fs.fstatSync(fd);
    return stat.isCharacterDevice() && !isNull(stat) && require('node:tty').isatty(fd);
  } catch {
    return false;
  }
}

/** @param {fs.Stats} stat */
function isNull({ rdev }) {
  return rdev !== 0 && rdev === fs.statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
}

/**
 * A stream that keeps what is written until there is enough of it, and does not go through process.stdout unless it is a
 * terminal: that costs as much as a whole command.
 *
 * @param {1 | 2} fd
 */
function output(fd) {
  /** @type {import('node:tty').WriteStream | null | undefined} */
  let known;
  const terminal = () => {
    if (known === undefined) known = isTTY(fd) ? (fd === 1 ? process.stdout : process.stderr) : null;
    return known;
  };
  let waiting = '';
  const flush = () => {
    const text = waiting;
    waiting = '';
    if (terminal()) terminal()?.write(text);
    else writeAll(fd, Buffer.from(text));
  };
  const write = (/** @type {string} */ text) => {
    waiting += text;
    if (waiting.length >= enough) flush();
  };
  return { isTTY: () => terminal() !== null, columns: () => terminal()?.columns, write, flush };
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
      // Who reads the answer has seen enough, which is no error of ours; without a reader of the errors the answer still counts.
      if (code === 'EPIPE' && fd === 1) process.exit(0);
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') giveUp(fd, error);
      // A pipe that is full and does not block; its reader gets a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/**
 * @param {number} fd
 * @param {unknown} error
 */
function giveUp(fd, error) {
  const message = error instanceof Error ? error.message : String(error);
  if (fd === 1) writeAll(2, Buffer.from(`error: cannot write the output: ${message}\n`));
  process.exit(1);
}

function cwd() {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

function cacheFolder() {
  const { env, platform } = process;
  const local = env['LOCALAPPDATA'];
  if (platform === 'win32') return local ? path.join(local, 'lm4c', 'Cache') : undefined;
  // A relative one is to be ignored, says its specification.
  const given = env['XDG_CACHE_HOME'];
  if (given && path.isAbsolute(given)) return path.join(given, 'lm4c');
  const own = home();
  return own && path.join(own, platform === 'darwin' ? 'Library/Caches' : '.cache', 'lm4c');
}

function home() {
  try {
    const folder = require('node:os').homedir();
    return path.isAbsolute(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

async function run() {
  const stdout = output(1);
  const errors = output(2);
  const stderr = {
    ...errors,
    // At once, and not before what was written to stdout until now.
    write(/** @type {string} */ text) {
      stdout.flush();
      errors.write(text);
      errors.flush();
    },
  };
  /** @type {typeof import('../src/main.ts')} */
  const { main } = require(path.join(__dirname, '../dist/main.cjs'));
  const status = await main(process.argv.slice(2), {
    env: process.env,
    cwd,
    cacheFolder,
    stdout,
    stderr,
    stdin: { isTTY: () => isTTY(0), read: () => fs.readFileSync(0, 'utf8') },
    shipped: { folder: path.join(__dirname, '../catalog'), compiled: path.join(__dirname, '../dist/catalog.lm4c') },
  });
  stdout.flush();
  process.exitCode = status;
}

// Asked for most often by other programs, and answered without loading ours.
if (process.argv.length === 3 && /^(?:--version|-V)$/.test(process.argv[2] ?? '')) {
  writeAll(1, Buffer.from(`${require('../package.json').version}\n`));
} else {
  run();
}
