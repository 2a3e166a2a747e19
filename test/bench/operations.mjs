// What is measured: each command on the shipped catalog and on seeded ones.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baselines } from './baselines.mjs';
import { edition, years } from './catalog.mjs';
import { cache, lm4c, node, prefix, run } from './measure.mjs';

/** @typedef {() => import('./measure.mjs').Command} Prepare Called before each run. */

/**
 * A line of the table.
 *
 * @typedef Operation
 * @property {string} name
 * @property {Prepare} [cold] With nothing cached yet; it comes first, and fills the cache for the other.
 * @property {Prepare} [compiled] Also of a program that has nothing to compile.
 * @property {string} [note] Why it is not measured.
 */

const year = years[Math.floor(years.length / 2)] ?? Number.NaN;

/** On the shipped catalog, which is compiled when the package is built. */
const startUp = [
  ['--version'],
  ['--help'],
  ['list', '--year', '2023'],
  ['list', '--year', '2023', '--format', 'table'],
  ['list', '--venue', 'icse'],
  ['show', 'sun2023backdooring'],
  ['bib'],
  ['search', 'backdoor'],
  ['search', 'bakdoor'],
  // What a shell asks at the TAB key.
  ['complete', 'fish', 'lm4c', 'show', 'sun'],
];

/** @param {string} key */
const onAnySize = (key) => [
  ['list', '-n', '20'],
  ['list', '--year', `${year}`],
  ['show', key],
  ['bib', key],
  ['bib'],
  ['stats', '--by', 'year'],
];

/** Beside the other programs' searches. */
const searches = [
  ['search', 'backdoor', 'detection', '-n', '20'],
  ['search', 'bakdoor', 'detection', '-n', '20'],
  ['search', 'bakdoor', '-n', '20'],
  ['search', 'backdoor'],
];

/** @returns {Operation[]} */
export function shippedOperations() {
  return startUp.map((args) => operation(args.join(' '), args));
}

/**
 * @param {number} size
 * @param {import('./baselines.mjs').Tools} tools
 * @returns {Operation[]}
 */
export function seededOperations(size, tools) {
  const folder = seededFolder(size);
  const key = middleKey(folder);
  const onFolder = (/** @type {readonly string[]} */ args) =>
    operation(args.join(' ').replace(key, 'KEY'), ['-c', folder, ...args]);
  return [
    ...onAnySize(key).map(onFolder),
    // It always reads the YAML.
    { name: 'lm4c check', cold: () => lm4c(['-c', folder, 'check']) },
    ...searches.map(onFolder),
    ...baselines(tools, { folder, size, key, year }),
  ];
}

/**
 * @param {string} words
 * @param {readonly string[]} args
 * @returns {Operation}
 */
function operation(words, args) {
  return {
    name: `lm4c ${words}`,
    cold() {
      rmSync(cache, { recursive: true, force: true });
      return lm4c(args);
    },
    compiled: () => lm4c(args),
  };
}

/**
 * The folder of a seeded catalog, which is kept from one run to the next. It is written by a process of its own: the larger this
 * one has grown, the longer each start of another takes.
 *
 * @param {number} size
 */
function seededFolder(size) {
  const folder = join(tmpdir(), `${prefix}${edition}-${size}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}-${process.pid}`;
  const script = `import(process.argv[1]).then(({ writeCatalog }) => writeCatalog(process.argv[2], Number(process.argv[3])))`;
  run(node('-e', script, import.meta.resolve('./catalog.mjs'), unfinished, `${size}`));
  renameSync(unfinished, folder);
  // Stamps that are younger are not trusted, and the files are compared by their contents.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);
  return folder;
}

/** Removes the catalogs that were kept, and what an interrupted run left. */
export function clean() {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix));
  for (const name of names) rmSync(join(tmpdir(), name), { recursive: true, force: true });
}

/**
 * A key from the middle of the catalog.
 *
 * @param {string} folder
 */
function middleKey(folder) {
  const keys = [...readFileSync(join(folder, `papers/${year}.yaml`), 'utf8').matchAll(/^(\S+):$/gm)];
  return keys[Math.floor(keys.length / 2)]?.[1] ?? '';
}
