// npm run bench: time and peak memory of whole processes, as ratios to those of `node -e 0`.
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installedTools } from './baselines.mjs';
import { measure } from './measure.mjs';
import { generatedOperations, removeTemporaryFiles, shippedOperations } from './operations.mjs';
import { createRegressionFinder, recordRatios } from './recorded.mjs';
import { tableHeader, tableRow } from './table.mjs';

/** @typedef {import('./operations.mjs').Operation} Operation */

/**
 * @typedef {import('./measure.mjs').Measurement & {
 *   readonly id: string,
 *   readonly state: string,
 *   readonly prepare: import('./operations.mjs').Prepare,
 * }} Result
 */

const flag = /** @type {const} */ ({ type: 'boolean' });
const { values: options } = parseArgs({ options: { quick: flag, check: flag, record: flag, json: flag, clean: flag } });

const full = { sizes: [1000, 10_000, 100_000], limits: { pairs: 25, milliseconds: 3000 } };
const quick = { sizes: [1000, 10_000], limits: { pairs: 11, milliseconds: 1000 } };
const { sizes, limits } = options.quick ? quick : full;

const states = /** @type {const} */ (['cold', 'compiled']);

/** Operations of which `--quick` measures the cold run too. */
const quickColdOperations = ['lm4c list -n 20', 'lm4c search backdoor detection -n 20', 'lm4c check'];

function runBenchmark() {
  const tools = installedTools();
  const description = describeRun(tools);
  say(
    `lm4c ${description.lm4c}, Node ${description.node}, ${description.platform}, ${description.cores} cores of ${description.processor}`,
  );
  say(`1.00 is node -e 0; the fastest of ${limits.pairs} alternating pairs, of fewer after ${limits.milliseconds} ms`);
  say(tableHeader());
  const results = [
    ...measureSection('the shipped catalog', shippedOperations()),
    ...sizes.flatMap((size) => measureSection(`${size.toLocaleString('en')} papers`, generatedOperations(size, tools))),
  ];
  const missing = Object.keys(tools).filter((name) => !tools[name]);
  if (missing.length > 0) say(`not installed: ${missing.join(', ')}`);
  if (options.json)
    console.log(JSON.stringify({ ...description, results: results.map(({ prepare, ...rest }) => rest) }, rounded, 2));
  const ownResults = results.filter(({ id }) => id.includes('lm4c '));
  if (options.record) recordRatios(ownResults);
  if (options.check) checkRatios(ownResults);
}

/** @param {import('./baselines.mjs').Tools} tools */
function describeRun(tools) {
  return {
    date: new Date().toISOString(),
    lm4c: JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? 'an unknown processor',
    cores: availableParallelism(),
    limits,
    tools: Object.fromEntries(Object.entries(tools).map(([name, tool]) => [name, tool?.version ?? null])),
  };
}

/**
 * Measures the operations one after another, and prints the row of each.
 *
 * @param {string} title
 * @param {readonly Operation[]} operations
 * @returns {Result[]}
 */
function measureSection(title, operations) {
  say(`\n${title}`);
  return operations.flatMap((operation) => {
    const results = statesOf(operation).flatMap((state) => measureState(title, operation, state));
    say(tableRow(operation, Object.fromEntries(results.map((result) => [result.state, result]))));
    return results;
  });
}

/**
 * The states in which an operation is measured; cold first, because a cold run fills the cache.
 *
 * @param {Operation} operation
 */
function statesOf({ name }) {
  return options.quick && !quickColdOperations.includes(name) ? states.filter((state) => state !== 'cold') : states;
}

/**
 * One result, or none if the operation does not have the state or fails; a failure is reported and sets the exit status.
 *
 * @param {string} title
 * @param {Operation} operation
 * @param {typeof states[number]} state
 * @returns {Result[]}
 */
function measureState(title, operation, state) {
  const { name, [state]: prepare } = operation;
  if (!prepare) return [];
  try {
    return [{ id: `${title}, ${state}: ${name}`, state, prepare, ...measure(prepare, limits) }];
  } catch (error) {
    console.error(`${name}, ${state}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
    return [];
  }
}

/**
 * Sets the exit status to 1 if a ratio is much worse than the recorded one, also when it is measured again with more pairs.
 *
 * @param {readonly Result[]} results
 */
function checkRatios(results) {
  const findRegressions = createRegressionFinder();
  const largerLimits = { pairs: 3 * limits.pairs, milliseconds: 10 * limits.milliseconds, minPairs: 3 };
  const failures = results
    .filter((result) => findRegressions(result).length > 0)
    .flatMap(({ id, prepare }) => findRegressions({ id, ...measure(prepare, largerLimits) }));
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) process.exitCode = 1;
  else say('\nno ratio is more than twice the recorded one');
}

/**
 * Rounds numbers in JSON.stringify.
 *
 * @param {string} _
 * @param {unknown} value
 */
const rounded = (_, value) => (typeof value === 'number' ? Number(value.toFixed(3)) : value);

/** @param {string} text */
function say(text) {
  if (!options.json) console.log(text);
}

if (options.clean) removeTemporaryFiles();
else runBenchmark();
