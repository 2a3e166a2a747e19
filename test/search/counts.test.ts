import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/catalog/index/catalog.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { Paper } from '../../src/catalog/model/records.ts';
import { type CountableFacet, countableFacets, countByFacet, countIntersections } from '../../src/search/counts.ts';
import { catalogOf, paper } from '../paper.ts';

const fixture = await loadCatalog({ path: join(import.meta.dirname, '../fixture') });

const all = (catalog: Catalog) => Array.from({ length: catalog.size }, (_, number) => number);
const counts = (facet: CountableFacet, papers?: readonly Paper[]) => {
  const catalog = papers ? catalogOf(papers) : fixture;
  return countByFacet(catalog, all(catalog), facet).map(({ value, papers }) => [value, papers.length]);
};

describe('countByFacet', () => {
  it.each<[CountableFacet, [string, number][]]>([
    [
      'year',
      [
        ['2023', 3],
        ['2024', 3],
      ],
    ],
    [
      'venue',
      [
        ['arXiv', 2],
        ['ICHT', 2],
        ['JIS', 1],
        ['软件通报', 1],
      ],
    ],
    [
      'category',
      [
        ['threats', 5],
        ['backdoor', 3],
        ['adversarial', 2],
        ['data-poisoning', 2],
        ['defenses', 2],
        ['survey', 1],
      ],
    ],
    [
      'author',
      [
        ['Martin J. King, Jr.', 2],
        ['Xiao Lin', 2],
        ['Ana van der Berg', 1],
        ['Chidi Okafor', 1],
        ['Haiyan Wu', 1],
        ['Ida Abel', 1],
        ['OpenHarbor', 1],
        ['Søren Müller', 1],
        ['Una-May O’Neil', 1],
        ['Zoë Łukasiewicz', 1],
      ],
    ],
    [
      'task',
      [
        ['code-search', 2],
        ['clone-detection', 1],
        ['code-generation', 1],
        ['defect-detection', 1],
      ],
    ],
    [
      'model',
      [
        ['CodeBERT', 3],
        ['GPT-4', 2],
        ['LSTM', 1],
      ],
    ],
    [
      'language',
      [
        ['Java', 2],
        ['Python', 2],
        ['C', 1],
        ['C#', 1],
      ],
    ],
    [
      'technique',
      [
        ['identifier-renaming', 2],
        ['adversarial-training', 1],
        ['black-box-attack', 1],
        ['dead-code-insertion', 1],
        ['poisoned-sample-detection', 1],
      ],
    ],
    [
      'kind',
      [
        ['conference', 2],
        ['journal', 2],
        ['preprint', 2],
      ],
    ],
  ])('counts the papers of each %s, the most frequent first, then by name', (facet, expected) => {
    expect(counts(facet)).toEqual(expected);
  });

  it.each(countableFacets)('returns no counts by %s without papers', (facet) => {
    expect(countByFacet(fixture, [], facet)).toEqual([]);
  });

  it('returns every year from the first to the last, in order', () => {
    const years = [2021, 2018, 2021].map((year) => paper({ year }));
    expect(counts('year', years)).toEqual([
      ['2018', 1],
      ['2019', 0],
      ['2020', 0],
      ['2021', 2],
    ]);
  });

  it('returns the counted papers of each value, in order', () => {
    const [first, second] = [paper({ key: 'first' }), paper({ key: 'second' })];
    expect(countByFacet(catalogOf([first, second]), [0, 1], 'venue')).toEqual([{ value: 'ICX', papers: [0, 1] }]);
  });

  it('counts a paper once for a value in two spellings', () => {
    const twice = paper({ models: ['CodeBERT', 'codebert'], tasks: ['code-search', 'code search'] });
    expect([counts('model', [twice]), counts('task', [twice])]).toEqual([[['CodeBERT', 1]], [['code-search', 1]]]);
  });

  it('counts a paper once for a category and its subcategories', () => {
    const parent = { id: 'threats', name: 'Threats', description: '' };
    const child = { id: 'backdoor', name: 'Backdoors', description: '', parent };
    expect(counts('category', [paper({ categories: [parent, child] })])).toEqual([
      ['backdoor', 1],
      ['threats', 1],
    ]);
  });

  it('counts a romanised author together with the same name in two parts', () => {
    const both = [
      paper({ authors: [{ family: 'Lin', given: 'Xiao' }] }),
      paper({ authors: [{ literal: '林晓', latin: 'Xiao Lin' }] }),
    ];
    expect(counts('author', both)).toEqual([['Xiao Lin', 2]]);
  });

  it('distinguishes languages that differ only in a sign', () => {
    expect(counts('language', [paper({ languages: ['C', 'C++', 'C#'] })])).toEqual([
      ['C', 1],
      ['C#', 1],
      ['C++', 1],
    ]);
  });
});

describe('countIntersections', () => {
  const count = (value: string, ...papers: number[]) => ({ value, papers });

  it('returns a row of numbers for each row, with the papers that it shares with each column', () => {
    const rows = [count('2023', 0, 1), count('2024', 2, 3, 4), count('2025')];
    const columns = [count('Lin', 1, 2, 3), count('Sun', 3), count('Wu', 9)];
    expect([countIntersections(rows, columns), countIntersections(rows, [])]).toEqual([
      [
        [1, 0, 0],
        [2, 1, 0],
        [0, 0, 0],
      ],
      [[], [], []],
    ]);
  });
});
