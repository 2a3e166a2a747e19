'use strict';
// This process, as the owner of locks (src/util/folder-lock.ts).

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** @type {(() => void)[]} */
const cleanUps = [];

/** @param {NodeJS.Signals} signal */
function cleanUpAndExit(signal) {
  for (const cleanUp of cleanUps) cleanUp();
  for (const name of signals) process.removeListener(name, cleanUpAndExit);
  // Without a listener it ends the process, with the status that shells expect.
  process.kill(process.pid, signal);
}

/** @type {import('../src/util/folder-lock.ts').LockOwner} */
const lockOwner = {
  id: process.pid,
  host: () => require('node:os').hostname(),
  isRunning(id) {
    try {
      return process.kill(id, 0);
    } catch (error) {
      // EPERM: it is running as another user.
      return /** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH';
    }
  },
  onInterrupt(cleanUp) {
    // Node calls a listener only between two steps of the program, so the program is never interrupted while it replaces files.
    if (cleanUps.length === 0) for (const signal of signals) process.on(signal, cleanUpAndExit);
    cleanUps.push(cleanUp);
  },
};

/** Lets signals that have arrived meanwhile end the process, instead of its own end with another status. */
async function deliverSignals() {
  // After the first, the event loop may be past the phase in which it asks the system for signals.
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
}

module.exports = { lockOwner, deliverSignals };
