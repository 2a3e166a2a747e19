/** Finds and scores the papers that match the words of a query together. */
import type { Catalog, IndexedTerm, TermIndex } from '../catalog/index/catalog.ts';
import { groupBit } from '../catalog/index/indexed-fields.ts';
import { matchTerm, type TermMatches } from './match-term.ts';
import { createTerm } from './query-term.ts';
import { adjacency, boosts, fitOf, inverseDocumentFrequency, scoreScale } from './score.ts';

/** Minimum share of the weight of a query that a partial match has; rare words weigh more. */
const minPartialShare = 0.5;

/** The parts of a score. */
export interface ScoreParts {
  /** Of each term, in the order of the terms; 0 for one that does not match. */
  readonly termScores: readonly number[];
  readonly coverage: number;
  readonly proximity: number;
  readonly titleFocus: number;
  readonly survey: number;
  readonly score: number;
}

/** Scores papers for terms. Papers are given by their numbers. */
export class WordScorer {
  readonly matches: readonly TermMatches[];
  private readonly rarities: readonly number[];
  private readonly totalRarity: number;
  private readonly points: Uint8ClampedArray | undefined;
  private readonly titleLengths: Uint8Array;
  /** Only for a broad topic: 1 for each survey. */
  private readonly surveys: Uint8Array | undefined;
  private readonly size: number;

  constructor(matches: readonly TermMatches[], catalog: Catalog) {
    const { size, termIndex } = catalog;
    this.matches = matches;
    this.size = size;
    // A word that matches nothing has the rarity of the rarest.
    this.rarities = matches.map(({ papers }) => inverseDocumentFrequency(papers.length, size));
    this.totalRarity = this.rarities.reduce((sum, rarity) => sum + rarity, 0);
    this.points = matches.length > 1 ? proximityPoints(matches, size, termIndex) : undefined;
    this.titleLengths = termIndex.titleLengths();
    this.surveys = isBroad(matches) ? findSurveys(catalog) : undefined;
  }

  /** The papers that match all terms. */
  completeMatches(): Uint32Array {
    const [rarest, ...others] = this.matches.toSorted((a, b) => a.papers.length - b.papers.length);
    return others.reduce(
      (papers, { isMatch }) => papers.filter((paper) => isMatch[paper] === 1),
      rarest?.papers ?? new Uint32Array(),
    );
  }

  /** Whether the words of a matching paper's title are those of the query. */
  readonly isWholeTitle = (paper: number): boolean =>
    this.titleLengths[paper] === this.matches.length && this.matches.every((match) => fitOf(match, paper).title > 0);

  /** The papers that match all required terms and most of the weight of all terms. */
  partialMatches(): Uint32Array {
    const shares = new Float64Array(this.size);
    const papers: number[] = [];
    for (const [index, match] of this.matches.entries()) {
      for (const paper of match.papers) {
        if (shares[paper] === 0) papers.push(paper);
        shares[paper] = (shares[paper] ?? 0) + (this.rarities[index] ?? 0) * fitOf(match, paper).share;
      }
    }
    const required = this.matches.filter(({ term }) => term.isRequired);
    const minShare = minPartialShare * this.totalRarity;
    return Uint32Array.from(
      papers.filter((paper) => (shares[paper] ?? 0) >= minShare && required.every(({ isMatch }) => isMatch[paper] === 1)),
    );
  }

  /** The words that a paper does not have. */
  missingWords(paper: number): readonly string[] {
    return this.matches.filter(({ isMatch }) => isMatch[paper] === 0).map(({ term }) => term.word);
  }

  /** In units of 1 / `scoreScale`. */
  readonly score = (paper: number): number => {
    const { matches, rarities, points, surveys } = this;
    let [sum, share, title] = [0, 0, 0];
    for (let index = 0; index < matches.length; index++) {
      const match = matches[index];
      if (!match || match.isMatch[paper] === 0) continue;
      const fit = fitOf(match, paper);
      const rarity = rarities[index] ?? 0;
      sum += rarity * fit.weight;
      share += rarity * fit.share;
      title += fit.title;
    }
    const factors = boosts.coverage(share / this.totalRarity) * boosts.titleFocus(title, this.titleLengths[paper] ?? 0);
    const proximity = points ? boosts.proximity(points[paper] ?? 0, matches.length) : 1;
    const survey = surveys ? boosts.survey(surveys[paper] === 1) : 1;
    return Math.round(sum * factors * proximity * survey * scoreScale);
  };

  /** The parts of {@link score}. */
  explain(paper: number): ScoreParts {
    let [share, title] = [0, 0];
    const termScores = this.matches.map((match, index) => {
      if (match.isMatch[paper] === 0) return 0;
      const fit = fitOf(match, paper);
      const rarity = this.rarities[index] ?? 0;
      share += rarity * fit.share;
      title += fit.title;
      return rarity * fit.weight;
    });
    return {
      termScores,
      coverage: boosts.coverage(share / this.totalRarity),
      proximity: boosts.proximity(this.points?.[paper] ?? 0, this.matches.length),
      titleFocus: boosts.titleFocus(title, this.titleLengths[paper] ?? 0),
      survey: boosts.survey(this.surveys?.[paper] === 1),
      score: this.score(paper) / scoreScale,
    };
  }
}

/** A topic of more words is not broad, nor is one of fewer papers. */
const [maxBroadTerms, minBroadPapers] = [2, 10];

const isBroad = (matches: readonly TermMatches[]) =>
  matches.length <= maxBroadTerms && matches.every(({ papers }) => papers.length >= minBroadPapers);

/** The papers that call themselves surveys in their title or topics. */
function findSurveys(catalog: Catalog): Uint8Array {
  const synonyms = catalog.synonyms.filter(({ terms }) =>
    terms.some(([stem, ...others]) => stem === 'survey' && others.length === 0),
  );
  const fieldGroups = groupBit('title') | groupBit('aliases') | groupBit('topics');
  return matchTerm(createTerm('survey', { synonyms, fieldGroups }), catalog, { exact: false }).isMatch;
}

/** The points of each paper for terms that are adjacent both in the query and in the paper; each pair counts in its better order. */
function proximityPoints(matches: readonly TermMatches[], size: number, index: TermIndex): Uint8ClampedArray {
  const points = new Uint8ClampedArray(size);
  for (const [position, { term }] of matches.slice(1).entries()) {
    const pairPoints = new Uint8Array(size);
    const add = (bigram: IndexedTerm | undefined, value: number) => {
      const papers = bigram?.postings().papers ?? new Uint32Array();
      for (let index = 0; index < papers.length; index++) {
        const paper = papers[index] ?? 0;
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
