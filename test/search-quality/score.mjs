// Scores the answers of a search engine to queries with known correct answers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef Query
 * @property {string} query
 * @property {'item' | 'set' | 'rank' | 'none'} kind the expected answer: one paper first, several papers before all others, some papers
 *   among the first five, or nothing
 * @property {readonly string[]} wanted titles
 * @property {readonly string[]} [ok] titles of a `set` that are neither required nor wrong
 * @property {readonly string[]} [excluded] titles that must not be found
 */

/**
 * @typedef Answer
 * @property {Query} query
 * @property {readonly string[]} found titles, best match first
 */

/** Descriptions of the sets of queries, by the names of their files. */
export const querySets = {
  given: 'of plain words, given at the start of the project',
  seen: 'of plain words, used to develop the ranking rules',
  blind: 'of plain words, written without knowledge of the ranking rules, and never used to develop them',
  natural: 'as people type them, used to develop the query language',
  'natural-seen': 'as people type them, written from the records alone, and used to develop the query language',
  'natural-unseen': 'as people type them, written from the records alone, and never used to develop anything',
};

/** Sets whose wrong answers nobody must look at. */
export const unseenSets = ['blind', 'natural-unseen'];

/**
 * @param {string} name
 * @returns {readonly Query[]}
 */
export function readQueries(name) {
  /** @type {readonly (Query & { readonly best?: readonly string[] })[]} */
  const queries = JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8'));
  return queries.map(({ best, wanted, ...query }) => ({ ...query, wanted: wanted ?? best ?? [] }));
}

/** Number of results on which the wanted papers of a `rank` query must be. */
const firstResults = 5;

/**
 * From 0 to 1: for `item` the reciprocal rank of the first wanted title, for `set` the R-precision (the share of wanted titles among
 * the first n of an answer, for n wanted titles; 0 if an excluded title is found), for `rank` the share of wanted titles among the first
 * five, and for `none` 1 if nothing is found.
 *
 * @param {Answer} answer
 */
export function answerScore({ query: { kind, wanted, ok = [], excluded = [] }, found }) {
  if (kind === 'none') return found.length === 0 ? 1 : 0;
  if (found.some((title) => excluded.includes(title))) return 0;
  if (kind === 'rank') return shareAmongFirst(firstResults, found, wanted);
  if (kind === 'set') {
    const relevant = found.filter((title) => !ok.includes(title));
    return shareAmongFirst(wanted.length, relevant, wanted);
  }
  const index = found.findIndex((title) => wanted.includes(title));
  return index < 0 ? 0 : 1 / (index + 1);
}

/**
 * @param {number} count
 * @param {readonly string[]} found
 * @param {readonly string[]} wanted
 */
const shareAmongFirst = (count, found, wanted) =>
  found.slice(0, count).filter((title) => wanted.includes(title)).length / wanted.length;

/**
 * The mean scores of an engine for each kind of query; NaN for a kind without queries.
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
    /** Mean share of the wanted papers of `rank` queries among the first five. */
    rank: mean(scoresOf('rank')),
    /** Share of the `none` queries for which nothing is found. */
    none: mean(scoresOf('none')),
  };
}

/** @param {readonly number[]} numbers */
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
