// The ratios of an earlier run, so that a later one is seen to be much slower.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {Pick<import('./measure.mjs').Measurement, 'time' | 'memory'>} Ratios */
/** @typedef {Ratios & { readonly id: string }} Result */

const file = join(import.meta.dirname, 'recorded.json');

/** Times its recorded ratio; what is less may be the noise of a machine that others use too. */
const gross = 2;

/** @param {readonly Result[]} results */
export function record(results) {
  const round = (/** @type {number | undefined} */ ratio) => ratio && Number(ratio.toPrecision(3));
  const ratios = results.map(({ id, time, memory }) => [id, { time: round(time), memory: round(memory) }]);
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(ratios), undefined, 2)}\n`);
}

/**
 * What is grossly worse than it was, of time and memory. What was not recorded is not worse.
 *
 * @returns {(result: Result) => string[]}
 */
export function worseThanRecorded() {
  /** @type {Readonly<Record<string, Ratios>>} */
  const recorded = JSON.parse(readFileSync(file, 'utf8'));
  return ({ id, ...now }) =>
    /** @type {const} */ (['time', 'memory']).flatMap((what) => {
      const [before, after] = [recorded[id]?.[what], now[what]];
      if (!before || !after || after <= gross * before) return [];
      return `${id}: ${what} ${after.toFixed(2)}, recorded ${before.toFixed(2)}`;
    });
}
