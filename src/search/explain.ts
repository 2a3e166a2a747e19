/** Explains the score of a search result: the matches and factors of search.ts, computed from the record instead of the index. */
import { type Analyze, countTitleWords, createAnalyzer } from '../catalog/index/analyzer.ts';
import type { Catalog } from '../catalog/index/catalog.ts';
import { fieldGroups, searchableTexts } from '../catalog/index/indexed-fields.ts';
import type { Paper } from '../catalog/model/records.ts';
import { type MatchKind, matchesSplit, matchKind, type QueryTerm } from './query-term.ts';
import { adjacency, boostScore, boosts, exactTitleRank, rankTable, scoreScale, scoreTable } from './score.ts';

export interface Explanation {
  readonly score: number;
  readonly matches: readonly WordMatch[];
  /** The factors other than 1 that the sum of the word scores is multiplied by. */
  readonly factors: readonly { readonly because: string; readonly factor: number }[];
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

/** Creates a function that explains the score of a paper that matches the terms, each with the papers that match it. */
export function createExplainer(
  matches: readonly { readonly term: QueryTerm; readonly papers: ArrayLike<number> }[],
  { size, abbreviations }: Catalog,
): (paper: Paper) => Explanation {
  const analyze = createAnalyzer(abbreviations);
  const terms = matches.map(({ term }) => term);
  const scoreTables = matches.map(({ papers }) => scoreTable(papers.length, size));
  return (paper) => {
    const texts = analyzeTexts(paper, analyze);
    const found = terms.map((term, index) => {
      const { rank, fields } = bestMatch(term, texts);
      return { term, rank, score: scoreTables[index]?.[rank] ?? 0, fields };
    });
    const sum = found.reduce((total, { score }) => total + score, 0);
    const isExactTitle = countTitleWords(paper.title) === terms.length && found.every(({ rank }) => rank === exactTitleRank);
    const points = proximityPointsIn(terms, new Set(texts.flatMap(({ bigrams }) => bigrams)));
    const [proximity, exactTitle] = [boosts.proximity(points, terms.length), boosts.exactTitle(isExactTitle)];
    const factors = [
      { because: 'side by side', factor: proximity },
      { because: 'the whole title', factor: exactTitle },
    ];
    return {
      score: boostScore(sum, proximity, exactTitle) / scoreScale,
      factors: factors.filter(({ factor }) => factor !== 1),
      matches: found.map(({ term, score, fields }) => ({ ...describeTerm(term), score: score / scoreScale, fields })),
    };
  };
}

function describeTerm({ word, variants }: QueryTerm): Pick<WordMatch, 'word' | 'readAs'> {
  const readAs = variants.map((variant) => variant.word);
  return readAs.length === 1 && readAs[0] === word ? { word } : { word, readAs };
}

const analyzeTexts = (paper: Paper, analyze: Analyze) =>
  Array.from(searchableTexts(paper), ({ group, field, text }) => ({ group, field, ...analyze(text, group) }));

/** The highest rank in all texts, and the best kind of match in each field. */
function bestMatch(term: QueryTerm, texts: ReturnType<typeof analyzeTexts>): { rank: number; fields: WordMatch['fields'] } {
  const fields: Record<string, MatchKind> = {};
  const ranks: Record<string, number> = {};
  const consider = (field: string, rank: number, kind: MatchKind) => {
    if (rank <= (ranks[field] ?? 0)) return;
    ranks[field] = rank;
    fields[field] = kind;
  };
  for (const { group, field, words, derivedWords, bigrams } of texts) {
    const groupIndex = fieldGroups.indexOf(group);
    for (const word of words) {
      const kind = matchKind(term, word);
      if (kind) consider(field, rankTable[kind][groupIndex] ?? 0, kind);
    }
    for (const word of derivedWords) {
      const kind = matchKind(term, word);
      if (kind) consider(field, rankTable[kind][fieldGroups.length + groupIndex] ?? 0, 'spelling');
    }
    if (bigrams.some((bigram) => matchesSplit(term, bigram))) {
      consider(field, rankTable.spelling[groupIndex] ?? 0, 'spelling');
    }
  }
  return { rank: Math.max(0, ...Object.values(ranks)), fields };
}

/** The points for adjacent terms of the query that are adjacent in the paper. */
function proximityPointsIn(terms: readonly QueryTerm[], bigrams: ReadonlySet<string>): number {
  let points = 0;
  for (const [index, { variants }] of terms.slice(1).entries()) {
    const previous = terms[index]?.variants ?? [];
    const stemPairs = previous.flatMap((first) => variants.map((second) => [first.stem, second.stem] as const));
    if (stemPairs.some(([first, second]) => bigrams.has(first + second))) points += adjacency.inOrder;
    else if (stemPairs.some(([first, second]) => bigrams.has(second + first))) points += adjacency.reversed;
  }
  return points;
}
