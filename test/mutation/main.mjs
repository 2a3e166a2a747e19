// npm run mutation: mutation testing. Prints the score of each folder, which is the share of its mutants that make a test fail, and the
// mutants that make none fail.
//   --folder NAME  a folder of src, may be repeated; default: see below
//   --sample N     number of mutants per folder; default: 150
//   --seed TEXT    selects another sample
//   --all          all mutants of the folders
//   --file PATH    all mutants of this file instead of folders, may be repeated
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mutantsOf } from './mutants.mjs';
import { instrument } from './regions.mjs';
import { Runner } from './runner.mjs';

/**
 * @typedef {import('./mutants.mjs').Mutant} Mutant
 * @typedef {import('./runner.mjs').TestFile} TestFile
 * @typedef {Pick<Mutant, 'file' | 'before' | 'after'>} Change
 * @typedef {'killed' | 'timed out' | 'survived' | 'not covered'} Outcome
 * @typedef {{ readonly mutant: Mutant, readonly outcome: Outcome }} Result
 */

const stringOption = /** @type {const} */ ({ type: 'string' });
const { values: options } = parseArgs({
  options: {
    folder: { ...stringOption, multiple: true, default: ['search', 'formats', 'importers', 'catalog'] },
    sample: { ...stringOption, default: '150' },
    seed: { ...stringOption, default: '' },
    all: { type: 'boolean', default: false },
    file: { ...stringOption, multiple: true, default: [] },
  },
});

const root = resolve(import.meta.dirname, '../..');

/** @param {string} file */
const readSource = (file) => readFileSync(join(root, file), 'utf8');

/** @param {string} folder @param {string} ending */
const listFiles = (folder, ending) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

/** @param {Change} change */
const changeId = ({ file, before, after }) => JSON.stringify([file, before, after]);

/** @type {readonly (Change & { readonly reason: string })[]} */
const equivalentChanges = JSON.parse(readSource('test/mutation/equivalent.json'));
const equivalentIds = new Set(equivalentChanges.map(changeId));

const runners = [new Runner(), new Runner()];

async function main() {
  const mutants = selectMutants();
  const tests = await measureTests(mutants);
  for (const folder of new Set(mutants.map(folderOf)))
    printReport(
      folder,
      await testMutants(
        mutants.filter((mutant) => folderOf(mutant) === folder),
        tests,
      ),
    );
}

/** @param {Mutant} mutant */
const folderOf = ({ file }) => file.split('/')[1] ?? '';

function selectMutants() {
  if (options.file.length > 0)
    return sampleMutants(
      options.file.map((file) => relative(root, resolve(file))),
      Infinity,
    );
  const size = options.all ? Infinity : Number(options.sample);
  return options.folder.flatMap((folder) => sampleMutants(listFiles(`src/${folder}`, '.ts'), size));
}

/**
 * A sample of the mutants of the files, without equivalent ones. Whether a mutant is in the sample depends mainly on the changed line,
 * so that other changes of a file hardly change the sample.
 *
 * @param {readonly string[]} files
 * @param {number} size
 */
function sampleMutants(files, size) {
  const rank = (/** @type {Mutant} */ mutant) =>
    createHash('sha1')
      .update(options.seed + changeId(mutant))
      .digest('hex');
  return files
    .flatMap((file) => mutantsOf(file, readSource(file)))
    .filter((mutant) => !equivalentIds.has(changeId(mutant)))
    .map((mutant) => ({ mutant, rank: rank(mutant) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, size)
    .map(({ mutant }) => mutant);
}

/** The test files, except those that run the built program, which contains no mutant. */
function listSourceTests() {
  const needsBuild = /from '[./]+\/(?:program|terminal|shells)\.ts'/;
  return listFiles('test', '.test.ts').filter((file) => !needsBuild.test(readSource(file)));
}

/**
 * The test files, fastest first, with the regions of the mutants that each of them covers.
 *
 * @param {readonly Mutant[]} mutants
 */
async function measureTests(mutants) {
  const regions = new Set(mutants.flatMap(({ region }) => region ?? []));
  const instrumented = (/** @type {string} */ file) =>
    instrument(
      readSource(file),
      [...regions].filter(({ id }) => id.startsWith(`${file} `)),
    );
  const files = [...new Set(mutants.map(({ file }) => file))];
  const sources = Object.fromEntries(files.map((file) => [join(root, file), instrumented(file)]));
  const testFiles = await inParallel('test files', listSourceTests(), async (test, runner) => {
    const result = await runner.runTests({ sources, tests: [join(root, test)], limit: 600_000 });
    if (result.failure !== undefined) throw new Error(`a test fails without a mutant: ${result.failure}`);
    return result.files;
  });
  return testFiles.flat().sort((a, b) => a.milliseconds - b.milliseconds);
}

/**
 * @param {readonly Mutant[]} mutants
 * @param {readonly TestFile[]} testFiles
 */
function testMutants(mutants, testFiles) {
  return inParallel('mutants', mutants, async (mutant, runner) => {
    const covering = testFiles.filter(({ covered }) => covered.has(mutant.region?.id ?? ''));
    const isInSameFolder = (/** @type {TestFile} */ { test }) => test.startsWith(join(root, 'test', folderOf(mutant)));
    const tests = [...covering.filter(isInSameFolder), ...covering.filter((file) => !isInSameFolder(file))];
    return { mutant, outcome: await testMutant(mutant, tests, runner) };
  });
}

/**
 * @param {Mutant} mutant
 * @param {readonly TestFile[]} tests
 * @param {Runner} runner
 * @returns {Promise<Outcome>}
 */
async function testMutant({ file, source }, tests, runner) {
  if (tests.length === 0) return 'not covered';
  // Generous, because other programs may use the processors at the same time.
  const limit = 20_000 + 3 * Math.max(...tests.map(({ milliseconds }) => milliseconds));
  const sources = { [join(root, file)]: source };
  const { isTimeout, failure } = await runner.runTests({ sources, tests: tests.map(({ test }) => test), limit });
  if (isTimeout) return 'timed out';
  return failure === undefined ? 'survived' : 'killed';
}

/**
 * The results for all items in the order of completion; each runner works on one item at a time.
 *
 * @template T
 * @template R
 * @param {string} label
 * @param {readonly T[]} items
 * @param {(item: T, runner: Runner) => Promise<R>} work
 */
async function inParallel(label, items, work) {
  const queue = items.values();
  /** @type {R[]} */
  const results = [];
  const worker = async (/** @type {Runner} */ runner) => {
    for (const item of queue) {
      results.push(await work(item, runner));
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${results.length} of ${items.length} ${label}\r`);
    }
  };
  await Promise.all(runners.map(worker));
  return results;
}

/**
 * Prints the score of a folder, and the mutants that make no test fail.
 *
 * @param {string} folder
 * @param {readonly Result[]} results
 */
function printReport(folder, results) {
  const undetected = results.filter(({ outcome }) => outcome === 'survived' || outcome === 'not covered');
  const score = (100 * (results.length - undetected.length)) / results.length;
  const count = (/** @type {Outcome} */ wanted) => `${results.filter(({ outcome }) => outcome === wanted).length} ${wanted}`;
  const counts = [count('killed'), count('timed out'), count('survived'), count('not covered')].join(', ');
  console.log(`${folder}: ${score.toFixed(1)} % of ${results.length} mutants (${counts})`);
  undetected.sort(({ mutant: a }, { mutant: b }) => a.file.localeCompare(b.file) || a.line - b.line);
  for (const { mutant, outcome } of undetected)
    console.log(`\n${mutant.file}:${mutant.line} ${outcome}\n- ${mutant.before}\n+ ${mutant.after}`);
  console.log();
}

await main();
for (const runner of runners) await runner.close();
// Vitest sets the exit status for failed tests, which are expected here.
process.exitCode = 0;
