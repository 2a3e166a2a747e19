/** What of a title a search found. */

import { createLongFormFinder } from '../catalog/index/analyzer.ts';
import type { Abbreviation } from '../catalog/model/abbreviation.ts';
import { isStopword, splitCamelCase, stem, type Token, tokenizeWithPositions } from '../util/tokenize.ts';
import { matchesSplit, matchKind, type QueryTerm } from './query-term.ts';

/** The first index, and the index behind the last. */
type HighlightRange = readonly [start: number, end: number];

/** What marks the words that fit one of the terms, ascending: as many letters of each as fit. */
export function createHighlighter(
  terms: readonly QueryTerm[],
  abbreviations: readonly Abbreviation[],
): (title: string) => HighlightRange[] {
  const writtenOut = createLongFormFinder(abbreviations);
  const isSpelled = (name: string) => terms.some((term) => matchKind(term, name) !== undefined);
  return (title) => {
    const placed = tokenizeWithPositions(title);
    const telling = placed.filter(({ word }) => !isStopword(word));
    const stems = telling.map(({ word }) => stem(word));
    const whole = new Set<Token>();
    for (const { short, first, count } of writtenOut(stems)) {
      if (isSpelled(short)) for (const word of telling.slice(first, first + count)) whole.add(word);
    }
    for (const [index, word] of telling.slice(1).entries()) {
      const [before, pair] = [telling[index], `${stems[index]}${stems[index + 1]}`];
      if (before && terms.some((term) => matchesSplit(term, pair))) whole.add(before).add(word);
    }
    return placed.flatMap((word) => {
      const { start, length } = word;
      return whole.has(word) ? [[start, start + length] as const] : marksIn(word, title.slice(start, start + length), terms);
    });
  };
}

function marksIn({ word, start, length }: Token, written: string, terms: readonly QueryTerm[]): HighlightRange[] {
  const letters = Math.max(0, ...terms.map((term) => fittingLetters(term, word)));
  // Where folding has changed the length, the letters that match cannot be counted off.
  if (letters > 0) return [[start, start + (word.length === length ? letters : length)]];
  let end = 0;
  return splitCamelCase(written).flatMap((part) => {
    const begin = word.indexOf(part, end);
    end = begin + part.length;
    return terms.some((term) => fittingLetters(term, part) > 0) ? [[start + begin, start + end] as const] : [];
  });
}

/** How many letters of a word fit a term. */
function fittingLetters(term: QueryTerm, word: string): number {
  const fit = matchKind(term, word);
  if (fit !== 'beginning') return fit ? word.length : 0;
  return Math.max(...term.readings.map((reading) => (word.startsWith(reading.word) ? reading.word.length : 0)));
}
