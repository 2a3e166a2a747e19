import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';

/**
 * @typedef {object} TestRun
 * @property {Readonly<Record<string, string>>} sources what to read instead of these files, by absolute path
 * @property {readonly string[]} tests absolute paths, in the order in which to run them up to the first failure
 * @property {number} limit in milliseconds, of one file
 */

/**
 * @typedef {object} TestFile
 * @property {string} test
 * @property {number} milliseconds
 * @property {ReadonlySet<string>} covered ids of the instrumented regions that ran
 */

/** @typedef {{ readonly files: readonly TestFile[], readonly failure?: string, readonly isTimeout: boolean }} TestResult */

/**
 * A function that runs tests. Between runs it keeps Vitest's server, which has transformed the other files; but each run is a new
 * process, in which no mutant left any state.
 */
export async function createRunner() {
  /** @type {TestRun} */
  let run = { sources: {}, tests: [], limit: 0 };
  /** @type {TestFile[]} */
  let files = [];
  /** @type {string | undefined} */
  let failure;
  let isTimeout = false;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const vitest = await createVitest(
    'test',
    {
      config: fileURLToPath(import.meta.resolve('../vitest.config.mjs')),
      setupFiles: [fileURLToPath(import.meta.resolve('./covered.mjs'))],
      watch: false,
      maxWorkers: 1,
      bail: 1,
      silent: true,
      // A mutant that collects without end is stopped before it takes the machine's memory.
      execArgv: ['--max-old-space-size=2048'],
      sequence: { sequencer: inOrder(() => run.tests) },
      reporters: [
        {
          onTestCaseResult(test) {
            if (test.result().state === 'failed') failure ??= `${test.module.relativeModuleId}: ${test.fullName}`;
          },
          onTestModuleEnd(module) {
            startTimer();
            const { duration, collectDuration } = module.diagnostic();
            files.push({ test: module.moduleId, milliseconds: duration + collectDuration, covered: coveredBy(module) });
            if (module.state() === 'failed') failure ??= `${module.relativeModuleId}: ${module.errors()[0]?.message}`;
          },
        },
      ],
    },
    { plugins: [{ name: 'mutant', enforce: 'pre', load: (id) => run.sources[id] }] },
  );

  function startTimer() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isTimeout = true;
      // The first waits for the test that runs, the second ends the process.
      for (const _ of [1, 2]) vitest.cancelCurrentRun('keyboard-input');
    }, run.limit);
  }

  /** @param {TestRun} next @returns {Promise<TestResult>} */
  async function runTests(next) {
    for (const file of Object.keys({ ...run.sources, ...next.sources })) vitest.invalidateFile(file);
    run = next;
    files = [];
    failure = undefined;
    isTimeout = false;
    startTimer();
    const project = vitest.getRootProject();
    const { unhandledErrors } = await vitest.runTestSpecifications(run.tests.map((test) => project.createSpecification(test)));
    clearTimeout(timer);
    if (unhandledErrors.length > 0) failure ??= `${unhandledErrors[0]}`;
    return { files, ...(failure === undefined ? {} : { failure }), isTimeout };
  }
  return { runTests, close: () => vitest.close() };
}

/** @param {() => readonly string[]} order */
function inOrder(order) {
  /** @typedef {import('vitest/node').TestSpecification} Specification */
  return class {
    /** @param {Specification[]} all */
    sort = async (all) => all.toSorted((a, b) => order().indexOf(a.moduleId) - order().indexOf(b.moduleId));
    /** @param {Specification[]} all */
    shard = async (all) => all;
  };
}

/** @param {import('vitest/node').TestModule} module */
function coveredBy(module) {
  const meta = module.meta();
  return new Set('covered' in meta && Array.isArray(meta.covered) ? meta.covered : []);
}
