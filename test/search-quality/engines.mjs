// Search engines over the same records. Each takes a query and returns titles, best match first.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';

/** @typedef {(query: string) => Promise<readonly string[]> | readonly string[]} Engine */
/** @typedef {{ title: string } & Record<string, string>} FlatRecord a record with the text of each field */

const root = join(import.meta.dirname, '../..');
/** @type {typeof import('../../src/main.ts')} */
const { main } = createRequire(import.meta.url)(join(root, 'dist/main.cjs'));

/**
 * The stdout of a command of the built program.
 *
 * @param {readonly string[]} args
 */
async function runLm4c(args) {
  let [stdout, stderr] = ['', ''];
  const screen = { isTTY: () => false, columns: () => undefined };
  const status = await main(args, {
    env: {},
    cwd: () => root,
    cacheFolder: () => undefined,
    stdout: { ...screen, write: (text) => (stdout += text), supportsHyperlinks: () => false },
    stderr: { ...screen, write: (text) => (stderr += text) },
    stdin: { isTTY: () => true, read: () => '' },
    runtime: '',
    platform: '',
    lockOwner: () => ({ id: 0, host: () => '', isRunning: () => false, onInterrupt() {} }),
    shippedCatalog: { path: join(import.meta.dirname, 'catalog') },
  });
  if (status > 1) throw new Error(stderr);
  return stdout;
}

/**
 * The titles that `lm4c search` prints.
 *
 * @type {Engine}
 */
async function searchWithLm4c(query) {
  const papers = JSON.parse((await runLm4c(['search', '--json', '--fields', 'title', '--', query])) || '[]');
  return papers.map((/** @type {{ title: string }} */ { title }) => title);
}

const searchedFields =
  'title translation authors acronym year venue categories tasks techniques models languages summary key'.split(' ');

/** @returns {Promise<FlatRecord[]>} */
async function readRecords() {
  const papers = JSON.parse(await runLm4c(['list', '--json']));
  return papers.map((/** @type {Record<string, unknown>} */ paper) =>
    Object.fromEntries(searchedFields.map((field) => [field, flattenToText(paper[field])])),
  );
}

/**
 * All texts in a value, joined by spaces.
 *
 * @param {unknown} value
 * @returns {string}
 */
function flattenToText(value) {
  if (value === undefined) return '';
  return typeof value === 'object' && value !== null ? Object.values(value).map(flattenToText).join(' ') : String(value);
}

/**
 * @param {readonly FlatRecord[]} papers
 * @param {import('fuse.js').IFuseOptions<FlatRecord>} options
 * @returns {Engine}
 */
function createFuseEngine(papers, options) {
  const index = new Fuse(papers, { keys: searchedFields, ...options });
  return (query) => index.search(query).map(({ item }) => item.title);
}

/**
 * @param {readonly FlatRecord[]} papers
 * @param {import('minisearch').SearchOptions} options
 * @returns {Engine}
 */
function createMiniSearchEngine(papers, options) {
  const index = new MiniSearch({ idField: 'key', fields: searchedFields, storeFields: ['title'] });
  index.addAll(papers);
  return (query) => index.search(query, options).map(({ title }) => title);
}

/** @returns {Promise<Readonly<Record<string, Engine>>>} */
export async function createEngines() {
  const papers = await readRecords();
  const tolerantMatching = { prefix: true, fuzzy: 0.2 };
  return {
    lm4c: searchWithLm4c,
    'fuse.js, defaults': createFuseEngine(papers, {}),
    'fuse.js, token search, all words': createFuseEngine(papers, { useTokenSearch: true, tokenMatch: 'all', threshold: 0.3 }),
    'fuse.js, token search, any word': createFuseEngine(papers, { useTokenSearch: true, tokenMatch: 'any', threshold: 0.2 }),
    'minisearch, all words': createMiniSearchEngine(papers, { ...tolerantMatching, combineWith: 'AND' }),
    'minisearch, any word': createMiniSearchEngine(papers, { ...tolerantMatching, combineWith: 'OR' }),
  };
}
