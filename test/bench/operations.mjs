// The measured operations: commands on the shipped catalog and on generated ones, and other programs on the same records.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baselines } from './baselines.mjs';
import { generatorVersion, years } from './catalog.mjs';
import { cache, lm4c, node, prefix, run } from './measure.mjs';

/** @typedef {() => import('./measure.mjs').Command} Prepare called before each run */

/**
 * A row of the result table.
 *
 * @typedef Operation
 * @property {string} name
 * @property {Prepare} [cold] with an empty cache; measured first, because it fills the cache for `compiled`
 * @property {Prepare} [compiled] with a compiled catalog in the cache; also used for programs without a cache
 * @property {string} [note] why it is not measured
 */

const year = years[Math.floor(years.length / 2)] ?? Number.NaN;

/** Run on the shipped catalog, which is compiled when the package is built. */
const shippedCommands = [
  ['--version'],
  ['--help'],
  ['list', '--year', '2023'],
  ['list', '--year', '2023', '--format', 'table'],
  ['list', '--venue', 'icse'],
  ['show', 'sun2023backdooring'],
  ['bib'],
  ['search', 'backdoor'],
  ['search', 'bakdoor'],
  // The command that a shell runs when the TAB key is pressed.
  ['complete', 'fish', 'lm4c', 'show', 'sun'],
];

/** @param {string} key */
const generatedCommands = (key) => [
  ['list', '-n', '20'],
  ['list', '--year', `${year}`],
  ['show', key],
  ['bib', key],
  ['bib'],
  ['stats', '--by', 'year'],
];

/** Searches, which are listed next to those of other programs. */
const searchCommands = [
  ['search', 'backdoor', 'detection', '-n', '20'],
  ['search', 'bakdoor', 'detection', '-n', '20'],
  ['search', 'bakdoor', '-n', '20'],
  ['search', 'backdoor'],
];

/** @returns {Operation[]} */
export function shippedOperations() {
  return shippedCommands.map((args) => operation(args.join(' '), args));
}

/**
 * @param {number} size
 * @param {import('./baselines.mjs').Tools} tools
 * @returns {Operation[]}
 */
export function generatedOperations(size, tools) {
  const folder = generatedFolder(size);
  const key = middleKey(folder);
  const onFolder = (/** @type {readonly string[]} */ args) =>
    operation(args.join(' ').replace(key, 'KEY'), ['-c', folder, ...args]);
  return [
    ...generatedCommands(key).map(onFolder),
    // Always reads the YAML files, so there is no compiled run.
    { name: 'lm4c check', cold: () => lm4c(['-c', folder, 'check']) },
    ...searchCommands.map(onFolder),
    ...baselines(tools, { folder, size, key, year }),
  ];
}

/**
 * @param {string} label
 * @param {readonly string[]} args
 * @returns {Operation}
 */
function operation(label, args) {
  return {
    name: `lm4c ${label}`,
    cold() {
      rmSync(cache, { recursive: true, force: true });
      return lm4c(args);
    },
    compiled: () => lm4c(args),
  };
}

/**
 * The folder of a generated catalog, which is kept between runs. It is written by a separate process, because a process that has
 * used much memory takes longer to start others.
 *
 * @param {number} size
 */
function generatedFolder(size) {
  const folder = join(tmpdir(), `${prefix}${generatorVersion}-${size}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}-${process.pid}`;
  const script = `import(process.argv[1]).then(({ writeCatalog }) => writeCatalog(process.argv[2], Number(process.argv[3])))`;
  run(node('-e', script, import.meta.resolve('./catalog.mjs'), unfinished, `${size}`));
  renameSync(unfinished, folder);
  // lm4c does not trust younger modification times, and would compare the files by their contents.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);
  return folder;
}

/** Removes the generated catalogs and the files of interrupted runs. */
export function removeTemporaryFiles() {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix));
  for (const name of names) rmSync(join(tmpdir(), name), { recursive: true, force: true });
}

/**
 * A key from the middle of the file of the middle year.
 *
 * @param {string} folder
 */
function middleKey(folder) {
  const keys = [...readFileSync(join(folder, `papers/${year}.yaml`), 'utf8').matchAll(/^(\S+):$/gm)];
  return keys[Math.floor(keys.length / 2)]?.[1] ?? '';
}
