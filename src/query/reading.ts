/** Words that nothing fits -> the nearest that something does. */
import type { Words } from '../catalog/catalog.ts';
import { distance, nearest } from '../text.ts';
import { shortestBeginning } from './term.ts';

/** A shorter word is never taken for a mistyped one. */
const shortestMistyped = 5;

/** How many letters may be wrong in a word. */
const allowedErrors = (word: string) => (word.length < 8 ? 1 : 2);

/** The words of a catalog as which a mistyped one may be read: those with the fewest errors; none where there are too many. */
export async function nearWords(words: readonly string[], known: Words): Promise<ReadonlyMap<string, readonly string[]>> {
  const { default: Fuse } = await import('fuse.js');
  const near = (word: string): readonly string[] => {
    if (word.length < shortestMistyped || /\d/.test(word)) return [];
    const allowed = allowedErrors(word);
    // Fuse finds what is near by its own measure; the distance then decides, in which swapped letters are one error.
    const found = new Fuse(known.alike(word, allowed), { threshold: 0.5 }).search(word);
    const measured = found.map(({ item }) => ({ item, errors: distance(word, item) }));
    const least = Math.min(...measured.map(({ errors }) => errors));
    return least > allowed ? [] : measured.filter(({ errors }) => errors === least).map(({ item }) => item);
  };
  return new Map(words.map((word) => [word, near(word)]));
}

/** The words that may have been meant by one that fits nothing; of a single letter or ideograph nobody can tell. */
export function suggested(word: string, known: Words): string[] {
  if (word.length < 2) return [];
  // Of numbers only the last digit is taken for wrong.
  const beginning = /\d$/.test(word) ? word.slice(0, -1) : word;
  const longer = word.length >= shortestBeginning ? known.startingWith(beginning).map(({ word }) => word) : [];
  return nearest(word, [...longer, ...known.alike(word, Math.max(1, Math.floor(word.length / 4)))]);
}
