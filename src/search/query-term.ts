/** The terms of a query, and how they match words of a record. */
import type { Abbreviation } from '../catalog/model/abbreviation.ts';
import { isStopword, stem } from '../util/tokenize.ts';

/** A word of a query, and other spellings that match it. */
export interface QueryTerm {
  readonly word: string;
  /** The word itself, or its spelling corrections. */
  readonly variants: readonly TermVariant[];
  /** The word joined with each of the other words, in both orders. */
  readonly compounds: readonly string[];
  /** Stems of the abbreviations of all phrases in the query that contain the word. */
  readonly abbreviationStems: readonly string[];
}

interface TermVariant {
  readonly word: string;
  readonly stem: string;
  /** The joined stems of each two words that the word may consist of: `codsearch` of `codesearch`. */
  readonly splitStems: readonly string[];
}

/**
 * The weight of each kind of match: `exact`, the same word; `form`, another inflection (`attacks`); `spelling`, joined, split, a part
 * of a name or an abbreviation; `beginning`, a prefix. The names are printed by `search --explain`.
 */
export const matchWeights = { exact: 1, form: 0.9, spelling: 0.8, beginning: 0.7 } as const;

export type MatchKind = keyof typeof matchWeights;

/** Minimum length of a word to match as a prefix. */
export const minPrefixLength = 3;

/** The terms of a query. They match independently of their order. */
export function parseQueryTerms(words: readonly string[], abbreviations: readonly Abbreviation[]): QueryTerm[] {
  const queryStems = words.map(stem);
  const all = abbreviations.flatMap(({ short, expansions }) => expansions.map((expansion) => ({ short, expansion })));
  const inQuery = all.filter(({ expansion }) => expansion.every((expanded) => queryStems.includes(expanded)));
  return words.map((word, index) => {
    const compounds = words.filter((other) => other !== word).flatMap((other) => [word + other, other + word]);
    const containing = inQuery.filter(({ expansion }) => expansion.includes(queryStems[index] ?? ''));
    const abbreviationStems = containing.map(({ short }) => stem(short));
    return { word, variants: [createVariant(word)], compounds, abbreviationStems };
  });
}

/** The term with its word replaced by spelling corrections. */
export const withCorrections = (term: QueryTerm, corrections: readonly string[]): QueryTerm => ({
  ...term,
  variants: corrections.map(createVariant),
});

const createVariant = (word: string): TermVariant => ({ word, stem: stem(word), splitStems: splitStems(word) });

/** Shorter parts of a word match by chance. */
const minPartLength = 2;
/** Longer words are not split, because nobody writes them as two. */
const maxSplitLength = 40;

function splitStems(word: string): readonly string[] {
  if (word.length > maxSplitLength || /[^a-z]/.test(word)) return [];
  const splitCount = Math.max(0, word.length + 1 - 2 * minPartLength);
  const splits = Array.from({ length: splitCount }, (_, index) => index + minPartLength).flatMap((position) => {
    const [first, second] = [word.slice(0, position), word.slice(position)];
    if (isStopword(first) || isStopword(second)) return [];
    return withoutLeadingStopword(second).map((content) => stem(first) + stem(content));
  });
  return [...new Set(splits)];
}

/** The word itself, and what follows a stopword of two or three letters: `ofthought` and `thought`. */
function withoutLeadingStopword(word: string): string[] {
  const lengths = [2, 3].filter((length) => isStopword(word.slice(0, length)) && word.length - length > minPartLength);
  return [word, ...lengths.map((length) => word.slice(length))];
}

/** Whether a bigram of a record, as joined stems, is the term written as two words. */
export const matchesSplit = ({ variants }: QueryTerm, bigram: string) =>
  variants.some(({ splitStems }) => splitStems.includes(bigram));

/** How a word of a record matches the term; undefined if it does not. */
export function matchKind({ variants, compounds, abbreviationStems }: QueryTerm, found: string): MatchKind | undefined {
  if (variants.some(({ word }) => word === found)) return 'exact';
  const first = found.charCodeAt(0);
  // Stemming is the slowest condition, so it comes last.
  if (variants.some((variant) => variant.word.charCodeAt(0) === first && variant.stem === stem(found))) return 'form';
  if (compounds.includes(found) || (abbreviationStems.length > 0 && abbreviationStems.includes(stem(found)))) return 'spelling';
  const isPrefix = ({ word }: TermVariant) => word.length >= minPrefixLength && found.startsWith(word);
  return variants.some(isPrefix) ? 'beginning' : undefined;
}
