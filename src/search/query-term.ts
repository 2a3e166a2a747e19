/** A word of a query, and how words of a record fit it. */
import type { Abbreviation } from '../catalog/model/abbreviation.ts';
import { isStopword, stem } from '../util/tokenize.ts';

/** A word of a query, and what else will do for it. */
export interface QueryTerm {
  readonly word: string;
  /** Itself, or the words that it was read as. */
  readonly readings: readonly Reading[];
  /** Joined with each of the other words. */
  readonly joined: readonly string[];
  /** The stems of the short forms of all phrases that it is part of. */
  readonly shortForms: readonly string[];
}

interface Reading {
  readonly word: string;
  readonly stem: string;
  /** The stems of two words as which it may be written apart, as one: `codsearch` of `codesearch`. */
  readonly apart: readonly string[];
}

/**
 * How well each kind of fit does: the word itself; another form of it (`attacks`); another spelling: joined, apart, part of a name, a
 * short form; the beginning of a longer word.
 */
export const matchWeights = { exact: 1, form: 0.9, spelling: 0.8, beginning: 0.7 } as const;

export type MatchKind = keyof typeof matchWeights;

/** A shorter word is never taken for the beginning of another. */
export const minPrefixLength = 3;

/** The words of a query. Which of them fit where does not depend on their order. */
export function parseQueryTerms(asked: readonly string[], abbreviations: readonly Abbreviation[]): QueryTerm[] {
  const shortForms = shortFormsIn(asked.map(stem), abbreviations);
  return asked.map((word) => {
    const joined = asked.filter((other) => other !== word).flatMap((other) => [word + other, other + word]);
    return { word, readings: [reading(word)], joined, shortForms: shortForms(stem(word)) };
  });
}

/** What tells the stems of the short forms of all that the words write out and a word is part of. */
function shortFormsIn(asked: readonly string[], abbreviations: readonly Abbreviation[]): (stem: string) => string[] {
  const long = abbreviations.flatMap(({ short, long }) => long.map((stems) => ({ short, stems })));
  const writtenOut = long.filter(({ stems }) => stems.every((stem) => asked.includes(stem)));
  return (asked) => writtenOut.filter(({ stems }) => stems.includes(asked)).map(({ short }) => stem(short));
}

/** The term, its word read as others. */
export const withCorrections = (term: QueryTerm, words: readonly string[]): QueryTerm => ({
  ...term,
  readings: words.map(reading),
});

const reading = (word: string): Reading => ({ word, stem: stem(word), apart: apart(word) });

/** Shorter pieces of a word are chance, and a longer word is nothing that people write apart. */
const shortestPiece = 2;
const longestJoined = 40;

function apart(word: string): Reading['apart'] {
  if (word.length > longestJoined || /[^a-z]/.test(word)) return [];
  const places = Array.from({ length: Math.max(0, word.length + 1 - 2 * shortestPiece) }, (_, index) => index + shortestPiece);
  const all = places.flatMap((place) => {
    const [before, behind] = [word.slice(0, place), word.slice(place)];
    return isStopword(before) || isStopword(behind) ? [] : withoutGlue(behind).map((next) => stem(before) + stem(next));
  });
  return [...new Set(all)];
}

/** `ofthought`, and `thought`. */
function withoutGlue(text: string): string[] {
  const lengths = [2, 3].filter((length) => isStopword(text.slice(0, length)) && text.length - length > shortestPiece);
  return [text, ...lengths.map((length) => text.slice(length))];
}

/** Whether a pair of words in a record, told by their stems, is the term written apart. */
export const matchesSplit = ({ readings }: QueryTerm, pair: string) => readings.some(({ apart }) => apart.includes(pair));

/** How a word of a record fits a term, if it does. */
export function matchKind({ readings, joined, shortForms }: QueryTerm, found: string): MatchKind | undefined {
  if (readings.some(({ word }) => word === found)) return 'exact';
  const first = found.charCodeAt(0);
  // The stem is found last, because that takes longest.
  if (readings.some((reading) => reading.word.charCodeAt(0) === first && reading.stem === stem(found))) return 'form';
  if (joined.includes(found) || (shortForms.length > 0 && shortForms.includes(stem(found)))) return 'spelling';
  const isBeginning = ({ word }: Reading) => word.length >= minPrefixLength && found.startsWith(word);
  return readings.some(isBeginning) ? 'beginning' : undefined;
}
