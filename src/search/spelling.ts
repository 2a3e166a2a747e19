/** Spelling correction against the words of the catalog. */
import type { Catalog, TermIndex } from '../catalog/index/catalog.ts';
import { searchableTexts } from '../catalog/index/indexed-fields.ts';
import { createDistance } from '../util/edit-distance.ts';
import { suggestSimilar } from '../util/suggest-similar.ts';
import { isStopword, tokenizeWithPositions } from '../util/tokenize.ts';
import { minPrefixLength } from './query-term.ts';

/** A word of a query that no paper has, and the words of the catalog that it is read as; none if all differ too much. */
export interface Correction {
  readonly word: string;
  readonly as: readonly string[];
}

/** Shorter words are not corrected. */
const minCorrectedLength = 4;
/** In shorter words, and in two words that are joined, only slips of the fingers are corrected. */
const minLengthForOtherLetters = 5;
/** Shorter words are not joined with a neighbor to be corrected. */
const minJoinedLength = 8;

/** Maximum edit distance of a correction; two errors are allowed only with the same first letter. */
const maxErrors = (word: string) => (word.length < 8 ? 1 : 2);

/** The catalog words with the fewest errors: first of the word joined with one of its neighbors, which may be one word of the catalog. */
export async function findCorrections(word: string, neighbors: readonly string[], index: TermIndex): Promise<readonly string[]> {
  const joined = neighbors
    .flatMap((other) => [word + other, other + word])
    .filter((compound) => compound.length >= minJoinedLength)
    .flatMap((compound) => closestWords(compound, 1, index));
  return joined.length > 0 ? [...new Set(joined)] : sortByLikelihood(word, closestWords(word, maxErrors(word), index));
}

function closestWords(word: string, maxDistance: number, index: TermIndex): string[] {
  if (word.length < minCorrectedLength || /[^a-z]/.test(word)) return [];
  let fewestErrors = maxDistance;
  let closest: string[] = [];
  const distance = createDistance(word);
  for (const candidate of index.similarTo(word, fewestErrors)) {
    const errors = distance(candidate);
    if (errors > fewestErrors || candidate.length < minCorrectedLength) continue;
    if (errors > 1 && candidate.charCodeAt(0) !== word.charCodeAt(0)) continue;
    if (word.length < minLengthForOtherLetters && !isSlip(word, candidate)) continue;
    closest = errors < fewestErrors ? [candidate] : [...closest, candidate];
    fewestErrors = errors;
  }
  return closest;
}

/** Whether one error is a missing, doubled or additional letter, or two swapped letters, and not another letter. */
const isSlip = (a: string, b: string) => a.length !== b.length || sortLetters(a) === sortLetters(b);
const sortLetters = (word: string) => [...word].sort().join('');

/** Sorts words of equal edit distance by the score of fuse.js, which also considers the positions of the errors. */
async function sortByLikelihood(word: string, candidates: readonly string[]): Promise<readonly string[]> {
  if (candidates.length < 2) return candidates;
  const { default: Fuse } = await import('fuse.js');
  const sorted = new Fuse(candidates, { threshold: 1 }).search(word).map(({ item }) => item);
  return [...new Set([...sorted, ...candidates])];
}

/** A word of the index as the first paper that has it writes it: `CodeBERT`. */
export function spellAsWritten(word: string, catalog: Catalog): string {
  const paper = catalog.termIndex.get(word)?.postings().papers[0];
  for (const record of paper === undefined ? [] : catalog.papers([paper])) {
    for (const { text } of searchableTexts(record)) {
      const token = tokenizeWithPositions(text).find((one) => one.word === word);
      if (token) return text.slice(token.start, token.start + token.length);
    }
  }
  return word;
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
