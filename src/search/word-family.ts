/** Words of one family that have different stems: `grammar` and `grammatical`, `transferability` and `transfer`. */
import type { TermIndex } from '../catalog/index/catalog.ts';

const suffixes = new Set(
  [
    's e y r ar er or ed es ing ings ion ions al ally ic ics ical ically ize izes ized izing izer izers ization ise ised ising isation ity',
    'ities ive ives ively able ible ably ability ance ences ence ant ent ants ents ment ments ness ous ism ist ists ary ory ful less ly',
    'ation ations ational ator ators atory ative ate ates ated ating ial tical tion tions',
  ].flatMap((line) => line.split(' ')),
).add('');

/** A transformation is no transformer. */
const modelNames = new Set(['transformer', 'transformers']);

/** Shorter beginnings join words of different meaning: `comp` of `complete` and `complex`. */
const minBaseLength = 5;

/** The words of the catalog that differ from a word in their suffix only; for words that match nothing else. */
export function findWordFamily(word: string, { withPrefix }: TermIndex): readonly string[] {
  if (word.length <= minBaseLength || /[^a-z]/.test(word) || modelNames.has(word)) return [];
  return withPrefix(word.slice(0, minBaseLength))
    .map(({ term }) => term)
    .filter((other) => isSameFamily(word, other));
}

function isSameFamily(word: string, other: string): boolean {
  let common = minBaseLength;
  while (common < word.length && word[common] === other[common]) common++;
  // The suffix may begin before the first letter that differs: grammar, grammatical.
  for (let base = common; base >= Math.max(minBaseLength, common - 2); base--) {
    if (suffixes.has(word.slice(base)) && suffixes.has(other.slice(base))) return true;
  }
  return false;
}
