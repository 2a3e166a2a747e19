'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * The cache directory of the program: XDG_CACHE_HOME or ~/.cache, on macOS ~/Library/Caches, on Windows %LOCALAPPDATA%; undefined where
 * the home directory is unknown. It need not exist.
 *
 * @param {Pick<NodeJS.Process, 'env' | 'platform'>} process
 * @param {() => string} homedir may throw
 */
function findCacheFolder({ env, platform }, homedir = () => require('node:os').homedir()) {
  const local = env['LOCALAPPDATA'];
  if (platform === 'win32') return local ? path.join(local, 'lm4c', 'Cache') : undefined;
  const configured = env['XDG_CACHE_HOME'];
  // A relative path must be ignored (XDG Base Directory Specification).
  if (configured && path.isAbsolute(configured)) return path.join(configured, 'lm4c');
  const home = findHome(env, homedir);
  return home && path.join(home, platform === 'darwin' ? 'Library/Caches' : '.cache', 'lm4c');
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {() => string} homedir
 */
function findHome(env, homedir) {
  try {
    const folder = env['HOME'] || homedir();
    return path.isAbsolute(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The cache directory, if no other user can change what is in it; else undefined, because cached code is run.
 *
 * @param {Pick<NodeJS.Process, 'env' | 'platform' | 'getuid'>} process
 */
function findPrivateCacheFolder(process) {
  const folder = findCacheFolder(process);
  if (folder === undefined || process.getuid === undefined) return folder;
  const user = process.getuid();
  // With sudo, HOME may be the home directory of somebody else, who could replace the folder.
  const isOwn = user === 0 ? isPrivate(folder, user) && belongsToRoot(path.dirname(folder)) : isPrivate(folder, user);
  return isOwn ? folder : undefined;
}

/**
 * Whether a folder belongs to the user and only the user can write to it, or it does not exist.
 *
 * @param {string} folder
 * @param {number | undefined} user undefined where there are no owners, as on Windows
 */
function isPrivate(folder, user) {
  if (user === undefined) return true;
  try {
    const stats = fs.statSync(folder, { throwIfNoEntry: false });
    return stats === undefined || (stats.uid === user && (stats.mode & 0o022) === 0);
  } catch {
    return false;
  }
}

/**
 * Whether a folder, as far as it exists, and all folders around it belong to root.
 *
 * @param {string} folder
 * @returns {boolean}
 */
function belongsToRoot(folder) {
  const owner = fs.statSync(folder, { throwIfNoEntry: false })?.uid ?? 0;
  return owner === 0 && (path.dirname(folder) === folder || belongsToRoot(path.dirname(folder)));
}

module.exports = { findCacheFolder, findPrivateCacheFolder, isPrivate };
