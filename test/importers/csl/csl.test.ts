import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsl } from '../../../src/importers/csl/index.ts';
import { countLostEntries } from '../lost-entries.ts';

/** The paper, the venue and the diagnostics of a file with one item. */
function only(item: unknown) {
  const { drafts, diagnostics } = readCsl(JSON.stringify(item));
  const [draft] = drafts;
  return { paper: draft?.paper, venue: draft?.venue, diagnostics };
}

const article = { type: 'article-journal', title: 'Locks', issued: { 'date-parts': [[2024]] } };

describe('reading a CSL-JSON file', () => {
  it('gives the line of each CSL item, and counts the variables that a catalog cannot hold', () => {
    const text = `[
  { "id": "a", "type": "paper-conference", "title": "First", "keyword": "x",
    "container-title": "Proceedings of Tides", "publisher": "ACM", "issued": { "date-parts": [["2024", "5"]] } },

  { "id": "b", "type": "article", "title": "No year", "keyword": "x" },
  null,
  { "id": "c", "type": "article", "title": "", "issued": { "raw": "2020" } },
  { "id": "http://zotero.org/items/1", "citation-key": "d", "type": "book", "title": "Fourth", "publisher": "Press",
    "issued": { "literal": "May 2021" } }
]`;
    const { unmappedFields, ...read } = readCsl(text);
    expect({ ...read, unmappedFields: Object.fromEntries(unmappedFields) }).toEqual({
      drafts: [
        {
          line: 2,
          key: 'a',
          paper: { title: 'First', year: 2024, month: 5, booktitle: 'Proceedings of Tides' },
          venue: { name: 'Proceedings of Tides', kind: 'conference', publisher: 'ACM' },
        },
        { line: 8, key: 'd', paper: { title: 'Fourth', year: 2021, month: 5 }, venue: { name: 'Press', kind: 'book' } },
      ],
      diagnostics: [
        { line: 5, level: 'error', code: 'no-year', message: 'b: it has no year' },
        { line: 6, level: 'error', code: 'not-readable', message: 'item 3: it is no object' },
        { line: 7, level: 'error', code: 'no-title', message: 'c: it has no title' },
      ],
      entries: 5,
      unmappedFields: { keyword: 1 },
    });
  });

  it.each([
    ['We study\n\nlinters &amp; locks.', 'We study linters & locks.'],
    [
      '<jats:title>Abstract</jats:title><jats:p>We study <jats:italic>linters</jats:italic>.</jats:p><jats:p>They lock.</jats:p>',
      'We study linters. They lock.',
    ],
    ['<p>Abstract interpretation is <i>sound</i>.</p>', 'Abstract interpretation is sound.'],
    ['if a < b and c > d', 'if a < b and c > d'],
    ['', undefined],
    [['We study linters.'], undefined],
  ])('reads an abstract as plain text: %j', (abstract, text) => {
    expect(only({ ...article, abstract }).paper?.abstract).toBe(text);
  });

  it.each([
    ['{"items": [\n{"id": "a", "type": "article-journal", "title": "Locks", "issued": {"date-parts": [[2024]]}}]}', 2],
    ['{"id": "a", "type": "article-journal", "title": "Locks", "issued": {"date-parts": [[2024]]}}', 1],
    ['{"message": {"items": [\n\n{"DOI": "10.1000/1", "title": ["Locks"], "issued": {"date-parts": [[2024]]}}]}}', 3],
    ['{"status": "ok", "message": {"type": "journal-article", "title": ["Locks"], "issued": {"date-parts": [[2024]]}}}', 1],
  ])('finds the CSL items in %s', (text, line) => {
    const { drafts, entries } = readCsl(text);
    expect({ entries, drafts: drafts.map(({ line, paper }) => ({ line, title: paper.title })) }).toEqual({
      entries: 1,
      drafts: [{ line, title: 'Locks' }],
    });
  });

  it.each([
    ['[\n{"id": "a",\n]', 3, 'no valid JSON: property name expected', undefined],
    ['', 1, 'no valid JSON: value expected', undefined],
    [`[\n${'['.repeat(100_000)}`, 2, 'no valid JSON: lists or objects in too many others', undefined],
    [
      '[{"key": "a", "title": "A", "authors": [], "year": 2024}]',
      1,
      'this is the JSON of lm4c, not CSL-JSON',
      'write the papers with `lm4c list --format csl-json`',
    ],
    ['[{"name": "a"}]', 1, 'this JSON is no CSL-JSON', 'export the references as CSL-JSON'],
  ])('rejects the whole JSON file %j', (text, line, message, fix) => {
    expect(readCsl(text)).toEqual({
      drafts: [],
      diagnostics: [{ line, level: 'error', code: 'not-readable', message, fix }],
      entries: 1,
      unmappedFields: new Map(),
    });
  });

  it('gives a draft or an error for each item of any JSON array', () => {
    const names = [
      'id',
      'type',
      'title',
      'author',
      'issued',
      'page',
      'DOI',
      'URL',
      'note',
      'number',
      'language',
      'container-title',
    ];
    const items = fc.array(fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names), fc.jsonValue())));
    fc.assert(
      fc.property(items, (all) => {
        expect(countLostEntries(readCsl(JSON.stringify(all)))).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws, whatever characters a CSL-JSON file contains', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      '"',
      ',',
      ':',
      '\\',
      '1',
      'e',
      '-',
      'null',
      '/',
      '*',
      '\n',
      ' ',
      '"type"',
      '\t',
      '\u0001',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(countLostEntries(readCsl(pieces.join('')))).toBe(0);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('reading a CSL-JSON item', () => {
  it.each([
    [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, 'van der Berg, Jan'],
    [{ family: 'Humboldt', given: 'Alexander', 'dropping-particle': 'von' }, 'von Humboldt, Alexander'],
    [{ family: 'van der Berg', given: 'Jan' }, '{van der Berg}, Jan'],
    [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }, 'King, Jr., Martin Luther'],
    [{ family: 'M&uuml;ller', given: 'J&ouml;rg' }, 'Müller, Jörg'],
    [{ literal: 'OpenAI' }, { literal: 'OpenAI' }],
    [{ name: 'Harbour Lab', sequence: 'first' }, { literal: 'Harbour Lab' }],
    [{ family: 'Plato' }, { literal: 'Plato' }],
    [{ family: '孙', given: '伟松' }, { literal: '孙伟松' }],
  ])('reads the author %j as %j', (name, author) => {
    expect(only({ ...article, author: [name, { literal: 'et al.' }] }).paper).toEqual({
      title: 'Locks',
      authors: [author],
      etal: true,
      year: 2024,
    });
  });

  it.each([
    [{ 'date-parts': [['2024', '05', 1]] }, { year: 2024, month: 5 }],
    [{ raw: '2024-05-12' }, { year: 2024, month: 5 }],
    [{ literal: '12 May 2024' }, { year: 2024, month: 5 }],
    ['2024', { year: 2024 }],
  ])('reads the date %j as %j', (issued, date) => {
    expect(only({ ...article, issued }).paper).toEqual({ title: 'Locks', ...date });
  });

  it.each([
    [
      { type: 'paper-conference', 'container-title': ['Tides &amp; Ports'] },
      { name: 'Tides & Ports', kind: 'conference' },
    ],
    [
      { type: 'article-journal', 'container-title': 'J', publisher: 'P' },
      { name: 'J', kind: 'journal', publisher: 'P' },
    ],
    [
      { type: 'thesis', publisher: 'U', genre: 'PhD thesis' },
      { name: 'U', kind: 'thesis' },
    ],
    [
      { type: 'report', publisher: 'I' },
      { name: 'I', kind: 'report' },
    ],
    [
      { type: 'software', publisher: 'Zenodo' },
      { name: 'Zenodo', kind: 'software' },
    ],
    [
      { type: 'webpage', URL: 'https://www.example.org/x' },
      { name: 'example.org', kind: 'website' },
    ],
    [
      { type: 'article', publisher: 'SSRN' },
      { name: 'SSRN', kind: 'preprint' },
    ],
    [
      { type: 'article', number: 'arXiv:2306.99350', publisher: 'arXiv', genre: 'preprint' },
      { name: 'arXiv', kind: 'preprint' },
    ],
    [
      { type: 'chapter', 'container-title': 'Handbook', publisher: 'P' },
      { name: 'P', kind: 'book' },
    ],
  ])('reads the venue of %j as %j', (item, venue) => {
    expect(only({ ...article, ...item }).venue).toEqual(venue);
  });

  it('reads a title without markup, its protected words, bare ids, and no URL that repeats them', () => {
    const item = {
      ...article,
      title: 'The <span class="nocase">Trojan</span> Ferry &amp; <i>its</i> CodeBERT',
      DOI: 'https://doi.org/10.1000/A_b',
      URL: 'https://doi.org/10.1000/a_b',
      note: 'In press\narXiv:2306.99350v2 [cs.SE]',
      page: '1-12',
      volume: 4,
      language: 'en-US',
    };
    expect(only(item)).toEqual({
      paper: {
        title: 'The Trojan Ferry & its CodeBERT',
        protect: ['Trojan'],
        year: 2024,
        volume: '4',
        pages: '1--12',
        doi: '10.1000/A_b',
        arxiv: '2306.99350',
        primaryclass: 'cs.SE',
        note: 'In press',
      },
      venue: { name: 'arXiv', kind: 'preprint' },
      diagnostics: [
        {
          line: 1,
          level: 'warning',
          code: 'html-entity',
          message:
            'The Trojan Ferry & its CodeBERT: title is written in HTML: "The <span class=\\"nocase\\">Trojan</span> Ferry &amp; <i>its</i> CodeBERT"',
        },
      ],
    });
  });

  it('reports each part of a CSL item that is left out, with the line of the item', () => {
    expect(
      only({ ...article, id: 'a', DOI: 'none', URL: 'www.example.org', page: '12-', language: 'Klingon' }).diagnostics,
    ).toEqual([
      { line: 1, level: 'error', code: 'left-out', message: 'a: DOI "none" is no DOI' },
      { line: 1, level: 'error', code: 'left-out', message: 'a: URL "www.example.org" is no URL' },
      { line: 1, level: 'error', code: 'left-out', message: 'a: page "12-" is no range from a page to a page' },
      { line: 1, level: 'error', code: 'left-out', message: 'a: language "Klingon" is no language that is known' },
    ]);
  });
});
