#!/usr/bin/env node
'use strict';
// The process: arguments, streams, signals, exit status.

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');
const options = require('./global-options.cjs');

const argv = process.argv.slice(2);

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
 * @param {(terminal: import('node:tty').WriteStream) => { write: (text: string) => unknown }} before what stands before a terminal
 */
function output(fd, before = (terminal) => terminal) {
  /** @type {import('node:tty').WriteStream | null | undefined} */
  let known;
  const terminal = () => {
    if (known === undefined) known = isTTY(fd) ? (fd === 1 ? process.stdout : process.stderr) : null;
    return known;
  };
  /** @type {ReturnType<typeof before> | undefined} */
  let sink;
  let waiting = '';
  const flush = () => {
    if (waiting === '') return;
    const text = waiting;
    waiting = '';
    const screen = terminal();
    if (!screen) return writeAll(fd, Buffer.from(text));
    sink ??= before(screen);
    sink.write(text);
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
  if (fd === 1) writeAll(2, Buffer.from(lastWords(error)));
  process.exit(1);
}

/** What is said of output that cannot be written; in better words when the program is loaded. */
let lastWords = (/** @type {unknown} */ error) => `error: cannot write the output: ${error}\n`;

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
    const folder = process.env['HOME'] || require('node:os').homedir();
    return path.isAbsolute(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** How to load the program, and to keep what was compiled of it for the next time, if there is a place for it. */
function loading() {
  const isOff = process.env['NODE_DISABLE_COMPILE_CACHE'] || options.hasOption(argv, 'no-cache');
  const folder = isOff ? undefined : cacheFolder();
  if (!folder) return { load: require, isNew: () => false, keep: () => {} };
  // Each command has its own: all of it would take longer to read.
  return compiled(path.join(folder, 'code', `${process.version}-${process.arch}-${place()}`, options.commandName(argv)));
}

/** One of 31: two installations would replace each other's code again and again, and old ones shall not pile up. */
function place() {
  let sum = 0;
  for (let index = 0; index < __dirname.length; index++) sum = (sum * 33 + __dirname.charCodeAt(index)) % 31;
  return sum;
}

/** @typedef {{ script: vm.Script, kept: string, stamp: string }} Fresh */

/**
 * Loads the program with the code that V8 made of it when the same command ran last; to make it anew takes longer than the command.
 *
 * Two functions: one requires a file of ours, the other keeps the code of those for which there was none, once the command is done and
 * has compiled what it needs. Whatever is wrong with what is kept, the sources are there.
 *
 * @param {string} folder where the code is kept, which is of no use to another version of Node
 */
function compiled(folder) {
  /** @type {Map<string, { exports: unknown }>} */
  const modules = new Map();
  /** @type {Fresh[]} */
  const fresh = [];

  /**
   * @param {string} file
   * @returns {any}
   */
  function load(file) {
    const known = modules.get(file);
    if (known) return known.exports;
    const kept = path.join(folder, path.basename(file));
    const { size, mtimeMs, ctimeMs } = fs.statSync(file);
    // Packages are unpacked with one date for every version, but not with one time of change.
    const stamp = JSON.stringify([file, size, mtimeMs, ctimeMs]);
    const cachedData = read(kept, stamp);
    const source = `(function (exports, require, module, __filename) {${fs.readFileSync(file, 'utf8')}\n})`;
    const script = new vm.Script(source, { filename: file, cachedData });
    if (!cachedData || script.cachedDataRejected) fresh.push({ script, kept, stamp });
    const module = { exports: {} };
    modules.set(file, module);
    const sibling = (/** @type {string} */ name) =>
      name.startsWith('./') ? load(path.join(path.dirname(file), name)) : require(name);
    script.runInThisContext()(module.exports, sibling, module, file);
    return module.exports;
  }

  return {
    load,
    isNew: () => fresh.length > 0,
    keep(/** @type {MakeFolder} */ makeFolder) {
      for (const one of fresh) write(one, makeFolder);
    },
  };
}

/**
 * The code, if nobody else wrote it, and nobody wrote to it since: V8 runs what has been damaged, and with sudo the home can be another's.
 *
 * @param {string} kept
 * @param {string} stamp
 */
function read(kept, stamp) {
  try {
    const { uid, mtimeMs } = fs.statSync(kept);
    if (mtimeMs !== seal || (process.getuid && uid !== process.getuid())) return undefined;
    const bytes = fs.readFileSync(kept);
    const end = bytes.length - Buffer.byteLength(stamp);
    return bytes.toString('utf8', Math.max(end, 0)) === stamp ? bytes.subarray(0, end) : undefined;
  } catch {
    return undefined;
  }
}

/** The date of what is kept, in milliseconds; whoever writes to it gives it another. */
const seal = 1e12;

/** In seconds; to compile a catalog of 10,000 papers takes longer. */
const longRun = 2;

/** @typedef {typeof import('../src/main.ts').createFolder} MakeFolder */

/**
 * @param {Fresh} fresh
 * @param {MakeFolder} makeFolder
 */
function write({ script, kept, stamp }, makeFolder) {
  const temporary = `${kept}.${process.pid}`;
  try {
    makeFolder(path.dirname(kept), 0o700);
    const file = fs.openSync(temporary, 'wx', 0o600);
    fs.writeFileSync(file, Buffer.concat([script.createCachedData(), Buffer.from(stamp)]));
    fs.futimesSync(file, seal / 1000, seal / 1000);
    fs.closeSync(file);
    fs.renameSync(temporary, kept);
  } catch {
    remove(temporary);
  }
}

/** @param {string} file */
function remove(file) {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // It could not even be made.
  }
}

/** What a shell asks for is answered in several ways, and the code that is kept is only what has run. */
const rehearsals = [
  ['complete', 'fish', 'lm4c', 'list', '--author', ''],
  ['complete', 'fish', 'lm4c', 'show', ''],
];

/**
 * @param {typeof import('../src/main.ts').main} main
 * @param {import('../src/cli/context/environment.ts').Environment} world
 */
async function rehearse(main, world) {
  const stdout = { ...world.stdout, write() {} };
  for (const args of rehearsals) await main(args, { ...world, stdout });
}

async function run() {
  const { load, isNew, keep } = loading();
  const errors = output(2);
  const tell = (/** @type {string} */ text) => {
    errors.write(text);
    errors.flush();
  };
  /** @type {ReturnType<typeof import('./pager.cjs')>} */
  let paged;
  /** What a person was told before there was any output. @type {string[]} */
  const told = [];
  const stdout = output(1, (terminal) => {
    paged = require('./pager.cjs')(terminal, tell, told, worded);
    return paged ?? terminal;
  });
  const stderr = {
    ...errors,
    // At once, and not before what was written to stdout until now.
    write(/** @type {string} */ text) {
      stdout.flush();
      if (paged) return paged.tell(text);
      tell(text);
      // But for the line of progress, which goes away.
      if (!text.startsWith('\r') && errors.isTTY()) told.push(text);
    },
  };
  /** @type {typeof import('../src/main.ts')} */
  const { main, readDescriptor, formatError, isCommand, createFolder, describeFileError } = load(
    path.join(__dirname, '../dist/main.cjs'),
  );
  const worded = (/** @type {import('../src/util/errors.ts').Failure} */ failure) => formatError(argv, failure);
  lastWords = (error) => worded({ code: 'no-output', message: `cannot write the output: ${describeFileError(error).message}` });
  const world = {
    env: process.env,
    cwd,
    cacheFolder,
    stdout: {
      ...stdout,
      ready: () => paged?.ready(),
      supportsHyperlinks: () => load(path.join(__dirname, '../dist/detect-hyperlinks.cjs')).knowsLinks(),
    },
    stderr,
    runtime: `Node ${process.versions.node} on ${process.platform} ${process.arch}`,
    platform: process.platform,
    stdin: { isTTY: () => isTTY(0), read: () => readDescriptor(0).toString() },
    shippedCatalog: { path: path.join(__dirname, '../catalog'), compiled: path.join(__dirname, '../dist/catalog.lm4c') },
  };
  const status = await main(argv, world);
  process.exitCode = status;
  stdout.flush();
  paged?.end();
  // Not of what is no command; and in a long run V8 has thrown away again the code that was needed only at its beginning.
  if (status !== 0 || process.uptime() > longRun || !isNew()) return;
  const command = options.commandName(argv);
  if (command !== 'complete' && !isCommand(command)) return;
  if (command === 'complete') await rehearse(main, world);
  keep(createFolder);
}

// Asked for most often by other programs, and answered without loading ours.
if (argv.length === 1 && /^(?:--version|-V)$/.test(argv[0] ?? '')) {
  writeAll(1, Buffer.from(`${require('../package.json').version}\n`));
} else {
  run();
}
