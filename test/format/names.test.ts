import { expect, it } from 'vitest';
import type { Author } from '../../src/catalog/catalog.ts';
import { bibtexNames } from '../../src/format/names.ts';

it.each<[Author, string]>([
  [{ family: 'Yang', given: 'Zhou' }, 'Yang, Zhou'],
  [{ family: 'van der Berg', given: 'Jan' }, 'van der Berg, Jan'],
  [{ family: 'Van Der Berg', given: 'Jan' }, 'Van Der Berg, Jan'],
  [{ family: 'King', suffix: 'Jr.', given: 'Martin Luther' }, 'King, Jr., Martin Luther'],
  [{ family: 'Zola', given: 'Émile' }, "Zola, {\\'E}mile"],
  [{ family: 'd’Ormesson', given: 'Jean' }, "d'Ormesson, Jean"],
  [{ family: "O'Brien", given: 'Conan' }, "O'Brien, Conan"],
  [{ family: 'Li', given: 'Yan-Zhou' }, 'Li, Yan-Zhou'],
  [{ family: 'Smith', given: 'J. R.' }, 'Smith, J. R.'],
  [{ family: 'Nguyễn', given: 'Văn Đạt' }, 'Nguy{\\~{\\^e}}n, V{\\u{a}}n {\\DJ}{\\d{a}}t'],
  [{ family: 'Barnes and Noble', given: 'X.' }, '{Barnes and Noble}, X.'],
  [{ family: 'Anderson', given: 'Sandy' }, 'Anderson, Sandy'],
  [{ literal: 'OpenAI' }, '{OpenAI}'],
  [{ literal: 'Barnes and Noble, Inc.' }, '{Barnes and Noble, Inc.}'],
  [{ literal: 'R&D Group #1' }, '{R\\&D Group \\#1}'],
  [{ literal: 'Plato' }, '{Plato}'],
  [{ literal: '孙伟松' }, '{孙伟松}'],
  [{ literal: '孙伟松', latin: 'Weisong Sun' }, 'Sun, Weisong'],
  [{ literal: '孙伟松', latin: 'Sun, Weisong' }, 'Sun, Weisong'],
  [{ literal: '欧阳修', latin: 'Ouyang' }, 'Ouyang'],
  [{ literal: '某公司', latin: 'Research and Development' }, '{Research and Development}'],
])('writes %j as %j', (author, written) => {
  expect(bibtexNames([author])).toBe(written);
});

it('writes and between authors, however many', () => {
  const authors = Array.from({ length: 3000 }, (_, index) => ({ family: `F${index}`, given: 'G' }));
  expect(bibtexNames(authors).split(' and ')).toEqual(authors.map(({ family }) => `${family}, G`));
});
