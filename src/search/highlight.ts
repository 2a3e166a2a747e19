/** Highlights the matches of a query in a title. */
import { createTermFinder } from '../catalog/index/analyzer.ts';
import type { SynonymGroup } from '../catalog/model/synonyms.ts';
import { isStopword, splitCamelCase, stem, type Token, tokenizeWithPositions } from '../util/tokenize.ts';
import { matchKind, type TermMatches } from './match-term.ts';
import { matchesSplit } from './query-term.ts';

/** Indexes of UTF-16 units; the end is exclusive. */
type HighlightRange = readonly [start: number, end: number];

/** Creates a function that finds the matches in a title, ascending; of a prefix match only the prefix. */
export function createHighlighter(
  matches: readonly TermMatches[],
  groups: readonly SynonymGroup[],
): (title: string) => HighlightRange[] {
  const wanted = new Set(matches.flatMap(({ term }) => term.synonyms.map(({ name }) => name)));
  const findTerms = createTermFinder(
    groups
      .filter(({ name }) => wanted.has(name))
      .flatMap((group) => [...group.terms, ...group.narrower].map((term) => ({ group, term }))),
  );
  return (title) => {
    const tokens = tokenizeWithPositions(title);
    const contentTokens = tokens.filter(({ word }) => !isStopword(word));
    const stems = contentTokens.map(({ word }) => stem(word));
    const fullyHighlighted = new Set<Token>();
    for (const { start, length } of findTerms(stems)) {
      for (const token of contentTokens.slice(start, start + length)) fullyHighlighted.add(token);
    }
    for (const [index, token] of contentTokens.slice(1).entries()) {
      const [previous, bigram] = [contentTokens[index], `${stems[index]}${stems[index + 1]}`];
      if (previous && matches.some(({ term }) => matchesSplit(term, bigram))) fullyHighlighted.add(previous).add(token);
    }
    return tokens.flatMap((token) => {
      const { start, length } = token;
      if (fullyHighlighted.has(token)) return [[start, start + length] as const];
      return matchesInToken(token, title.slice(start, start + length), matches);
    });
  };
}

function matchesInToken({ word, start, length }: Token, source: string, matches: readonly TermMatches[]): HighlightRange[] {
  const matched = Math.max(0, ...matches.map((match) => matchedLength(match, word)));
  // If folding changed the length, the matched length does not apply to the source.
  if (matched > 0) return [[start, start + (word.length === length ? matched : length)]];
  let end = 0;
  return splitCamelCase(source).flatMap((part) => {
    const begin = word.indexOf(part, end);
    end = begin + part.length;
    return matches.some((match) => matchedLength(match, part) > 0) ? [[start + begin, start + end] as const] : [];
  });
}

/** The number of letters of a word that match a term. */
function matchedLength(match: TermMatches, word: string): number {
  const { term } = match;
  const kind = matchKind(match, word);
  if (kind !== 'beginning') return kind ? word.length : 0;
  return Math.max(...term.variants.map((variant) => (word.startsWith(variant.word) ? variant.word.length : 0)));
}
