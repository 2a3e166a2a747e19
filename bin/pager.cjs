'use strict';
// The pager for output that is longer than the screen, as with git and man.

const options = require('./global-options.cjs');

/** @typedef {import('./output.cjs').Pager} Pager */
/** @typedef {import('node:child_process').ChildProcess & { stdin: import('node:stream').Writable }} Child */

/**
 * The command of the pager; undefined where none is wanted. What the user has configured is run by a shell, because it may have options
 * and quotes.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} argv
 */
function findPager(env, argv) {
  const configured = (env['LM4C_PAGER'] ?? env['PAGER'])?.trim();
  const isOff = env['TERM'] === 'dumb' || options.hasOption(argv, 'no-pager') || configured === '' || configured === 'cat';
  return isOff ? undefined : { command: configured ?? 'less', shell: configured !== undefined };
}

/**
 * A writer in front of the terminal; undefined where no pager is wanted. It holds the output back until the screen is full, because to
 * start a pager takes longer than most commands (less: 18.6 ms, median of 20 runs); then the output goes to the pager as it is produced.
 * Errors wait until the pager has ended, so that the two do not write into each other.
 *
 * @param {object} options
 * @param {readonly string[]} options.argv
 * @param {NodeJS.ProcessEnv} options.env
 * @param {Pick<import('node:tty').WriteStream, 'write' | 'columns' | 'rows'>} options.terminal
 * @param {(text: string) => void} options.printError
 * @param {readonly string[]} options.earlierErrors printed again after the pager, which scrolls them away
 * @param {(failure: { code: 'no-pager', message: string }) => string} options.describeFailure
 * @returns {Pager | undefined}
 */
function createPager({ argv, env, terminal, printError, earlierErrors, describeFailure }) {
  const wanted = findPager(env, argv);
  if (!wanted) return undefined;

  const print = (/** @type {string} */ text) => void terminal.write(text);
  /** Not written yet, in order. @type {{ write: (text: string) => void, text: string }[]} */
  let held = [];
  const holdError = (/** @type {string} */ text) => void held.push({ write: printError, text });
  let rows = 0;
  let isEnded = false;

  /** @type {Pager} */
  const holding = {
    write(text) {
      held.push({ write: print, text });
      rows += countRows(text, terminal.columns || 80);
      if (rows >= (terminal.rows || 24)) page();
    },
    writeError: holdError,
    ready: () => undefined,
    end: printHeld,
  };
  /** @type {Pager} */
  const printing = { write: print, writeError: printError, ready: () => undefined, end() {} };
  let state = holding;

  function printHeld() {
    state = printing;
    for (const { write, text } of held) write(text);
    held = [];
  }

  function page() {
    const pager = wanted && startPager(wanted, env);
    if (!pager) return printHeld();
    state = { ...pager, writeError: holdError };
    for (const { write, text } of held) if (write === print) pager.write(text);
    held = held.filter(({ write }) => write !== print);
    held.unshift(...earlierErrors.map((text) => ({ write: printError, text })));
    pager.exit.then(afterPager);
  }

  /** @param {string | undefined} unread the output if the pager could not be started */
  function afterPager(unread) {
    if (unread !== undefined) {
      print(unread);
      printError(describeFailure({ code: 'no-pager', message: `cannot start the pager "${wanted?.command}"` }));
    }
    printHeld();
    // The user has left the pager and wants no more output.
    if (unread === undefined && !isEnded) process.exit();
  }

  return {
    write: (text) => state.write(text),
    writeError: (text) => state.writeError(text),
    ready: () => state.ready(),
    end() {
      isEnded = true;
      state.end();
    },
  };
}

/**
 * Starts a pager; undefined if its program does not exist.
 *
 * @param {{ command: string, shell: boolean }} pager
 * @param {NodeJS.ProcessEnv} env
 */
function startPager({ command, shell }, env) {
  const { spawn } = /** @type {typeof import('node:child_process')} */ (require('node:child_process'));
  const restoreSignals = forwardSignals((signal) => child.kill(signal));
  // As git does. F: exit if the text fits on the screen; R: show colors; X: leave the text on the screen. -c is lv's R.
  // The output is UTF-8 in every locale.
  const pagerEnv = { LV: '-c', LESSCHARSET: 'utf-8', ...env, LESS: lessOptions(env['LESS']) };
  /** @type {Child} */
  const child = spawn(command, { env: pagerEnv, shell, stdio: ['pipe', 'inherit', 'inherit'] });
  child.on('error', () => {});
  if (child.pid === undefined) {
    restoreSignals();
    return undefined;
  }
  child.on('close', restoreSignals);
  return createPagerInput(child);
}

/**
 * The options of less: those of the user, and R before them, without which less prints the codes of colors.
 *
 * @param {string | undefined} own
 */
const lessOptions = (own) => (own === undefined ? 'FRX' : `-R ${own}`.trim());

/** @param {Child} child */
function createPagerInput(child) {
  const { stdin } = child;
  // EPIPE: the user has left the pager.
  stdin.on('error', () => {});
  /** @type {string[]} */
  const written = [];
  /** @type {Promise<string | undefined>} */
  const exit = new Promise((resolve) => {
    child.on('close', (status) => {
      // The shell's statuses for a command that it cannot run or find.
      resolve(status === 126 || status === 127 ? written.join('') : undefined);
    });
  });
  const drained = () => new Promise((resolve) => void stdin.once('drain', resolve));
  return {
    /** Resolves at the end of the pager: with all that was written if it could not be started, else with undefined. */
    exit,
    /** @param {string} text */
    write(text) {
      written.push(text);
      stdin.write(text.replace(hyperlink, ''));
    },
    ready() {
      if (!stdin.writable) return exit;
      return stdin.writableNeedDrain ? Promise.race([drained(), exit]) : undefined;
    },
    end: () => void stdin.end(),
  };
}

/**
 * Leaves the signals of the keyboard to the pager, and passes on those that end this process, so that the pager can restore the terminal
 * first. Returns a function that removes the handlers and then raises the last signal that was passed on.
 *
 * @param {(signal: NodeJS.Signals) => void} send
 */
function forwardSignals(send) {
  /** @type {NodeJS.Signals | undefined} */
  let last;
  const ignore = () => {};
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    last = signal;
    send(signal);
  };
  const handlers = /** @type {const} */ ([
    ['SIGINT', ignore],
    ['SIGQUIT', ignore],
    ['SIGTERM', forward],
    ['SIGHUP', forward],
  ]);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
    if (last) process.kill(process.pid, last);
  };
}

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: escape sequences consist of them
/** The escape sequences of hyperlinks (OSC 8), which many pagers print instead of hiding them. */
const hyperlink = /\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)/g;

/** Text without width: hyperlinks, colors, combining marks. */
const zeroWidth = new RegExp(`${hyperlink.source}|\\x1b\\[[\\d;]*m|[\\u0300-\\u036f\\u200b-\\u200d\\ufe0e\\ufe0f]`, 'g');
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: escape sequences consist of them

/** Characters of two columns in the Basic Multilingual Plane. All others are surrogate pairs, whose length of two is the width of most: emoji, rare ideographs. */
const wideCharacters = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/g;

/**
 * The number of screen rows that a text takes, approximately.
 *
 * @param {string} text
 * @param {number} columns
 */
function countRows(text, columns) {
  const lines = text.replace(zeroWidth, '').replace(wideCharacters, '  ').replace(/\n$/, '').split('\n');
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(lineWidth(line) / columns)), 0);
}

/**
 * In columns, with tab stops at multiples of 8.
 *
 * @param {string} line
 */
function lineWidth(line) {
  const [first = '', ...afterTabs] = line.split('\t');
  return afterTabs.reduce((width, part) => width - (width % 8) + 8 + part.length, first.length);
}

module.exports = { createPager };
