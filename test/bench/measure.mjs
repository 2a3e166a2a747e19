// Time and peak memory of whole processes, beside a Node that does nothing.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Begins the names of all that is written into the folder for temporary files. */
export const prefix = 'lm4c-bench-';

/**
 * @typedef Command
 * @property {string} program
 * @property {readonly string[]} args
 */

/**
 * @typedef Limits
 * @property {number} pairs At most so many.
 * @property {number} milliseconds After which no further pair is begun.
 * @property {number} [least] Pairs in any case; 1 without.
 */

/**
 * @typedef Measurement
 * @property {number} time Ratio to `node -e 0`, the fastest run of each.
 * @property {number} milliseconds Of the fastest run.
 * @property {number} [memory] Peak, as a ratio to that of `node -e 0`.
 * @property {number} [megabytes] Peak, in MB of 10^6 bytes.
 * @property {readonly number[]} runs Every run, in milliseconds.
 * @property {readonly number[]} idle Every run of `node -e 0`, between the others.
 */

const hook = fileURLToPath(import.meta.resolve('./peak.cjs'));
const gnuTime = '/usr/bin/time';
const home = mkdtempSync(join(tmpdir(), `${prefix}home-`));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));

/** Cache folder of the program that is measured; neither the user's cache nor anything else at home is used. */
export const cache = join(home, 'cache');

const env = {
  ...process.env,
  // With a file of further certificates Node itself starts several times slower, which would flatter every ratio.
  NODE_EXTRA_CA_CERTS: '',
  LM4C_CATALOG: undefined,
  HOME: home,
  USERPROFILE: home,
  LOCALAPPDATA: cache,
  XDG_CACHE_HOME: cache,
};

/**
 * @param {readonly string[]} args
 * @returns {Command}
 */
export const node = (...args) => ({ program: process.execPath, args });

/** @param {readonly string[]} args */
export const lm4c = (args) => node(join(import.meta.dirname, '../../bin/lm4c.cjs'), ...args);

const nothing = node('-e', '0');

/** @type {number | undefined} */
let knownIdlePeak;

/** Peak of a Node that does nothing, in KiB; the median of five. */
function idlePeak() {
  knownIdlePeak ??= median(Array.from({ length: 5 }, () => watched(nothing).kibibytes ?? Number.NaN));
  return knownIdlePeak;
}

/**
 * Alternates the command with `node -e 0`. The first run is not counted, unless it takes longer than all together may.
 *
 * @param {() => Command} prepare Called before each run.
 * @param {Limits} limits
 * @returns {Measurement}
 */
export function measure(prepare, { pairs, milliseconds, least = 1 }) {
  const begun = performance.now();
  const first = watched(prepare());
  const runs = first.milliseconds > milliseconds ? [first.milliseconds] : [];
  const idle = [];
  while (runs.length < least || (runs.length < pairs && performance.now() - begun < milliseconds)) {
    idle.push(timed(nothing));
    runs.push(timed(prepare()));
  }
  while (idle.length < 5) idle.push(timed(nothing));
  const { kibibytes } = first;
  return {
    // Whatever else the machine does only adds time.
    time: Math.min(...runs) / Math.min(...idle),
    milliseconds: Math.min(...runs),
    ...(kibibytes && { memory: kibibytes / idlePeak(), megabytes: (kibibytes * 1024) / 1e6 }),
    runs,
    idle,
  };
}

/** @param {Command} command */
const timed = (command) => run(command).milliseconds;

/** @param {Command} command */
function watched(command) {
  const { program, args } = command;
  if (program === process.execPath) return withPeak(run({ ...command, args: ['--require', hook, ...args] }));
  if (!existsSync(gnuTime) || process.platform !== 'linux') return { ...run(command), kibibytes: undefined };
  return withPeak(run({ ...command, program: gnuTime, args: ['-f', '%M', program, ...args] }));
}

/** @param {ReturnType<typeof run>} run */
function withPeak({ milliseconds, stderr }) {
  const kibibytes = Number(/(\d+)\s*$/.exec(stderr)?.[1] ?? Number.NaN);
  return { milliseconds, kibibytes: Number.isNaN(kibibytes) ? undefined : kibibytes };
}

/**
 * Runs the command with its output into a file, in an empty folder.
 *
 * @param {Command} command
 * @throws when it does not end with 0.
 */
export function run({ program, args }) {
  const output = openSync(join(home, 'output'), 'w');
  const begun = process.hrtime.bigint();
  const { status, signal, error, stderr } = spawnSync(program, args, {
    env,
    cwd: home,
    stdio: ['ignore', output, 'pipe'],
    encoding: 'utf8',
  });
  const milliseconds = Number(process.hrtime.bigint() - begun) / 1e6;
  closeSync(output);
  if (error) throw error;
  if (status !== 0) throw new Error(`ended with ${signal ?? status}\n${stderr.trim()}`);
  return { milliseconds, stderr };
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
