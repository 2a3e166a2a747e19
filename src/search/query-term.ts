/** The terms of a query, and how they match words of a record. */
import type { SynonymGroup } from '../catalog/model/synonyms.ts';
import { isStopword, stem } from '../util/tokenize.ts';

/** A word of a query, and what else matches it. */
export interface QueryTerm {
  readonly word: string;
  /** Whether a paper without it is no match, even if it matches most of the query. */
  readonly isRequired: boolean;
  /** The word itself, or its spelling corrections. */
  readonly variants: readonly TermVariant[];
  /** The word joined with each of the other words, in both orders. */
  readonly compounds: readonly string[];
  /** Other spellings of a name, such as `muller` for `mueller`; they match names of authors only. */
  readonly nameSpellings: readonly string[];
  /** The synonym groups that have a term in the query that contains the word. */
  readonly synonyms: readonly SynonymGroup[];
  /** `poison*`: matches all words of this form, and nothing else. */
  readonly wildcard?: string;
  /** The field groups in which it matches, as a bitmap; by default all. */
  readonly fieldGroups?: number;
}

interface TermVariant {
  readonly word: string;
  readonly stem: string;
  /** The joined stems of each two words that the word may consist of: `codsearch` of `codesearch`. */
  readonly splitStems: readonly string[];
}

/**
 * The weight of each kind of match: `exact`, the same word; `form`, another inflection (`attacks`); `spelling`, joined, split or a part
 * of a name; `beginning`, a prefix, if nothing else matches; `synonym`, a term of the same group. `search --explain` prints the names.
 */
export const matchWeights = { exact: 1, form: 0.9, spelling: 0.8, beginning: 0.7, synonym: 0.65 } as const;

export type MatchKind = keyof typeof matchWeights;
export const matchKinds = Object.keys(matchWeights) as MatchKind[];

/** Minimum length of a word to match as a prefix. */
export const minPrefixLength = 3;

/** Creates the term of a word of a query. */
export function createTerm(word: string, options: Partial<Omit<QueryTerm, 'word' | 'variants'>> = {}): QueryTerm {
  return {
    isRequired: false,
    compounds: [],
    nameSpellings: spellNames(word),
    synonyms: [],
    ...options,
    word,
    variants: [createVariant(word)],
  };
}

/** The term with its word replaced by spelling corrections. */
export const withCorrections = (term: QueryTerm, corrections: readonly string[]): QueryTerm => ({
  ...term,
  variants: corrections.map(createVariant),
});

const createVariant = (word: string): TermVariant => ({ word, stem: stem(word), splitStems: splitStems(word) });

/** Folding turns ü into u, but many people write ue. */
function spellNames(word: string): readonly string[] {
  const spelled = word.replace(/([aou])e/g, '$1');
  return spelled === word || spelled.length < minPartLength ? [] : [spelled];
}

/** Shorter parts of a word match by chance. */
const minPartLength = 2;
/** Longer words are not split, because nobody writes them as two. */
const maxSplitLength = 40;

function splitStems(word: string): readonly string[] {
  if (word.length > maxSplitLength) return [];
  // gpt4, llama2
  const [, letters, digits] = /^([a-z]{2,})(\d+)$/.exec(word) ?? [];
  if (letters && digits) return [stem(letters) + digits];
  if (/[^a-z]/.test(word)) return [];
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

/** The stems of the synonyms of one word. */
export const synonymStems = ({ synonyms, variants }: QueryTerm): readonly string[] =>
  synonyms
    .flatMap(({ terms, narrower }) => [...terms, ...narrower])
    .flatMap((term) => (term.length === 1 ? term : []))
    .filter((found) => !variants.some((variant) => variant.stem === found));

/**
 * Whether a word has the form of a wildcard pattern: `*` is any text, `?` one character. Compares with two pointers, because a regular
 * expression made of a pattern can take exponential time.
 */
export function matchesWildcard(pattern: string, word: string): boolean {
  let [at, index, star, retry] = [0, 0, -1, 0];
  while (index < word.length) {
    if (pattern[at] === '?' || (pattern[at] !== '*' && pattern[at] === word[index])) {
      at++;
      index++;
    } else if (pattern[at] === '*') {
      star = at++;
      retry = index;
    } else if (star >= 0) {
      at = star + 1;
      index = ++retry;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
