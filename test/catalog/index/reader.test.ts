import { describe, expect, it } from 'vitest';
import type { IndexedTerm } from '../../../src/catalog/index/catalog.ts';
import { derivedBits, fieldGroups, groupBit } from '../../../src/catalog/index/indexed-fields.ts';
import { addressIdentifier } from '../../../src/catalog/model/address-identifier.ts';
import { arxivIdentifier, doiIdentifier, type Identifier, repositoryIdentifier } from '../../../src/catalog/model/identifier.ts';
import { createSynonymGroup } from '../../../src/catalog/model/synonyms.ts';
import { catalogOf, fullPaper, paper, titled, venue } from '../../paper.ts';

/** The postings of a term, with the names of the field groups; `~` marks those where the term is derived. */
function postingsOf(term: IndexedTerm | undefined) {
  if (!term) return [];
  const { papers, fieldGroups: bitmaps } = term.postings();
  return [...papers].map((paper, index) => {
    const bits = bitmaps[index] ?? 0;
    const literal = fieldGroups.filter((group) => bits & groupBit(group));
    const derived = fieldGroups.filter((group) => bits & derivedBits(groupBit(group)));
    return [paper, [...literal, ...derived.map((group) => `~${group}`)].join(' ')];
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

  it('finds the papers with an identifier, in any form', () => {
    const catalog = catalogOf([
      paper({ key: 'a', title: 'A', doi: '10.1145/AB.1', code: [{ id: 'o/tool', url: 'https://github.com/o/tool' }] }),
      paper({ key: 'b', title: 'B', arxiv: '2301.02344', pdf: 'https://example.org/b.pdf' }),
      paper({ key: 'c', title: 'C', reproductions: [{ id: 'site/x', url: 'https://git.example.org/x' }] }),
      paper({ key: 'd', title: 'D', code: [{ id: 'o/tool', url: 'https://github.com/o/tool' }] }),
    ]);
    const find = (identifier: Identifier) => catalog.papersWithIdentifier(identifier);
    expect([
      find(doiIdentifier('10.1145/ab.1')),
      find(arxivIdentifier('2301.02344v2')),
      find(doiIdentifier('10.48550/arXiv.2301.02344')),
      find(addressIdentifier('http://www.example.org/b')),
      find(addressIdentifier('https://git.example.org/x/')),
      find(repositoryIdentifier('SITE/x')),
      find(repositoryIdentifier('O/tool')),
      find(addressIdentifier('https://github.com/o/tool/blob/main/a.py')),
      find(doiIdentifier('10.1145/ab')),
      find(addressIdentifier('https://github.com/o/other')),
    ]).toEqual([[0], [1], [1], [1], [2], [2], [0, 3], [0, 3], [], []]);
  });

  it('finds a folder of a repository by its address, and by the repository only if no paper has that', () => {
    const folder = (repo: string) => ({ id: `${repo}/part`, url: `https://github.com/${repo}/tree/main/src/part` });
    const catalog = catalogOf([
      paper({ key: 'a', title: 'A', code: [folder('o/whole')] }),
      paper({ key: 'b', title: 'B', code: [{ id: 'o/whole', url: 'https://github.com/o/whole' }] }),
      paper({ key: 'c', title: 'C', code: [folder('o/parts')] }),
    ]);
    const find = (address: string) => catalog.papersWithIdentifier(addressIdentifier(address));
    expect([
      find('https://github.com/o/whole'),
      find('https://github.com/o/whole/tree/main/src'),
      find('https://github.com/o/whole/tree/dev/src/part/a.py'),
      find('https://github.com/o/parts'),
      catalog.papersWithIdentifier(repositoryIdentifier('o/whole')),
      catalog.papersWithIdentifier(repositoryIdentifier('o/parts')),
      catalog.papersWithIdentifier(repositoryIdentifier('o/parts/part')),
    ]).toEqual([[1], [1], [0], [2], [1], [2], [2]]);
  });

  it('lists the lookup keys with a prefix', () => {
    const dois = ['10.1145/2', '10.1145/10', '10.5555/1'].map((doi) => paper({ key: `p${doi}`, title: doi, doi }));
    const catalog = catalogOf(dois);
    expect([catalog.identifiersWithPrefix('doi:10.1145/'), catalog.identifiersWithPrefix('arxiv:')]).toEqual([
      ['doi:10.1145/10', 'doi:10.1145/2'],
      [],
    ]);
  });

  it('finds a repository by owner/name if its id is another one', () => {
    const catalog = catalogOf([paper({ code: [{ id: 'x/short', url: 'https://github.com/owner/name' }] })]);
    expect(['owner/name', 'x/short', 'owner'].map((id) => catalog.papersWithIdentifier(repositoryIdentifier(id)))).toEqual([
      [0],
      [0],
      [],
    ]);
  });

  it('keeps line breaks and tabs of encoded addresses out of the lines of the index', () => {
    const catalog = catalogOf([
      paper({ key: 'a', title: 'A', url: 'https://example.org/x%0Aarxiv:1%091' }),
      paper({ key: 'b', title: 'B', arxiv: '2301.02344' }),
    ]);
    const find = (identifier: Identifier) => catalog.papersWithIdentifier(identifier);
    expect([find(addressIdentifier('https://example.org/x%0aarxiv:1%091')), find(arxivIdentifier('1'))]).toEqual([[0], []]);
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

  it('returns for a word the papers that have it, each with its field groups', () => {
    const { termIndex } = catalogOf([
      paper({ key: 'a', title: 'A Code', summary: 'Code.' }),
      paper({ key: 'b', title: 'Bugs', tasks: ['code-search'] }),
      paper({ key: 'c', title: 'Cars', summary: 'No code.' }),
    ]);
    expect([postingsOf(termIndex.get('code')), termIndex.get('code')?.postingCount, termIndex.get('lorry')]).toEqual([
      [
        [0, 'title body'],
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
    ]).toEqual([[[0, 'title']], [[0, '~title']], [[0, 'topics ~title']]]);
  });

  it('has one posting of a term that a title has both as a word and as part of a name', () => {
    const { termIndex } = catalogOf([paper({ title: 'TrojanPuzzle and Other Trojan Attacks' })]);
    expect([postingsOf(termIndex.get('trojan')), termIndex.get('trojan')?.postingCount]).toEqual([[[0, 'title ~title']], 1]);
  });

  it('indexes the synonym group of a phrase', () => {
    const synonyms = [createSynonymGroup('llm', ['large language model'])];
    const { termIndex } = catalogOf([paper({ title: 'Large Language Models' }), paper({ title: 'LLM' })], { synonyms });
    expect(postingsOf(termIndex.bigram('~llm'))).toEqual([[0, 'title']]);
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
