// Other programs on the same records: what people use now, and what a program in Node is measured against.
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { lm4c, node, run } from './measure.mjs';

/** @typedef {import('./measure.mjs').Command} Command */
/** @typedef {import('./operations.mjs').Operation} Operation */

/**
 * @typedef Records
 * @property {string} folder Of the catalog, with the same papers in `papers.json`.
 * @property {number} size
 * @property {string} key
 * @property {number} year
 */

/**
 * @typedef Tool
 * @property {string} program
 * @property {string} version
 */

/** @typedef {Readonly<Record<string, Tool | undefined>>} Tools Undefined what is not installed. */

/**
 * @typedef Baseline
 * @property {string} name
 * @property {string} tool
 * @property {(records: Records) => readonly string[]} args
 * @property {number} [upTo] Papers.
 */

const pybtexVersion = ['-c', 'import pybtex; print("pybtex", pybtex.__version__)'];

/** @type {Readonly<Record<string, readonly (readonly [program: string, ...showVersion: string[]])[]>>} */
const programs = {
  node: [[process.execPath, '--version']],
  rg: [['rg', '--version']],
  jq: [['jq', '--version']],
  sqlite3: [['sqlite3', '--version']],
  bibtool: [['bibtool', '-V']],
  // A distribution's package is seen by its own Python only.
  pybtex: [
    ['python3', ...pybtexVersion],
    ['/usr/bin/python3', ...pybtexVersion],
  ],
};

/** BibTool writes it to stderr, where others write what is wrong. */
const shownVersion = /^(?:v|ripgrep |jq-|BibTool Vers\. |pybtex )?(\d+(?:\.\d+)+)/m;

const require = createRequire(import.meta.url);

/** What reads YAML with places: a document of each file, and its value. */
const yamlDocuments = `
  const { parseDocument } = require(process.argv[1]);
  for (const file of fs.readdirSync(process.argv[2])) parseDocument(fs.readFileSync(process.argv[2] + '/' + file, 'utf8')).toJS();`;

/** What all of them search. */
const fields = ['key', 'title', 'authors', 'year', 'venue', 'tasks', 'models', 'techniques', 'summary'];
const words = 'backdoor detection';

/**
 * A script with a library and the text of the first file.
 *
 * @param {string} name
 * @param {string} script
 * @param {readonly string[]} files
 */
const library = (name, script, ...files) => [
  '-e',
  `const Library = require(process.argv[1]); const text = fs.readFileSync(process.argv[2], 'utf8'); ${script}`,
  require.resolve(name),
  ...files,
];

const fuse = (/** @type {string} */ options) => `
  const fuse = new Library(JSON.parse(text), { keys: ${JSON.stringify(fields)}, ${options} });
  for (const { item } of fuse.search('${words}', { limit: 20 })) console.log(item.key, item.title);`;

const miniSearchOptions = JSON.stringify({ idField: 'key', fields, storeFields: ['title'] });
const built = `const index = new Library(${miniSearchOptions}); index.addAll(JSON.parse(text));`;
const loaded = `const index = Library.loadJSON(text, ${miniSearchOptions});`;
const saved = 'fs.writeFileSync(process.argv[3], JSON.stringify(index));';
/** Of all words, as sqlite3 finds them, instead of any. */
const found = `
  for (const { id, title } of index.search('${words}', { combineWith: 'AND' }).slice(0, 20)) console.log(id, title);`;

/** @type {readonly Baseline[]} */
const all = [
  {
    name: 'rg -i backdoor, on the YAML',
    tool: 'rg',
    args: ({ folder }) => ['-i', 'backdoor', join(folder, 'papers')],
  },
  {
    name: 'sqlite3 FTS5, two words, the best 20',
    tool: 'sqlite3',
    args: (records) => [database(records), `select key, title from papers where papers match '${words}' order by rank limit 20`],
  },
  {
    name: 'minisearch, saved index',
    tool: 'node',
    args: (records) => library('minisearch', `${loaded} ${found}`, savedIndex(records)),
  },
  {
    name: 'minisearch, built',
    tool: 'node',
    args: (records) => library('minisearch', `${built} ${found}`, json(records)),
  },
  {
    name: 'fuse.js, token search',
    tool: 'node',
    args: (records) => library('fuse.js', fuse("useTokenSearch: true, tokenMatch: 'all'"), json(records)),
  },
  {
    name: 'fuse.js, over the records',
    tool: 'node',
    args: (records) => library('fuse.js', fuse(''), json(records)),
  },
  {
    name: 'JSON.parse of the records',
    tool: 'node',
    args: (records) => ['-e', `JSON.parse(fs.readFileSync(process.argv[1], 'utf8'))`, json(records)],
  },
  {
    name: 'yaml, documents of the YAML',
    tool: 'node',
    args: ({ folder }) => ['-e', yamlDocuments, require.resolve('yaml'), join(folder, 'papers')],
  },
  {
    name: 'jq, papers of a year',
    tool: 'jq',
    args: (records) => ['-r', `.[] | select(.year == ${records.year}) | .key`, json(records)],
  },
  {
    name: 'bibtool, one key',
    tool: 'bibtool',
    args: (records) => ['-X', `^${records.key}$`, '-i', bibliography(records)],
    upTo: 10_000,
  },
  {
    name: 'pybtex, reading the BibTeX',
    tool: 'pybtex',
    args: (records) => [
      '-c',
      'import sys; from pybtex.database import parse_file; parse_file(sys.argv[1])',
      bibliography(records),
    ],
  },
];

/** @returns {Tools} */
export function installedTools() {
  return Object.fromEntries(Object.entries(programs).map(([name, places]) => [name, firstInstalled(places)]));
}

/** @param {readonly (readonly [program: string, ...showVersion: string[]])[]} places */
function firstInstalled(places) {
  const found = places.map(([program, ...args]) => {
    const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    return { program, version: shownVersion.exec(`${stdout}\n${stderr}`)?.[1] ?? '' };
  });
  return found.find(({ version }) => version !== '');
}

/**
 * What the tools do with the records.
 *
 * @param {Tools} tools
 * @param {Records} records
 * @returns {Operation[]}
 */
export function baselines(tools, records) {
  return all.flatMap(({ name, tool, args, upTo = Number.POSITIVE_INFINITY }) => {
    const program = tools[tool]?.program;
    if (!program) return [];
    if (records.size > upTo) return { name, note: `only up to ${upTo.toLocaleString('en')} papers, because it takes minutes` };
    return { name, compiled: () => ({ program, args: args(records) }) };
  });
}

/** @param {Records} records */
const json = ({ folder }) => join(folder, 'papers.json');

/** @param {Records} records */
function bibliography({ folder }) {
  return made(join(folder, 'papers.bib'), (file) => lm4c(['-c', folder, 'bib', '-o', file]));
}

/** @param {Records} records */
function database(records) {
  const sql = `
    create virtual table papers using fts5(${fields.join(', ')});
    insert into papers select ${fields.map((field) => `value ->> '${field}'`).join(', ')}
      from json_each(readfile('${json(records)}'));`;
  return made(join(records.folder, 'papers.db'), (file) => ({ program: 'sqlite3', args: [file, sql] }));
}

/** @param {Records} records */
function savedIndex(records) {
  const write = (/** @type {string} */ file) => node(...library('minisearch', built + saved, json(records), file));
  return made(join(records.folder, 'papers.minisearch.json'), write);
}

/**
 * The file, which is kept with the catalog, written whole or not at all.
 *
 * @param {string} file
 * @param {(file: string) => Command} write
 */
function made(file, write) {
  if (existsSync(file)) return file;
  const unfinished = `${file}-${process.pid}`;
  run(write(unfinished));
  renameSync(unfinished, file);
  return file;
}
