// Pseudo-random choices that are the same in every run.

/** @typedef {() => number} Random a number from 0 (inclusive) to 1 (exclusive) */

/**
 * A generator by the algorithm Mulberry32 of Tommy Ettinger.
 *
 * @param {number} seed
 * @returns {Random}
 */
export function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * An integer from `from` to `to`, both inclusive.
 *
 * @param {Random} random
 * @param {number} from
 * @param {number} to
 */
export const integerBetween = (random, from, to) => from + Math.floor(random() * (to - from + 1));

/**
 * An element of the list, each with the same probability.
 *
 * @template T
 * @param {Random} random
 * @param {readonly T[]} list
 * @returns {T}
 */
export const pickUniform = (random, list) => elementAt(list, Math.floor(random() * list.length));

/**
 * An element of the list by Zipf's law: the second is half as likely as the first, the third a third as likely.
 *
 * @template T
 * @param {Random} random
 * @param {readonly T[]} list
 * @returns {T}
 */
export const pickZipf = (random, list) => elementAt(list, Math.floor((list.length + 1) ** random()) - 1);

/**
 * Distinct elements of the list by Zipf's law; fewer than `count` if an element is drawn twice.
 *
 * @template T
 * @param {Random} random
 * @param {number} count
 * @param {readonly T[]} list
 * @returns {T[]}
 */
export const pickDistinctZipf = (random, count, list) => [
  ...new Set(Array.from({ length: count }, () => pickZipf(random, list))),
];

/**
 * The values of `first` and further ones from `create` until there are `count` distinct values.
 *
 * @param {number} count
 * @param {() => string} create
 * @param {readonly string[]} [first] at most `count` of them are used
 */
export function generateDistinct(count, create, first = []) {
  const values = new Set(first.slice(0, count));
  while (values.size < count) values.add(create());
  return [...values];
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {number} index
 * @returns {T}
 */
function elementAt(list, index) {
  const value = list[index];
  if (value === undefined) throw new Error(`no element ${index} in a list of ${list.length}`);
  return value;
}
