/** Explains the score of a search result. */
import { createAnalyzer, synonymTerm } from '../catalog/index/analyzer.ts';
import type { Catalog } from '../catalog/index/catalog.ts';
import { searchableTexts } from '../catalog/index/indexed-fields.ts';
import type { Paper } from '../catalog/model/records.ts';
import { matchKind, type TermMatches } from './match-term.ts';
import { type MatchKind, matchesSplit, matchWeights, type QueryTerm } from './query-term.ts';
import type { WordScorer } from './score-words.ts';

export interface Explanation {
  readonly score: number;
  readonly matches: readonly WordMatch[];
  /** The factors other than 1 that the sum of the word scores is multiplied by. */
  readonly factors: readonly { readonly because: string; readonly factor: number }[];
  /** The words of the query that the paper does not have. */
  readonly missing: readonly string[];
}

/** The matches of a query word in a paper. */
interface WordMatch {
  readonly word: string;
  /** Its spelling corrections, if the word itself matches no paper. */
  readonly readAs?: readonly string[];
  readonly score: number;
  /** Every matching field, with its best kind of match. */
  readonly fields: Readonly<Record<string, MatchKind>>;
}

/** Creates a function that explains the score of a paper, given with its number and the parts of the query that it matches. */
export function createExplainer({ synonyms }: Catalog) {
  const analyze = createAnalyzer(synonyms);
  return (paper: Paper, number: number, scorers: readonly WordScorer[]): Explanation => {
    const texts = Array.from(searchableTexts(paper), ({ group, field, text }) => ({ field, group, ...analyze(text, group) }));
    const parts = scorers.map((scorer) => ({ scorer, ...scorer.explain(number) }));
    return {
      score: parts.reduce((sum, { score }) => sum + score, 0),
      missing: scorers.flatMap((scorer) => scorer.missingWords(number)),
      // Several parts have several factors, which would not explain the sum.
      factors: parts.length === 1 ? parts.flatMap(factorsOf) : [],
      matches: parts.flatMap(({ scorer, termScores }) =>
        scorer.matches.flatMap((match, index) =>
          match.isMatch[number]
            ? { ...describeTerm(match.term), score: termScores[index] ?? 0, fields: matchedFields(match, texts) }
            : [],
        ),
      ),
    };
  };
}

function factorsOf({ coverage, proximity, titleFocus, survey }: ReturnType<WordScorer['explain']>): Explanation['factors'] {
  const factors = [
    { because: 'share of the words that match', factor: coverage },
    { because: 'side by side', factor: proximity },
    { because: 'share of the title that matches', factor: titleFocus },
    { because: 'a survey of a broad topic', factor: survey },
  ];
  return factors.filter(({ factor }) => factor.toFixed(2) !== '1.00');
}

function describeTerm({ word, variants }: QueryTerm): Pick<WordMatch, 'word' | 'readAs'> {
  const readAs = variants.map((variant) => variant.word);
  return readAs.length === 1 && readAs[0] === word ? { word } : { word, readAs };
}

type AnalyzedText = ReturnType<ReturnType<typeof createAnalyzer>> & { readonly field: string };

/** The best kind of match in each field. */
function matchedFields(match: TermMatches, texts: readonly AnalyzedText[]): WordMatch['fields'] {
  const fields: Record<string, MatchKind> = {};
  const consider = (field: string, kind: MatchKind | undefined) => {
    const before = fields[field];
    if (kind && (!before || matchWeights[kind] > matchWeights[before])) fields[field] = kind;
  };
  const { term } = match;
  const groupTerms = term.synonyms.map(synonymTerm);
  for (const { field, words, derivedWords, bigrams, synonyms } of texts) {
    for (const word of words) consider(field, matchKind(match, word));
    if (field === 'authors' && words.some((word) => term.nameSpellings.includes(word))) consider(field, 'spelling');
    if (derivedWords.some((word) => matchKind(match, word))) consider(field, 'spelling');
    if (bigrams.some((bigram) => matchesSplit(term, bigram))) consider(field, 'spelling');
    if (synonyms.some((synonym) => groupTerms.includes(synonym))) consider(field, 'synonym');
  }
  return fields;
}
