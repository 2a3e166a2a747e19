/**
 * Full-text search with a small query language (see `query/parser.ts`). A word matches a record exactly, as another inflection
 * (`attacks`), as another spelling (`codesearch`, `trojan puzzle`) or as a synonym (`LLM`, `backdoor`); one that matches nothing
 * otherwise, as a prefix or, last, with its spelling corrected. If no paper has every word, those match that have most of their weight.
 */
import type { Catalog } from '../catalog/index/catalog.ts';
import type { Identifier } from '../catalog/model/identifier.ts';
import { familyName } from '../catalog/model/person-name.ts';
import type { Paper } from '../catalog/model/records.ts';
import { lazy } from '../util/memoize.ts';
import { tokenize } from '../util/tokenize.ts';
import type { SearchContext } from './analyze-items.ts';
import { type Evaluation, evaluate, noPapers } from './evaluate.ts';
import { createExplainer, type Explanation } from './explain.ts';
import { createHighlighter } from './highlight.ts';
import { findIdentifiers } from './query/identifiers.ts';
import { parseQuery } from './query/parser.ts';
import { replacePhrases } from './query/stop-phrases.ts';
import { rankByScore } from './score.ts';
import { type Correction, spellAsWritten, suggestWords } from './spelling.ts';

export interface SearchResult {
  /** Numbers of the matching papers, best first; equal scores in catalog order. */
  readonly papers: readonly number[];
  /** Whether no paper has every word of the query, and these have most of its weight. */
  readonly isPartial: boolean;
  /** The words that no record has, each with what it is read as, in the spelling of the records. */
  readonly corrections: readonly Correction[];
  /** The DOIs, arXiv ids, addresses and repositories in the query. */
  readonly identifiers: readonly Identifier[];
  /** The words that match nothing even if corrected, each with similar words of the catalog. */
  readonly unknown: readonly { readonly word: string; readonly near: readonly string[] }[];
  /** The words of the query that a matching paper does not have, in the order of the query. */
  readonly missingWords: (paper: number) => readonly string[];
  /** Explains the score of a matching paper, given with its number. */
  readonly explain: (paper: Paper, number: number) => Explanation;
  /** The parts of a title that match, ascending; the end is exclusive. */
  readonly highlight: (title: string) => (readonly [start: number, end: number])[];
}

/**
 * The papers that match the query.
 *
 * @param exact every word must match as it is written
 * @throws UsageError when a field of the query has a value that the catalog does not have
 */
export async function searchPapers(catalog: Catalog, query: string, exact: boolean): Promise<SearchResult> {
  const context: SearchContext = { catalog, exact, corrections: [] };
  const { identifiers, rest } = findIdentifiers(query, (candidate) => catalog.papersWithIdentifier(candidate).length > 0);
  const prepared = withoutInitials(exact ? rest : replacePhrases(rest));
  const evaluation = identifiers.length > 0 && prepared.trim() === '' ? noPapers : await evaluate(parseQuery(prepared), context);
  const { papers, score, scorersOf, isPartial } =
    identifiers.length > 0 ? identified(identifiers, evaluation, catalog) : evaluation;
  const scores = new Int32Array(papers.length);
  for (let index = 0; index < papers.length; index++) scores[index] = score(papers[index] ?? 0);
  const ranked = rankByScore(papers, scores, catalog.size);
  const corrections = context.corrections
    .filter(({ as }) => as.length > 0)
    .map(({ word, as }) => ({ word, as: as.slice(0, maxShownCorrections).map((one) => spellAsWritten(one, catalog)) }));
  const unknown = context.corrections.filter(({ as }) => as.length === 0).map(({ word }) => word);
  // Few commands need these.
  const explainer = lazy(() => createExplainer(catalog));
  const terms = lazy(() => [...new Set([...papers].flatMap(scorersOf))].flatMap(({ matches }) => matches));
  const highlighter = lazy(() => createHighlighter(terms(), catalog.synonyms));
  return {
    papers: /\bet\.?\s+al\b/i.test(query) ? firstAuthorsFirst(ranked, query, catalog) : ranked,
    isPartial,
    identifiers,
    corrections,
    unknown: [...new Set(unknown)].map((word) => ({ word, near: suggestWords(word, catalog.termIndex) })),
    missingWords: (paper) => scorersOf(paper).flatMap((scorer) => scorer.missingWords(paper)),
    explain: (paper, number) => explainer()(paper, number, scorersOf(number)),
    highlight: (title) => highlighter()(title),
  };
}

/** The papers that have one of the identifiers; the other words of the query only rank them. */
function identified(identifiers: readonly Identifier[], { papers, score, scorersOf }: Evaluation, catalog: Catalog): Evaluation {
  const isMatch = new Set(papers);
  return {
    papers: Uint32Array.from(new Set(identifiers.flatMap((identifier) => catalog.papersWithIdentifier(identifier)))),
    score: (paper) => (isMatch.has(paper) ? score(paper) : 0),
    scorersOf: (paper) => (isMatch.has(paper) ? scorersOf(paper) : []),
    isPartial: false,
  };
}

const maxShownCorrections = 3;

/** More results are not sorted again. */
const maxCitedPapers = 1000;

/** The papers whose first author the query names, as in "Zhang et al. 2022", before the others. */
function firstAuthorsFirst(papers: readonly number[], query: string, catalog: Catalog): readonly number[] {
  if (papers.length > maxCitedPapers) return papers;
  const words = new Set(tokenize(query));
  let index = 0;
  const isFirst = new Map<number, boolean>();
  for (const { authors } of catalog.papers(papers, 'brief')) {
    const family = authors[0] ? tokenize(familyName(authors[0])) : [];
    isFirst.set(papers[index++] ?? 0, family.length > 0 && family.every((word) => words.has(word)));
  }
  return [...papers.filter((paper) => isFirst.get(paper)), ...papers.filter((paper) => !isFirst.get(paper))];
}

/** The query without initials of given names. */
const withoutInitials = (query: string) => query.replace(/(?<=^|\s)[A-Za-z]\.(?=\s)/g, ' ');
