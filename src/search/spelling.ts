/** Words that nothing fits -> the nearest that something does. */
import type { TermIndex } from '../catalog/index/catalog.ts';
import { createDistance } from '../util/edit-distance.ts';
import { suggestSimilar } from '../util/suggest-similar.ts';
import { isStopword } from '../util/tokenize.ts';
import { minPrefixLength } from './query-term.ts';

/** A shorter word is never taken for a mistyped one. */
const shortestMistyped = 5;

/** How many letters may be wrong in a word; two only behind the first. */
const allowedErrors = (word: string) => (word.length < 8 ? 1 : 2);

/** The words of a catalog as which each mistyped one may be read: those with the fewest errors; none where there are too many. */
export async function findCorrections(
  words: readonly string[],
  known: TermIndex,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const near = new Map<string, readonly string[]>();
  for (const word of words) near.set(word, await likeliestFirst(word, nearest(word, known)));
  return near;
}

function nearest(word: string, known: TermIndex): string[] {
  if (word.length < shortestMistyped || /\d/.test(word)) return [];
  let allowed = allowedErrors(word);
  let found: string[] = [];
  const distance = createDistance(word);
  for (const other of known.alike(word, allowed)) {
    const errors = distance(other);
    if (errors > allowed || (errors > 1 && other.charCodeAt(0) !== word.charCodeAt(0))) continue;
    found = errors < allowed ? [other] : [...found, other];
    allowed = errors;
  }
  return found;
}

/** Words with as many errors, the likeliest first by the measure of fuse.js, which also asks where the errors are. */
async function likeliestFirst(word: string, near: readonly string[]): Promise<readonly string[]> {
  if (near.length < 2) return near;
  const { default: Fuse } = await import('fuse.js');
  const found = new Fuse(near, { threshold: 1 }).search(word).map(({ item }) => item);
  return [...new Set([...found, ...near])];
}

/** The words that may have been meant by one that fits nothing; of a single letter or ideograph nobody can tell. */
export function suggestWords(word: string, known: TermIndex): string[] {
  if (word.length < 2) return [];
  // Of numbers only the last digit is taken for wrong.
  const beginning = /\d$/.test(word) ? word.slice(0, -1) : word;
  const longer = word.length >= minPrefixLength ? known.startingWith(beginning).map(({ word }) => word) : [];
  const alike = known.alike(word, Math.max(1, Math.floor(word.length / 4))).filter((other) => !isStopword(other));
  return suggestSimilar(word, [...longer, ...alike]);
}
