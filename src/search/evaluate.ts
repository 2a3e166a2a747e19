/** Finds the papers that match a parsed query, with their scores. */
import type { Catalog } from '../catalog/index/catalog.ts';
import { analyzeItems, type SearchContext } from './analyze-items.ts';
import { matchTerm, type TermMatches } from './match-term.ts';
import { intersect, marksOf } from './paper-sets.ts';
import { selectPhrases } from './phrases.ts';
import type { AllNode, Item, QueryNode } from './query/parser.ts';
import { createTerm, type QueryTerm, withCorrections } from './query-term.ts';
import { WordScorer } from './score-words.ts';
import { type Correction, findCorrections } from './spelling.ts';
import { findWordFamily } from './word-family.ts';

/** The papers that match a part of a query. */
export interface Evaluation {
  /** Numbers of the papers, without duplicates. */
  readonly papers: Uint32Array;
  /** The score of one of the papers, in units of 1 / `scoreScale`; 0 if the part has no words. */
  readonly score: (paper: number) => number;
  /** The parts of the query with words that the score of a paper comes from. */
  readonly scorersOf: (paper: number) => readonly WordScorer[];
  /** Whether the papers do not have some words of the query. */
  readonly isPartial: boolean;
}

export async function evaluate(node: QueryNode, context: SearchContext): Promise<Evaluation> {
  if (node.type === 'any') return evaluateAny(await Promise.all(node.alternatives.map((one) => evaluate(one, context))));
  if (node.type === 'all') return evaluateAll(node, context);
  return evaluateAll({ type: 'all', items: [{ node, isRequired: false }], excluded: [] }, context);
}

function evaluateAny(alternatives: readonly Evaluation[]): Evaluation {
  // An alternative that matches only in part is no match beside one that matches completely.
  const complete = alternatives.filter(({ isPartial }) => !isPartial);
  const used = complete.some(({ papers }) => papers.length > 0) ? complete : alternatives;
  const members = used.map(({ papers }) => new Set(papers));
  const matching = (paper: number) => used.filter((_, index) => members[index]?.has(paper));
  const best = (paper: number) =>
    matching(paper).reduce<Evaluation | undefined>(
      (before, one) => (before && before.score(paper) >= one.score(paper) ? before : one),
      undefined,
    );
  return {
    papers: Uint32Array.from(new Set(used.flatMap(({ papers }) => [...papers]))),
    score: (paper) => best(paper)?.score(paper) ?? 0,
    scorersOf: (paper) => best(paper)?.scorersOf(paper) ?? [],
    isPartial: used.some(({ isPartial }) => isPartial),
  };
}

async function evaluateAll(node: AllNode, context: SearchContext): Promise<Evaluation> {
  const { catalog, exact } = context;
  const { terms, filters, nested, phrases } = analyzeItems(flatten(node.items), context);
  if (terms.length + filters.length + nested.length + node.excluded.length === 0) return noPapers;
  const inner = await Promise.all(nested.map((one) => evaluate(one, context)));
  const matches = await matchTerms(terms, context);
  const scorer = new WordScorer(matches, catalog);
  const allFilters = [...filters, ...inner.map(({ papers }) => marksOf(papers, catalog.size))];
  const isAllowed = allFilters.length + node.excluded.length > 0 ? intersect(allFilters, catalog.size) : undefined;
  if (isAllowed) await exclude(isAllowed, node.excluded, context);
  const select = (papers: Uint32Array) =>
    selectPhrases(isAllowed ? papers.filter((paper) => isAllowed[paper] === 1) : papers, phrases, catalog, exact);
  const complete = select(matches.length > 0 ? scorer.completeMatches() : allPapers(catalog.size));
  const isEnough = complete.length >= (matches.length < longQueryLength ? 1 : enoughPapers) || complete.some(scorer.isWholeTitle);
  const canBePartial = !isEnough && !exact && matches.length > 1;
  const papers = canBePartial ? unite(complete, select(scorer.partialMatches())) : complete;
  const ownScorers = matches.length > 0 ? [scorer] : [];
  const parts = [...ownScorers, ...inner];
  return {
    papers,
    score: inner.length > 0 || matches.length === 0 ? (paper) => scoreTogether(parts, paper) : scorer.score,
    scorersOf: (paper) => [...ownScorers, ...inner.flatMap((one) => one.scorersOf(paper))],
    isPartial: papers.length > complete.length || inner.some(({ isPartial }) => isPartial),
  };
}

const scoreTogether = (parts: readonly Pick<Evaluation, 'score'>[], paper: number) =>
  parts.reduce((sum, { score }) => sum + score(paper), 0);

/** Hardly any paper has all words of a longer query. */
const longQueryLength = 4;
/** Papers with all words of a long query that make others needless. */
const enoughPapers = 10;

const unite = (first: Uint32Array, second: Uint32Array) => Uint32Array.from(new Set([...first, ...second]));

export const noPapers: Evaluation = { papers: new Uint32Array(), score: () => 0, scorersOf: () => [], isPartial: false };

const allPapers = (size: number) => Uint32Array.from({ length: size }, (_, paper) => paper);

/** Brackets around items that must all match have no meaning. */
const flatten = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => {
    const { node, isRequired } = item;
    if (node.type !== 'all' || node.excluded.length > 0) return [item];
    return flatten(node.items).map((inner) => ({ ...inner, isRequired: inner.isRequired || isRequired }));
  });

/** The matches of the terms; those that match nothing are corrected. */
async function matchTerms(
  terms: readonly QueryTerm[],
  { catalog, exact, corrections }: SearchContext,
): Promise<readonly TermMatches[]> {
  const options = { exact, isOnlyTerm: terms.length === 1 };
  const literal = terms.map((term) => matchTerm(term, catalog, options));
  const unmatched = literal.filter(({ papers, term }) => papers.length === 0 && term.wildcard === undefined);
  if (exact) {
    corrections.push(...unmatched.map(({ term }) => ({ word: term.word, as: [] })));
    return literal;
  }
  const matches: TermMatches[] = [];
  for (const [index, match] of literal.entries()) {
    const neighbors = [literal[index - 1], literal[index + 1]].flatMap((other) => other?.term.word ?? []);
    const correction = unmatched.includes(match) ? await correct(match.term.word, neighbors, catalog) : undefined;
    if (correction) corrections.push(correction);
    matches.push(correction?.as.length ? matchTerm(withCorrections(match.term, correction.as), catalog, options) : match);
  }
  return matches;
}

/** What a word that matches nothing is read as: its spelling corrections, or else words of its family. */
async function correct(word: string, neighbors: readonly string[], { termIndex }: Catalog): Promise<Correction> {
  const corrected = await findCorrections(word, neighbors, termIndex);
  return { word, as: corrected.length > 0 ? corrected : findWordFamily(word, termIndex) };
}

/** Removes the papers that match an excluded part of the query; of a word also its inflections, but not its synonyms. */
async function exclude(isAllowed: Uint8Array, nodes: readonly QueryNode[], context: SearchContext): Promise<void> {
  const { catalog } = context;
  for (const node of nodes) {
    const papers =
      node.type === 'word'
        ? inflectedMatches(node.word, context)
        : (await evaluate(node, { catalog, exact: true, corrections: [] })).papers;
    for (const paper of papers) isAllowed[paper] = 0;
  }
}

function inflectedMatches(word: string, { catalog, exact }: SearchContext): readonly number[] {
  const { levels, papers } = matchTerm(createTerm(word), catalog, { exact });
  const own = levels.filter(({ kind }) => kind === 'exact' || kind === 'form');
  return [...papers].filter((paper) => own.some(({ groups }) => groups[paper]));
}
