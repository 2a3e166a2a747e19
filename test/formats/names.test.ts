import { describe, expect, it } from 'vitest';
import type { Author } from '../../src/catalog/model/person-name.ts';
import { encodeAsciiLatex, encodeUnicodeLatex } from '../../src/formats/latex-encode.ts';
import { formatBibNames, formatCslName, formatRisName } from '../../src/formats/names.ts';

const classic = { encode: encodeAsciiLatex, isLatin: true };

describe('a name in BibTeX', () => {
  it.each<[Author, string]>([
    [{ family: 'Yang', given: 'Zhou' }, 'Yang, Zhou'],
    [{ family: 'van der Berg', given: 'Jan' }, 'van der Berg, Jan'],
    [{ family: 'Van Der Berg', given: 'Jan' }, 'Van Der Berg, Jan'],
    [{ family: 'van der Berg', given: 'Jan', undivided: true }, '{van der Berg}, Jan'],
    [{ family: 'van de Walle Smit', given: 'Jan' }, 'van de Walle Smit, Jan'],
    [{ family: 'García de la Torre', given: 'Ana' }, "{Garc{\\'i}a de la Torre}, Ana"],
    [{ family: 'von Ơn Văn', given: 'Bảo' }, 'von {Ơn V{\\u{a}}n}, Bảo'],
    [{ family: 'Bởi', given: 'Ưng Bưởi-Ơn' }, 'B{\\relax ở}i, {\\relax Ư}ng Bưởi-{\\relax Ơ}n'],
    [{ family: 'Иванов', given: 'Пётр' }, '{\\relax Иванов}, {\\relax П}ётр'],
    [{ family: 'де Иванов Петров', given: 'Анна-Мария' }, 'де {\\relax Иванов} {\\relax Петров}, {\\relax А}нна-{\\relax М}ария'],
    [{ family: 'Sm]ith', given: 'J[o]hn' }, 'Sm{\\relax ]}ith, J{\\relax [}o{\\relax ]}hn'],
    [{ family: '𠮷', given: '𠮷𠮷' }, '{\\relax 𠮷}, {\\relax 𠮷}𠮷'],
    [{ family: 'Sm=ith', given: 'Jo=hn' }, '{Sm=ith}, {Jo=hn}'],
    [{ family: 'Øverby Ångström', given: 'Å' }, '{\\O}verby {\\AA}ngstr{\\"o}m, {\\AA}'],
    [{ family: 'de la cruz', given: 'Ana' }, 'de la cruz, Ana'],
    [{ family: "'t Hooft", given: 'Gerard' }, "'t Hooft, Gerard"],
    [{ family: 'hooks', given: 'bell' }, 'hooks, bell'],
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
  ])('is written from %j as %j', (author, written) => {
    expect(formatBibNames([author], undefined, classic)).toBe(written);
  });

  it('stays in its own script for BibLaTeX', () => {
    const authors = [
      { literal: '孙伟松', latin: 'Weisong Sun' },
      { family: 'Müller', given: 'Jürgen' },
    ];
    expect(formatBibNames(authors, undefined, { encode: encodeUnicodeLatex, isLatin: false })).toBe(
      '{孙伟松} and Müller, Jürgen',
    );
  });

  it('is followed by "and others" where the catalog does not name all authors', () => {
    expect(formatBibNames([{ family: 'Yang', given: 'Zhou' }], true, classic)).toBe('Yang, Zhou and others');
  });

  it('is written for each of 3,000 authors', () => {
    const authors = Array.from({ length: 3000 }, (_, index) => ({ family: `F${index}`, given: 'G' }));
    expect(formatBibNames(authors, undefined, classic).split(' and ')).toEqual(authors.map(({ family }) => `${family}, G`));
  });
});

describe('a name in CSL-JSON and RIS', () => {
  it.each<[Author, object, string]>([
    [{ family: 'Yang', given: 'Zhou' }, { family: 'Yang', given: 'Zhou' }, 'Yang, Zhou'],
    [
      { family: 'van der Berg', given: 'Jan' },
      { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
      'van der Berg, Jan',
    ],
    [{ family: 'van der Berg', given: 'Jan', undivided: true }, { family: 'van der Berg', given: 'Jan' }, 'van der Berg, Jan'],
    [
      { family: 'King', suffix: 'Jr.', given: 'Martin Luther' },
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      'King, Martin Luther, Jr.',
    ],
    [{ literal: 'Barnes and Noble, Inc.' }, { literal: 'Barnes and Noble, Inc.' }, 'Barnes and Noble Inc.'],
    [{ literal: '孙伟松', latin: 'Weisong Sun' }, { literal: '孙伟松' }, '孙伟松'],
  ])('is written from %j as %j and %j', (author, csl, ris) => {
    expect([formatCslName(author), formatRisName(author)]).toEqual([csl, ris]);
  });
});
