import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { searchPapers } from '../../src/search/search.ts';
import { tokenize } from '../../src/util/tokenize.ts';
import { frozenCatalog } from '../run.ts';

const catalog = await loadCatalog({ path: frozenCatalog });
const papers = [...catalog.papers()];

/** Words of titles that are long, and of one paper only. */
const rareWords = papers.flatMap(({ title }, paper) =>
  tokenize(title)
    .filter((word) => /^[a-z]{8,}$/.test(word) && catalog.termIndex.get(word)?.postingCount === 1)
    .map((word) => ({ word, paper })),
);

/** A word with one letter left out, put in, replaced, or swapped with the next. */
const mistyped = (word: string) =>
  fc
    .tuple(fc.nat(3), fc.integer({ min: 1, max: word.length - 2 }), fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'))
    .map(([kind, at, letter]) => {
      const [before, here, next, behind] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
      return before + [next + behind, here + letter + next + behind, letter + next + behind, next + here + behind][kind];
    });

describe('search in a real catalog', () => {
  it('ranks a paper first when its title is the query', async () => {
    const found = await Promise.all(papers.map(async ({ title }) => (await searchPapers(catalog, title, false)).papers[0]));
    expect(found).toEqual(papers.map((_, number) => number));
  });

  it('finds a paper despite one typing error in a long rare word', async () => {
    expect(rareWords.length).toBeGreaterThan(50);
    const error = fc.constantFrom(...rareWords).chain(({ word, paper }) => fc.tuple(mistyped(word), fc.constant(paper)));
    await fc.assert(
      fc.asyncProperty(error, async ([typed, paper]) => {
        const { papers: found, corrections, unknown } = await searchPapers(catalog, typed, false);
        // What was typed may be a word too, or the beginning of one.
        fc.pre(corrections.length > 0 || unknown.length > 0);
        expect(found).toContain(paper);
      }),
      { numRuns: 300 },
    );
  });

  it('returns papers of the catalog or none for any text', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 100 }));
    await fc.assert(
      fc.asyncProperty(text, async (query) => {
        const { papers: found, highlight, explain } = await searchPapers(catalog, query, false);
        expect(found.every((paper) => paper >= 0 && paper < catalog.size)).toBe(true);
        for (const [number, paper] of papers.slice(0, 3).entries()) {
          expect(explain(paper, number).score).toBeGreaterThanOrEqual(0);
          expect(highlight(paper.title).every(([start, end]) => start < end && end <= paper.title.length)).toBe(true);
        }
      }),
    );
  });
});
