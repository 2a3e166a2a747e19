import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';

/**
 * @typedef {object} TestRun
 * @property {Readonly<Record<string, string>>} sources contents that replace those of files, by absolute path
 * @property {readonly string[]} tests absolute paths, in the order in which to run them up to the first failure
 * @property {number} limit time limit for each file, in milliseconds
 */

/**
 * @typedef {object} TestFile
 * @property {string} test
 * @property {number} milliseconds
 * @property {ReadonlySet<string>} covered ids of the instrumented regions that ran
 */

/**
 * Runs tests with one Vitest server, which keeps the transformed files between runs. Each run is a new process, so that no state of an
 * earlier mutant remains.
 */
export class Runner {
  /** @type {TestRun} */
  #run = { sources: {}, tests: [], limit: 0 };
  /** @type {TestFile[]} */
  #files = [];
  /** @type {string | undefined} */
  #failure;
  #isTimeout = false;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #vitest = createVitest(
    'test',
    this.#settings(),
    { plugins: [this.#plugin()] },
    { stdout: createNullStream(), stderr: createNullStream() },
  );

  /** @param {TestRun} run */
  async runTests(run) {
    const vitest = await this.#vitest;
    for (const file of Object.keys({ ...this.#run.sources, ...run.sources })) vitest.invalidateFile(file);
    this.#run = run;
    this.#files = [];
    this.#failure = undefined;
    this.#isTimeout = false;
    this.#startTimer();
    const project = vitest.getRootProject();
    const { unhandledErrors } = await vitest.runTestSpecifications(run.tests.map((test) => project.createSpecification(test)));
    clearTimeout(this.#timer);
    if (unhandledErrors.length > 0) this.#failure ??= `${unhandledErrors[0]}`;
    return { files: this.#files, failure: this.#failure, isTimeout: this.#isTimeout };
  }

  async close() {
    await (await this.#vitest).close();
  }

  #startTimer() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const vitest = await this.#vitest;
      this.#isTimeout = true;
      // The first cancellation waits for the running test, the second one terminates the process.
      for (const _ of [1, 2]) vitest.cancelCurrentRun('keyboard-input');
    }, this.#run.limit);
  }

  #plugin() {
    return { name: 'mutant', enforce: /** @type {const} */ ('pre'), load: (/** @type {string} */ id) => this.#run.sources[id] };
  }

  /** @returns {import('vitest/node').CliOptions} */
  #settings() {
    return {
      config: fileURLToPath(import.meta.resolve('../vitest.config.mjs')),
      setupFiles: [fileURLToPath(import.meta.resolve('./covered.mjs'))],
      watch: false,
      maxWorkers: 1,
      bail: 1,
      silent: true,
      // Stops a mutant that allocates memory in an endless loop.
      execArgv: ['--max-old-space-size=2048'],
      sequence: { sequencer: createSequencer(() => this.#run.tests) },
      reporters: [this.#reporter()],
    };
  }

  /** @returns {import('vitest/node').Reporter} */
  #reporter() {
    return {
      onTestCaseResult: (test) => {
        if (test.result().state === 'failed') this.#failure ??= `${test.module.relativeModuleId}: ${test.fullName}`;
      },
      onTestModuleEnd: (module) => {
        this.#startTimer();
        const { duration, collectDuration } = module.diagnostic();
        this.#files.push({ test: module.moduleId, milliseconds: duration + collectDuration, covered: coveredBy(module) });
        if (module.state() === 'failed') this.#failure ??= `${module.relativeModuleId}: ${module.errors()[0]?.message}`;
      },
    };
  }
}

const createNullStream = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/** @param {() => readonly string[]} order */
function createSequencer(order) {
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
