import { describe, expect, it } from 'vitest';
import type { IndexedTerm } from '../../../src/catalog/index/catalog.ts';
import { fieldGroups } from '../../../src/catalog/index/indexed-fields.ts';
import { createAbbreviation } from '../../../src/catalog/model/abbreviation.ts';
import { catalogOf, fullPaper, paper, titled, venue } from '../../paper.ts';

/** The postings of a term, with the names of the field groups; `~` marks a derived term. */
function postingsOf(term: IndexedTerm | undefined) {
  if (!term) return [];
  const { papers, fieldGroups: groups } = term.postings();
  return [...papers].map((paper, index) => {
    const group = groups[index] ?? 0;
    return [paper, group < fieldGroups.length ? fieldGroups[group] : `~${fieldGroups[group - fieldGroups.length]}`];
  });
}

describe('openCatalog', () => {
  it('returns papers by number, in any order and repeatedly', () => {
    const catalog = catalogOf(titled('A', 'B', 'C'));
    expect([...catalog.papers([2, 0, 2])].map(({ title }) => title)).toEqual(['C', 'A', 'C']);
  });

  it('returns every field of a paper unchanged', () => {
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

  it('returns papers without their rarely printed fields on request', () => {
    const catalog = catalogOf([fullPaper]);
    const [[whole], [brief]] = [[...catalog.papers()], [...catalog.papers(undefined, 'brief')]];
    const isLeftOut = (field: string) => brief !== undefined && !(field in brief);
    expect([whole, Object.keys(fullPaper).filter(isLeftOut)]).toEqual([
      fullPaper,
      ['translation', 'preprint', 'pdf', 'acronym', 'tasks', 'models', 'languages', 'techniques', 'summary', 'abstract'],
    ]);
  });

  it('derives the publisher from the venue and the url from the DOI', () => {
    const [read] = catalogOf([paper({ doi: '10.1/x', venue: venue('ICX', { publisher: 'ACM' }) })]).papers();
    expect([read?.publisher, read?.url]).toEqual(['ACM', 'https://doi.org/10.1/x']);
  });

  it('finds the number of a paper by its key, ignoring case', () => {
    const catalog = catalogOf(titled('A', 'B'));
    expect(['paper2', 'PAPER1', 'paper', 'paper22', ''].map(catalog.numberOf)).toEqual([1, 0, undefined, undefined, undefined]);
  });

  it('returns facet values with their papers, in order of first occurrence', () => {
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

  it('returns a romanised author name with the original name as alias', () => {
    const [author] = catalogOf([paper({ authors: [{ literal: '林晓', latin: 'Xiao Lin' }] })]).facetValues('author');
    expect([author?.label, author?.alias]).toEqual(['Xiao Lin', '林晓']);
  });

  it('returns for a word the papers that have it, each with its best field group', () => {
    const { termIndex } = catalogOf([
      paper({ key: 'a', title: 'A Code', summary: 'Code.' }),
      paper({ key: 'b', title: 'Bugs', tasks: ['code-search'] }),
      paper({ key: 'c', title: 'Cars', summary: 'No code.' }),
    ]);
    expect([postingsOf(termIndex.get('code')), termIndex.get('code')?.postingCount, termIndex.get('lorry')]).toEqual([
      [
        [0, 'title'],
        [1, 'topics'],
        [2, 'body'],
      ],
      3,
      undefined,
    ]);
  });

  it('indexes parts of camel-case names as derived words, in addition to the word itself in a lesser field', () => {
    const { termIndex } = catalogOf([paper({ title: 'TrojanPuzzle', tasks: ['puzzle'] })]);
    expect([
      postingsOf(termIndex.get('trojanpuzzle')),
      postingsOf(termIndex.get('trojan')),
      postingsOf(termIndex.get('puzzle')),
    ]).toEqual([
      [[0, 'title']],
      [[0, '~title']],
      [
        [0, 'topics'],
        [0, '~title'],
      ],
    ]);
  });

  it('has one posting of a term that a title has both as a word and as part of a name', () => {
    const { termIndex } = catalogOf([paper({ title: 'TrojanPuzzle and Other Trojan Attacks' })]);
    expect([postingsOf(termIndex.get('trojan')), termIndex.get('trojan')?.postingCount]).toEqual([[[0, 'title']], 1]);
  });

  it('indexes the abbreviation of a phrase that is written out', () => {
    const abbreviations = [createAbbreviation('llm', ['large language model'])];
    const { termIndex } = catalogOf([paper({ title: 'Large Language Models' })], { abbreviations });
    expect(postingsOf(termIndex.get('llm'))).toEqual([[0, '~title']]);
  });

  it('indexes bigrams by their stems: all of titles, names and tags, and of sentences those with a hyphen', () => {
    const { termIndex } = catalogOf([
      paper({
        title: 'Searching in the Codes',
        authors: [{ family: 'Sun', given: 'Weisong' }],
        tasks: ['program-repair'],
        summary: 'A pre-trained model.',
      }),
    ]);
    const bigrams = ['searchcod', 'weisongsun', 'programrepair', 'pretrain', 'trainmodel', 'codsearch'];
    expect(bigrams.map((stems) => postingsOf(termIndex.bigram(stems)))).toEqual([
      [[0, 'title']],
      [[0, 'authors']],
      [[0, 'topics']],
      [[0, 'body']],
      [],
      [],
    ]);
  });

  it('counts the distinct content words of each title', () => {
    const { termIndex } = catalogOf([
      paper({ title: 'The Code of the Code Search' }),
      paper({ key: 'b', title: 'word '.repeat(300) }),
    ]);
    expect([...termIndex.titleLengths()]).toEqual([2, 1]);
  });

  it('finds words with similar letters, but none with a digit', () => {
    const { termIndex } = catalogOf(titled('Robust', 'Robots', 'Rubost', 'Roost', 'Robusts', 'Robust2', 'Zebras'));
    expect([termIndex.similarTo('robust', 1).toSorted(), termIndex.similarTo('x', 1), termIndex.similarTo('zebra', 0)]).toEqual([
      ['robots', 'robust', 'robusts', 'rubost'],
      [],
      [],
    ]);
  });

  it('finds words by prefix and by stem', () => {
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

  it('reads consecutive papers in a few large parts, and a single paper without the others', () => {
    const lengths: number[] = [];
    const papers = Array.from({ length: 1000 }, (_, index) => paper({ key: `k${index}`, title: 'T', note: 'n'.repeat(200) }));
    const catalog = catalogOf(papers, {}, (_, length) => lengths.push(length));
    const read = (numbers?: number[]) => {
      lengths.length = 0;
      const count = [...catalog.papers(numbers)].length;
      return { count, isInFewReads: lengths.length < 30, isSmall: lengths.reduce((sum, length) => sum + length, 0) < 5000 };
    };
    expect([read(), read([765])]).toEqual([
      { count: 1000, isInFewReads: true, isSmall: false },
      { count: 1, isInFewReads: true, isSmall: true },
    ]);
  });

  it('finds each of thousands of papers by its number', () => {
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
