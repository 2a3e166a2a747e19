/**
 * The score of a paper for the words of a query. Of each word it takes the rarity, times the weight of the best field group that has
 * the word, plus a quarter of the weights of the others. The sum is multiplied by factors: less where words are missing or only similar
 * ones match, and more where words are adjacent and where they are most of the title.
 */
import { type FieldGroup, fieldGroups, groupBit } from '../catalog/index/indexed-fields.ts';
import type { TermMatches } from './match-term.ts';
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

/** What further field groups count besides the best one: a paper about a word has it in the title and in its topics. */
const furtherGroupsWeight = 0.25;
/** A part of a name weighs as much as another spelling. */
const derivedWeight = matchWeights.spelling;
/** How much of a word matches a paper that only mentions it in its summary or abstract. */
const mentionShare = 0.7;
/** How much of a word its synonym is. */
const synonymShare = 0.9;
/** What a title adds that consists of the words of the query. */
const titleFocusWeight = 1.5;

/** The highest weight and the sum of the weights, for each bitmap of field groups. */
const bestWeights = new Float64Array(1 << fieldGroups.length);
const weightSums = new Float64Array(1 << fieldGroups.length);
for (const [index, group] of fieldGroups.entries()) {
  const bit = 1 << index;
  // The groups are in descending order of weight, so that the lowest bit has the highest.
  for (let others = 0; others < bit; others++) {
    bestWeights[bit | others] = bestWeights[others] || groupWeights[group];
    weightSums[bit | others] = (weightSums[others] ?? 0) + groupWeights[group];
  }
}

const literalGroups = (1 << fieldGroups.length) - 1;
const titleGroups = groupBit('title');
const mentionGroups = groupBit('body') | groupBit('abstract');

/** How a term matches a paper. */
export interface TermFit {
  /** The weight of its field groups. */
  readonly weight: number;
  /** From 0 to 1: how much of the term the paper has. */
  readonly share: number;
  /** From 0 to 1: how well the title has it. */
  readonly title: number;
}

/** The fit of a term in a paper. Few combinations of bitmaps occur, so that the fit of most papers is known already. */
export function fitOf({ levels, fits }: TermMatches, paper: number): TermFit {
  let key: number | string = 0;
  if (levels.length <= maxNumericLevels) {
    for (let index = 0; index < levels.length; index++) key = key * bitmapCount + (levels[index]?.groups[paper] ?? 0);
  } else key = levels.map(({ groups }) => groups[paper]).join();
  const known = fits.get(key);
  if (known) return known;
  const fit = computeFit(levels, paper);
  fits.set(key, fit);
  return fit;
}

const bitmapCount = 1 << (2 * fieldGroups.length);
/** The bitmaps of more levels are no exact number. */
const maxNumericLevels = 3;

/** A field group counts with its best match. The levels are in descending order of weight. */
function computeFit(levels: TermMatches['levels'], paper: number): TermFit {
  let [seen, best, sum, share, title] = [0, 0, 0, 0, 0];
  for (const { kind, weight, groups } of levels) {
    const bits = groups[paper] ?? 0;
    const literal = bits & literalGroups & ~seen;
    const derived = (bits >> fieldGroups.length) & ~(seen | literal);
    seen |= literal | derived;
    if ((literal | derived) === 0) continue;
    best = Math.max(best, weight * (bestWeights[literal] ?? 0), weight * derivedWeight * (bestWeights[derived] ?? 0));
    sum += weight * (weightSums[literal] ?? 0) + weight * derivedWeight * (weightSums[derived] ?? 0);
    share = Math.max(share, shareOf(kind, weight, literal | derived));
    if (kind !== 'synonym' && (literal | derived) & titleGroups) title = Math.max(title, weight);
  }
  return { weight: best + furtherGroupsWeight * (sum - best), share, title };
}

function shareOf(kind: MatchKind, weight: number, groups: number): number {
  const share = kind === 'synonym' ? synonymShare : weight;
  return (groups & ~mentionGroups) === 0 ? share * mentionShare : share;
}

/** Scores are integers in units of 1 / `scoreScale`, so that equal papers have equal scores. */
export const scoreScale = 1e4;

/** Similar to that of BM25; about 0.1 for a term that every paper has. */
export const inverseDocumentFrequency = (documentFrequency: number, size: number): number =>
  Math.log(1.1 + (size - documentFrequency) / (documentFrequency + 0.5));

/** Points for two query terms that are adjacent in a paper. */
export const adjacency = { inOrder: 2, reversed: 1 } as const;

/** The factors by which the sum of the scores of all words is multiplied. */
export const boosts = {
  /** From 0 to 1: 1 if the paper has every word of the query itself. The power of 2.5, which takes longer with `**`. */
  coverage: (share: number) => share * share * Math.sqrt(share),
  /** From 1 to 2: 2 if all terms are adjacent in query order. */
  proximity: (points: number, termCount: number) => (termCount > 1 ? 1 + points / adjacency.inOrder / (termCount - 1) : 1),
  /** Surveys are the first papers to read about a broad topic. */
  survey: (isSurvey: boolean) => (isSurvey ? 1.5 : 1),
  /** From 1 to 2.5: 2.5 if the words are the whole title. */
  titleFocus: (matchedWords: number, titleLength: number) =>
    titleLength > 0 ? 1 + titleFocusWeight * Math.min(1, matchedWords / titleLength) : 1,
};

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
