// Records the ratios of a run, and finds those of later runs that are much worse.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {Pick<import('./measure.mjs').Measurement, 'time' | 'memory'>} Ratios */
/** @typedef {Ratios & { readonly id: string }} Result */

const file = join(import.meta.dirname, 'recorded.json');

/** Maximum of a ratio relative to the recorded one; smaller differences may be noise of a shared machine. */
const tolerance = 2;

/**
 * Records the ratios of the results; those of other operations stay as they are.
 *
 * @param {readonly Result[]} results
 */
export function recordRatios(results) {
  const round = (/** @type {number | undefined} */ ratio) => ratio && Number(ratio.toPrecision(3));
  const ratios = results.map(({ id, time, memory }) => [id, { time: round(time), memory: round(memory) }]);
  writeFileSync(file, `${JSON.stringify({ ...readRecorded(), ...Object.fromEntries(ratios) }, undefined, 2)}\n`);
}

/** @returns {Readonly<Record<string, Ratios>>} */
const readRecorded = () => JSON.parse(readFileSync(file, 'utf8'));

/**
 * A function that describes the ratios of a result that are worse than tolerated; a result without recorded ratios has none.
 *
 * @returns {(result: Result) => string[]}
 */
export function createRegressionFinder() {
  const recorded = readRecorded();
  return ({ id, ...now }) =>
    /** @type {const} */ (['time', 'memory']).flatMap((measure) => {
      const [before, after] = [recorded[id]?.[measure], now[measure]];
      if (!before || !after || after <= tolerance * before) return [];
      return `${id}: ${measure} ${after.toFixed(2)}, recorded ${before.toFixed(2)}`;
    });
}
