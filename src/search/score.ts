/**
 * What a paper scores: for each word of the query how rare the word is, times the weight of the field, times how well it fits, the best of
 * all its fits; all that times up to two where the words stand side by side, and times two where they are the whole title.
 *
 * Scores are whole numbers, `scale` for one, so that the same sum is the same number whoever adds it up.
 */
import { type FieldGroup, fieldGroups } from '../catalog/index/indexed-fields.ts';
import { type MatchKind, matchWeights } from './query-term.ts';

/** What a match in each group of fields weighs. */
const weights: Readonly<Record<FieldGroup, number>> = {
  title: 10,
  name: 9,
  earlier: 6,
  people: 5,
  place: 5,
  subject: 4,
  rest: 2,
  abstract: 1,
};

export const scoreScale = 1e4;

/** What a fit counts, by where a posting says that the word stands. */
function valuesOf(fit: MatchKind): number[] {
  const own = fieldGroups.map((group) => matchWeights[fit] * weights[group]);
  return [...own, ...own.map((value) => matchWeights.spelling * value)];
}

const kinds = Object.keys(matchWeights) as MatchKind[];

/** All that a fit may count, ascending, behind 0. */
const values = [0, ...new Set(kinds.flatMap(valuesOf))].sort((a, b) => a - b);

/** The ranks among these of each fit, by where the word stands: bytes, because those are faster than fractions. */
export const rankTable = Object.fromEntries(
  kinds.map((fit) => [fit, Uint8Array.from(valuesOf(fit), (value) => values.indexOf(value))]),
) as Record<MatchKind, Uint8Array>;

/** The rank of the word itself in a title. */
export const exactTitleRank = values.length - 1;

/** What each rank scores of a word that so many papers have, of all. */
export function scoreTable(having: number, all: number): Int32Array {
  const rarity = inverseFrequency(having, all);
  return Int32Array.from(values, (value) => Math.round(value * rarity * scoreScale));
}

/** From about 0.1 for a word that every record has. */
const inverseFrequency = (having: number, all: number) => Math.log(1.1 + (all - having) / (having + 0.5));

/** What a pair of neighbours counts in the order of the query, and in the other. */
export const adjacentInOrder = 2;
export const adjacentReversed = 1;

/** By how much so many words score more for what their neighbours count: up to double. */
export const proximityBoost = (neighbours: number, words: number) =>
  words > 1 ? 1 + neighbours / adjacentInOrder / (words - 1) : 1;

/** By how much they score more where they are all of a title. */
export const exactTitleBoost = 2;

export const applyBoost = (score: number, factor: number) => Math.round(score * factor);

/** Papers of a catalog of so many, those with the highest scores first, equals in its order; the scores stand side by side with them. */
export function rankByScore(papers: Uint32Array, scores: ArrayLike<number>, size: number): number[] {
  // Both the score and the paper: numbers are sorted ten times as fast as by a function.
  const keys = new Float64Array(papers.length);
  for (let at = 0; at < papers.length; at++) keys[at] = (papers[at] ?? 0) - (scores[at] ?? 0) * size;
  keys.sort();
  const sorted = new Array<number>(papers.length);
  for (let at = 0; at < keys.length; at++) sorted[at] = (((keys[at] ?? 0) % size) + size) % size;
  return sorted;
}
