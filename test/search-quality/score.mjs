// Scores the answers of a search engine to queries with known correct answers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef Query
 * @property {string} query
 * @property {'item' | 'set' | 'none'} kind the expected answer: one paper first, several papers before all others, or nothing
 * @property {readonly string[]} wanted titles
 */

/**
 * @typedef Answer
 * @property {Query} query
 * @property {readonly string[]} found titles, best match first
 */

/** Descriptions of the sets of queries, by the names of their files. */
export const querySets = {
  given: 'given at the start of the project',
  seen: 'used to develop the ranking rules',
  blind: 'written without knowledge of the ranking rules, and never used to develop them',
};

/**
 * @param {string} name
 * @returns {readonly Query[]}
 */
export const readQueries = (name) => JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8'));

/**
 * From 0 to 1: for `item` the reciprocal rank of the first wanted title, for `set` the R-precision (the share of wanted titles among
 * the first n of an answer, for n wanted titles), and for `none` 1 if nothing is found.
 *
 * @param {Answer} answer
 */
export function answerScore({ query: { kind, wanted }, found }) {
  if (kind === 'none') return found.length === 0 ? 1 : 0;
  if (kind === 'set') return found.slice(0, wanted.length).filter((title) => wanted.includes(title)).length / wanted.length;
  const index = found.findIndex((title) => wanted.includes(title));
  return index < 0 ? 0 : 1 / (index + 1);
}

/**
 * The mean scores of an engine for each kind of query.
 *
 * @param {readonly Answer[]} answers
 */
export function meanScores(answers) {
  const scoresOf = (/** @type {Query['kind']} */ kind) => answers.filter(({ query }) => query.kind === kind).map(answerScore);
  const items = scoresOf('item');
  return {
    /** Share of the `item` queries whose paper is found first. */
    first: mean(items.map((score) => (score === 1 ? 1 : 0))),
    /** Of the `item` queries. */
    meanReciprocalRank: mean(items),
    /** Mean R-precision of the `set` queries. */
    precision: mean(scoresOf('set')),
    /** Share of the `none` queries for which nothing is found. */
    none: mean(scoresOf('none')),
  };
}

/** @param {readonly number[]} numbers */
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
