import { describe, expect, it } from 'vitest';
import { createAbbreviation } from '../../../src/catalog/index/analyzer.ts';
import { fieldGroups } from '../../../src/catalog/index/indexed-fields.ts';
import type { IndexedTerm } from '../../../src/catalog/model/model.ts';
import { catalogOf, paper, titled, venue } from '../../paper.ts';

/** The papers that have a word, each with the group of texts in which it has it; `~` where the word follows from others. */
function where(word: IndexedTerm | undefined) {
  if (!word) return [];
  const { papers, fieldGroups: where } = word.postings();
  return [...papers].map((paper, at) => {
    const place = where[at] ?? 0;
    return [paper, place < fieldGroups.length ? fieldGroups[place] : `~${fieldGroups[place - fieldGroups.length]}`];
  });
}

describe('a compiled catalog', () => {
  it('has its papers by number, in any order and as often as wanted', () => {
    const catalog = catalogOf(titled('A', 'B', 'C'));
    expect([...catalog.papers([2, 0, 2])].map(({ title }) => title)).toEqual(['C', 'A', 'C']);
  });

  it('gives back a paper as it was, whatever it has', () => {
    const full = paper({
      title: 'Ünïcode “quotes” 码 𠮷',
      authors: [
        { family: 'van der Berg', suffix: 'Jr.', given: 'A. B.' },
        { literal: 'OpenAI, Inc.' },
        { literal: '林晓', latin: 'Xiao Lin' },
      ],
      venue: venue('ICX', { publisher: 'ACM', aliases: ['X'] }),
      publisher: 'Springer',
      code: [{ id: 'a/b', url: 'https://example.org/a', description: 'Both' }],
      doi: '10.1/x',
      url: 'https://example.org/paper',
      preprint: { title: 'Before', year: 2023 },
    });
    expect([...catalogOf([full]).papers()]).toEqual([full]);
  });

  it('adds what follows from the rest: the publisher of the venue, the page of the DOI', () => {
    const [read] = catalogOf([paper({ doi: '10.1/x', venue: venue('ICX', { publisher: 'ACM' }) })]).papers();
    expect([read?.publisher, read?.url]).toEqual(['ACM', 'https://doi.org/10.1/x']);
  });

  it('knows the number of a key in whatever case', () => {
    const catalog = catalogOf(titled('A', 'B'));
    expect(['paper2', 'PAPER1', 'paper', 'paper22', ''].map(catalog.numberOf)).toEqual([1, 0, undefined, undefined, undefined]);
  });

  it('has the values of a facet with their papers, in the order in which the papers have them', () => {
    const catalog = catalogOf([
      paper({ key: 'a', title: 'A', tasks: ['search', 'repair'] }),
      paper({ key: 'b', title: 'B' }),
      paper({ key: 'c', title: 'C', tasks: ['repair', 'repair'] }),
    ]);
    expect(catalog.facetValues('task').map(({ label, papers }) => [label, papers()])).toEqual([
      ['search', [0]],
      ['repair', [0, 2]],
    ]);
  });

  it('has a romanised author by the name to count by, and by the own one', () => {
    const [author] = catalogOf([paper({ authors: [{ literal: '林晓', latin: 'Xiao Lin' }] })]).facetValues('author');
    expect([author?.label, author?.alias]).toEqual(['Xiao Lin', '林晓']);
  });

  it('knows which papers have a word, and the most telling group of texts in which', () => {
    const { termIndex } = catalogOf([
      paper({ key: 'a', title: 'A Code', summary: 'Code.' }),
      paper({ key: 'b', title: 'Bugs', tasks: ['code-search'] }),
      paper({ key: 'c', title: 'Cars', summary: 'No code.' }),
    ]);
    expect([where(termIndex.get('code')), termIndex.get('code')?.postingCount, termIndex.get('lorry')]).toEqual([
      [
        [0, 'title'],
        [1, 'topics'],
        [2, 'body'],
      ],
      3,
      undefined,
    ]);
  });

  it('has the parts of a name with capitals inside, beside the word itself where that is less telling', () => {
    const { termIndex } = catalogOf([paper({ title: 'TrojanPuzzle', tasks: ['puzzle'] })]);
    expect([where(termIndex.get('trojanpuzzle')), where(termIndex.get('trojan')), where(termIndex.get('puzzle'))]).toEqual([
      [[0, 'title']],
      [[0, '~title']],
      [
        [0, 'topics'],
        [0, '~title'],
      ],
    ]);
  });

  it('has the short forms of what is written out', () => {
    const abbreviations = [createAbbreviation('llm', ['large language model'])];
    const { termIndex } = catalogOf([paper({ title: 'Large Language Models' })], { abbreviations });
    expect(where(termIndex.get('llm'))).toEqual([[0, '~title']]);
  });

  it('knows pairs of words by their stems: in titles, names and tags, in sentences those with a hyphen', () => {
    const { termIndex } = catalogOf([
      paper({
        title: 'Searching in the Codes',
        authors: [{ family: 'Sun', given: 'Weisong' }],
        tasks: ['program-repair'],
        summary: 'A pre-trained model.',
      }),
    ]);
    const pairs = ['searchcod', 'weisongsun', 'programrepair', 'pretrain', 'trainmodel', 'codsearch'];
    expect(pairs.map((pair) => where(termIndex.bigram(pair)))).toEqual([
      [[0, 'title']],
      [[0, 'authors']],
      [[0, 'topics']],
      [[0, 'body']],
      [],
      [],
    ]);
  });

  it('knows how many words of a title say something', () => {
    const { termIndex } = catalogOf([
      paper({ title: 'The Code of the Code Search' }),
      paper({ key: 'b', title: 'word '.repeat(300) }),
    ]);
    expect([...termIndex.titleLengths()]).toEqual([2, 1]);
  });

  it('knows which words have about the same letters, but none with a digit', () => {
    const { termIndex } = catalogOf(titled('Robust', 'Robots', 'Rubost', 'Roost', 'Robusts', 'Robust2', 'Zebras'));
    expect([termIndex.similarTo('robust', 1).toSorted(), termIndex.similarTo('x', 1), termIndex.similarTo('zebra', 0)]).toEqual([
      ['robots', 'robust', 'robusts', 'rubost'],
      [],
      [],
    ]);
  });

  it('knows the words by their beginning and by their stem', () => {
    const { termIndex } = catalogOf(titled('Poison', 'Poisoned', 'Poisoning', 'Pond'));
    const withPrefix = (prefix: string) => termIndex.withPrefix(prefix).map(({ term }) => term);
    expect([
      withPrefix('poi'),
      termIndex.wordsWithStem('poison'),
      withPrefix('x'),
      termIndex.wordsWithStem('pond'),
      termIndex.wordsWithStem('cod'),
    ]).toEqual([['poison', 'poisoned', 'poisoning'], ['poison', 'poisoned', 'poisoning'], [], ['pond'], ['cod']]);
  });

  it('has thousands of papers at the numbers that they should have', () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      paper({ key: `k${index}`, title: `T${String(index).padStart(4, '0')}` }),
    );
    const catalog = catalogOf(many);
    const [numbers] = catalog.facetValues('year').map(({ papers }) => papers());
    expect([numbers?.length, catalog.numberOf('k4321'), [...catalog.papers([4321, 17])].map(({ key }) => key)]).toEqual([
      5000,
      4321,
      ['k4321', 'k17'],
    ]);
  });
});
