/**
 * Full-text search. Every query term must match somewhere in a record: exactly, as another inflection (`attacks`), as another spelling
 * (`codesearch`, `trojan puzzle`, `LLM`), or as a prefix. Only a term that matches nothing in the catalog is corrected. A match scores
 * more the rarer the term is and the more the field group weighs; adjacent terms score up to double.
 */
import type { Catalog, IndexedTerm, TermIndex } from '../catalog/index/catalog.ts';
import type { Paper } from '../catalog/model/records.ts';
import { lazy } from '../util/memoize.ts';
import { contentWords, tokenize } from '../util/tokenize.ts';
import { createExplainer, type Explanation } from './explain.ts';
import { createHighlighter } from './highlight.ts';
import { type MatchKind, minPrefixLength, parseQueryTerms, type QueryTerm, withCorrections } from './query-term.ts';
import { adjacency, boostScore, boosts, exactTitleRank, rankByScore, rankTable, scoreTable } from './score.ts';
import { findCorrections, suggestWords } from './spelling.ts';

export interface SearchResult {
  /** Numbers of the matching papers, best first; equal scores in catalog order. */
  readonly papers: readonly number[];
  /** The words that no record has, each with its spelling corrections. */
  readonly corrections: readonly { readonly word: string; readonly as: readonly string[] }[];
  /** The words that match nothing even if corrected, each with similar words of the catalog. */
  readonly unknown: readonly { readonly word: string; readonly near: readonly string[] }[];
  /** If each word matches, but no paper has all: the words to leave out, each with the number of papers that then match. */
  readonly relaxations: readonly { readonly word: string; readonly papers: number }[];
  /** Explains the score of a matching paper. */
  readonly explain: (paper: Paper) => Explanation;
  /** The parts of a title that match, ascending; the end is exclusive. */
  readonly highlight: (title: string) => (readonly [start: number, end: number])[];
}

/**
 * The papers that match every word of the query.
 *
 * @param exact disables spelling correction
 */
export async function searchPapers(catalog: Catalog, query: string, exact: boolean): Promise<SearchResult> {
  const words = [...new Set(contentWords(tokenize(stripIdentifierPrefixes(query))))];
  const literalMatches = parseQueryTerms(words, catalog.abbreviations).map((term) => matchTerm(term, catalog));
  const unmatched = literalMatches.filter(({ papers }) => papers.length === 0).map(({ term }) => term.word);
  const correctionsByWord =
    unmatched.length > 0 && !exact ? await findCorrections(unmatched, catalog.termIndex) : new Map<string, readonly string[]>();
  const corrections = [...correctionsByWord].filter(([, as]) => as.length > 0).map(([word, as]) => ({ word, as }));
  const matches = literalMatches.map((match) => {
    const as = correctionsByWord.get(match.term.word) ?? [];
    return as.length > 0 ? matchTerm(withCorrections(match.term, as), catalog) : match;
  });
  const unknown = unmatched.filter((word) => !correctionsByWord.get(word)?.length);
  const papers = rankMatches(matches, catalog);
  // Few commands need these.
  const explainer = lazy(() => createExplainer(matches, catalog));
  const highlighter = lazy(() =>
    createHighlighter(
      matches.map(({ term }) => term),
      catalog.abbreviations,
    ),
  );
  return {
    papers,
    corrections,
    unknown: unknown.map((word) => ({ word, near: suggestWords(word, catalog.termIndex) })),
    relaxations: papers.length > 0 || unknown.length > 0 ? [] : findRelaxations(matches),
    explain: (paper) => explainer()(paper),
    highlight: (title) => highlighter()(title),
  };
}

/** The query without the URL or prefix of a DOI or arXiv id, the version of an arXiv id, and initials. */
function stripIdentifierPrefixes(query: string): string {
  return query
    .replace(/https?:\/\/(?:dx\.)?doi\.org\/|https?:\/\/arxiv\.org\/(?:abs|pdf)\/|\b(?:arxiv|doi):/gi, ' ')
    .replace(/\b(\d{4}\.\d{4,5})v\d+\b/g, '$1')
    .replace(/(?<=^|\s)[A-Za-z]\.(?=\s)/g, '');
}

/** The papers that match a term. */
interface TermMatches {
  readonly term: QueryTerm;
  /** The rank of the best match in each paper of the catalog (see `score.ts`); 0 for none. */
  readonly ranks: Uint8Array;
  /** Numbers of the matching papers, without duplicates. */
  readonly papers: Uint32Array;
}

function matchTerm(term: QueryTerm, { size, termIndex }: Catalog): TermMatches {
  const indexedTerms = matchingTerms(term, termIndex);
  const postingCount = indexedTerms.reduce((sum, [{ postingCount }]) => sum + postingCount, 0);
  const ranks = new Uint8Array(size);
  const papers = new Uint32Array(Math.min(postingCount, size));
  let count = 0;
  for (const [indexedTerm, kind] of indexedTerms) {
    const rankByGroup = rankTable[kind];
    const { papers: found, fieldGroups } = indexedTerm.postings();
    for (let index = 0; index < found.length; index++) {
      const paper = found[index] ?? 0;
      const rank = rankByGroup[fieldGroups[index] ?? 0] ?? 0;
      const before = ranks[paper] ?? 0;
      if (before === 0) papers[count++] = paper;
      if (rank > before) ranks[paper] = rank;
    }
  }
  return { term, ranks, papers: papers.subarray(0, count) };
}

/** The index terms that match a query term, each with its best kind of match. */
function matchingTerms(
  { variants, compounds, abbreviationStems }: QueryTerm,
  index: TermIndex,
): (readonly [IndexedTerm, MatchKind])[] {
  const matches = new Map<string, readonly [IndexedTerm, MatchKind]>();
  const add = (word: string, kind: MatchKind) => {
    const indexedTerm = matches.get(word)?.[0] ?? index.get(word);
    if (indexedTerm) matches.set(word, [indexedTerm, kind]);
  };
  // In ascending order of weight: a better kind of match replaces a worse one.
  for (const { word } of variants) {
    if (word.length < minPrefixLength) continue;
    for (const prefixMatch of index.withPrefix(word)) matches.set(prefixMatch.term, [prefixMatch, 'beginning']);
  }
  for (const word of [...compounds, ...abbreviationStems.flatMap(index.wordsWithStem)]) add(word, 'spelling');
  for (const { stem } of variants) for (const form of index.wordsWithStem(stem)) add(form, 'form');
  for (const { word } of variants) {
    // A longer word that is in the index was found as its own prefix.
    if (word.length < minPrefixLength || matches.has(word)) add(word, 'exact');
  }
  const bigrams = variants.flatMap(({ splitStems }) => splitStems.flatMap((stems) => index.bigram(stems) ?? []));
  return [...matches.values(), ...bigrams.map((bigram) => [bigram, 'spelling'] as const)];
}

/** The papers that match all terms, best first. */
function rankMatches(matches: readonly TermMatches[], { size, termIndex }: Catalog): number[] {
  const candidates = papersOfRarestTerm(matches);
  if (candidates.length === 0) return [];
  const scores = new Int32Array(candidates.length);
  for (const { papers, ranks } of matches) addScores(scores, candidates, ranks, scoreTable(papers.length, size));
  const points = matches.length > 1 ? proximityPoints(matches, size, termIndex) : undefined;
  const titleLengths = termIndex.titleLengths();
  const matching = new Uint32Array(candidates.length);
  let count = 0;
  for (let index = 0; index < candidates.length; index++) {
    const score = scores[index] ?? 0;
    if (score < 0) continue;
    const paper = candidates[index] ?? 0;
    const isExactTitle = titleLengths[paper] === matches.length && hasExactTitle(paper, matches);
    const proximity = boosts.proximity(points?.[paper] ?? 0, matches.length);
    scores[count] = boostScore(score, proximity, boosts.exactTitle(isExactTitle));
    matching[count++] = paper;
  }
  return rankByScore(matching.subarray(0, count), scores, size);
}

const papersOfRarestTerm = ([first, ...others]: readonly TermMatches[]) =>
  others.reduce((rarest, { papers }) => (papers.length < rarest.length ? papers : rarest), first?.papers ?? new Uint32Array());

/** Sentinel for a paper that does not match a term: so low that no other term makes it positive again. */
const missingTermScore = -(2 ** 30);

/** Adds the scores of one term to those of the papers. */
function addScores(scores: Int32Array, papers: Uint32Array, ranks: Uint8Array, scoreByRank: Int32Array): void {
  for (let index = 0; index < papers.length; index++) {
    const rank = ranks[papers[index] ?? 0] ?? 0;
    scores[index] = rank === 0 ? missingTermScore : (scores[index] ?? 0) + (scoreByRank[rank] ?? 0);
  }
}

const hasExactTitle = (paper: number, matches: readonly TermMatches[]) =>
  matches.every(({ ranks }) => ranks[paper] === exactTitleRank);

/** For each word without which papers match, the number of those papers, in descending order. */
function findRelaxations(matches: readonly TermMatches[]): SearchResult['relaxations'] {
  const relaxations = matches.map((omitted) => {
    const others = matches.filter((other) => other !== omitted);
    const papers = papersOfRarestTerm(others).filter((paper) => others.every(({ ranks }) => ranks[paper]));
    return { word: omitted.term.word, papers: papers.length };
  });
  return relaxations.filter(({ papers }) => papers > 0).sort((a, b) => b.papers - a.papers);
}

/** The points of each paper for terms that are adjacent both in the query and in the paper; each pair counts in its better order. */
function proximityPoints(matches: readonly TermMatches[], size: number, index: TermIndex): Uint8ClampedArray {
  const points = new Uint8ClampedArray(size);
  for (const [position, { term }] of matches.slice(1).entries()) {
    const pairPoints = new Uint8Array(size);
    const add = (bigram: IndexedTerm | undefined, value: number) => {
      for (const paper of bigram?.postings().papers ?? []) {
        const before = pairPoints[paper] ?? 0;
        if (value <= before) continue;
        points[paper] = (points[paper] ?? 0) + value - before;
        pairPoints[paper] = value;
      }
    };
    for (const previous of matches[position]?.term.variants ?? []) {
      for (const variant of term.variants) {
        add(index.bigram(previous.stem + variant.stem), adjacency.inOrder);
        add(index.bigram(variant.stem + previous.stem), adjacency.reversed);
      }
    }
  }
  return points;
}
