'use strict';
// For node --require: on exit, writes the peak resident memory of the process in KiB as the last line of stderr.

const fs = require('node:fs');

process.on('exit', () => {
  fs.writeSync(2, `\n${peak()}\n`);
});

function peak() {
  try {
    // On Linux, getrusage also counts the memory of the parent process at the time of the fork.
    return /^VmHWM:\s*(\d+)/m.exec(fs.readFileSync('/proc/self/status', 'latin1'))?.[1];
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
