/** Faults found in .bib files of other projects: for each class its smallest example and two relatives. */
import { describe, expect, it } from 'vitest';
import { readBibtex } from '../../../src/importers/bibtex/index.ts';

/** The first draft of a file, its fields that have values, and all messages. */
function read(text: string) {
  const { drafts, diagnostics } = readBibtex(text);
  const [draft] = drafts;
  const fields = Object.fromEntries(Object.entries(draft?.paper ?? {}).filter(([, value]) => value !== undefined));
  return { key: draft?.key, venue: draft?.venue, fields, messages: diagnostics.map(({ message }) => message) };
}

/** An article of 2012 with more fields. */
const readArticle = (fields: string) => read(`@article{a, title = {Pond}, year = {2012}, ${fields}}`);

describe('the key of a BibTeX entry', () => {
  it.each([
    ['on the line after the brace, as OpenReview writes it', '@misc{\naye2024epsilon,\n  title = {Pond}, year = 2024}'],
    ['after an empty line and a tab', '@misc{\r\n\n\taye2024epsilon ,\n  title = {Pond}, year = 2024}'],
    ['on a line of its own without a comma after it', '@misc{\naye2024epsilon\n  title = {Pond}, year = 2024}'],
    ['in an entry with a space after the at sign', '@ misc {aye2024epsilon, title = {Pond}, year = 2024}'],
  ])('is read %s', (_, text) => {
    expect(read(text)).toMatchObject({ key: 'aye2024epsilon', fields: { title: 'Pond', year: 2024 }, messages: [] });
  });

  it('is not the name of the first field', () => {
    expect(read('@misc{\n  title\n = {Pond}, year = 2024}')).toMatchObject({ key: undefined, fields: { title: 'Pond' } });
  });
});

describe('text in a BibTeX entry that is no field', () => {
  it('is reported, and the fields before and after it are kept', () => {
    const text = `@inproceedings{c12, title={Tails}, author={Heron, Bob}, year={2023},
keywords = {botnet}, geo, keywords{mining, malware},
series = {POND '23}
}`;
    expect(read(text)).toMatchObject({
      fields: { title: 'Tails', authors: ['Heron, Bob'], year: 2023, series: "POND '23" },
      messages: [
        '@inproceedings c12: "geo" is left out, because it is no field',
        '@inproceedings c12: "keywords{mining, malware}" is left out, because it is no field',
      ],
    });
  });

  it.each([
    ['title = {Pond} ?, year = 2000', '"?" is left out, because it is no field'],
    ['title = {Pond}, year = 2000, month = , note', '"month =" is left out, because it is no field'],
    ['title = {Pond}, [see] year = 2000', '"[see]" is left out, because it is no field'],
  ])('does not lose the entry: %s', (fields, message) => {
    const result = read(`@misc{a, ${fields}}`);
    expect(result.fields).toMatchObject({ title: 'Pond', year: 2000 });
    expect(result.messages[0]).toBe(`@misc a: ${message}`);
  });

  it('is not the rest of a title with quotation marks in it', () => {
    expect(read('@misc{a, title = "The "Best" Pond", year = "2000" }')).toMatchObject({
      fields: { title: 'The "Best" Pond', year: 2000 },
      messages: [],
    });
  });
});

describe('a year of a BibTeX entry that is no plain number', () => {
  it.each([
    ['January 1978', { year: 1978, month: 1 }, []],
    ['[1978]', { year: 1978 }, []],
    ['1982--1983', { year: 1982 }, ['all but 1982 of the year "1982–1983"']],
    ['1985a', { year: 1985 }, ['all but 1985 of the year "1985a"']],
    ['c1990', { year: 1990 }, ['all but 1990 of the year "c1990"']],
    ['2020, in press', { year: 2020 }, ['all but 2020 of the year "2020, in press"']],
  ])('is read: %s', (year, fields, messages) => {
    const result = read(`@misc{a, title = {Pond}, year = {${year}}}`);
    expect([result.fields, result.messages]).toEqual([
      { title: 'Pond', ...fields },
      messages.map((message) => `@misc a: ${message}`),
    ]);
  });

  it('is read of a date in words', () => {
    expect(read('@misc{a, title = {Pond}, date = {May 2020}}').fields).toMatchObject({ year: 2020, month: 5 });
  });
});

describe('authors of a BibTeX entry without `and` between them', () => {
  it.each([
    ['Jeff, John, Sarah, Mary', [{ literal: 'Jeff' }, { literal: 'John' }, { literal: 'Sarah' }, { literal: 'Mary' }]],
    ['Wil E, Rin G, Bro KA, Fal M', ['Wil, E', 'Rin, G', 'Bro, KA', 'Fal, M']],
    ['Aye, A., Bee, B. C.', ['Aye, A.', 'Bee, B. C.']],
    ['Aye, A. \\& Bee, B.', ['Aye, A.', 'Bee, B.']],
    ['Ann Aye & Bob Bee', ['Aye, Ann', 'Bee, Bob']],
  ])('are several names, which is reported: %s', (author, authors) => {
    const { fields, messages } = readArticle(`author = {${author}}`);
    expect(fields['authors']).toEqual(authors);
    expect(messages).toEqual([
      `@article a: "${author.replace('\\', '')}" has no "and" between its names; read as ${authors.length} names`,
    ]);
  });

  it('are reported if they may be two names', () => {
    const { fields, messages } = readArticle('author = {Ann Aye, Bob Bee and Cat Cee}');
    expect(fields['authors']).toHaveLength(2);
    expect(messages).toEqual(['@article a: "Ann Aye, Bob Bee" may be two names without "and"']);
  });

  it.each([
    ['García Márquez, Gabriel José and Vargas Llosa, Mario', 2],
    ['Johnson \\& Johnson', 1],
    ['King, Jr., Martin Luther', 1],
  ])('are not seen in a correct list: %s', (author, count) => {
    const { drafts, diagnostics } = readBibtex(`@article{a, title = {Pond}, year = {2012}, author = {${author}}}`);
    expect([drafts[0]?.paper.authors?.length, diagnostics]).toEqual([count, []]);
  });
});

describe('a LaTeX command in a BibTeX field', () => {
  it.each([
    ['The \\enquote{Good} Code of \\foreignlanguage{german}{f{\\"u}nf} Tests', 'The "Good" Code of fünf Tests'],
    ['\\mkbibquote{All} is \\textquote{well \\enquote{here}}', '"All" is "well "here""'],
    ['\\textcolor{red}{Red} Ponds', 'Red Ponds'],
    ['A Pond with \\XeTeX, \\LaTeXe\\ and a\\thinspace b', 'A Pond with XeTeX, LaTeX2e and a b'],
    ['\\LuaLaTeX{} and \\METAFONT{}\\enspace Ponds', 'LuaLaTeX and METAFONT Ponds'],
    ['a\\nobreakspace b\\medspace c', 'a b c'],
  ])('is read as text: %s', (title, text) => {
    const { fields, messages } = read(`@misc{a, title = {${title}}, year = 2000}`);
    expect([fields['title'], messages]).toEqual([text, []]);
  });

  it.each([
    ['\\apj', 'The Astrophysical Journal'],
    ['\\mnras', 'Monthly Notices of the Royal Astronomical Society'],
    ['\\prd', 'Physical Review D'],
  ])('names a journal of astronomy: %s', (journal, name) => {
    expect(readArticle(`journal = {${journal}}`)).toMatchObject({ venue: { name, kind: 'journal' }, messages: [] });
  });

  it.each([
    ['Pond\\footnote{Corrected in 2013}', 'Pond', '\\footnote{Corrected in 2013}'],
    ['Pond\\thanks{To all}', 'Pond', '\\thanks{To all}'],
    ['\\href{https://a.example}{Pond}', 'Pond', '\\href{https://a.example}'],
  ])('is reported with its text if that is no part of the field: %s', (title, text, leftOut) => {
    const { fields, messages } = read(`@misc{a, title = {${title}}, year = 2000}`);
    expect([fields['title'], messages]).toEqual([text, [`@misc a: ${JSON.stringify(leftOut)} in title is left out`]]);
  });
});

describe('a DOI of a BibTeX entry', () => {
  it.each([
    ['http://doi.acm.org/10.1145/1111111.1111112', '10.1145/1111111.1111112'],
    ['http://doi.ieeecomputersociety.org/10.1109/ABC.1985.1', '10.1109/ABC.1985.1'],
    ['https://doi-org.proxy.example.edu/10.1145/1', '10.1145/1'],
    ['https://onlinelibrary.wiley.com/doi/abs/10.1002/spe.123', '10.1002/spe.123'],
    ['https://dl.acm.org/doi/pdf/10.1145/3510003.3510146?download=true', '10.1145/3510003.3510146'],
    ['info:doi/10.1076/jnmr.32.4.395.18858', '10.1076/jnmr.32.4.395.18858'],
    ['doi.org/10.1145/1', '10.1145/1'],
    ['DOI 10.1145/1.', '10.1145/1'],
    [
      '10.1002/(SICI)1097-024X(199609)26:9<1031::AID-SPE47>3.0.CO;2-#',
      '10.1002/(SICI)1097-024X(199609)26:9<1031::AID-SPE47>3.0.CO;2-#',
    ],
  ])('is read from any address or URI: %s', (written, doi) => {
    expect(readArticle(`doi = {${written}}`)).toMatchObject({ fields: { doi }, messages: [] });
  });

  it.each(['10/ggd754', 'https://doi.org/10/ggd754', 'doi:10/ggd754'])(
    'becomes an address if it is a short one: %s',
    (written) => {
      expect(readArticle(`doi = {${written}}`)).toMatchObject({ fields: { url: 'https://doi.org/ggd754' }, messages: [] });
    },
  );

  it('is read from an address of a site that redirects DOIs, which is then not kept', () => {
    expect(readArticle('url = {http://doi.acm.org/10.1145/1111111.1111112}').fields).toEqual({
      title: 'Pond',
      year: 2012,
      doi: '10.1145/1111111.1111112',
    });
  });
});

describe('an address in a BibTeX entry', () => {
  it('is the first of several, and the others are reported', () => {
    expect(readArticle('url = {http://a.example/x.pdf; http://b.example/y.pdf}')).toMatchObject({
      fields: { url: 'http://a.example/x.pdf' },
      messages: ['@article a: the second url "http://b.example/y.pdf"'],
    });
  });

  it.each([
    ['a.example/x.pdf', 'http://a.example/x.pdf'],
    ['www.a.example', 'http://www.a.example'],
  ])('gets the scheme that it has not, with a warning: %s', (written, url) => {
    expect(readArticle(`url = {${written}}`)).toMatchObject({
      fields: { url },
      messages: [`@article a: url "${written}" is read as ${url}`],
    });
  });

  it.each([
    ['jstor', '4027234', 'https://www.jstor.org/stable/4027234'],
    ['pubmed', '12345', 'https://pubmed.ncbi.nlm.nih.gov/12345'],
    ['hdl', '2027/mdp.1', 'https://hdl.handle.net/2027/mdp.1'],
  ])('is made of an eprint in the archive %s', (type, id, url) => {
    expect(readArticle(`eprint = {${id}}, eprinttype = {${type}}`).fields['url']).toBe(url);
  });

  it('of an archive does not replace that of the entry', () => {
    expect(readArticle('eprint = {1}, eprinttype = {jstor}, url = {https://a.example}').fields['url']).toBe('https://a.example');
  });
});

describe('the fields that a BibTeX entry inherits', () => {
  it.each([
    ['@inbook{a, title = {Chapter}, crossref = {b}}', '@book{b, title = {Own Book}, author = {Aitch, Hal}, year = 2001}'],
    ['@incollection{a, title = {Chapter}, crossref = {b}}', '@book{b, title = {Own Book}, author = {Aitch, Hal}, year = 2001}'],
    ['@bookinbook{a, title = {Chapter}, crossref = {b}}', '@book{b, title = {Own Book}, author = {Aitch, Hal}, date = 2001}'],
  ])('include the author of the book: %s', (child, parent) => {
    expect(read(`${child}\n${parent}`).fields).toEqual({
      title: 'Chapter',
      authors: ['Aitch, Hal'],
      year: 2001,
      booktitle: 'Own Book',
    });
  });

  it.each([
    ['inproceedings', 'proceedings', 'booktitle'],
    ['article', 'periodical', 'journal'],
  ])('include the title of the volume: @%s of @%s', (child, parent) => {
    const { venue } = read(
      `@${child}{a, title = {Frogs}, crossref = {p}}\n@${parent}{p, title = {Main Pond}, subtitle = {Sub}, year = 2001}`,
    );
    expect(venue?.name).toBe('Main Pond: Sub');
  });

  it('leave the volume out, which is a warning', () => {
    const text = `@incollection{c1, crossref={p1}, title={Frogs}, author={Frogman, Ann}, pages={1-9}}
@collection{p1, title={The Book of Ponds}, editor={Heron, Bob}, date=2012, publisher={Pond Press}, doi={10.1145/2222222}}`;
    const { drafts, diagnostics, entries } = readBibtex(text);
    expect([drafts.length, entries, diagnostics]).toEqual([
      1,
      2,
      [
        {
          line: 2,
          level: 'warning',
          code: 'not-readable',
          message: '@collection p1: left out, because its fields are in the papers that refer to it',
        },
      ],
    ]);
  });
});

describe('the subtitle of a book', () => {
  it.each([
    ['inproceedings', 'booktitle = {Main Pond}, booksubtitle = {Frogs and Herons}'],
    ['incollection', 'maintitle = {Main Pond}, mainsubtitle = {Frogs and Herons}'],
    ['article', 'journaltitle = {Main Pond}, journalsubtitle = {Frogs and Herons}'],
  ])('is part of its title: @%s with %s', (type, fields) => {
    const { venue } = read(`@${type}{a, title = {Pond}, year = 2012, ${fields}}`);
    expect(venue?.name).toBe('Main Pond: Frogs and Herons');
  });
});
