import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { searchPapers } from '../../src/search/search.ts';
import { frozenCatalog } from '../run.ts';
import { answerScore, meanScores, type Query, querySets, readQueries } from './score.mjs';

const catalog = await loadCatalog({ path: frozenCatalog });
const titles = [...catalog.papers()].map(({ title }) => title);

async function findTitles(query: string): Promise<string[]> {
  const { papers } = await searchPapers(catalog, query, false);
  return papers.map((paper) => titles[paper] ?? '');
}

/** Minimum scores: of queries in plain words, and of queries as people type them. */
const minScores = {
  plain: { first: 0.99, meanReciprocalRank: 0.99, precision: 0.95, rank: 0, none: 1 },
  natural: { first: 0.95, meanReciprocalRank: 0.96, precision: 0.75, rank: 0.7, none: 0.9 },
};

describe('search in a real catalog', () => {
  it.each(Object.keys(querySets))('puts the wanted papers first for the queries of the set %s', async (name) => {
    const answers = await Promise.all(readQueries(name).map(async (query) => ({ query, found: await findTitles(query.query) })));
    const wanted = minScores[name.startsWith('natural') ? 'natural' : 'plain'];
    const scores = Object.entries(meanScores(answers)).filter(([, score]) => !Number.isNaN(score));
    expect(scores.filter(([kind, score]) => score < wanted[kind as keyof typeof wanted])).toEqual([]);
  });
});

describe('the queries of the search-quality test', () => {
  const queries = Object.keys(querySets).flatMap((name) => readQueries(name));

  it('expect only titles of the catalog', () => {
    expect(
      queries
        .flatMap(({ wanted, ok = [], excluded = [] }) => [...wanted, ...ok, ...excluded])
        .filter((title) => !titles.includes(title)),
    ).toEqual([]);
  });

  it('are distinct within a set', () => {
    const repeated = Object.keys(querySets).filter((name) => {
      const texts = readQueries(name).map(({ query }) => query);
      return new Set(texts).size < texts.length;
    });
    expect(repeated).toEqual([]);
  });
});

describe('the score of a search answer', () => {
  const item: Query = { query: 'q', kind: 'item', wanted: ['A'] };
  const set: Query = { query: 'q', kind: 'set', wanted: ['A', 'B'] };
  const rank: Query = { query: 'q', kind: 'rank', wanted: ['A', 'B'] };
  const none: Query = { query: 'q', kind: 'none', wanted: [] };
  const exclusion: Query = { ...set, ok: ['C'], excluded: ['X'] };

  it.each([
    [item, ['A', 'B'], 1],
    [item, ['B', 'A'], 1 / 2],
    [item, ['B'], 0],
    [set, ['B', 'A', 'C'], 1],
    [set, ['C', 'A', 'B'], 1 / 2],
    [set, [], 0],
    [exclusion, ['C', 'A', 'B'], 1],
    [exclusion, ['A', 'D', 'B'], 1 / 2],
    [exclusion, ['A', 'B', 'X'], 0],
    [rank, ['C', 'D', 'E', 'A', 'B'], 1],
    [rank, ['C', 'D', 'E', 'F', 'A', 'B'], 1 / 2],
    [none, [], 1],
    [none, ['A'], 0],
  ])('scores the answer to %j of %j with %d', (query, found, expected) => {
    expect(answerScore({ query, found })).toBe(expected);
  });

  it('averages the scores of answers for each kind of query', () => {
    const answers = [
      { query: item, found: ['A'] },
      { query: item, found: ['B', 'A'] },
      { query: set, found: ['A'] },
      { query: none, found: [] },
    ];
    expect(meanScores(answers)).toEqual({ first: 0.5, meanReciprocalRank: 0.75, precision: 0.5, rank: Number.NaN, none: 1 });
  });
});
