import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { searchPapers } from '../../src/search/search.ts';
import { goodness, type Query, queriesOf, score, sets } from './score.mjs';

const catalog = await loadCatalog({ path: join(import.meta.dirname, '../../catalog') });
const titles = [...catalog.papers()].map(({ title }) => title);

async function found(query: string): Promise<string[]> {
  const { papers } = await searchPapers(catalog, query, false);
  return papers.map((paper) => titles[paper] ?? '');
}

describe('search in the real catalog', () => {
  it.each(Object.keys(sets))('puts the wanted paper first, for the queries %s', async (name) => {
    const answers = await Promise.all(queriesOf(name).map(async (query) => ({ query, found: await found(query.query) })));
    const { first, meanReciprocalRank, precision, none } = score(answers);
    expect([first >= 0.99, meanReciprocalRank >= 0.99, precision >= 0.95, none === 1]).toEqual([true, true, true, true]);
  });
});

describe('the queries', () => {
  const all = Object.keys(sets).flatMap((name) => queriesOf(name));

  it('want only papers that there are', () => {
    expect(all.flatMap(({ wanted }) => wanted).filter((title) => !titles.includes(title))).toEqual([]);
  });

  it('stand there once', () => {
    expect(new Set(all.map(({ query }) => query)).size).toBe(all.length);
  });
});

describe('an answer', () => {
  const item: Query = { query: 'q', kind: 'item', wanted: ['A'] };
  const set: Query = { query: 'q', kind: 'set', wanted: ['A', 'B'] };
  const none: Query = { query: 'q', kind: 'none', wanted: [] };

  it.each([
    [item, ['A', 'B'], 1],
    [item, ['B', 'A'], 1 / 2],
    [item, ['B'], 0],
    [set, ['B', 'A', 'C'], 1],
    [set, ['C', 'A', 'B'], 1 / 2],
    [set, [], 0],
    [none, [], 1],
    [none, ['A'], 0],
  ])('to %j of %j is as good as %d', (query, found, good) => {
    expect(goodness({ query, found })).toBe(good);
  });

  it('counts among its kind', () => {
    const answers = [
      { query: item, found: ['A'] },
      { query: item, found: ['B', 'A'] },
      { query: set, found: ['A'] },
      { query: none, found: [] },
    ];
    expect(score(answers)).toEqual({ first: 0.5, meanReciprocalRank: 0.75, precision: 0.5, none: 1 });
  });
});
