// Chance that is the same in every run.

/** @typedef {() => number} Random From 0 to below 1. */

/**
 * Mulberry32, by Tommy Ettinger.
 *
 * @param {number} seed
 * @returns {Random}
 */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A whole number, both ends among them.
 *
 * @param {Random} random
 * @param {number} from
 * @param {number} to
 */
export const between = (random, from, to) => from + Math.floor(random() * (to - from + 1));

/**
 * One of them, each as likely as the others.
 *
 * @template T
 * @param {Random} random
 * @param {readonly T[]} list
 * @returns {T}
 */
export const one = (random, list) => at(list, Math.floor(random() * list.length));

/**
 * One of them after Zipf: the second is half as likely as the first, the third a third as likely.
 *
 * @template T
 * @param {Random} random
 * @param {readonly T[]} list
 * @returns {T}
 */
export const common = (random, list) => at(list, Math.floor((list.length + 1) ** random()) - 1);

/**
 * So many of them after Zipf, or fewer where one came twice.
 *
 * @template T
 * @param {Random} random
 * @param {number} count
 * @param {readonly T[]} list
 * @returns {T[]}
 */
export const several = (random, count, list) => [...new Set(Array.from({ length: count }, () => common(random, list)))];

/**
 * So many different values, in the order in which they were made.
 *
 * @param {number} count
 * @param {() => string} make
 * @param {readonly string[]} [first]
 */
export function distinct(count, make, first = []) {
  const values = new Set(first.slice(0, count));
  while (values.size < count) values.add(make());
  return [...values];
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {number} index
 * @returns {T}
 */
function at(list, index) {
  const value = list[index];
  if (value === undefined) throw new Error(`nothing at ${index} of ${list.length}`);
  return value;
}
