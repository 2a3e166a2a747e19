import { describe, expect, it } from 'vitest';
import type { Word } from '../../src/catalog/catalog.ts';
import { textFields } from '../../src/catalog/terms.ts';
import { catalogOf, paper, titled, venue } from '../paper.ts';

/** Where a word occurs: paper, field, position. */
function occurrences(word: Word | undefined) {
  const found: [number, string | undefined, number][] = [];
  word?.occurrences((paper, field, position) => found.push([paper, textFields[field], position]));
  return found;
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
    expect(catalog.terms('task').map(({ label, papers }) => [label, papers()])).toEqual([
      ['search', [0]],
      ['repair', [0, 2]],
    ]);
  });

  it('has a romanised author by the name to count by, and by the own one', () => {
    const [author] = catalogOf([paper({ authors: [{ literal: '林晓', latin: 'Xiao Lin' }] })]).terms('author');
    expect([author?.label, author?.also]).toEqual(['Xiao Lin', '林晓']);
  });

  it('knows where a word occurs: in a title by the words that say something, each once', () => {
    const { words } = catalogOf([paper({ key: 'k', title: 'The Code of the Code Search', summary: 'Search code.' })]);
    expect(occurrences(words.get('code'))).toEqual([
      [0, 'title', 0],
      [0, 'summary', expect.any(Number)],
    ]);
    expect(occurrences(words.get('search'))[0]).toEqual([0, 'title', 1]);
    expect(words.titleLength(0)).toBe(2);
  });

  it('has words of one text at successive positions, and no text directly behind another', () => {
    const { words } = catalogOf([paper({ tasks: ['code search', 'program repair'] })]);
    const [code, search, program] = ['code', 'search', 'program'].map((word) => occurrences(words.get(word))[0]?.[2] ?? 0);
    expect([search, Number(program) > Number(search) + 1]).toEqual([Number(code) + 1, true]);
  });

  it('knows the words by their beginning and by their stem', () => {
    const { words } = catalogOf(titled('Poison', 'Poisoned', 'Poisoning', 'Pond'));
    const startingWith = (beginning: string) => words.startingWith(beginning).map(({ word }) => word);
    expect([startingWith('poi'), words.formsOf('poison'), startingWith('x')]).toEqual([
      ['poison', 'poisoned', 'poisoning'],
      ['poison', 'poisoned', 'poisoning'],
      [],
    ]);
  });

  it('has thousands of papers at the numbers that they should have', () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      paper({ key: `k${index}`, title: `T${String(index).padStart(4, '0')}` }),
    );
    const catalog = catalogOf(many);
    const [numbers] = catalog.terms('year').map(({ papers }) => papers());
    expect([numbers?.length, catalog.numberOf('k4321'), [...catalog.papers([4321, 17])].map(({ key }) => key)]).toEqual([
      5000,
      4321,
      ['k4321', 'k17'],
    ]);
  });
});
