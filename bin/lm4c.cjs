#!/usr/bin/env node
'use strict';
// The launcher: builds the environment of the program, runs it and sets the exit status.

const path = require('node:path');
const output = require('./output.cjs');

/** @typedef {typeof import('../src/main.ts')} Program */
/** @typedef {import('../src/cli/context/environment.ts').Environment} Environment */

const argv = process.argv.slice(2);

const packagePath = (/** @type {string} */ name) => path.join(__dirname, '..', name);

/** In seconds. After a longer run, such as compiling a catalog of 10,000 papers, V8 has discarded the code of the start. */
const maxUptime = 2;

/** Requests of a shell that run different functions of the program: the cached code has only the functions that have run. */
const completionRequests = [
  ['complete', 'fish', 'lm4c', 'list', '--author', ''],
  ['complete', 'fish', 'lm4c', 'show', ''],
  ['complete', 'fish', 'lm4c', 'show', 'code'],
];

/** Other programs ask for the version often; it is printed without loading the program. */
function printVersion() {
  const describeWriteError = (/** @type {unknown} */ error) => `error: cannot write the output: ${error}\n`;
  const { stdout, end } = output.createStandardStreams({ describeWriteError });
  stdout.write(`${require('../package.json').version}\n`);
  end();
}

async function run() {
  const command = findCommand();
  const code = openCodeCache(command);
  /** @type {Program} */
  const program = code.load(packagePath('dist/main.cjs'));
  const { stdout, stderr, end } = openStreams(program);
  /** @type {typeof import('./lock-owner.cjs') | undefined} */
  let locks;
  /** @type {Environment} */
  const environment = {
    env: process.env,
    cwd,
    cacheFolder,
    stdout: { ...stdout, supportsHyperlinks: () => code.load(packagePath('dist/detect-hyperlinks.cjs')).knowsLinks() },
    stderr,
    lockOwner: () => {
      locks = require('./lock-owner.cjs');
      return locks.lockOwner;
    },
    runtime: `Node ${process.versions.node} on ${process.platform} ${process.arch}`,
    platform: process.platform,
    stdin: { isTTY: () => output.isTerminal(0), read: () => program.readDescriptor(0).toString() },
    shippedCatalog: { path: packagePath('catalog'), compiled: packagePath('dist/catalog.lm4c') },
  };
  const status = await program.main(argv, environment);
  await locks?.deliverSignals();
  process.exitCode = status;
  end();
  if (status !== 0 || !code.hasNewCode() || process.uptime() > maxUptime) return;
  if (command === 'complete') await rehearseCompletion(program, environment);
  if (command === 'complete' || program.isCommand(command)) code.save(program.createFolder);
}

function findCommand() {
  const [first = ''] = argv;
  return /^[a-z]+$/.test(first) ? first : globalOptions().commandName(argv);
}

/** @param {string} command */
function openCodeCache(command) {
  const codeCache = require('./code-cache.cjs');
  const isOff =
    process.env['NODE_DISABLE_COMPILE_CACHE'] || (argv.includes('--no-cache') && globalOptions().hasOption(argv, 'no-cache'));
  const folder = isOff ? undefined : cacheFolder();
  return codeCache.createCodeCache(folder && codeCache.privateFolder(codeCache.codeFolder(folder, __dirname, command)));
}

/** @param {Program} program */
function openStreams({ formatError, describeFileError }) {
  const describeFailure = (/** @type {import('../src/util/errors.ts').Failure} */ failure) => formatError(argv, failure);
  return output.createStandardStreams({
    describeWriteError: (error) =>
      describeFailure({ code: 'no-output', message: `cannot write the output: ${describeFileError(error).message}` }),
    createPager: (streams) => require('./pager.cjs').createPager({ ...streams, argv, env: process.env, describeFailure }),
  });
}

/** Loaded only for command lines that need it, because loading takes 0.3 ms. */
const globalOptions = () => require('./global-options.cjs');

/** @type {{ readonly folder: string | undefined } | undefined} */
let foundCacheFolder;

function cacheFolder() {
  foundCacheFolder ??= { folder: require('./cache-folder.cjs').findPrivateCacheFolder(process) };
  return foundCacheFolder.folder;
}

/** The working directory; undefined if it has been removed. */
function cwd() {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

/**
 * @param {Program} program
 * @param {Environment} environment
 */
async function rehearseCompletion({ main }, environment) {
  const stdout = { ...environment.stdout, write() {} };
  for (const request of completionRequests) await main(request, { ...environment, stdout });
}

if (argv.length === 1 && /^(?:--version|-V)$/.test(argv[0] ?? '')) printVersion();
else run();
