import { describe, expect, it } from 'vitest';
import { asPreprint, type IdentifiedPaper, identityKeys, PaperIndex } from '../../../src/catalog/model/identity.ts';

const doi = '10.1145/1';
const long = 'The Tides of Code';
const authors = ['Lin, Xiao'];

/** Pairs of records, and whether import and check take them for the same paper. */
const pairs: readonly (readonly [title: string, one: IdentifiedPaper, other: IdentifiedPaper, isSame: boolean])[] = [
  ['one DOI in other capitals', { title: 'A', doi: '10.1145/AB' }, { title: 'B', doi: '10.1145/ab' }, true],
  ['one arXiv id', { title: 'A', arxiv: '2401.00001' }, { title: 'B', arxiv: '2401.00001' }, true],
  ['an arXiv id and its DOI', { title: 'A', arxiv: '2401.00001' }, { title: 'B', doi: '10.48550/arXiv.2401.00001' }, true],
  [
    'the DOIs of two versions of a preprint',
    { title: 'A', doi: '10.48550/arxiv.2401.00001v1' },
    { title: 'B', doi: '10.48550/ARXIV.2401.00001v2' },
    true,
  ],
  [
    'one title in other capitals and signs',
    { title: 'The “Tides” of Code: a Survey' },
    { title: 'the tides of code - A survey.' },
    true,
  ],
  [
    'one long title of two years and first authors, with an author in common',
    { title: long, year: 2023, authors },
    { title: long, year: 2024, authors: ['Sun, Wei', 'Lin, X.'] },
    true,
  ],
  ['one long title without an author in common', { title: long, authors }, { title: long, authors: ['Sun, Wei'] }, false],
  ['one title of a journal and a conference', { title: long, kind: 'journal' }, { title: long, kind: 'conference' }, false],
  ['one title of a book and an article', { title: long, kind: 'book' }, { title: long, kind: 'journal' }, false],
  [
    'one title of a preprint and a journal',
    { title: long, kind: 'preprint' },
    { title: long, kind: 'journal', pages: '1' },
    true,
  ],
  ['one title of two editions', { title: long, edition: '1' }, { title: long, edition: '2' }, false],
  ['one title of two issues', { title: long, number: '1' }, { title: long, number: '2' }, false],
  ['one title of two volumes', { title: long, volume: '1' }, { title: long, volume: '2' }, false],
  ['one title on other pages', { title: long, pages: '1--2' }, { title: long, pages: '101--102' }, false],
  ['one title with pages counted in two ways', { title: long, pages: '33:1--33:28' }, { title: long, pages: '1--28' }, true],
  [
    'one short title of two months',
    { title: 'Editorial', year: 2024, month: 1, authors },
    { title: 'Editorial', year: 2024, month: 4, authors },
    false,
  ],
  ['one long title, one of them with a DOI', { title: long, doi }, { title: long }, true],
  ['one long title, one with a DOI and one with an arXiv id', { title: long, doi }, { title: long, arxiv: '2401.00001' }, true],
  [
    'one long title with the DOI of a publisher and that of the preprint',
    { title: long, doi },
    { title: long, doi: '10.48550/arXiv.2401.00001' },
    true,
  ],
  ['one long title with two DOIs', { title: long, doi }, { title: long, doi: '10.1145/2' }, false],
  ['one long title with two arXiv ids', { title: long, arxiv: '2401.00001' }, { title: long, arxiv: '2401.00002' }, false],
  ['two titles, of which one goes on', { title: long }, { title: `${long} and Waves` }, false],
  ['one short title of one year', { title: 'Editorial', year: 2024 }, { title: 'Editorial', year: 2024 }, true],
  [
    'one short title of two years',
    { title: 'Editorial', year: 2023, authors },
    { title: 'Editorial', year: 2024, authors },
    false,
  ],
  [
    'one short title of one year and first author, written in two ways',
    { title: 'Editorial', year: 2024, authors },
    { title: 'Editorial', year: 2024, authors: [{ literal: 'Xiao Lin' }, 'Sun, Wei'] },
    true,
  ],
  [
    'one title of three words of two years',
    { title: 'Tides of Code', year: 2023 },
    { title: 'Tides of Code', year: 2024 },
    false,
  ],
  [
    'one short title of two first authors',
    { title: 'Editorial', year: 2024, authors },
    { title: 'Editorial', year: 2024, authors: [{ family: 'Sun', given: 'Wei' }] },
    false,
  ],
  ['one short title, one without authors', { title: 'Editorial', year: 2024, authors }, { title: 'Editorial', year: 2024 }, true],
  ['no title', { title: '' }, { title: '' }, false],
  ['nothing but signs', { title: '…' }, { title: '?' }, false],
];

describe('two records', () => {
  it.each(pairs)('with %s are recognised as one paper, or are not', (_, one, other, isSame) => {
    const find = (stored: IdentifiedPaper, wanted: IdentifiedPaper) => {
      const index = new PaperIndex<string>();
      index.add(stored, 'stored');
      return index.find(wanted) !== undefined;
    };
    expect([find(one, other), find(other, one)]).toEqual([isSame, isSame]);
  });
});

describe('identityKeys', () => {
  it('gives the DOI, the arXiv id and the words of the title', () => {
    expect(identityKeys({ title: 'The Tides: of Höfn', year: 2024, doi: '10.1145/AB', arxiv: '2401.00001', authors })).toEqual({
      doi: '10.1145/ab',
      arxiv: '2401.00001',
      title: 'the tides of hofn',
    });
  });

  it('adds the year of a short title', () => {
    expect(identityKeys({ title: 'Editorial', year: 2024, authors: ['van der Berg, Jan'] })).toEqual({
      title: 'editorial, 2024',
    });
  });
});

describe('an index of papers', () => {
  it('gives the first that is the same, also where a later one has the same kinds of ids', () => {
    const index = new PaperIndex<number>();
    index.add({ title: long, doi }, 1);
    index.add({ title: long, doi: '10.1145/2' }, 2);
    index.add({ title: long }, 3);
    expect(
      [{ title: long }, { title: long, doi: '10.1145/3' }, { title: long, doi: '10.1145/2' }].map((one) => index.find(one)),
    ).toEqual([1, 3, 2]);
  });

  it('finds one short title by the first author among many', () => {
    const index = new PaperIndex<string>();
    for (const name of ['Sun', 'Lin', 'Wu']) index.add({ title: 'Editorial', year: 2024, authors: [`${name}, A.`] }, name);
    const find = (...names: string[]) => index.find({ title: 'Editorial', year: 2024, authors: names });
    expect([find('Lin, B.'), find('Wu, A.', 'Sun, A.'), find('He, C.'), find()]).toEqual(['Lin', 'Wu', undefined, 'Sun']);
  });

  it('prefers a DOI to a title', () => {
    const index = new PaperIndex<number>();
    index.add({ title: long }, 1);
    index.add({ title: 'Other', doi }, 2);
    expect(index.find({ title: long, doi })).toBe(2);
  });
});

describe('a published paper', () => {
  it('is known by the title and the year of its preprint', () => {
    expect(asPreprint({ title: 'High Water', year: 2024, doi, preprint: { title: 'Tides' } })).toMatchObject({
      title: 'Tides',
      year: 2024,
      doi,
    });
    expect(asPreprint({ title: 'High Water', year: 2024 })).toBeUndefined();
  });
});
