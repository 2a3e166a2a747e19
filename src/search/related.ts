/**
 * Related papers by TF-IDF-weighted shared features. The features of a paper are looked up in the term index, which includes tags and
 * names; only the records of the best candidates are read and compared.
 */
import type { Catalog, IndexedTerm, TermIndex } from '../catalog/index/catalog.ts';
import { derivedBits, fieldGroups, groupBit, isProse } from '../catalog/index/indexed-fields.ts';
import { contentStems } from '../util/tokenize.ts';
import { createFeatureExtractor, type Feature, type Features, featureWeights } from './features.ts';
import { isPerson, type SharedFeature, selectReasons, totalWeight } from './related-reasons.ts';
import { rankByScore } from './score.ts';

export interface RelatedMatch {
  /** Its number. */
  readonly paper: number;
  /** Shared features, the most significant first, three at most: `by Sun and Chen`, `code-search`. */
  readonly reasons: readonly string[];
}

const maxRelated = 5;

/** Minimum total weight; below it overlaps are noise. A technique that three of five papers have weighs as much. */
const minSharedWeight = 1;

/** The most similar papers, five at most; equal ones in catalog order. */
export function findRelatedPapers(catalog: Catalog, paper: number): RelatedMatch[] {
  const extractFeatures = createFeatureExtractor();
  const own = Array.from(catalog.papers([paper]), extractFeatures).flatMap((features) => [...features]);
  const wanted = new Map(own.map(([id, feature]) => [id, lookUp(feature, catalog)]));
  const candidates = findCandidates([...wanted.values()], paper, catalog.size);
  return Array.from(catalog.papers(candidates), (record, index) =>
    compare(candidates[index] ?? 0, extractFeatures(record), wanted),
  )
    .filter(({ shared }) => totalWeight(shared) >= minSharedWeight && shared.some(({ feature }) => feature.label !== ''))
    .sort((a, b) => b.similarity - a.similarity || a.paper - b.paper)
    .slice(0, maxRelated)
    .map(({ paper, shared }) => ({ paper, reasons: selectReasons(shared) }));
}

/** A feature with its index entries. */
interface IndexedFeature {
  readonly feature: Feature;
  readonly terms: readonly IndexedTerm[];
  readonly postingCount: number;
  /** Inverse document frequency; 0.7 for a feature of all papers, 0 for one that is not in the index. */
  readonly rarity: number;
}

function lookUp(feature: Feature, { size, termIndex }: Catalog): IndexedFeature {
  const terms = termsFor(contentStems(feature.text), termIndex);
  const postingCount = terms.reduce((sum, term) => sum + term.postingCount, 0);
  return { feature, terms, postingCount, rarity: postingCount > 0 ? Math.log(1 + size / postingCount) : 0 };
}

/** All inflections of a single stem; of several stems the rarest bigram. */
function termsFor(stems: readonly string[], index: TermIndex): readonly IndexedTerm[] {
  const [first = '', ...others] = stems;
  if (others.length === 0) return index.wordsWithStem(first).flatMap((word) => index.get(word) ?? []);
  const bigrams = others.flatMap((next, position) => index.bigram(stems[position] + next) ?? []);
  return bigrams.sort((a, b) => a.postingCount - b.postingCount).slice(0, 1);
}

/** Only the postings of the rarest features are read: the others are insignificant, and nearly all postings of a large catalog. */
const maxPostings = 8_000;

/**
 * Number of records that are compared. In the shipped catalog the most similar paper is then always the same as with all records, and
 * the first five are in 98 % of cases.
 */
const maxCandidates = 12;

/** The papers with the highest scores by the index alone, where two inflections of a word count twice. */
function findCandidates(wanted: readonly IndexedFeature[], self: number, size: number): number[] {
  const scores = new Int32Array(size);
  const scored = new Uint32Array(Math.min(size, maxPostings));
  let [count, postingsRead] = [0, 0];
  for (const { feature, terms, postingCount, rarity } of wanted.toSorted((a, b) => a.postingCount - b.postingCount)) {
    postingsRead += postingCount;
    if (postingsRead > maxPostings) break;
    const score = Math.round(featureWeights[feature.kind] * rarity * 1000);
    for (const { papers, fieldGroups: groups } of terms.map((term) => term.postings())) {
      for (let index = 0; index < papers.length; index++) {
        const paper = papers[index] ?? 0;
        if (((groups[index] ?? 0) & comparedGroups) === 0 || paper === self) continue;
        if (scores[paper] === 0) scored[count++] = paper;
        scores[paper] = (scores[paper] ?? 0) + score;
      }
    }
  }
  const papers = scored.subarray(0, count);
  const paperScores = papers.map((paper) => scores[paper] ?? 0);
  return rankByScore(papers, paperScores, size).slice(0, maxCandidates);
}

/** The bits of the groups whose terms are compared; sentences are not. */
const comparedGroups = fieldGroups
  .filter((group) => !isProse(group))
  .map(groupBit)
  .reduce((all, bit) => all | bit | derivedBits(bit), 0);

function compare(paper: number, features: Features, wanted: ReadonlyMap<string, IndexedFeature>) {
  const shared: SharedFeature[] = [];
  let squaredWeights = usualSquaredWeights;
  for (const [id, feature] of features) {
    const weight = featureWeights[feature.kind];
    squaredWeights += weight ** 2;
    const own = wanted.get(id);
    if (own) shared.push({ feature, weight: own.rarity * Math.min(weight, featureWeights[own.feature.kind]) });
  }
  // Coauthors of one group usually appear together.
  const people = shared.filter(isPerson).length;
  const damped = shared.map((one) => (isPerson(one) ? { ...one, weight: one.weight / Math.sqrt(people) } : one));
  // Normalized, because a paper with very many tags shares some with every other.
  return { paper, shared: damped, similarity: totalWeight(damped) / Math.sqrt(squaredWeights) };
}

/** Added when normalizing, so that a paper with few tags is not similar to every paper with one of them. */
const usualSquaredWeights = 8;
