// npm run mutation: mutation testing. Prints the score of each folder, which is the share of its mutants that make a test fail, and the
// mutants that make none fail. Mutants that pass all tests but have type errors are not counted.
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
import { compiles } from './types.mjs';

/**
 * @typedef {import('./mutants.mjs').Mutant} Mutant
 * @typedef {import('./runner.mjs').TestFile} TestFile
 * @typedef {Pick<Mutant, 'file' | 'before' | 'after'>} Change
 * @typedef {'killed' | 'timed out' | 'not compiled' | 'survived' | 'not covered'} Outcome
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
  await checkUnmutatedTypes(mutants);
  const tests = await measureTests(mutants);
  for (const folder of new Set(mutants.map(folderOf))) {
    const inFolder = mutants.filter((mutant) => folderOf(mutant) === folder);
    printReport(folder, await testMutants(inFolder, tests));
  }
}

/**
 * @param {readonly Mutant[]} mutants
 * @throws if a file has type errors without a mutant, because then no mutant would count as survived
 */
async function checkUnmutatedTypes([first]) {
  if (first && !(await compiles(root, { file: first.file, source: readSource(first.file) })))
    throw new Error('the source has type errors without a mutant');
}

/** @param {Mutant} mutant */
const folderOf = ({ file }) => file.split('/')[1] ?? '';

function selectMutants() {
  const size = options.all || options.file.length > 0 ? Infinity : Number(options.sample);
  const files = options.file.map((file) => relative(root, resolve(file)));
  const groups = files.length > 0 ? [files] : options.folder.map((folder) => listFiles(`src/${folder}`, '.ts'));
  return groups.flatMap((group) => sampleMutants(group, size));
}

/**
 * A sample of the mutants of the files, without equivalent ones. Whether a mutant is in the sample depends mainly on the changed line,
 * so that other changes of a file hardly change the sample.
 *
 * @param {readonly string[]} files
 * @param {number} size
 */
function sampleMutants(files, size) {
  const mutants = files
    .flatMap((file) => mutantsOf(file, readSource(file)))
    .filter((mutant) => !equivalentIds.has(changeId(mutant)));
  const ranks = new Map(mutants.map((mutant) => [mutant, sha1(options.seed + changeId(mutant))]));
  return mutants.sort((a, b) => ((ranks.get(a) ?? '') < (ranks.get(b) ?? '') ? -1 : 1)).slice(0, size);
}

/** @param {string} content */
const sha1 = (content) => createHash('sha1').update(content).digest('hex');

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
  const sources = Object.fromEntries(
    [...new Set(mutants.map(({ file }) => file))].map((file) => {
      const regions = mutants.flatMap((mutant) => (mutant.file === file ? (mutant.region ?? []) : []));
      return [join(root, file), instrument(readSource(file), new Set(regions))];
    }),
  );
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
async function testMutant(mutant, tests, runner) {
  if (tests.length === 0) return (await compiles(root, mutant)) ? 'not covered' : 'not compiled';
  // Generous, because other programs may use the processors at the same time.
  const limit = 20_000 + 3 * Math.max(...tests.map(({ milliseconds }) => milliseconds));
  const sources = { [join(root, mutant.file)]: mutant.source };
  const { isTimeout, failure } = await runner.runTests({ sources, tests: tests.map(({ test }) => test), limit });
  if (isTimeout) return 'timed out';
  if (failure !== undefined) return 'killed';
  return (await compiles(root, mutant)) ? 'survived' : 'not compiled';
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
  const compiled = results.filter(({ outcome }) => outcome !== 'not compiled');
  const score = 100 * (1 - undetected.length / compiled.length);
  const count = (/** @type {Outcome} */ wanted) => `${results.filter(({ outcome }) => outcome === wanted).length} ${wanted}`;
  const outcomes = /** @type {const} */ (['killed', 'timed out', 'not compiled', 'survived', 'not covered']);
  console.log(`${folder}: ${score.toFixed(1)} % of ${results.length} mutants (${outcomes.map(count).join(', ')})`);
  undetected.sort(({ mutant: a }, { mutant: b }) => a.file.localeCompare(b.file) || a.line - b.line);
  for (const { mutant, outcome } of undetected)
    console.log(`\n${mutant.file}:${mutant.line} ${outcome}\n- ${mutant.before}\n+ ${mutant.after}`);
  console.log();
}

await main();
for (const runner of runners) await runner.close();
// Vitest sets the exit status for failed tests, which are expected here.
process.exitCode = 0;
