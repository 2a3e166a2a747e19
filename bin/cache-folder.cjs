'use strict';

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

module.exports = { findCacheFolder };
