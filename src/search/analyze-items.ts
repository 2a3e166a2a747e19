/** Turns the items of a query into terms to score, filters and phrases. */
import { createTermFinder, type GroupTerm } from '../catalog/index/analyzer.ts';
import type { Catalog } from '../catalog/index/catalog.ts';
import { groupBit } from '../catalog/index/indexed-fields.ts';
import type { SynonymGroup } from '../catalog/model/synonyms.ts';
import { contentWords, stem, tokenize } from '../util/tokenize.ts';
import { applyFilters, type FilterName } from './filters.ts';
import { matchTerm } from './match-term.ts';
import { marksOf } from './paper-sets.ts';
import { type Phrase, titleGroups } from './phrases.ts';
import { findAuthorPapers, findVenue, findVenueNames, splitNameAndYear } from './query/names.ts';
import type { Item, QueryNode } from './query/parser.ts';
import { isPhrasing } from './query/stop-phrases.ts';
import { createTerm, type QueryTerm } from './query-term.ts';
import type { Correction } from './spelling.ts';

/** What is common to all parts of a search. */
export interface SearchContext {
  readonly catalog: Catalog;
  /** Whether every word must match as written. */
  readonly exact: boolean;
  /** Filled by the evaluation: the words that no paper has, with their corrections. */
  readonly corrections: Correction[];
}

/** The items of a query by how they are evaluated. */
interface AnalyzedItems {
  readonly terms: readonly QueryTerm[];
  /** 1 for each paper that passes. */
  readonly filters: readonly Uint8Array[];
  readonly nested: readonly QueryNode[];
  readonly phrases: readonly Phrase[];
}

const restriction = (inTitle: boolean) => (inTitle ? { fieldGroups: titleGroups } : {});

export function analyzeItems(items: readonly Item[], context: SearchContext): AnalyzedItems {
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
  const stems = distinct.map(({ word }) => stem(word));
  const found = exact ? [] : createTermFinder(termsInQuery(catalog.synonyms, stems))(stems);
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

/** The terms of synonym groups that begin with one of the stems; those of several words also as one, such as `rcnn` for `r-cnn`. */
function termsInQuery(groups: readonly SynonymGroup[], stems: readonly string[]): readonly GroupTerm[] {
  const wanted = new Set(stems);
  return groups.flatMap((group) =>
    group.terms.flatMap((term) => {
      const forms = term.length > 1 ? [term, [term.join('')]] : [term];
      return forms.filter(([first = '']) => wanted.has(first)).map((form) => ({ group, term: form }));
    }),
  );
}
