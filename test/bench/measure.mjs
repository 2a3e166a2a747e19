// Measures time and peak memory of whole processes, relative to those of `node -e 0`.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Prefix of the names of all temporary files and folders. */
export const prefix = 'lm4c-bench-';

/**
 * @typedef Command
 * @property {string} program
 * @property {readonly string[]} args
 */

/**
 * @typedef Limits
 * @property {number} pairs maximum number of pairs
 * @property {number} milliseconds time after which no further pair is started
 * @property {number} [minPairs] number of pairs that are measured in any case; default 1
 */

/**
 * @typedef Measurement
 * @property {number} time fastest run, as a ratio to that of `node -e 0`
 * @property {number} milliseconds fastest run
 * @property {number} [memory] peak, as a ratio to that of `node -e 0`
 * @property {number} [megabytes] peak, in 10^6 bytes
 * @property {readonly number[]} runs all runs, in milliseconds
 * @property {readonly number[]} idle all runs of `node -e 0`, in milliseconds
 */

const peakHook = fileURLToPath(import.meta.resolve('./peak.cjs'));
const gnuTime = '/usr/bin/time';
const home = mkdtempSync(join(tmpdir(), `${prefix}home-`));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));

/** Cache folder of the measured program, which uses nothing in the home folder of the user. */
export const cache = join(home, 'cache');

const env = {
  ...process.env,
  // Extra certificates make the start of Node several times slower, which would make every ratio look better.
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

const idleCommand = node('-e', '0');

/** @type {number | undefined} */
let knownIdlePeak;

/** Peak memory of `node -e 0` in KiB; the median of five runs. */
function idlePeak() {
  knownIdlePeak ??= median(Array.from({ length: 5 }, () => runWithPeak(idleCommand).kibibytes ?? Number.NaN));
  return knownIdlePeak;
}

/**
 * Runs the command alternately with `node -e 0`. The first run only warms up, unless it alone exceeds the time limit.
 *
 * @param {() => Command} prepare called before each run
 * @param {Limits} limits
 * @returns {Measurement}
 */
export function measure(prepare, { pairs, milliseconds, minPairs = 1 }) {
  const startedAt = performance.now();
  const first = runWithPeak(prepare());
  const runs = first.milliseconds > milliseconds ? [first.milliseconds] : [];
  const idle = [];
  while (runs.length < minPairs || (runs.length < pairs && performance.now() - startedAt < milliseconds)) {
    idle.push(durationOf(idleCommand));
    runs.push(durationOf(prepare()));
  }
  while (idle.length < 5) idle.push(durationOf(idleCommand));
  const { kibibytes } = first;
  return {
    // The minimum, because other work on the machine only adds time.
    time: Math.min(...runs) / Math.min(...idle),
    milliseconds: Math.min(...runs),
    ...(kibibytes && { memory: kibibytes / idlePeak(), megabytes: (kibibytes * 1024) / 1e6 }),
    runs,
    idle,
  };
}

/** @param {Command} command */
const durationOf = (command) => run(command).milliseconds;

/** @param {Command} command */
function runWithPeak(command) {
  const { program, args } = command;
  if (program === process.execPath) return parsePeak(run({ ...command, args: ['--require', peakHook, ...args] }));
  if (!existsSync(gnuTime) || process.platform !== 'linux') return { ...run(command), kibibytes: undefined };
  return parsePeak(run({ ...command, program: gnuTime, args: ['-f', '%M', program, ...args] }));
}

/** @param {ReturnType<typeof run>} run */
function parsePeak({ milliseconds, stderr }) {
  const kibibytes = Number(/(\d+)\s*$/.exec(stderr)?.[1] ?? Number.NaN);
  return { milliseconds, kibibytes: Number.isNaN(kibibytes) ? undefined : kibibytes };
}

/**
 * Runs the command in an otherwise empty folder, with stdout to a file.
 *
 * @param {Command} command
 * @throws if its exit status is not 0
 */
export function run({ program, args }) {
  const output = openSync(join(home, 'output'), 'w');
  const startedAt = process.hrtime.bigint();
  const { status, signal, error, stderr } = spawnSync(program, args, {
    env,
    cwd: home,
    stdio: ['ignore', output, 'pipe'],
    encoding: 'utf8',
  });
  const milliseconds = Number(process.hrtime.bigint() - startedAt) / 1e6;
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
