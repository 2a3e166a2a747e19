// npm run bench: time and peak memory of whole processes, as ratios to a Node that does nothing.
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installedTools } from './baselines.mjs';
import { measure } from './measure.mjs';
import { clean, seededOperations, shippedOperations } from './operations.mjs';
import { record, worseThanRecorded } from './recorded.mjs';
import { head, line } from './table.mjs';

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

/** Of these the quick bench measures the first run too. */
const essential = ['lm4c list -n 20', 'lm4c search backdoor detection -n 20', 'lm4c check'];

function bench() {
  const tools = installedTools();
  const about = aboutThisRun(tools);
  say(`lm4c ${about.lm4c}, Node ${about.node}, ${about.platform}, ${about.cores} cores of ${about.processor}`);
  say(`1.00 is node -e 0; the fastest of ${limits.pairs} alternating pairs, of fewer after ${limits.milliseconds} ms`);
  say(head());
  const results = [
    ...section('the shipped catalog', shippedOperations()),
    ...sizes.flatMap((size) => section(`${size.toLocaleString('en')} papers`, seededOperations(size, tools))),
  ];
  const missing = Object.keys(tools).filter((name) => !tools[name]);
  if (missing.length > 0) say(`not installed: ${missing.join(', ')}`);
  if (options.json) console.log(JSON.stringify({ ...about, results: results.map(({ prepare, ...rest }) => rest) }, rounded, 2));
  const own = results.filter(({ id }) => id.includes('lm4c '));
  if (options.record) record(own);
  if (options.check) check(own);
}

/** @param {import('./baselines.mjs').Tools} tools */
function aboutThisRun(tools) {
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
 * Measures the operations one after the other, each with its line.
 *
 * @param {string} title
 * @param {readonly Operation[]} operations
 * @returns {Result[]}
 */
function section(title, operations) {
  say(`\n${title}`);
  return operations.flatMap((operation) => {
    const results = statesOf(operation).flatMap((state) => result(title, operation, state));
    say(line(operation, Object.fromEntries(results.map((one) => [one.state, one]))));
    return results;
  });
}

/**
 * The states in which an operation is measured, in this order, because a cold run fills the cache.
 *
 * @param {Operation} operation
 */
function statesOf({ name }) {
  return options.quick && !essential.includes(name) ? states.filter((state) => state !== 'cold') : states;
}

/**
 * One result, or none where the operation does not have this state; what fails is told, and fails the whole bench.
 *
 * @param {string} title
 * @param {Operation} operation
 * @param {typeof states[number]} state
 * @returns {Result[]}
 */
function result(title, operation, state) {
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
 * Fails where a ratio is grossly worse than recorded, and is so again with more pairs.
 *
 * @param {readonly Result[]} results
 */
function check(results) {
  const worse = worseThanRecorded();
  const again = { pairs: 3 * limits.pairs, milliseconds: 10 * limits.milliseconds, least: 3 };
  const failures = results
    .filter((one) => worse(one).length > 0)
    .flatMap(({ id, prepare }) => worse({ id, ...measure(prepare, again) }));
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) process.exitCode = 1;
  else say('\nno ratio is more than twice the recorded one');
}

/**
 * For JSON.stringify.
 *
 * @param {string} _
 * @param {unknown} value
 */
const rounded = (_, value) => (typeof value === 'number' ? Number(value.toFixed(3)) : value);

/** @param {string} text */
function say(text) {
  if (!options.json) console.log(text);
}

if (options.clean) clean();
else bench();
