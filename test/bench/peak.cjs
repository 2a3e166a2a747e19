'use strict';
// For node --require: at its end the process writes the most memory it had resident, in KiB, as the last line on stderr.

const fs = require('node:fs');

process.on('exit', () => {
  fs.writeSync(2, `\n${peak()}\n`);
});

function peak() {
  try {
    // On Linux getrusage has what the parent held when it forked, if that was more.
    return /^VmHWM:\s*(\d+)/m.exec(fs.readFileSync('/proc/self/status', 'latin1'))?.[1];
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
