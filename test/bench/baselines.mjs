// Other programs on the same records, for comparison: common command-line tools, and search libraries for Node.
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { lm4c, node, run } from './measure.mjs';

/** @typedef {import('./measure.mjs').Command} Command */
/** @typedef {import('./operations.mjs').Operation} Operation */

/**
 * @typedef Records
 * @property {string} folder folder of the catalog, with the same papers in `papers.json`
 * @property {number} size
 * @property {string} key
 * @property {number} year
 */

/**
 * @typedef Tool
 * @property {string} program
 * @property {string} version
 */

/** @typedef {Readonly<Record<string, Tool | undefined>>} Tools undefined if not installed */

/**
 * @typedef Baseline
 * @property {string} name
 * @property {string} tool
 * @property {(records: Records) => readonly string[]} args
 * @property {number} [maxSize] maximum number of papers, for programs that are too slow for more
 */

const pybtexVersion = ['-c', 'import pybtex; print("pybtex", pybtex.__version__)'];

/** @type {Readonly<Record<string, readonly (readonly [program: string, ...versionArgs: string[]])[]>>} */
const versionCommands = {
  node: [[process.execPath, '--version']],
  rg: [['rg', '--version']],
  jq: [['jq', '--version']],
  sqlite3: [['sqlite3', '--version']],
  bibtool: [['bibtool', '-V']],
  // The pybtex package of a Linux distribution is only visible to the Python of the distribution.
  pybtex: [
    ['python3', ...pybtexVersion],
    ['/usr/bin/python3', ...pybtexVersion],
  ],
};

/** The version in stdout and stderr; BibTool writes it to stderr, and other output may be an error message. */
const versionPattern = /^(?:v|ripgrep |jq-|BibTool Vers\. |pybtex )?(\d+(?:\.\d+)+)/m;

const require = createRequire(import.meta.url);

/** Parses each YAML file with the package yaml, as lm4c does for messages with positions. */
const yamlScript = `
  const { parseDocument } = require(process.argv[1]);
  for (const file of fs.readdirSync(process.argv[2])) parseDocument(fs.readFileSync(process.argv[2] + '/' + file, 'utf8')).toJS();`;

/** The fields that all search programs index. */
const searchedFields = ['key', 'title', 'authors', 'year', 'venue', 'tasks', 'models', 'techniques', 'summary'];
const query = 'backdoor detection';

/**
 * Arguments of Node for a script that uses a library and the text of the first file.
 *
 * @param {string} name
 * @param {string} script
 * @param {readonly string[]} files
 */
const libraryScript = (name, script, ...files) => [
  '-e',
  `const Library = require(process.argv[1]); const text = fs.readFileSync(process.argv[2], 'utf8'); ${script}`,
  require.resolve(name),
  ...files,
];

const fuseScript = (/** @type {string} */ options) => `
  const fuse = new Library(JSON.parse(text), { keys: ${JSON.stringify(searchedFields)}, ${options} });
  for (const { item } of fuse.search('${query}', { limit: 20 })) console.log(item.key, item.title);`;

const miniSearchOptions = JSON.stringify({ idField: 'key', fields: searchedFields, storeFields: ['title'] });
const buildIndex = `const index = new Library(${miniSearchOptions}); index.addAll(JSON.parse(text));`;
const loadIndex = `const index = Library.loadJSON(text, ${miniSearchOptions});`;
const saveIndex = 'fs.writeFileSync(process.argv[3], JSON.stringify(index));';
/** Finds papers with all words, as sqlite3 does, instead of any. */
const printResults = `
  for (const { id, title } of index.search('${query}', { combineWith: 'AND' }).slice(0, 20)) console.log(id, title);`;

/** @type {readonly Baseline[]} */
const baselineSpecs = [
  {
    name: 'rg -i backdoor, on the YAML',
    tool: 'rg',
    args: ({ folder }) => ['-i', 'backdoor', join(folder, 'papers')],
  },
  {
    name: 'sqlite3 FTS5, two words, the best 20',
    tool: 'sqlite3',
    args: (records) => [
      sqliteFile(records),
      `select key, title from papers where papers match '${query}' order by rank limit 20`,
    ],
  },
  {
    name: 'minisearch, saved index',
    tool: 'node',
    args: (records) => libraryScript('minisearch', `${loadIndex} ${printResults}`, miniSearchFile(records)),
  },
  {
    name: 'minisearch, built',
    tool: 'node',
    args: (records) => libraryScript('minisearch', `${buildIndex} ${printResults}`, jsonFile(records)),
  },
  {
    name: 'fuse.js, token search',
    tool: 'node',
    args: (records) => libraryScript('fuse.js', fuseScript("useTokenSearch: true, tokenMatch: 'all'"), jsonFile(records)),
  },
  {
    name: 'fuse.js, over the records',
    tool: 'node',
    args: (records) => libraryScript('fuse.js', fuseScript(''), jsonFile(records)),
  },
  {
    name: 'JSON.parse of the records',
    tool: 'node',
    args: (records) => ['-e', `JSON.parse(fs.readFileSync(process.argv[1], 'utf8'))`, jsonFile(records)],
  },
  {
    name: 'yaml, documents of the YAML',
    tool: 'node',
    args: ({ folder }) => ['-e', yamlScript, require.resolve('yaml'), join(folder, 'papers')],
  },
  {
    name: 'jq, papers of a year',
    tool: 'jq',
    args: (records) => ['-r', `.[] | select(.year == ${records.year}) | .key`, jsonFile(records)],
  },
  {
    name: 'bibtool, one key',
    tool: 'bibtool',
    args: (records) => ['-X', `^${records.key}$`, '-i', bibFile(records)],
    maxSize: 10_000,
  },
  {
    name: 'pybtex, reading the BibTeX',
    tool: 'pybtex',
    args: (records) => ['-c', 'import sys; from pybtex.database import parse_file; parse_file(sys.argv[1])', bibFile(records)],
  },
];

/** @returns {Tools} */
export function installedTools() {
  return Object.fromEntries(Object.entries(versionCommands).map(([name, commands]) => [name, firstInstalled(commands)]));
}

/** @param {readonly (readonly [program: string, ...versionArgs: string[]])[]} commands */
function firstInstalled(commands) {
  const tools = commands.map(([program, ...args]) => {
    const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    return { program, version: versionPattern.exec(`${stdout}\n${stderr}`)?.[1] ?? '' };
  });
  return tools.find(({ version }) => version !== '');
}

/**
 * The operations of the installed tools on the records.
 *
 * @param {Tools} tools
 * @param {Records} records
 * @returns {Operation[]}
 */
export function baselines(tools, records) {
  return baselineSpecs.flatMap(({ name, tool, args, maxSize = Number.POSITIVE_INFINITY }) => {
    const program = tools[tool]?.program;
    if (!program) return [];
    if (records.size > maxSize)
      return { name, note: `only up to ${maxSize.toLocaleString('en')} papers, because it takes minutes` };
    return { name, compiled: () => ({ program, args: args(records) }) };
  });
}

/** @param {Records} records */
const jsonFile = ({ folder }) => join(folder, 'papers.json');

/** @param {Records} records */
function bibFile({ folder }) {
  return createOnce(join(folder, 'papers.bib'), (file) => lm4c(['-c', folder, 'bib', '-o', file]));
}

/** @param {Records} records */
function sqliteFile(records) {
  const sql = `
    create virtual table papers using fts5(${searchedFields.join(', ')});
    insert into papers select ${searchedFields.map((field) => `value ->> '${field}'`).join(', ')}
      from json_each(readfile('${jsonFile(records)}'));`;
  return createOnce(join(records.folder, 'papers.db'), (file) => ({ program: 'sqlite3', args: [file, sql] }));
}

/** @param {Records} records */
function miniSearchFile(records) {
  const write = (/** @type {string} */ file) =>
    node(...libraryScript('minisearch', buildIndex + saveIndex, jsonFile(records), file));
  return createOnce(join(records.folder, 'papers.minisearch.json'), write);
}

/**
 * The file, which is written if it does not exist. It is renamed when it is complete, so an interrupted run leaves none.
 *
 * @param {string} file
 * @param {(file: string) => Command} write
 */
function createOnce(file, write) {
  if (existsSync(file)) return file;
  const unfinished = `${file}-${process.pid}`;
  run(write(unfinished));
  renameSync(unfinished, file);
  return file;
}
