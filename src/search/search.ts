/**
 * Search by words. Every word must fit somewhere in a record: exactly, in another form (`attacks`), in another spelling (`codesearch`,
 * `trojan puzzle`, `LLM`), or as the beginning of a longer one. Only a word that fits nowhere in the catalog is read as the nearest
 * that does. A match counts for more the rarer the word is and the more telling the field; side by side as in the query words count up
 * to double.
 */
import type { Catalog, IndexedTerm, Postings, TermIndex } from '../catalog/index/catalog.ts';
import type { Paper } from '../catalog/model/records.ts';
import { lazy } from '../util/memoize.ts';
import { contentWords, tokenize } from '../util/tokenize.ts';
import { createExplainer, type Explanation } from './explain.ts';
import { createHighlighter } from './highlight.ts';
import { type MatchKind, minPrefixLength, parseQueryTerms, type QueryTerm, withCorrections } from './query-term.ts';
import {
  adjacentInOrder,
  adjacentReversed,
  applyBoost,
  exactTitleBoost,
  exactTitleRank,
  proximityBoost,
  rankByScore,
  rankTable,
  scoreTable,
} from './score.ts';
import { findCorrections, suggestWords } from './spelling.ts';

export interface SearchResult {
  /** Their numbers, best first; equals in the order of the catalog. */
  readonly papers: readonly number[];
  /** The words of the query that no record has, each with the words that it was read as. */
  readonly readings: readonly { readonly word: string; readonly as: readonly string[] }[];
  /** The words that fit nothing at all, each with the nearest that do. */
  readonly unknown: readonly { readonly word: string; readonly near: readonly string[] }[];
  /** Where each word fits papers but no paper all: the words without which there are some, and how many. */
  readonly without: readonly { readonly word: string; readonly papers: number }[];
  /** Why a paper is among them, and where. */
  readonly explain: (paper: Paper) => Explanation;
  /** The parts of a title that match: pairs of first index and the index behind the last. */
  readonly marks: (title: string) => (readonly [start: number, end: number])[];
}

/**
 * The papers in which every word of the query fits.
 *
 * @param exact never read a word as another
 */
export async function searchPapers(catalog: Catalog, query: string, exact: boolean): Promise<SearchResult> {
  const asked = [...new Set(contentWords(tokenize(bare(query))))];
  const literal = parseQueryTerms(asked, catalog.abbreviations).map((term) => match(term, catalog));
  const unfit = literal.filter(({ papers }) => papers.length === 0).map(({ term }) => term.word);
  const near = unfit.length > 0 && !exact ? await findCorrections(unfit, catalog.words) : new Map<string, readonly string[]>();
  const readings = [...near].filter(([, as]) => as.length > 0).map(([word, as]) => ({ word, as }));
  const matches = literal.map((one) => {
    const as = near.get(one.term.word) ?? [];
    return as.length > 0 ? match(withCorrections(one.term, as), catalog) : one;
  });
  const unknown = unfit.filter((word) => !near.get(word)?.length);
  const papers = ranked(matches, catalog);
  const counted = matches.map(({ term, papers }) => ({ term, papers: papers.length }));
  const terms = matches.map(({ term }) => term);
  // Few commands ask for either.
  const explain = lazy(() => createExplainer(counted, catalog));
  const marks = lazy(() => createHighlighter(terms, catalog.abbreviations));
  return {
    papers,
    readings,
    unknown: unknown.map((word) => ({ word, near: suggestWords(word, catalog.words) })),
    without: papers.length > 0 || unknown.length > 0 ? [] : withoutOne(matches),
    explain: (paper) => explain()(paper),
    marks: (title) => marks()(title),
  };
}

/** The query without what says only what kind of thing it is: the address of a DOI, the version of a preprint, initials of a name. */
function bare(query: string): string {
  return query
    .replace(/https?:\/\/(?:dx\.)?doi\.org\/|https?:\/\/arxiv\.org\/(?:abs|pdf)\/|\b(?:arxiv|doi):/gi, ' ')
    .replace(/\b(\d{4}\.\d{4,5})v\d+\b/g, '$1')
    .replace(/(?<=^|\s)[A-Za-z]\.(?=\s)/g, ' ');
}

/** Where a term fits. */
interface Match {
  readonly term: QueryTerm;
  /** For each paper of the catalog how much the best fit counts, as its rank among all that a fit may count; 0 where there is none. */
  readonly ranks: Uint8Array;
  /** The papers that it fits. */
  readonly papers: Uint32Array;
}

function match(term: QueryTerm, { size, words }: Catalog): Match {
  const sources = sourcesOf(term, words);
  const total = sources.reduce((sum, [{ count }]) => sum + count, 0);
  const ranks = new Uint8Array(size);
  const papers = new Uint32Array(Math.min(total, size));
  let count = 0;
  for (const [word, fit] of sources) count = raise(ranks, word.postings(), rankTable[fit], papers, count);
  return { term, ranks, papers: papers.subarray(0, count) };
}

/** Raises the ranks of papers to those of their postings, and adds the papers that had none to the list. */
function raise(ranks: Uint8Array, { papers, where }: Postings, rankOf: Uint8Array, list: Uint32Array, length: number): number {
  let end = length;
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at] ?? 0;
    const rank = rankOf[where[at] ?? 0] ?? 0;
    const before = ranks[paper] ?? 0;
    if (before === 0) list[end++] = paper;
    if (rank > before) ranks[paper] = rank;
  }
  return end;
}

/** The words of the catalog that fit a term, and how. */
function sourcesOf({ readings, joined, shortForms }: QueryTerm, known: TermIndex): (readonly [IndexedTerm, MatchKind])[] {
  const found = new Map<string, readonly [IndexedTerm, MatchKind]>();
  const add = (name: string, fit: MatchKind) => {
    const word = found.get(name)?.[0] ?? known.get(name);
    if (word) found.set(name, [word, fit]);
  };
  for (const { word } of readings) {
    if (word.length < minPrefixLength) continue;
    for (const longer of known.startingWith(word)) found.set(longer.word, [longer, 'beginning']);
  }
  for (const spelling of [...joined, ...shortForms.flatMap(known.formsOf)]) add(spelling, 'spelling');
  for (const { word, stem } of readings) {
    for (const form of known.formsOf(stem)) if (form.charCodeAt(0) === word.charCodeAt(0)) add(form, 'form');
  }
  for (const { word } of readings) {
    if (word.length < minPrefixLength || found.has(word)) add(word, 'exact');
  }
  const apart = readings.flatMap(({ apart }) => apart.flatMap((stems) => known.pair(stems) ?? []));
  return [...found.values(), ...apart.map((pair) => [pair, 'spelling'] as const)];
}

/** The papers that every term fits, best first. */
function ranked(matches: readonly Match[], { size, words }: Catalog): number[] {
  const papers = smallest(matches);
  if (papers.length === 0) return [];
  const scores = new Int32Array(papers.length);
  for (const one of matches) addScores(scores, papers, one.ranks, scoreTable(one.papers.length, size));
  const neighbours = matches.length > 1 ? neighboursIn(matches, size, words) : undefined;
  const titleLengths = words.titleLengths();
  const fitting = new Uint32Array(papers.length);
  let count = 0;
  for (let at = 0; at < papers.length; at++) {
    let score = scores[at] ?? 0;
    if (score < 0) continue;
    const paper = papers[at] ?? 0;
    const side = neighbours?.[paper] ?? 0;
    if (side > 0) score = applyBoost(score, proximityBoost(side, matches.length));
    if (titleLengths[paper] === matches.length && isHighest(paper, matches)) score = applyBoost(score, exactTitleBoost);
    scores[count] = score;
    fitting[count++] = paper;
  }
  return rankByScore(fitting.subarray(0, count), scores, size);
}

/** The papers of the rarest term. */
const smallest = ([first, ...others]: readonly Match[]) =>
  others.reduce((least, { papers }) => (papers.length < least.length ? papers : least), first?.papers ?? new Uint32Array());

/** So low that no term makes it positive again. */
const tooLow = -(2 ** 30);

/** Adds what a term scores in each paper; where it does not fit, that is too low. */
function addScores(scores: Int32Array, papers: Uint32Array, ranks: Uint8Array, scoreOf: Int32Array): void {
  for (let at = 0; at < papers.length; at++) {
    const rank = ranks[papers[at] ?? 0] ?? 0;
    scores[at] = rank === 0 ? tooLow : (scores[at] ?? 0) + (scoreOf[rank] ?? 0);
  }
}

const isHighest = (paper: number, matches: readonly Match[]) => matches.every(({ ranks }) => ranks[paper] === exactTitleRank);

/** The words without which there are papers that every other one fits, the most papers first. */
function withoutOne(matches: readonly Match[]): SearchResult['without'] {
  const all = matches.map((left) => {
    const others = matches.filter((other) => other !== left);
    const papers = smallest(others).filter((paper) => others.every(({ ranks }) => ranks[paper]));
    return { word: left.term.word, papers: papers.length };
  });
  return all.filter(({ papers }) => papers > 0).sort((a, b) => b.papers - a.papers);
}

/** For each paper what the words count there that stand side by side as in the query, each pair in its better order. */
function neighboursIn(matches: readonly Match[], size: number, words: TermIndex): Uint8ClampedArray {
  const counts = new Uint8ClampedArray(size);
  for (const [index, { term }] of matches.slice(1).entries()) {
    const best = new Uint8Array(size);
    const count = (pair: IndexedTerm | undefined, value: number) => {
      if (pair) raiseNeighbours(counts, best, pair.postings().papers, value);
    };
    for (const before of matches[index]?.term.readings ?? []) {
      for (const reading of term.readings) {
        count(words.pair(before.stem + reading.stem), adjacentInOrder);
        count(words.pair(reading.stem + before.stem), adjacentReversed);
      }
    }
  }
  return counts;
}

/** Counts a pair in the papers; the best that was counted of it before is not counted again. */
function raiseNeighbours(counts: Uint8ClampedArray, best: Uint8Array, papers: Uint32Array, value: number): void {
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at] ?? 0;
    const before = best[paper] ?? 0;
    if (value <= before) continue;
    counts[paper] = (counts[paper] ?? 0) + value - before;
    best[paper] = value;
  }
}
