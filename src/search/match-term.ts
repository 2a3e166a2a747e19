/** Finds the papers that match a term, with the fields and the kinds of the matches. */

import { synonymTerm } from '../catalog/index/analyzer.ts';
import type { Catalog, IndexedTerm, TermIndex } from '../catalog/index/catalog.ts';
import { groupBit } from '../catalog/index/indexed-fields.ts';
import { stem } from '../util/tokenize.ts';
import {
  type MatchKind,
  matchesWildcard,
  matchKinds,
  matchWeights,
  minPrefixLength,
  type QueryTerm,
  synonymStems,
} from './query-term.ts';
import type { TermFit } from './score.ts';

/** The papers that match a term. */
export interface TermMatches {
  readonly term: QueryTerm;
  /** The kinds of match that occur, in descending order of weight. */
  readonly levels: readonly MatchLevel[];
  /** The fits of the combinations of bitmaps that occurred, by a key of `fitOf`. */
  readonly fits: Map<number | string, TermFit>;
  /** 1 for each paper that matches. */
  readonly isMatch: Uint8Array;
  /** Numbers of the matching papers, without duplicates. */
  readonly papers: Uint32Array;
}

/** The matches of one kind. */
interface MatchLevel {
  readonly kind: MatchKind;
  readonly weight: number;
  /** For each paper the field groups with such a match, as a bitmap of postings. */
  readonly groups: Uint16Array;
}

export interface MatchOptions {
  /** Whether only the word itself matches. */
  readonly exact: boolean;
  /** Whether another inflection is as good as the word itself. */
  readonly isOnlyTerm?: boolean;
}

/** The papers that match the term. */
export function matchTerm(
  term: QueryTerm,
  { size, termIndex }: Catalog,
  { exact, isOnlyTerm = false }: MatchOptions,
): TermMatches {
  const found = exact ? exactTerms(term, termIndex) : matchingTerms(term, termIndex);
  const postingCount = found.reduce((sum, [{ postingCount }]) => sum + postingCount, 0);
  const groupsByKind = new Map<MatchKind, Uint16Array>();
  const isMatch = new Uint8Array(size);
  const papers = new Uint32Array(Math.min(postingCount, size));
  let count = 0;
  for (const [indexedTerm, kind, allowed] of found) {
    const groups = groupsByKind.get(kind) ?? new Uint16Array(size);
    groupsByKind.set(kind, groups);
    const { papers: withTerm, fieldGroups } = indexedTerm.postings();
    for (let index = 0; index < withTerm.length; index++) {
      const bits = (fieldGroups[index] ?? 0) & allowed;
      if (bits === 0) continue;
      const paper = withTerm[index] ?? 0;
      groups[paper] = (groups[paper] ?? 0) | bits;
      if (isMatch[paper] === 0) {
        isMatch[paper] = 1;
        papers[count++] = paper;
      }
    }
  }
  const levels = matchKinds.flatMap((kind) => {
    const groups = groupsByKind.get(kind);
    const weight = kind === 'form' && isOnlyTerm ? matchWeights.exact : matchWeights[kind];
    return groups ? { kind, weight, groups } : [];
  });
  return { term, levels, fits: new Map(), isMatch, papers: papers.subarray(0, count) };
}

/** Whether the term matches only as a prefix of longer words. */
const usesPrefix = ({ levels }: TermMatches): boolean => levels.some(({ kind }) => kind === 'beginning');

/** An index term, the kind of its match, and the field groups in which it matches. */
type FoundTerm = readonly [term: IndexedTerm, kind: MatchKind, allowedGroups: number];

const allGroups = 0xffff;
const authorGroup = groupBit('authors');

function exactTerms({ variants, wildcard, fieldGroups = allGroups }: QueryTerm, index: TermIndex): FoundTerm[] {
  if (wildcard !== undefined) return wildcardTerms(wildcard, index).map((term) => [term, 'exact', fieldGroups]);
  return variants.flatMap(({ word }) => index.get(word) ?? []).map((term) => [term, 'exact', fieldGroups]);
}

/** The index terms that match a query term, each with its best kind of match. */
function matchingTerms(term: QueryTerm, index: TermIndex): FoundTerm[] {
  const { variants, compounds, nameSpellings, synonyms, wildcard, fieldGroups = allGroups } = term;
  if (wildcard !== undefined) return exactTerms(term, index);
  const found = new Map<string, FoundTerm>();
  const add = (word: string, kind: MatchKind, allowed = fieldGroups) => {
    const indexedTerm = found.get(word)?.[0] ?? index.get(word);
    if (indexedTerm) found.set(word, [indexedTerm, kind, allowed]);
  };
  // In ascending order of weight: a better kind of match replaces a worse one.
  for (const word of compounds) add(word, 'spelling');
  for (const name of nameSpellings) add(name, 'spelling', fieldGroups & authorGroup);
  for (const { stem } of variants) for (const form of index.wordsWithStem(stem)) add(form, 'form');
  for (const { word } of variants) add(word, 'exact');
  const splits = variants.flatMap(({ splitStems }) => splitStems.flatMap((stems) => index.bigram(stems) ?? []));
  const bigrams: FoundTerm[] = splits.map((bigram) => [bigram, 'spelling', fieldGroups]);
  if (found.size + bigrams.length === 0)
    for (const prefixed of prefixedTerms(term, index)) found.set(prefixed.term, [prefixed, 'beginning', fieldGroups]);
  for (const word of synonymStems(term).flatMap(index.wordsWithStem)) if (!found.has(word)) add(word, 'synonym');
  const phrases = synonyms.flatMap((group) => index.bigram(synonymTerm(group)) ?? []);
  return [...found.values(), ...bigrams, ...phrases.map((phrase): FoundTerm => [phrase, 'synonym', fieldGroups])];
}

const prefixedTerms = ({ variants }: QueryTerm, index: TermIndex) =>
  variants.flatMap(({ word }) =>
    word.length < minPrefixLength ? [] : index.withPrefix(word).filter(({ term }) => isBeginning(word, term)),
  );

/** CodeT5+ is not a longer word for CodeT5. */
const isBeginning = (prefix: string, word: string) => word.startsWith(prefix) && !/^[+#]/.test(word.slice(prefix.length));

function wildcardTerms(pattern: string, index: TermIndex): readonly IndexedTerm[] {
  const prefix = /^[^*?]*/.exec(pattern)?.[0] ?? '';
  return index.withPrefix(prefix).filter(({ term }) => matchesWildcard(pattern, term));
}

/** How a word of a record matches the term; undefined if it does not. */
export function matchKind(matches: TermMatches, found: string): MatchKind | undefined {
  const { term } = matches;
  const { variants, compounds, wildcard } = term;
  if (wildcard !== undefined) return matchesWildcard(wildcard, found) ? 'exact' : undefined;
  if (variants.some(({ word }) => word === found)) return 'exact';
  const first = found.charCodeAt(0);
  // Stemming is the slowest condition.
  if (variants.some((variant) => variant.word.charCodeAt(0) === first && variant.stem === stem(found))) return 'form';
  if (compounds.includes(found)) return 'spelling';
  if (usesPrefix(matches) && variants.some(({ word }) => isBeginning(word, found))) return 'beginning';
  return term.synonyms.length > 0 && synonymStems(term).includes(stem(found)) ? 'synonym' : undefined;
}
