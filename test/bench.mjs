// npm run bench: what a whole command takes, as a ratio to a Node that does nothing, in alternating pairs.
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';

const lm4c = join(import.meta.dirname, '../bin/lm4c.cjs');
const pairs = Number(process.argv[2] ?? 25);

const commands = [
  ['--version'],
  ['--help'],
  ['list', '--year', '2023'],
  ['list', '--year', '2023', '--format', 'table'],
  ['show', 'sun2023backdooring'],
  ['bib'],
  ['search', 'backdoor'],
  ['search', 'bakdoor'],
  ['check'],
];

// With a file of further certificates Node itself starts several times slower, which would flatter every ratio.
const env = { ...process.env, NODE_EXTRA_CA_CERTS: '' };

/** @param {readonly string[]} args */
function milliseconds(args) {
  const start = process.hrtime.bigint();
  const { status, error } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  if (error) throw error;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @param {readonly string[]} command */
function measured(command) {
  milliseconds([lm4c, ...command]);
  const times = Array.from({ length: pairs }, () => ({ base: milliseconds(['-e', '0']), own: milliseconds([lm4c, ...command]) }));
  return { ratio: median(times.map(({ base, own }) => own / base)), own: median(times.map(({ own }) => own)) };
}

console.log(`Node ${process.version}, ${process.platform} ${process.arch}, ${cpus()[0]?.model ?? 'unknown processor'}`);
console.log(`medians of ${pairs} pairs; 1.00 is node -e 0\n`);
for (const command of commands) {
  const { ratio, own } = measured(command);
  console.log(`${ratio.toFixed(2).padStart(6)}  ${own.toFixed(0).padStart(4)} ms  lm4c ${command.join(' ')}`);
}
