// Search engines, each handed the same records: a query in, titles out, best first.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';

/** @typedef {(query: string) => Promise<readonly string[]> | readonly string[]} Engine */
/** @typedef {{ title: string } & Record<string, string>} Flat A record with the text of each field. */

const root = join(import.meta.dirname, '../..');
/** @type {typeof import('../../src/main.ts')} */
const { main } = createRequire(import.meta.url)(join(root, 'dist/main.cjs'));

/**
 * What a command of the built program prints.
 *
 * @param {readonly string[]} args
 */
async function printed(args) {
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
    shippedCatalog: { path: join(root, 'catalog'), compiled: join(root, 'dist/catalog.lm4c') },
  });
  if (status > 1) throw new Error(stderr);
  return stdout;
}

/**
 * The titles that `lm4c search` prints.
 *
 * @type {Engine}
 */
async function lm4c(query) {
  const papers = JSON.parse((await printed(['search', '--json', '--fields', 'title', '--', query])) || '[]');
  return papers.map((/** @type {{ title: string }} */ { title }) => title);
}

const searched = 'title translation authors acronym year venue categories tasks techniques models languages summary key'.split(
  ' ',
);

/** @returns {Promise<Flat[]>} */
async function records() {
  const papers = JSON.parse(await printed(['list', '--json']));
  return papers.map((/** @type {Record<string, unknown>} */ paper) =>
    Object.fromEntries(searched.map((field) => [field, text(paper[field])])),
  );
}

/**
 * All texts of a value, with spaces between.
 *
 * @param {unknown} value
 * @returns {string}
 */
function text(value) {
  if (value === undefined) return '';
  return typeof value === 'object' && value !== null ? Object.values(value).map(text).join(' ') : String(value);
}

/**
 * @param {readonly Flat[]} papers
 * @param {import('fuse.js').IFuseOptions<Flat>} options
 * @returns {Engine}
 */
function fuse(papers, options) {
  const index = new Fuse(papers, { keys: searched, ...options });
  return (query) => index.search(query).map(({ item }) => item.title);
}

/**
 * @param {readonly Flat[]} papers
 * @param {import('minisearch').SearchOptions} options
 * @returns {Engine}
 */
function miniSearch(papers, options) {
  const index = new MiniSearch({ idField: 'key', fields: searched, storeFields: ['title'] });
  index.addAll(papers);
  return (query) => index.search(query, options).map(({ title }) => title);
}

/** @returns {Promise<Readonly<Record<string, Engine>>>} */
export async function engines() {
  const papers = await records();
  const forgiving = { prefix: true, fuzzy: 0.2 };
  return {
    lm4c,
    'fuse.js, defaults': fuse(papers, {}),
    'fuse.js, token search, all words': fuse(papers, { useTokenSearch: true, tokenMatch: 'all', threshold: 0.3 }),
    'fuse.js, token search, any word': fuse(papers, { useTokenSearch: true, tokenMatch: 'any', threshold: 0.2 }),
    'minisearch, all words': miniSearch(papers, { ...forgiving, combineWith: 'AND' }),
    'minisearch, any word': miniSearch(papers, { ...forgiving, combineWith: 'OR' }),
  };
}
