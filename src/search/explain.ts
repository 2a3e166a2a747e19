/** Why a search finds a paper: the same fits and scores that rank it, seen from its record. */
import { countTitleWords, createAnalyzer } from '../catalog/index/analyzer.ts';
import type { Catalog } from '../catalog/index/catalog.ts';
import { type FieldGroup, fieldGroups, searchableTexts } from '../catalog/index/indexed-fields.ts';
import type { Paper } from '../catalog/model/records.ts';
import { type MatchKind, matchesSplit, matchKind, type QueryTerm } from './query-term.ts';
import {
  adjacentInOrder,
  adjacentReversed,
  applyBoost,
  exactTitleBoost,
  exactTitleRank,
  proximityBoost,
  rankTable,
  scoreScale,
  scoreTable,
} from './score.ts';

export interface Explanation {
  readonly score: number;
  readonly matches: readonly WordMatch[];
  /** What raises that which the words score alone. */
  readonly factors: readonly { readonly because: string; readonly factor: number }[];
}

/** Where a word of the query fits in a paper. */
interface WordMatch {
  readonly word: string;
  /** As what it was read, where nothing fits it. */
  readonly readAs?: readonly string[];
  readonly score: number;
  /** Every field in which it fits, and how it does best there. */
  readonly fields: Readonly<Record<string, MatchKind>>;
}

/** A term, and how many papers it fits. */
interface Counted {
  readonly term: QueryTerm;
  readonly papers: number;
}

/** What explains the papers in which the terms fit. */
export function createExplainer(counted: readonly Counted[], { size, abbreviations }: Catalog): (paper: Paper) => Explanation {
  const analyze = createAnalyzer(abbreviations);
  const terms = counted.map(({ term, papers }) => ({ term, scores: scoreTable(papers, size) }));
  return (paper) => {
    const texts = [...searchableTexts(paper)].map(({ group, field, text }) => ({ group, field, ...analyze(text, group) }));
    const found = terms.map(({ term, scores }) => {
      const { rank, fields } = bestFit(term, texts);
      return { term, rank, score: scores[rank] ?? 0, fields };
    });
    const sum = found.reduce((total, { score }) => total + score, 0);
    const isWhole = countTitleWords(paper.title) === terms.length && found.every(({ rank }) => rank === exactTitleRank);
    const neighbours = neighboursIn(
      counted.map(({ term }) => term),
      new Set(texts.flatMap(({ pairs }) => pairs)),
    );
    const [side, whole] = [proximityBoost(neighbours, terms.length), isWhole ? exactTitleBoost : 1];
    const factors = [
      { because: 'side by side', factor: side },
      { because: 'the whole title', factor: whole },
    ];
    return {
      score: applyBoost(applyBoost(sum, side), whole) / scoreScale,
      factors: factors.filter(({ factor }) => factor !== 1),
      matches: found.map(({ term, score, fields }) => ({ ...named(term), score: score / scoreScale, fields })),
    };
  };
}

function named({ word, readings }: QueryTerm): Pick<WordMatch, 'word' | 'readAs'> {
  const as = readings.map((reading) => reading.word);
  return as.length === 1 && as[0] === word ? { word } : { word, readAs: as };
}

interface Text {
  readonly group: FieldGroup;
  readonly field: string;
  readonly own: readonly string[];
  readonly derived: readonly string[];
  readonly pairs: readonly string[];
}

/** The rank of the best fit in all texts, and the kind of the best one in each field. */
function bestFit(term: QueryTerm, texts: readonly Text[]): { rank: number; fields: Record<string, MatchKind> } {
  const fields: Record<string, MatchKind> = {};
  const ranks: Record<string, number> = {};
  const consider = (field: string, rank: number, fit: MatchKind) => {
    if (rank <= (ranks[field] ?? 0)) return;
    ranks[field] = rank;
    fields[field] = fit;
  };
  for (const { group, field, own, derived, pairs } of texts) {
    const where = fieldGroups.indexOf(group);
    for (const word of own) {
      const fit = matchKind(term, word);
      if (fit) consider(field, rankTable[fit][where] ?? 0, fit);
    }
    for (const word of derived) {
      const fit = matchKind(term, word);
      if (fit) consider(field, rankTable[fit][fieldGroups.length + where] ?? 0, 'spelling');
    }
    if (pairs.some((pair) => matchesSplit(term, pair))) {
      consider(field, rankTable.spelling[where] ?? 0, 'spelling');
    }
  }
  return { rank: Math.max(0, ...Object.values(ranks)), fields };
}

function neighboursIn(terms: readonly QueryTerm[], pairs: ReadonlySet<string>): number {
  let count = 0;
  for (const [index, { readings }] of terms.slice(1).entries()) {
    const both = (terms[index]?.readings ?? []).flatMap((before) => readings.map(({ stem }) => [before.stem, stem] as const));
    if (both.some(([before, stem]) => pairs.has(before + stem))) count += adjacentInOrder;
    else if (both.some(([before, stem]) => pairs.has(stem + before))) count += adjacentReversed;
  }
  return count;
}
