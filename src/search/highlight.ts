/** Highlights the matches of a query in a title. */
import { createLongFormFinder } from '../catalog/index/analyzer.ts';
import type { Abbreviation } from '../catalog/model/abbreviation.ts';
import { isStopword, splitCamelCase, stem, type Token, tokenizeWithPositions } from '../util/tokenize.ts';
import { matchesSplit, matchKind, type QueryTerm } from './query-term.ts';

/** Indexes of UTF-16 units; the end is exclusive. */
type HighlightRange = readonly [start: number, end: number];

/** Creates a function that finds the matches in a title, ascending; of a prefix match only the prefix. */
export function createHighlighter(
  terms: readonly QueryTerm[],
  abbreviations: readonly Abbreviation[],
): (title: string) => HighlightRange[] {
  const findLongForms = createLongFormFinder(abbreviations);
  const matchesAny = (word: string) => terms.some((term) => matchKind(term, word) !== undefined);
  return (title) => {
    const tokens = tokenizeWithPositions(title);
    const contentTokens = tokens.filter(({ word }) => !isStopword(word));
    const stems = contentTokens.map(({ word }) => stem(word));
    const fullyHighlighted = new Set<Token>();
    for (const { short, start, length } of findLongForms(stems)) {
      if (!matchesAny(short)) continue;
      for (const token of contentTokens.slice(start, start + length)) fullyHighlighted.add(token);
    }
    for (const [index, token] of contentTokens.slice(1).entries()) {
      const [previous, bigram] = [contentTokens[index], `${stems[index]}${stems[index + 1]}`];
      if (previous && terms.some((term) => matchesSplit(term, bigram))) fullyHighlighted.add(previous).add(token);
    }
    return tokens.flatMap((token) => {
      const { start, length } = token;
      if (fullyHighlighted.has(token)) return [[start, start + length] as const];
      return matchesInToken(token, title.slice(start, start + length), terms);
    });
  };
}

function matchesInToken({ word, start, length }: Token, source: string, terms: readonly QueryTerm[]): HighlightRange[] {
  const matched = Math.max(0, ...terms.map((term) => matchedLength(term, word)));
  // If folding changed the length, the matched length does not apply to the source.
  if (matched > 0) return [[start, start + (word.length === length ? matched : length)]];
  let end = 0;
  return splitCamelCase(source).flatMap((part) => {
    const begin = word.indexOf(part, end);
    end = begin + part.length;
    return terms.some((term) => matchedLength(term, part) > 0) ? [[start + begin, start + end] as const] : [];
  });
}

/** The number of letters of a word that match a term. */
function matchedLength(term: QueryTerm, word: string): number {
  const kind = matchKind(term, word);
  if (kind !== 'beginning') return kind ? word.length : 0;
  return Math.max(...term.variants.map((variant) => (word.startsWith(variant.word) ? variant.word.length : 0)));
}
