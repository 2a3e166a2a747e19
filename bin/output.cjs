'use strict';
// Standard output and standard error. All but terminals are written to with fs.writeSync, because loading process.stdout takes as long as
// a whole command: one line into a pipe took 42.1 ms of CPU time with it and 35.2 ms without (Node 20, median of 31 pairs of runs).

const fs = require('node:fs');

/** @typedef {import('node:tty').WriteStream} Terminal */
/** @typedef {{ write: (text: string) => unknown }} Writer */

/** Buffered text is written once it has this many UTF-16 code units. */
const bufferLength = 65536;

/** Milliseconds before the next try to write into a full pipe that does not block. */
const retryDelay = 5;

/**
 * Whether a file descriptor is a terminal. node:tty is loaded only for a character device other than /dev/null, because loading it takes a
 * tenth of Node's start-up time.
 *
 * @param {number} fd
 */
function isTerminal(fd) {
  try {
    const stat = fs.fstatSync(fd);
    return stat.isCharacterDevice() && !isNullDevice(stat) && require('node:tty').isatty(fd);
  } catch {
    return false;
  }
}

/** @param {fs.Stats} stat */
function isNullDevice({ rdev }) {
  return rdev !== 0 && rdev === fs.statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
}

/**
 * An output that collects text and writes it when the buffer is full, and on flush.
 *
 * @param {1 | 2} fd
 * @param {object} options
 * @param {(error: unknown) => void} options.onError called with the reason when text could not be written
 * @param {(terminal: Terminal) => Writer} [options.wrapTerminal] what to write to instead of a terminal; called before the first write
 * @param {typeof fs.writeSync} [options.writeSync]
 */
function createBufferedOutput(fd, { onError, wrapTerminal = (terminal) => terminal, writeSync = fs.writeSync }) {
  /** @type {Terminal | null | undefined} */
  let knownTerminal;
  /** @type {Writer | undefined} */
  let writer;
  let buffer = '';

  function terminal() {
    if (knownTerminal === undefined) knownTerminal = isTerminal(fd) ? (fd === 1 ? process.stdout : process.stderr) : null;
    return knownTerminal;
  }

  function flush() {
    if (buffer === '') return;
    const text = buffer;
    buffer = '';
    const screen = terminal();
    if (screen) {
      writer ??= wrapTerminal(screen);
      writer.write(text);
      return;
    }
    try {
      writeFully(fd, Buffer.from(text), writeSync);
    } catch (error) {
      onError(error);
    }
  }

  return {
    isTTY: () => terminal() !== null,
    columns: () => terminal()?.columns,
    /** @param {string} text */
    write(text) {
      buffer += text;
      if (buffer.length >= bufferLength) flush();
    },
    flush,
  };
}

/**
 * @param {number} fd
 * @param {Buffer} bytes
 * @param {typeof fs.writeSync} writeSync
 */
function writeFully(fd, bytes, writeSync) {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(fd, bytes, written);
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryDelay);
    }
  }
}

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : undefined);

/**
 * Standard output and standard error, in the order of the writes where both go to the same place. Ends the process when its output cannot
 * be written: with 0 when the reader has closed the pipe, with 1 and a message otherwise.
 *
 * @param {object} options
 * @param {(error: unknown) => string} options.describeWriteError
 * @param {(options: { terminal: Terminal, printError: (text: string) => void, earlierErrors: readonly string[] }) => Pager | undefined} [options.createPager]
 *
 * @typedef {Writer & { writeError: (text: string) => void, ready: () => Promise<unknown> | undefined, end: () => void }} Pager
 */
function createStandardStreams({ describeWriteError, createPager = () => undefined }) {
  /** @type {Pager | undefined} */
  let pager;
  /** Errors on the terminal before the first output. @type {string[]} */
  const earlierErrors = [];

  const errors = createErrorOutput();

  function printError(/** @type {string} */ text) {
    errors.write(text);
    errors.flush();
  }

  const stdout = createBufferedOutput(1, {
    onError(error) {
      if (codeOf(error) === 'EPIPE') process.exit(0);
      printError(describeWriteError(error));
      process.exit(1);
    },
    wrapTerminal(terminal) {
      pager = createPager({ terminal, printError, earlierErrors });
      return pager ?? terminal;
    },
  });

  function writeError(/** @type {string} */ text) {
    stdout.flush();
    if (pager) return pager.writeError(text);
    printError(text);
    // The progress line starts with a carriage return and disappears by itself.
    if (!text.startsWith('\r') && errors.isTTY()) earlierErrors.push(text);
  }

  return {
    stdout: { ...stdout, ready: () => pager?.ready() },
    stderr: { ...errors, write: writeError },
    end() {
      stdout.flush();
      pager?.end();
    },
  };
}

function createErrorOutput() {
  return createBufferedOutput(2, {
    onError(error) {
      // The output is still wanted when nobody reads the errors.
      if (codeOf(error) !== 'EPIPE') process.exit(1);
    },
  });
}

module.exports = { createBufferedOutput, createStandardStreams, isTerminal };
