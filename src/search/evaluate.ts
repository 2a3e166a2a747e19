/** Finds the papers that match a parsed query, with their scores. */
import { createTermFinder } from '../catalog/index/analyzer.ts';
import type { Catalog } from '../catalog/index/catalog.ts';
import { groupBit, searchableTexts } from '../catalog/index/indexed-fields.ts';
import type { Paper } from '../catalog/model/records.ts';
import { contentWords, stem, tokenize } from '../util/tokenize.ts';
import { applyFilters, type FilterName } from './filters.ts';
import { matchTerm, type TermMatches } from './match-term.ts';
import { findAuthorPapers, findVenue, findVenueNames, splitNameAndYear } from './names-in-query.ts';
import type { AllNode, Item, QueryNode } from './query-parser.ts';
import { createTerm, type QueryTerm, withCorrections } from './query-term.ts';
import { WordScorer } from './score-words.ts';
import { type Correction, findCorrections } from './spelling.ts';
import { isPhrasing } from './stop-phrases.ts';
import { findWordFamily } from './word-family.ts';

/** The papers that match a part of a query. */
export interface Evaluation {
  /** Numbers of the papers, without duplicates. */
  readonly papers: Uint32Array;
  /** The score of one of the papers, in units of 1 / `scoreScale`; 0 if the part has no words. */
  readonly score: (paper: number) => number;
  /** The parts of the query with words that the score of a paper comes from. */
  readonly scorersOf: (paper: number) => readonly WordScorer[];
  /** Whether the papers lack some words of the query. */
  readonly isPartial: boolean;
}

/** What is common to all parts of a search. */
export interface SearchContext {
  readonly catalog: Catalog;
  /** Whether every word must match as written. */
  readonly exact: boolean;
  /** Filled by the evaluation: the words that no paper has, with their corrections. */
  readonly corrections: Correction[];
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
  const isAllowed = allFilters.length + node.excluded.length > 0 ? combineFilters(allFilters, catalog.size) : undefined;
  if (isAllowed) await exclude(isAllowed, node.excluded, context);
  const select = (papers: Uint32Array) =>
    verifyPhrases(isAllowed ? papers.filter((paper) => isAllowed[paper] === 1) : papers, phrases, catalog);
  const complete = select(matches.length > 0 ? scorer.completeMatches() : allPapers(catalog.size));
  const canBePartial = complete.length === 0 && !exact && matches.length > 1;
  const papers = canBePartial ? select(scorer.partialMatches()) : complete;
  return {
    papers,
    score: (paper) => (matches.length > 0 ? scorer.score(paper) : 0) + inner.reduce((sum, one) => sum + one.score(paper), 0),
    scorersOf: (paper) => [...(matches.length > 0 ? [scorer] : []), ...inner.flatMap((one) => one.scorersOf(paper))],
    isPartial: (canBePartial && papers.length > 0) || inner.some(({ isPartial }) => isPartial),
  };
}

export const noPapers: Evaluation = { papers: new Uint32Array(), score: () => 0, scorersOf: () => [], isPartial: false };

const allPapers = (size: number) => Uint32Array.from({ length: size }, (_, paper) => paper);

function marksOf(papers: Iterable<number>, size: number): Uint8Array {
  const marks = new Uint8Array(size);
  for (const paper of papers) marks[paper] = 1;
  return marks;
}

function combineFilters(filters: readonly Uint8Array[], size: number): Uint8Array {
  const isAllowed = new Uint8Array(size).fill(1);
  for (const filter of filters)
    for (let paper = 0; paper < size; paper++) isAllowed[paper] = (isAllowed[paper] ?? 0) & (filter[paper] ?? 0);
  return isAllowed;
}

/** Brackets around items that must all match have no meaning. */
const flatten = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => {
    const { node, isRequired } = item;
    if (node.type !== 'all' || node.excluded.length > 0) return [item];
    return flatten(node.items).map((inner) => ({ ...inner, isRequired: inner.isRequired || isRequired }));
  });

/** The items of a query by how they are evaluated. */
interface AnalyzedItems {
  readonly terms: readonly QueryTerm[];
  /** 1 for each paper that passes. */
  readonly filters: readonly Uint8Array[];
  readonly nested: readonly QueryNode[];
  readonly phrases: readonly Phrase[];
}

interface Phrase {
  readonly words: readonly string[];
  readonly inTitle: boolean;
}

const titleGroups = groupBit('title') | groupBit('aliases');
const restriction = (inTitle: boolean) => (inTitle ? { fieldGroups: titleGroups } : {});

function analyzeItems(items: readonly Item[], context: SearchContext): AnalyzedItems {
  const { catalog } = context;
  const filters: Uint8Array[] = [];
  const filterBy = (filter: FilterName, value: string) =>
    filters.push(marksOf(applyFilters(catalog, [{ filter, values: [value], negated: false }]), catalog.size));
  const nested: QueryNode[] = [];
  const phrases: Phrase[] = [];
  const words: QueryWord[] = [];
  for (const { node, isRequired } of items) {
    if (node.type === 'word') words.push({ word: node.word, isRequired, ...(node.spelling && { spelling: node.spelling }) });
    else if (node.type === 'title') words.push({ word: node.word, isRequired: true, ...restriction(true) });
    else if (node.type === 'filter') filterBy(node.filter, node.value);
    else if (node.type === 'years') filters.push(papersOfYears(node.years, node.text, catalog));
    else if (node.type === 'wildcard')
      words.push({ word: node.pattern, isRequired: true, wildcard: node.pattern, ...restriction(node.inTitle) });
    else if (node.type === 'phrase') {
      const phrase = tokenize(node.text);
      phrases.push({ words: phrase, inTitle: node.inTitle });
      words.push(
        ...contentWords(phrase).map((word) => ({ word, isRequired: true, isQuoted: true, ...restriction(node.inTitle) })),
      );
    } else nested.push(node);
  }
  const rest = takeNames(words, filterBy, filters, context);
  return {
    terms: createTerms(withoutPhrasing(rest, items.length > words.length || filters.length > 0, context.exact), context),
    filters,
    nested,
    phrases,
  };
}

/** 1 for each paper of the years, and for those whose titles have the years: `A Review of 2023-2025`. */
function papersOfYears(years: string, text: string, catalog: Catalog): Uint8Array {
  const marks = marksOf(applyFilters(catalog, [{ filter: 'year', values: [years], negated: false }]), catalog.size);
  const numbers = tokenize(text).filter((word) => /\d/.test(word));
  const matches = numbers.map((word) => matchTerm(createTerm(word, restriction(true)), catalog, { exact: true }));
  const [first, ...others] = matches;
  for (const paper of first?.papers ?? []) if (others.every(({ isMatch }) => isMatch[paper])) marks[paper] = 1;
  return marks;
}

/** A word of a query with the properties of its term. */
interface QueryWord {
  readonly word: string;
  readonly isRequired: boolean;
  readonly isQuoted?: boolean;
  /** Another spelling if the word is a name. */
  readonly spelling?: string;
  readonly wildcard?: string;
  readonly fieldGroups?: number;
}

const isPlain = ({ isQuoted, wildcard, fieldGroups }: QueryWord) =>
  !isQuoted && wildcard === undefined && fieldGroups === undefined;

/** Turns names of venues and authors into filters, and returns the other words, and those of authors' names. */
function takeNames(
  words: readonly QueryWord[],
  filterBy: (filter: FilterName, value: string) => void,
  filters: Uint8Array[],
  { catalog, exact }: SearchContext,
): readonly QueryWord[] {
  if (exact) return words;
  const rest = words.flatMap((queryWord): readonly QueryWord[] => {
    const parts = isPlain(queryWord) && !catalog.termIndex.get(queryWord.word) ? splitNameAndYear(queryWord.word) : undefined;
    if (!parts) return [queryWord];
    const venue = findVenue(parts.name, catalog.venues);
    const isName =
      venue !== undefined ||
      catalog.termIndex
        .get(parts.name)
        ?.postings()
        .fieldGroups.some((groups) => groups & groupBit('authors'));
    if (!isName) return [queryWord];
    filterBy('year', parts.year);
    if (venue) filterBy('venue', venue.id);
    return venue ? [] : [{ ...queryWord, word: parts.name }];
  });
  const found = rest.every(isPlain)
    ? findVenueNames(
        rest.map(({ word }) => word),
        catalog.venues,
      )
    : [];
  for (const { venue } of found) filterBy('venue', venue.id);
  const others = rest.filter((_, index) => !found.some(({ start, length }) => index >= start && index < start + length));
  for (const [index, { word }] of others.slice(1).entries()) {
    const papers = findAuthorPapers(others[index]?.word ?? '', word, catalog);
    if (papers) filters.push(papers);
  }
  return others;
}

/** The words without those that only phrase the question, unless nothing else is asked. */
function withoutPhrasing(words: readonly QueryWord[], hasOtherItems: boolean, exact: boolean): readonly QueryWord[] {
  if (exact) return words;
  const content = new Set(contentWords(words.map(({ word }) => word)));
  const contentOnly = words.filter(({ word, isRequired }) => isRequired || content.has(word));
  const telling = contentOnly.filter(({ word, isRequired }) => isRequired || !isPhrasing(word));
  return telling.length > 0 || hasOtherItems ? telling : contentOnly;
}

function createTerms(words: readonly QueryWord[], { catalog, exact }: SearchContext): readonly QueryTerm[] {
  const distinct = [...new Map(words.map((word) => [`${word.word} ${word.fieldGroups ?? ''}`, word])).values()];
  const findTerms = createTermFinder(catalog.synonyms.flatMap((group) => group.terms.map((term) => ({ group, term }))));
  const found = exact ? [] : findTerms(distinct.map(({ word }) => stem(word)));
  return distinct.map((queryWord, index) => {
    const { word, isQuoted, spelling, ...options } = queryWord;
    if (isQuoted || options.wildcard !== undefined) return createTerm(word, options);
    const others = distinct.filter((other) => other !== queryWord && isPlain(other));
    const groups = found.filter(({ start, length }) => index >= start && index < start + length).map(({ group }) => group);
    return createTerm(word, {
      ...options,
      ...(spelling && { nameSpellings: [spelling] }),
      compounds: others.flatMap((other) => [word + other.word, other.word + word]),
      synonyms: [...new Set(groups)],
    });
  });
}

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

/** The papers whose texts contain the phrases. The index does not have the positions of words. */
function verifyPhrases(papers: Uint32Array, phrases: readonly Phrase[], catalog: Catalog): Uint32Array {
  if (phrases.length === 0) return papers;
  let index = 0;
  const isMatch = Array.from(catalog.papers(papers), (paper) => phrases.every((phrase) => hasPhrase(paper, phrase)));
  return papers.filter(() => isMatch[index++]);
}

function hasPhrase(paper: Paper, { words, inTitle }: Phrase): boolean {
  const stems = words.map(stem);
  for (const { group, text } of searchableTexts(paper)) {
    if (inTitle && !(groupBit(group) & titleGroups)) continue;
    const found = tokenize(text).map(stem);
    if (found.some((_, start) => stems.every((one, offset) => found[start + offset] === one))) return true;
  }
  return false;
}
