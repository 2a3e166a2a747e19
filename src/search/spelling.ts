/** Spelling correction against the words of the catalog. */
import type { TermIndex } from '../catalog/index/catalog.ts';
import { createDistance } from '../util/edit-distance.ts';
import { suggestSimilar } from '../util/suggest-similar.ts';
import { isStopword } from '../util/tokenize.ts';
import { minPrefixLength } from './query-term.ts';

/** Shorter words are not corrected. */
const minCorrectedLength = 5;

/** Maximum edit distance of a correction; two errors are allowed only with the same first letter. */
const maxErrors = (word: string) => (word.length < 8 ? 1 : 2);

/** For each word the catalog words with the fewest errors; an empty list if all have too many. */
export async function findCorrections(
  words: readonly string[],
  index: TermIndex,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const corrections = new Map<string, readonly string[]>();
  for (const word of words) corrections.set(word, await sortByLikelihood(word, closestWords(word, index)));
  return corrections;
}

function closestWords(word: string, index: TermIndex): string[] {
  if (word.length < minCorrectedLength || /\d/.test(word)) return [];
  let fewestErrors = maxErrors(word);
  let closest: string[] = [];
  const distance = createDistance(word);
  for (const candidate of index.similarTo(word, fewestErrors)) {
    const errors = distance(candidate);
    if (errors > fewestErrors || (errors > 1 && candidate.charCodeAt(0) !== word.charCodeAt(0))) continue;
    closest = errors < fewestErrors ? [candidate] : [...closest, candidate];
    fewestErrors = errors;
  }
  return closest;
}

/** Sorts words of equal edit distance by the score of fuse.js, which also considers the positions of the errors. */
async function sortByLikelihood(word: string, candidates: readonly string[]): Promise<readonly string[]> {
  if (candidates.length < 2) return candidates;
  const { default: Fuse } = await import('fuse.js');
  const sorted = new Fuse(candidates, { threshold: 1 }).search(word).map(({ item }) => item);
  return [...new Set([...sorted, ...candidates])];
}

/** Catalog words similar to one that matches nothing; none for a single letter or ideograph. */
export function suggestWords(word: string, index: TermIndex): string[] {
  if (word.length < 2) return [];
  // In a number only the last digit is assumed to be wrong.
  const prefix = /\d$/.test(word) ? word.slice(0, -1) : word;
  const longer = word.length >= minPrefixLength ? index.withPrefix(prefix).map(({ term }) => term) : [];
  const similar = index.similarTo(word, Math.max(1, Math.floor(word.length / 4))).filter((other) => !isStopword(other));
  return suggestSimilar(word, [...longer, ...similar]);
}
