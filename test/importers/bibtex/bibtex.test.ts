import { describe, expect, it } from 'vitest';
import { readBibtex } from '../../../src/importers/bibtex/index.ts';

/** The paper, the venue and the diagnostics of an article of 2024 with these fields. */
function read(fields: string, type = 'article') {
  const { drafts, diagnostics } = readBibtex(`@${type}{x, year = {2024}, title = {Locks}, ${fields}}`);
  const { title: _title, year: _year, ...paper } = drafts[0]?.paper ?? {};
  return { paper, venue: drafts[0]?.venue, messages: diagnostics.map(({ code, message }) => `${code}: ${message}`) };
}
const paperOf = (fields: string) => read(fields).paper;

describe('reading a BibTeX title', () => {
  const titleOf = (title: string) => {
    const { year: _, ...paper } = readBibtex(`@misc{x, title = {${title}}, year = 2024}`).drafts[0]?.paper ?? {};
    return paper;
  };

  it.each([
    ['The {Trojan} Ferry', { title: 'The Trojan Ferry', protect: ['Trojan'] }],
    ['{T}rojan {F}erries', { title: 'Trojan Ferries', protect: ['Trojan', 'Ferries'] }],
    ['{Visual Studio} for {CodeBERT}', { title: 'Visual Studio for CodeBERT', protect: ['Visual Studio'] }],
    ['{The Whole Title}', { title: 'The Whole Title' }],
    ['{Trojan}', { title: 'Trojan', protect: ['Trojan'] }],
    ['{CodeBERT:} {A} Model', { title: 'CodeBERT: A Model' }],
    ['On {Java,} Ruby', { title: 'On Java, Ruby', protect: ['Java'] }],
    ["{\\'E}cole {{\\'E}cole}", { title: 'École École', protect: ['École'] }],
    ['$k$-NN in $O(n^{2})$', { title: 'k-NN in O(n^2)', title_tex: '$k$-NN in $O(n^{2})$' }],
    ['\\$5 and $k$', { title: '$5 and k' }],
    ["``Best'' -- of `both' worlds --- it's", { title: '"Best" – of ‘both’ worlds — it\'s' }],
    ['R\\&amp;D &#233; &lt;', { title: 'R&D é <' }],
    ['{\\&}Sigma; &Lstrok; &#150; &nosuch; x&nbsp;y', { title: 'Σ Ł – &nosuch; x y' }],
    ['A {\\em Stressed\n  Word}', { title: 'A Stressed Word' }],
    ["\\v{\\j} \\d{\\i} \\'{\\i} \\b{x} \\'{} \\~{ }", { title: 'ǰ ı̣ í x̱ ´ ~' }],
  ])('reads the BibTeX title %j as %j', (title, paper) => {
    expect(titleOf(title)).toEqual(paper);
  });
});

it('adds the subtitle of a BibTeX entry to its title, and counts a language that a catalog does not record', () => {
  const { drafts, unmappedFields } = readBibtex(
    '@misc{a, title = {Locks}, subtitle = {A {Survey}}, year = 2024, language = {English}}',
  );
  expect([drafts.map(({ paper }) => paper), Object.fromEntries(unmappedFields)]).toEqual([
    [{ title: 'Locks: A Survey', protect: ['Survey'], year: 2024 }],
    { language: 1 },
  ]);
});

it('recognizes the names of preprint servers in any case', () => {
  expect(read('journal = {biorxiv}').venue).toEqual({ name: 'biorxiv', kind: 'preprint' });
});

describe('reading the authors of a BibTeX entry', () => {
  it.each([
    ['van der Berg, Jan', 'van der Berg, Jan'],
    ['Jan van der Berg', 'van der Berg, Jan'],
    ['{van der Berg}, Jan', '{van der Berg}, Jan'],
    ['Jan {van der Berg}', '{van der Berg}, Jan'],
    ['King, Jr., Martin Luther', 'King, Jr., Martin Luther'],
    ['Martin Luther King Jr.', 'King, Jr., Martin Luther'],
    ['Wei Zhang 0042', 'Zhang, Wei'],
    ["{\\'E}mile Zola", 'Zola, Émile'],
    ['{OpenAI}', { literal: 'OpenAI' }],
    ['{Barnes and Noble, Inc.}', { literal: 'Barnes and Noble, Inc.' }],
    ['Plato', { literal: 'Plato' }],
    ['Lovelace,, Ada', 'Lovelace, Ada'],
    [', Ada', { literal: 'Ada' }],
    ['孙 伟松', { literal: '孙 伟松' }],
    ['孙, 伟松', { literal: '孙伟松' }],
    ['family=Berg, given=Jan, prefix=van der', 'van der Berg, Jan'],
  ])('reads the BibTeX author %j as %j', (name, author) => {
    expect(paperOf(`author = {${name} AND One, Ann and others}`)).toEqual({ authors: [author, 'One, Ann'], etal: true });
  });

  it('splits BibTeX authors at semicolons if it has no `and`', () => {
    expect(paperOf('author = {One, Ann; Two, Bob}')).toEqual({ authors: ['One, Ann', 'Two, Bob'] });
  });
});

describe('reading a BibTeX field', () => {
  it.each([
    ['month = may', { month: 5 }],
    ['month = {May}', { month: 5 }],
    ['month = {05}', { month: 5 }],
    ['month = may # "~12"', { month: 5 }],
    ['date = {2023-05-12/2024}', { month: 5 }],
    ['pages = {1-12}', { pages: '1--12' }],
    ['pages = {1–12}', { pages: '1--12' }],
    ['pages = {12:1-12:30}', { pages: '12:1--12:30' }],
    ['pages = {e1003}', { pages: 'e1003' }],
    ['doi = {https://doi.org/10.1000/a\\_b}', { doi: '10.1000/a_b' }],
    ['doi = {doi:10.1000/a{\\_}b}', { doi: '10.1000/a_b' }],
    ['url = {https://doi.org/10.1000/a}', { doi: '10.1000/a' }],
    ['url = {https://example.org/\\~{}me/a\\_b\\%20c}', { url: 'https://example.org/~me/a_b%20c' }],
    ['doi = {10.1000/a}, url = {HTTPS://DOI.ORG/10.1000/A}', { doi: '10.1000/a' }],
    ['howpublished = {\\url{https://example.org/a}}', { url: 'https://example.org/a' }],
    ['note = {See \\url{https://example.org/a\\%20b}.}', { note: 'See https://example.org/a%20b.' }],
    ['langid = {ngerman}', { language: 'de' }],
    ['pubstate = {inpress}', { note: 'In press' }],
    ['language = {English}', {}],
  ])('reads the BibTeX field %j as %j', (fields, paper) => {
    expect(read(fields)).toMatchObject({ paper, messages: [] });
    expect(paperOf(fields)).toEqual(paper);
  });

  it.each([
    ['journal = {arXiv preprint arXiv:2306.99350}'],
    ['journal = {CoRR}, volume = {abs/2306.99350}'],
    ['eprint = {2306.99350v2}, archivePrefix = {arXiv}'],
    ['eprint = {arXiv:2306.99350}, eprinttype = {arxiv}'],
    ['url = {https://arxiv.org/pdf/2306.99350v1.pdf}'],
    ['note = {arXiv: 2306.99350}'],
  ])('recognizes a preprint by the BibTeX field %j', (fields) => {
    expect(read(fields)).toEqual({ paper: { arxiv: '2306.99350' }, venue: { name: 'arXiv', kind: 'preprint' }, messages: [] });
  });

  it.each([
    ['month = {Smarch}', 'left-out: @article x: month "Smarch" is no month'],
    ['pages = {12--}', 'left-out: @article x: pages "12--" is no range from a page to a page'],
    ['doi = {none}', 'left-out: @article x: doi "none" is no DOI'],
    ['doi = {see 10.1000/a}', 'left-out: @article x: doi "see 10.1000/a" is no DOI'],
    ['journal = tse', 'left-out: @article x: journal "tse", which no @string defines'],
    ['date = {spring}', 'left-out: @article x: date "spring" is no date such as 2024-05'],
    ['language = {klingon-empire}', 'left-out: @article x: language "klingon-empire" is no language that is known'],
    ['langid = {klingon-empire}', 'left-out: @article x: langid "klingon-empire" is no language that is known'],
    ['note = {A \\wobbly{b}}', 'left-out: @article x: \\wobbly in note, which is no known command'],
  ])('reports a problem of the BibTeX field %j', (fields, message) => {
    expect(read(fields).messages).toEqual([message]);
  });
});

describe('a field that a BibTeX entry has twice', () => {
  it.each([
    ['author = {}, author = {Doe, Jane}', []],
    ['author = {Doe, Jane}, author = {Doe, Jane}', []],
    ['author = {Doe, Jane}, author = {Roe, Rob}', ['left-out: @article x: it has a second author; "Roe, Rob" is left out']],
  ])('keeps the first value of a duplicate BibTeX field that is not empty: %j', (fields, messages) => {
    expect(read(fields)).toEqual({ paper: { authors: ['Doe, Jane'] }, venue: undefined, messages });
  });
});

describe('the kind of a thesis or a report in BibTeX', () => {
  it.each([
    ['type = {phdthesis}', 'thesis', undefined],
    ['type = {Ph.D. thesis}', 'phdthesis', undefined],
    ['type = {mathesis}', 'thesis', "Master's thesis"],
    ['type = {Habilitation}', 'phdthesis', 'Habilitation'],
    ['', 'mastersthesis', "Master's thesis"],
    ['type = {Diplomarbeit}', 'mastersthesis', 'Diplomarbeit'],
    ['type = {Technical Report}', 'techreport', undefined],
    ['type = {resreport}', 'report', 'Research report'],
  ])('is read from %j of @%s: %s', (fields, entryType, type) => {
    expect(read(`${fields}${fields && ', '}institution = {Harbor Lab}`, entryType).paper.type).toBe(type);
  });
});

describe('a BibTeX entry that cannot be read', () => {
  it.each([
    ['@misc{a', 'it is not closed'],
    ['@misc{a, title = {x', 'title is not closed'],
    ['@misc{a, title = "x} y", year = 2000}', 'title has a brace that nothing opens'],
    ['@misc{a, title = {x}}, year = 2000}', 'a brace closes it before its last field'],
  ])('is left out with the reason: %s', (text, reason) => {
    expect(readBibtex(text)).toEqual({
      drafts: [],
      diagnostics: [
        {
          line: 1,
          level: 'error',
          code: 'not-readable',
          message: `@misc a: ${reason}`,
          fix: 'correct it, and import the file again',
        },
      ],
      entries: 1,
      unmappedFields: new Map(),
    });
  });
});

describe('BibTeX entries that refer to each other', () => {
  it('both inherit from the other', () => {
    const { drafts } = readBibtex(
      '@article{a, title = {A}, crossref = {b}}\n@article{b, title = {B}, year = 2001, crossref = {a}, journal = {J}}',
    );
    const venue = { name: 'J', kind: 'journal' };
    expect(drafts).toEqual([
      { line: 1, key: 'a', paper: { title: 'A', year: 2001 }, venue },
      { line: 2, key: 'b', paper: { title: 'B', year: 2001 }, venue },
    ]);
  });

  it('prefer the first of several entries with common fields', () => {
    const { drafts } = readBibtex(
      '@misc{a, title = {A}, xdata = {x, y}}\n@xdata{x, year = 2001}\n@xdata{y, year = 2002, note = {N}}',
    );
    expect(drafts.map(({ paper }) => paper)).toEqual([{ title: 'A', year: 2001, note: 'N' }]);
  });
});

describe('a BibTeX entry type that is the name of a property of every object', () => {
  it('handles a BibTeX type such as constructor as any unknown type', () => {
    expect(read('organization = {Lighthouse}', 'constructor').venue).toEqual({ name: 'Lighthouse' });
  });
});

describe('an eprint of BibTeX', () => {
  it.each([
    ['eprint = {98765}, eprinttype = {mathscinet}', { eprint: 1 }],
    ['eprint = {hal-01234567}, eprinttype = {hal}', {}],
    ['eprint = {2306.99350}, eprinttype = {arxiv}', {}],
  ])('counts a BibTeX eprint as an unmapped field unless it is an arXiv id or leads to a page: %j', (fields, unmapped) => {
    const { unmappedFields } = readBibtex(`@misc{x, year = {2024}, title = {Locks}, ${fields}}`);
    expect(Object.fromEntries(unmappedFields)).toEqual(unmapped);
  });
});

describe('BibTeX abbreviations that join each other twice', () => {
  it('leaves out BibTeX abbreviations that would grow exponentially', () => {
    const doubled = Array.from({ length: 60 }, (_, index) => `@string{a${index + 1} = a${index} # a${index}}`);
    const { drafts, diagnostics } = readBibtex(
      `@string{a0 = {xx}}\n${doubled.join('\n')}\n@misc{x, title = {T}, year = 2000, note = a60}`,
    );
    expect({ drafts: drafts.length, codes: diagnostics.map(({ code }) => code) }).toEqual({ drafts: 1, codes: ['left-out'] });
  });
});

describe('two BibTeX entries with one key', () => {
  it('are both read, with a warning, also if the case of the key differs', () => {
    const { drafts, diagnostics } = readBibtex('@misc{A, year = 2024, title = {One}}\n@misc{a, year = 2024, title = {Two}}');
    expect(drafts.map(({ key }) => key)).toEqual(['A', 'a']);
    expect(diagnostics).toEqual([
      { line: 2, level: 'warning', code: 'duplicate-key', message: '@misc a: another entry before it has this key' },
    ]);
  });
});
