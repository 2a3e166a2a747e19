'use strict';
// What is longer than the screen goes to a pager, as with man and git.

const options = require('./global-options.cjs');

/** @typedef {import('node:tty').WriteStream} Terminal */
/** @typedef {import('node:child_process').ChildProcess & { stdin: import('node:stream').Writable }} Child */

/** The pager of whoever has named none; without it, what is long is printed as it is. */
const usual = 'less';

/**
 * The pager that is wanted, without a name if it is the usual one; undefined where none is.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} args the command line
 */
function pagerWanted(env, args) {
  const isOff = env['TERM'] === 'dumb' || options.hasOption(args, 'no-pager');
  const named = (env['LM4C_PAGER'] ?? env['PAGER'])?.trim();
  return isOff || named === '' || named === 'cat' ? undefined : { named };
}

/**
 * A terminal behind a pager; undefined where none is wanted. What fits on the screen is written to it at the end. What does not goes to
 * the pager as it is made, and the errors wait until the pager has ended, so that neither writes into the other.
 *
 * @param {Terminal} terminal
 * @param {(text: string) => void} tell writes an error
 * @param {readonly string[]} told what was told before, and is told again because the pager scrolls it away
 * @param {(failure: { code: 'no-pager', message: string }) => string} errorText
 */
function paged(terminal, tell, told, errorText) {
  const wanted = pagerWanted(process.env, process.argv.slice(2));
  if (!wanted) return undefined;
  const { named } = wanted;
  const print = (/** @type {string} */ text) => void terminal.write(text);
  /** What is not written yet, in its order. @type {{ write: (text: string) => void, text: string }[]} */
  let held = [];
  let rows = 0;
  /** @type {ReturnType<typeof started> | undefined} */
  let pager;
  let isPlain = false;
  let isDone = false;

  function release() {
    for (const { write, text } of held) write(text);
    held = [];
  }

  function start() {
    pager = started(named);
    if (!pager) return printPlainly();
    const { give, over } = pager;
    for (const { write, text } of held) if (write === print) give(text);
    held = [...told.map((text) => ({ write: tell, text })), ...held.filter(({ write }) => write !== print)];
    over.then(ended);
  }

  function printPlainly() {
    isPlain = true;
    release();
  }

  /** @param {string | undefined} unread what a pager that could not be started was given */
  function ended(unread) {
    if (unread !== undefined) {
      print(unread);
      tell(errorText({ code: 'no-pager', message: `cannot start the pager "${named}"` }));
    }
    printPlainly();
    // Whoever has left it wants no more; there is nothing to be made for nobody.
    if (unread === undefined && !isDone) process.exit();
  }

  return {
    /** @param {string} text */
    write(text) {
      if (isPlain) return print(text);
      if (pager) return pager.give(text);
      held.push({ write: print, text });
      rows += rowsOf(text, terminal.columns || 80);
      if (rows >= (terminal.rows || 24)) start();
    },

    /**
     * Writes an error in its turn.
     *
     * @param {string} text
     */
    tell(text) {
      if (held.length > 0 || (pager && !isPlain)) {
        held.push({ write: tell, text });
        return;
      }
      tell(text);
    },

    /** When more can be taken; undefined for at once. */
    ready: () => (isPlain ? undefined : pager?.ready()),

    /** To be called when all is written. */
    end() {
      isDone = true;
      if (pager && !isPlain) pager.end();
      else printPlainly();
    },
  };
}

/**
 * Starts a pager; undefined where there is none. A command is run by the shell, because it may have options and quotes.
 *
 * @param {string | undefined} named
 */
function started(named) {
  // As git does: end at once when all fits after all, show colours, leave the text on the screen; and in colours for lv.
  const env = { LESS: 'FRX', LV: '-c', ...process.env };
  const { spawn } = /** @type {typeof import('node:child_process')} */ (require('node:child_process'));
  const restore = leaveSignals((signal) => child.kill(signal));
  /** @type {Child} */
  const child = spawn(named ?? usual, { env, shell: named !== undefined, stdio: ['pipe', 'inherit', 'inherit'] });
  child.on('error', () => {});
  if (child.pid === undefined) {
    restore();
    return undefined;
  }
  const { stdin } = child;
  // It is closed by whoever has seen enough.
  stdin.on('error', () => {});
  /** @type {string[]} */
  const given = [];
  /** @type {Promise<string | undefined>} */
  const over = new Promise((resolve) => {
    child.on('close', (status) => {
      restore();
      // So the shell says that there is no such command, or none that can be run.
      resolve(status === 126 || status === 127 ? given.join('') : undefined);
    });
  });
  const drained = () => new Promise((resolve) => void stdin.once('drain', resolve));
  return {
    /** Comes when it has ended, with what it was given if it could not even be started. */
    over,
    /** @param {string} text */
    give(text) {
      given.push(text);
      if (!stdin.destroyed) stdin.write(withoutLinks(text));
    },
    /** When it can take more; undefined for at once. */
    ready() {
      if (stdin.destroyed) return over;
      return stdin.writableNeedDrain ? Promise.race([drained(), over]) : undefined;
    },
    end: () => void stdin.end(),
  };
}

/**
 * What is typed to end a program is the pager's; what ends this one ends the pager first, which then leaves the terminal as it was.
 * Gives the way back.
 *
 * @param {(signal: NodeJS.Signals) => void} send to the pager
 */
function leaveSignals(send) {
  /** @type {NodeJS.Signals | undefined} */
  let last;
  const ignore = () => {};
  const pass = (/** @type {NodeJS.Signals} */ signal) => {
    last = signal;
    send(signal);
  };
  const listeners = /** @type {const} */ ([
    ['SIGINT', ignore],
    ['SIGQUIT', ignore],
    ['SIGTERM', pass],
    ['SIGHUP', pass],
  ]);
  for (const [signal, listener] of listeners) process.on(signal, listener);
  return () => {
    for (const [signal, listener] of listeners) process.off(signal, listener);
    if (last) process.kill(process.pid, last);
  };
}

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: they are what is looked for
/** Hyperlinks (OSC 8), of which many pagers show the sequence instead of hiding it. */
const link = /\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)/g;

const withoutLinks = (/** @type {string} */ text) => text.replace(link, '');

/** What takes no place on the screen: links, colours, combining marks. */
const unseen = new RegExp(`${link.source}|\\x1b\\[[\\d;]*m|[\\u0300-\\u036f\\u200b-\\u200d\\ufe0e\\ufe0f]`, 'g');

// biome-ignore-end lint/suspicious/noControlCharactersInRegex: they are what is looked for

/** What takes two columns; an emoji or a rare ideograph is two units, and counts so. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/g;

/**
 * How many rows of the screen a text takes, about.
 *
 * @param {string} text
 * @param {number} columns
 */
function rowsOf(text, columns) {
  const lines = text.replace(unseen, '').replace(wide, '  ').replace(/\n$/, '').split('\n');
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(cells(line) / columns)), 0);
}

/** @param {string} line */
function cells(line) {
  const [first = '', ...behindTabs] = line.split('\t');
  return behindTabs.reduce((sum, part) => sum - (sum % 8) + 8 + part.length, first.length);
}

module.exports = paged;
