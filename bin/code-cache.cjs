'use strict';
// Loads the program with the code that V8 compiled when the same command ran last. Any failure only means that V8 compiles the sources.
//
// module.enableCompileCache of Node 22 and newer does the same in one call, but saves only half to three quarters of the time. Measured as
// CPU time of the process (user + system, ms), medians of 60 runs of each in turn, output into a pipe, the last column with --no-cache:
//
//                                                   this module   enableCompileCache   no cache
//   Node 22.23.3   lm4c search backdoor                    47.5                 54.3       70.3
//                  lm4c list -f table --width 120          66.2                 81.6       97.0
//   Node 24.21.0   lm4c search backdoor                    54.2                 60.5       78.4
//                  lm4c list -f table --width 120          79.9                 90.1      113.0

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');
const cacheFolder = require('./cache-folder.cjs');

/**
 * The mtime of a cache file, in milliseconds; a different one means that another program has written to it. V8 runs damaged code: it
 * verifies no checksum.
 */
const ownMtime = 1e12;

/** @typedef {{ script: vm.Script, cacheFile: string, fingerprint: string }} Compiled */

/**
 * The folder for the code of a command. Each command has its own because reading the code of all commands takes longer.
 *
 * @param {string} cacheFolder
 * @param {string} installFolder
 * @param {string} command
 */
function codeFolder(cacheFolder, installFolder, command) {
  return path.join(cacheFolder, 'code', `${process.version}-${process.arch}-${bucketOf(installFolder)}`, command);
}

/**
 * Hash the install path into 31 buckets, so two installs do not evict each other and old ones are bounded.
 *
 * @param {string} folder
 */
function bucketOf(folder) {
  let hash = 0;
  for (let index = 0; index < folder.length; index++) hash = (hash * 33 + folder.charCodeAt(index)) % 31;
  return hash;
}

/**
 * The folder, unless another user can write to it or to one of the two around it in the cache folder.
 *
 * @param {string} folder as of codeFolder
 */
function privateFolder(folder) {
  const around = [folder, path.dirname(folder), path.dirname(path.dirname(folder))];
  return around.every((one) => cacheFolder.isPrivate(one, process.getuid?.())) ? folder : undefined;
}

/**
 * A loader of CommonJS files that keeps their compiled code in a folder; without a folder it is `require`.
 *
 * @param {string | undefined} folder
 */
function createCodeCache(folder) {
  /** @type {Map<string, { exports: unknown }>} */
  const modules = new Map();
  /** @type {Compiled[]} */
  const newCode = [];

  /**
   * Requires a CommonJS file. Its requires with `./` are loaded in the same way.
   *
   * @param {string} file absolute
   * @returns {any}
   */
  function load(file) {
    if (folder === undefined) return require(file);
    const known = modules.get(file);
    if (known) return known.exports;
    const { isCached, ...code } = compile(file, path.join(folder, path.basename(file)));
    if (!isCached) newCode.push(code);
    const module = { exports: {} };
    modules.set(file, module);
    const requireFrom = (/** @type {string} */ name) =>
      name.startsWith('./') ? load(path.join(path.dirname(file), name)) : require(name);
    code.script.runInThisContext()(module.exports, requireFrom, module, file);
    return module.exports;
  }

  return {
    load,
    /** Whether a file was compiled because its code was not in the cache. */
    hasNewCode: () => newCode.length > 0,
    /**
     * Writes the new code into the cache. V8 writes the functions that have run, so this comes after the command.
     *
     * @param {CreateFolder} createFolder
     */
    save(createFolder) {
      for (const code of newCode) writeCode(code, createFolder);
    },
  };
}

/**
 * @param {string} file
 * @param {string} cacheFile
 */
function compile(file, cacheFile) {
  const { size, mtimeMs, ctimeMs } = fs.statSync(file);
  // npm gives every file of every version the same mtime; the ctime differs.
  const fingerprint = JSON.stringify([file, size, mtimeMs, ctimeMs]);
  const cachedData = readCode(cacheFile, fingerprint);
  const source = `(function (exports, require, module, __filename) {${fs.readFileSync(file, 'utf8')}\n})`;
  const script = new vm.Script(source, { filename: file, cachedData });
  return { script, cacheFile, fingerprint, isCached: cachedData !== undefined && !script.cachedDataRejected };
}

/**
 * The code in a cache file; undefined unless it belongs to this version of the source and was written by this user. Everything is asked
 * of the open file, because another user may replace a file between two calls with its name.
 *
 * @param {string} file
 * @param {string} fingerprint
 */
function readCode(file, fingerprint) {
  /** @type {number | undefined} */
  let descriptor;
  try {
    descriptor = fs.openSync(file, readFlags);
    const stats = fs.fstatSync(descriptor);
    if (!isOwnFile(stats)) return undefined;
    const bytes = Buffer.allocUnsafe(stats.size);
    // A file that is cut off meanwhile ends without the fingerprint.
    const bytesRead = fs.readSync(descriptor, bytes);
    const end = bytesRead - Buffer.byteLength(fingerprint);
    return bytes.toString('utf8', Math.max(end, 0), bytesRead) === fingerprint ? bytes.subarray(0, end) : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** No symbolic links, and no waiting for the writer of a pipe; Windows has neither flag. */
const readFlags = fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0);

/** @param {fs.Stats} stats */
function isOwnFile(stats) {
  const isUsers = process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o022) === 0);
  return isUsers && stats.isFile() && stats.mtimeMs === ownMtime;
}

/** @typedef {typeof import('../src/main.ts').createFolder} CreateFolder */

/**
 * @param {Compiled} compiled
 * @param {CreateFolder} createFolder
 */
function writeCode({ script, cacheFile, fingerprint }, createFolder) {
  const temporary = `${cacheFile}.${process.pid}`;
  try {
    createFolder(path.dirname(cacheFile), 0o700);
    if (!cacheFolder.isPrivate(path.dirname(cacheFile), process.getuid?.())) return;
    const file = fs.openSync(temporary, 'wx', 0o600);
    fs.writeFileSync(file, Buffer.concat([script.createCachedData(), Buffer.from(fingerprint)]));
    fs.futimesSync(file, ownMtime / 1000, ownMtime / 1000);
    fs.closeSync(file);
    fs.renameSync(temporary, cacheFile);
  } catch {
    remove(temporary);
  }
}

/** @param {string} file */
function remove(file) {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // There is no such file if its folder could not be created.
  }
}

module.exports = { codeFolder, createCodeCache, privateFolder };
