// How well an engine answers queries of which it is known what they should find.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef Query
 * @property {string} query
 * @property {'item' | 'set' | 'none'} kind One paper is wanted first; all of several are wanted before any other; nothing fits.
 * @property {readonly string[]} wanted Titles.
 */

/**
 * @typedef Answer
 * @property {Query} query
 * @property {readonly string[]} found Titles, best first.
 */

/** The sets of queries, by the names of their files. */
export const sets = {
  given: 'with which the work began',
  seen: 'that were looked at while the rules were made',
  blind: 'that nobody looked at, by one who did not know the rules',
};

/**
 * @param {string} name
 * @returns {readonly Query[]}
 */
export const queriesOf = (name) => JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8'));

/**
 * From 0 to 1: of an item the reciprocal of its place in the answer; of a set of n how many of the first n answers are wanted; of
 * nothing whether nothing is found.
 *
 * @param {Answer} answer
 */
export function goodness({ query: { kind, wanted }, found }) {
  if (kind === 'none') return found.length === 0 ? 1 : 0;
  if (kind === 'set') return found.slice(0, wanted.length).filter((title) => wanted.includes(title)).length / wanted.length;
  const place = found.findIndex((title) => wanted.includes(title));
  return place < 0 ? 0 : 1 / (place + 1);
}

/** @param {readonly Answer[]} answers */
export function score(answers) {
  const of = (/** @type {Query['kind']} */ kind) => answers.filter(({ query }) => query.kind === kind).map(goodness);
  const items = of('item');
  return {
    /** Share of the items that come first. */
    first: mean(items.map((good) => (good === 1 ? 1 : 0))),
    /** Mean reciprocal rank of the items. */
    meanReciprocalRank: mean(items),
    /** Mean R-precision of the sets. */
    precision: mean(of('set')),
    /** Share of the queries that fit nothing for which nothing is found. */
    none: mean(of('none')),
  };
}

/** @param {readonly number[]} numbers */
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
