/**
 * The score of a paper: for each query term the rarity of the term, times the weight of the field group, times the weight of the match,
 * the best of all its matches; the sum is multiplied by up to 2 where terms are adjacent, and by 2 where they are the whole title.
 *
 * Scores are integers in units of 1 / `scoreScale`, so that the sum does not depend on the order of addition.
 */
import { type FieldGroup, fieldGroups } from '../catalog/index/indexed-fields.ts';
import { type MatchKind, matchWeights } from './query-term.ts';

const groupWeights: Readonly<Record<FieldGroup, number>> = {
  title: 10,
  aliases: 9,
  formerTitles: 6,
  authors: 5,
  venue: 5,
  topics: 4,
  body: 2,
  abstract: 1,
};

export const scoreScale = 1e4;

/** The weight of a kind of match for each field group of a posting, then the same for derived terms. */
function weightsByGroup(kind: MatchKind): number[] {
  const weights = fieldGroups.map((group) => matchWeights[kind] * groupWeights[group]);
  return [...weights, ...weights.map((weight) => matchWeights.spelling * weight)];
}

const matchKinds = Object.keys(matchWeights) as MatchKind[];

/** All possible match weights, ascending; index 0 = no match. A rank is an index in this list. */
const rankedWeights = [0, ...new Set(matchKinds.flatMap(weightsByGroup))].sort((a, b) => a - b);

/** The rank of each kind of match, by the field group of the posting. Ranks are bytes, which are faster than fractions. */
export const rankTable = Object.fromEntries(
  matchKinds.map((kind) => [kind, Uint8Array.from(weightsByGroup(kind), (weight) => rankedWeights.indexOf(weight))]),
) as Record<MatchKind, Uint8Array>;

/** The rank of an exact match in the title, which is the highest. */
export const exactTitleRank = rankedWeights.length - 1;

/** The score for each rank, of a term that `documentFrequency` of `size` papers match. */
export function scoreTable(documentFrequency: number, size: number): Int32Array {
  const rarity = inverseDocumentFrequency(documentFrequency, size);
  return Int32Array.from(rankedWeights, (weight) => Math.round(weight * rarity * scoreScale));
}

/** Similar to that of BM25; about 0.1 for a term that every paper has. */
const inverseDocumentFrequency = (documentFrequency: number, size: number) =>
  Math.log(1.1 + (size - documentFrequency) / (documentFrequency + 0.5));

/** Points for two query terms that are adjacent in a paper. */
export const adjacency = { inOrder: 2, reversed: 1 } as const;

/** The factors by which the sum of the scores of all terms is multiplied. */
export const boosts = {
  /** From 1 to 2: 2 if all terms are adjacent in query order. */
  proximity: (points: number, termCount: number) => (termCount > 1 ? 1 + points / adjacency.inOrder / (termCount - 1) : 1),
  exactTitle: (isExactTitle: boolean) => (isExactTitle ? 2 : 1),
};

export const boostScore = (score: number, proximity: number, exactTitle: number) =>
  Math.round(Math.round(score * proximity) * exactTitle);

/** The papers by descending score, equal scores in catalog order. `scores` is parallel to `papers`; `size` is that of the catalog. */
export function rankByScore(papers: Uint32Array, scores: ArrayLike<number>, size: number): number[] {
  // One number for score and paper, because numbers are sorted ten times as fast as with a comparison function.
  const keys = new Float64Array(papers.length);
  for (let index = 0; index < papers.length; index++) keys[index] = (papers[index] ?? 0) - (scores[index] ?? 0) * size;
  keys.sort();
  const sorted = new Array<number>(papers.length);
  for (let index = 0; index < keys.length; index++) sorted[index] = (((keys[index] ?? 0) % size) + size) % size;
  return sorted;
}
