import { describe, expect, it } from 'vitest';
import { facetNames, facetReaders, fieldGroups, isProse, searchableTexts } from '../../../src/catalog/index/indexed-fields.ts';
import { fullPaper, paper, venue } from '../../paper.ts';

const threats = { id: 'threats', name: 'Threats' };
const backdoor = { id: 'backdoor', name: 'Backdoor attacks', parent: threats };
const indexed = {
  ...fullPaper,
  authors: [
    { family: 'King', suffix: 'Jr.', given: 'Martin' },
    { literal: '林晓', latin: 'Xiao Lin' },
  ],
  venue: venue('ICX', { aliases: ['X'] }),
  categories: [backdoor],
};

describe('the searchable texts of a paper', () => {
  it('are those of most fields, with the name of the field and its group', () => {
    const texts = Array.from(searchableTexts(indexed), ({ group, field, text }) => `${group} ${field}: ${text}`);
    expect(texts).toEqual([
      'title title: Notes on the Engine',
      'aliases acronym: NOTE',
      'aliases translation: In English',
      'formerTitles preprint: Before',
      'formerTitles key: lovelace2024notes',
      'authors authors: Martin King, Jr.',
      'authors authors: 林晓',
      'authors authors: Xiao Lin',
      'venue venue: icx',
      'venue venue: ICX',
      'venue venue: X',
      'venue year: 2024',
      'topics categories: threats',
      'topics categories: Threats',
      'topics categories: backdoor',
      'topics categories: Backdoor attacks',
      'topics tasks: repair',
      'topics models: BERT',
      'topics languages: Ada',
      'topics techniques: tides',
      'topics code: a/b',
      'topics reproductions: c/d',
      'body summary: Notes.',
      'body booktitle: Proceedings',
      'body journal: Journal',
      'body proceedings: Conference ICX',
      'body doi: 10.5555/1',
      'body arxiv: 2401.00001',
      'abstract abstract: We note.',
    ]);
  });

  it('are fewer where a paper has fewer fields', () => {
    const { venue: _, ...bare } = paper({ authors: [], categories: [] });
    expect(Array.from(searchableTexts(bare), ({ field }) => field)).toEqual(['title', 'key', 'year']);
  });

  it('are sentences in the groups body and abstract', () => {
    expect(fieldGroups.filter(isProse)).toEqual(['body', 'abstract']);
  });
});

describe('the facet values of a paper', () => {
  const valuesOf = (of: typeof fullPaper) => Object.fromEntries(facetNames.map((name) => [name, facetReaders[name](of)]));

  it('are its year, venue, categories with those above, authors, tags and parts', () => {
    expect(valuesOf(indexed)).toEqual({
      year: ['2024'],
      venue: ['icx'],
      category: ['threats', 'backdoor'],
      author: ['Martin King, Jr.', 'Xiao Lin\t林晓'],
      task: ['repair'],
      model: ['BERT'],
      language: ['Ada'],
      technique: ['tides'],
      part: ['code', 'reproduction', 'doi', 'arxiv', 'pdf', 'ours'],
    });
  });

  it('are distinct', () => {
    const twice = paper({ categories: [backdoor, threats], tasks: ['a', 'b', 'a'], models: ['m', 'm'] });
    const { category, task, model } = valuesOf(twice);
    expect([category, task, model]).toEqual([['threats', 'backdoor'], ['a', 'b'], ['m']]);
  });

  it('are none for fields that a paper does not have', () => {
    const { venue: _, ...bare } = paper({ authors: [], categories: [], ours: false });
    expect(Object.values(valuesOf(bare)).flat()).toEqual(['2024']);
  });
});
