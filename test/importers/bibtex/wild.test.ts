/** Invented papers in the style in which bibliographic databases and reference managers export them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readBibtex } from '../../../src/importers/bibtex/index.ts';
import type { Diagnostic, Draft } from '../../../src/importers/shared/draft.ts';
import { countLostEntries } from '../lost-entries.ts';

const folder = join(import.meta.dirname, 'wild');

interface ExpectedResult {
  readonly drafts: readonly Draft[];
  readonly diagnostics: readonly Diagnostic[];
  readonly entries: number;
  readonly unmappedFields: Readonly<Record<string, number>>;
}

const expected: Readonly<Record<string, ExpectedResult>> = {
  'accents.bib': {
    drafts: [
      {
        line: 1,
        key: 'one',
        paper: {
          title: 'Straße, façade, naïve, naïve, œuvre, garçon and ‘x’',
          authors: [{ literal: 'Hajič' }, "Šrámek, L'udovít", 'Ørsted, Søren', 'Ångström, Åke', 'İrem, Ünal'],
          year: 2001,
        },
        venue: { name: 'J. of Łódź', kind: 'journal' },
      },
      {
        line: 2,
        key: 'two',
        paper: {
          title: 'École École École École ō ą ů ḏ o͡o ~ ^',
          authors: ['Păun, Gheorghe', 'Erdős, Pál', 'Hoàng, Tụ', 'Țîrlea, Ştefan', 'Zola, Émile', 'Ćosić, Đorđe'],
          year: 2002,
        },
        venue: { name: 'Café — Thé', kind: 'journal' },
      },
      {
        line: 3,
        key: 'three',
        paper: {
          title: '10% of $5 & #1 a_b {x} \\n ñ 5 000 α-β 2 LaTeX ok Vibrio JavaScript',
          protect: ['Vibrio'],
          authors: [
            'Normale, École',
            { literal: 'École Normale Supérieure' },
            'de la Vallée Poussin, Charles',
            "d'Ormesson, Jean",
            'Ưng, Ơn',
            { literal: 'Barnes and Noble' },
          ],
          year: 2003,
        },
        venue: { name: 'Köln–Bonn', kind: 'journal' },
      },
    ],
    diagnostics: [],
    entries: 3,
    unmappedFields: {},
  },
  'acl.bib': {
    drafts: [
      {
        line: 1,
        key: 'okafor-etal-2023-poison',
        paper: {
          title: 'Poison at the Pier: Attacks on CodeBERT and GPT-4',
          authors: ['Okafor, Chidi', 'Díaz, Ángel', 'Nguyễn, Văn Đạt'],
          year: 2023,
          month: 7,
          booktitle: 'Findings of the Association for Harbour Linguistics: AHL 2023',
          pages: '1010--1021',
          doi: '10.18653/v1/2023.findings-ahl.99',
          url: 'https://aclanthology.org/2023.findings-ahl.99',
          abstract: 'We say "poison".',
        },
        venue: {
          name: 'Findings of the Association for Harbour Linguistics: AHL 2023',
          kind: 'conference',
          publisher: 'Association for Harbour Linguistics',
        },
      },
      {
        line: 17,
        key: 'diaz-2022-keys',
        paper: { title: 'Keys & Locks: "What I Learn"', authors: ['Díaz, Ángel'], year: 2022, volume: '10', pages: '1--17' },
        venue: { name: 'Transactions of the Association for Harbour Linguistics', kind: 'journal', publisher: 'MIT Press' },
      },
      {
        line: 27,
        key: 'sun-2021-tide',
        paper: {
          title: 'On k-NN in O(n^2) Tides',
          title_tex: 'On $k$-NN in $O(n^{2})$ Tides',
          authors: [{ literal: '孙伟松' }, 'Sun, Weisong'],
          year: 2021,
          month: 12,
          booktitle: 'Proceedings of Tides',
        },
        venue: { name: 'Proceedings of Tides', kind: 'conference' },
      },
    ],
    diagnostics: [],
    entries: 3,
    unmappedFields: { editor: 1, address: 2 },
  },
  'acm.bib': {
    drafts: [
      {
        line: 1,
        key: '10.1145/7777777.7777778',
        paper: {
          title: '"Trust Me, I\'m a Linter": Backdoors in Static Checkers',
          authors: ['Brandt, Jana', 'van der Meer, Pieter', "O'Neil, Fiona"],
          year: 2022,
          booktitle: 'Proceedings of the 44th International Conference on Software Engineering',
          series: "ICSE '22",
          pages: '1482--1493',
          numpages: 12,
          doi: '10.1145/7777777.7777778',
          abstract: 'We study 50% of all linters & find many wanting.',
        },
        venue: {
          name: 'Proceedings of the 44th International Conference on Software Engineering',
          kind: 'conference',
          publisher: 'Association for Computing Machinery',
        },
      },
      {
        line: 19,
        key: '10.1145/8888888',
        paper: {
          title: 'Quays and Keys: Watermarks for C++ and C# Code',
          authors: ['Brandt, Jana'],
          year: 2024,
          month: 7,
          volume: '1',
          number: 'FSE',
          pages: '84',
          numpages: 26,
          doi: '10.1145/8888888',
        },
        venue: { name: 'Proc. ACM Softw. Eng.', kind: 'journal', publisher: 'Association for Computing Machinery' },
      },
      {
        line: 35,
        key: '10.5555/9999999',
        paper: { title: 'The Tides of Types', authors: ['Marsh, Robin'], year: 2019 },
        venue: { name: 'University of the Coast', kind: 'thesis' },
      },
    ],
    diagnostics: [],
    entries: 3,
    unmappedFields: { isbn: 1, address: 1, keywords: 1, location: 1, issue_date: 1, advisor: 1 },
  },
  'arxiv.bib': {
    drafts: [
      {
        line: 1,
        key: 'lindqvist2023locks',
        paper: {
          title: 'Locks for Language Models of Code',
          authors: ['Lindqvist, Ebba', 'Wójcik, Łucja'],
          year: 2023,
          arxiv: '2306.99350',
          primaryclass: 'cs.SE',
        },
        venue: { name: 'arXiv', kind: 'preprint' },
      },
      {
        line: 11,
        key: 'old2006',
        paper: { title: 'Old Locks', authors: ['Old, Anna'], year: 2006, arxiv: 'cs/0601991' },
        venue: { name: 'arXiv', kind: 'preprint' },
      },
      {
        line: 13,
        key: 'noted',
        paper: { title: 'Noted Locks', authors: ['Note, Nia'], year: 2021, arxiv: '2101.99001', primaryclass: 'cs.CR' },
        venue: { name: 'arXiv', kind: 'preprint' },
      },
      {
        line: 15,
        key: 'linked',
        paper: { title: 'Linked Locks', authors: ['Link, Lou'], year: 2022, month: 2, arxiv: '2202.99001' },
        venue: { name: 'arXiv', kind: 'preprint' },
      },
      {
        line: 23,
        key: 'published',
        paper: { title: 'Published Locks', authors: ['Pub, Pia'], year: 2023, booktitle: 'Harbour Days', arxiv: '2303.99001' },
        venue: { name: 'Harbour Days', kind: 'conference' },
      },
    ],
    diagnostics: [],
    entries: 5,
    unmappedFields: {},
  },
  'broken.bib': {
    drafts: [
      {
        line: 3,
        key: 'good-1',
        paper: { title: 'First', authors: ['One, Ann'], year: 2001 },
        venue: { name: 'Journal', kind: 'journal' },
      },
      {
        line: 7,
        key: 'good-2',
        paper: { title: 'Second', authors: ['One, Ann'], year: 2002 },
        venue: { name: 'Journal', kind: 'journal' },
      },
      {
        line: 9,
        key: 'unclosed',
        paper: { title: 'Unclosed', authors: ['Three, Cy'], year: 2003 },
        venue: { name: 'Journal', kind: 'journal' },
      },
      { line: 15, paper: { title: 'Without a key', authors: ['Four, Di'], year: 2004 } },
      {
        line: 19,
        key: 'parens',
        paper: { title: 'In parentheses', authors: ['Five, Ed'], year: 2007 },
        venue: { name: 'Journal', kind: 'journal' },
      },
      { line: 21, key: 'letter', paper: { title: 'A Year', year: 2023 } },
      { line: 23, key: 'good-2', paper: { title: 'Same key', year: 2009, url: 'http://www.example.org' } },
      { line: 25, key: "o'neil:2011+x/y", paper: { title: 'Last', year: 2011, note: 'In press' } },
    ],
    diagnostics: [
      {
        line: 5,
        level: 'error',
        code: 'not-readable',
        message: '@article no-brace: title is not closed',
        fix: 'correct it, and import the file again',
      },
      { line: 7, level: 'error', code: 'left-out', message: '@article good-2: pages "12--" is no range from a page to a page' },
      { line: 7, level: 'error', code: 'left-out', message: '@article good-2: it has a second year; "2003" is left out' },
      { line: 9, level: 'warning', code: 'not-closed', message: '@article unclosed: the brace at its end is missing' },
      { line: 15, level: 'error', code: 'left-out', message: '@article without a key: month "Smarch" is no month' },
      {
        line: 15,
        level: 'error',
        code: 'left-out',
        message: '@article without a key: journal "undefinedmacro", which no @string defines',
      },
      {
        line: 16,
        level: 'error',
        code: 'not-readable',
        message: '@article in field: title is not closed',
        fix: 'correct it, and import the file again',
      },
      {
        line: 17,
        level: 'error',
        code: 'not-readable',
        message: '@article in a field: a brace closes it before its last field',
        fix: 'correct it, and import the file again',
      },
      { line: 18, level: 'error', code: 'not-readable', message: '@proceedings volume: proceedings as a whole are not a paper' },
      {
        line: 20,
        level: 'error',
        code: 'no-year',
        message: '@misc press: year "in press" is no year',
        fix: 'give the year in which it will appear, and this as its note',
      },
      { line: 21, level: 'error', code: 'left-out', message: '@misc letter: all but 2023 of the year "2023a"' },
      { line: 22, level: 'error', code: 'no-title', message: '@misc untitled: it has no title' },
      {
        line: 23,
        level: 'warning',
        code: 'wrong-form',
        message: '@article good-2: url "www.example.org" is read as http://www.example.org',
      },
      { line: 23, level: 'error', code: 'left-out', message: '@article good-2: doi "none" is no DOI' },
      { line: 23, level: 'warning', code: 'duplicate-key', message: '@article good-2: another entry before it has this key' },
      {
        line: 23,
        level: 'error',
        code: 'left-out',
        message: '@article good-2: what it has from nowhere, which is not in the file',
      },
      {
        line: 24,
        level: 'error',
        code: 'not-readable',
        message: '@article early: a brace closes it before its last field',
        fix: 'correct it, and import the file again',
      },
    ],
    entries: 15,
    unmappedFields: {},
  },
  'dblp.bib': {
    drafts: [
      {
        line: 1,
        key: 'DBLP:conf/icse/LindqvistMO24',
        paper: {
          title: 'TideBERT: A Pre-Trained Model for Harbour Code',
          authors: ['Lindqvist, Ebba', 'Olmedo, José María', 'Zhang, Wei'],
          year: 2024,
          booktitle:
            'Proceedings of the 46th IEEE/ACM International Conference on Software Engineering, ICSE 2024, Lisbon, Portugal, April 14-20, 2024',
          pages: '12:1--12:13',
          doi: '10.1145/1234567.1234_5',
        },
        venue: {
          name: 'Proceedings of the 46th IEEE/ACM International Conference on Software Engineering, ICSE 2024, Lisbon, Portugal, April 14-20, 2024',
          kind: 'conference',
          publisher: 'ACM',
        },
      },
      {
        line: 18,
        key: 'DBLP:journals/corr/abs-2306-08350',
        paper: {
          title: 'Locks for Language Models of Code',
          authors: ['Lindqvist, Ebba', 'Wójcik, Łucja'],
          year: 2023,
          doi: '10.48550/ARXIV.2306.99350',
          arxiv: '2306.99350',
        },
        venue: { name: 'arXiv', kind: 'preprint' },
      },
      {
        line: 34,
        key: 'DBLP:conf/ccs/Okafor23',
        paper: {
          title: 'Poison at the Pier',
          authors: ['Okafor, Chidi'],
          year: 2023,
          booktitle: 'Proceedings of the 2023 Conference on Harbour Security',
          pages: '77--91',
        },
        venue: { name: 'Proceedings of the 2023 Conference on Harbour Security', kind: 'conference', publisher: 'ACM' },
      },
    ],
    diagnostics: [
      {
        line: 41,
        level: 'warning',
        code: 'not-readable',
        message: '@proceedings DBLP:conf/ccs/2023: left out, because its fields are in the papers that refer to it',
      },
    ],
    entries: 4,
    unmappedFields: { timestamp: 2, biburl: 2, bibsource: 2 },
  },
  'ieee.bib': {
    drafts: [
      {
        line: 1,
        key: '9999901',
        paper: {
          title: "Code & Keys: A Study of Müller's Locks",
          authors: ['Müller, Jürgen', 'Smith, J. R.'],
          year: 2023,
          month: 5,
          booktitle: '2023 IEEE International Conference on Harbours (ICH)',
          pages: '1--12',
          doi: '10.1109/ICH00000.2023.00012',
        },
        venue: { name: '2023 IEEE International Conference on Harbours (ICH)', kind: 'conference' },
      },
      {
        line: 14,
        key: '9999902',
        paper: {
          title: 'Early Access Locks',
          authors: ['Müller, Jürgen'],
          year: 2024,
          month: 4,
          volume: '50',
          number: '4',
          pages: 'e1003',
          doi: '10.1109/TH.2024.0000001',
        },
        venue: { name: 'IEEE Transactions on Harbours', kind: 'journal' },
      },
      {
        line: 25,
        key: '9999903',
        paper: { title: 'Harbours and Tides', year: 2001, month: 5, number: '05' },
        venue: { name: 'Wiley and Sons', kind: 'book' },
      },
    ],
    diagnostics: [
      {
        line: 4,
        level: 'warning',
        code: 'html-entity',
        message: '@inproceedings 9999901: title is written in HTML: "Code &amp; Keys: A Study of M&uuml;ller&#39;s Locks"',
      },
    ],
    entries: 3,
    unmappedFields: { keywords: 1, issn: 1, editor: 1 },
  },
  'jabref.bib': {
    drafts: [
      {
        line: 6,
        key: 'Berg2018',
        paper: {
          title: 'The Trojan Ferry',
          protect: ['Trojan'],
          authors: ['van der Berg, Jan', 'King, Jr., Martin Luther'],
          year: 2018,
          month: 5,
          volume: '44',
          number: '3',
          pages: '201--219',
        },
        venue: { name: 'IEEE Transactions on Software Engineering', kind: 'journal', publisher: 'IEEE Computer Society' },
      },
      {
        line: 24,
        key: 'Berg2017',
        paper: { title: 'Ferry Report', authors: ['Berg, Jan'], year: 2017, number: '7' },
        venue: { name: 'Harbour Institute', kind: 'report' },
      },
      {
        line: 33,
        key: 'Berg2016',
        paper: { title: 'Small Ferries', authors: ['Berg, Jan'], year: 2016, month: 9, type: "Master's thesis" },
        venue: { name: 'University of the Coast', kind: 'thesis' },
      },
    ],
    diagnostics: [],
    entries: 3,
    unmappedFields: { file: 1, groups: 1, timestamp: 1, owner: 1 },
  },
  'mendeley.bib': {
    drafts: [
      {
        line: 4,
        key: 'Lindqvist2023',
        paper: {
          title: 'Locks for language models of code',
          authors: ['Lindqvist, Ebba', 'Wójcik, Łucja'],
          year: 2023,
          month: 6,
          arxiv: '2306.99350',
          abstract: 'Locks & keys.',
        },
        venue: { name: 'arXiv', kind: 'preprint' },
      },
      {
        line: 18,
        key: 'Brandt2022',
        paper: {
          title: "Trust me, I'm a linter",
          authors: ['Brandt, Jana'],
          year: 2022,
          month: 5,
          booktitle: 'Proc. 44th Int. Conf. Softw. Eng.',
          pages: '1482--1493',
          doi: '10.1145/7777777.7777778',
          url: 'https://dl.acm.org/doi/10.1145/7777777_x?a=1&b=2',
        },
        venue: { name: 'Proc. 44th Int. Conf. Softw. Eng.', kind: 'conference', publisher: 'ACM' },
      },
      {
        line: 31,
        key: 'Lab2021',
        paper: { title: 'Harbour notes', authors: ['Lab, Harbour'], year: 2021, url: 'https://harbour.example/notes_1' },
        venue: { name: 'harbour.example', kind: 'website' },
      },
    ],
    diagnostics: [],
    entries: 3,
    unmappedFields: { file: 1, 'mendeley-groups': 1, address: 1, isbn: 1 },
  },
  'scholar.bib': {
    drafts: [
      {
        line: 1,
        key: 'brandt2022trust',
        paper: {
          title: "Trust me, I'm a linter: Backdoors in static checkers",
          authors: ['Brandt, Jana', 'van der Meer, Pieter'],
          etal: true,
          year: 2022,
          booktitle: '2022 IEEE/ACM 44th International Conference on Software Engineering (ICSE)',
          pages: '1482--1493',
        },
        venue: {
          name: '2022 IEEE/ACM 44th International Conference on Software Engineering (ICSE)',
          kind: 'conference',
          publisher: 'IEEE',
        },
      },
      {
        line: 10,
        key: 'lindqvist2023locks',
        paper: {
          title: 'Locks for language models of code',
          authors: ['Lindqvist, Ebba', 'Wójcik, Łucja'],
          year: 2023,
          arxiv: '2306.99350',
        },
        venue: { name: 'arXiv', kind: 'preprint' },
      },
      {
        line: 17,
        key: 'marsh2020tides',
        paper: { title: 'The Tides of Types', authors: ['Marsh, Robin'], year: 2020, volume: '2' },
        venue: { name: 'Coast University Press', kind: 'book' },
      },
      {
        line: 25,
        key: 'marsh2021pier',
        paper: { title: 'At the pier', authors: ['Marsh, Robin'], year: 2021, booktitle: 'Handbook of Harbours', pages: '1--20' },
        venue: { name: 'Springer', kind: 'book' },
      },
    ],
    diagnostics: [],
    entries: 4,
    unmappedFields: {},
  },
  'zotero.bib': {
    drafts: [
      {
        line: 1,
        key: 'brandtTrustMeLinter2022',
        paper: {
          title: "Trust Me, I'm a Linter: Backdoors in Java Checkers",
          protect: ['Me', 'I', 'Linter', 'Backdoors', 'Java Checkers'],
          authors: ['Brandt, Jana', '{van der Meer}, Pieter', 'van den Berg, Jan'],
          year: 2022,
          month: 5,
          booktitle: 'Proceedings of the 44th International Conference on Software Engineering',
          series: "ICSE '22",
          pages: '1482--1493',
          doi: '10.1145/7777777.7777778',
          abstract: 'We study linters.',
        },
        venue: {
          name: 'Proceedings of the 44th International Conference on Software Engineering',
          kind: 'conference',
          publisher: 'Association for Computing Machinery',
        },
      },
      {
        line: 20,
        key: 'lindqvistLocks2023',
        paper: {
          title: 'Locks for Language Models of Code',
          protect: ['Language Models', 'Code'],
          authors: ['Lindqvist, Ebba', 'Wójcik, Łucja'],
          year: 2023,
          month: 6,
          doi: '10.48550/arXiv.2306.99350',
          arxiv: '2306.99350',
          primaryclass: 'cs',
        },
        venue: { name: 'arXiv', kind: 'preprint' },
      },
      {
        line: 33,
        key: 'marshTides2019',
        paper: { title: 'Die Gezeiten der Typen', protect: ['Gezeiten'], authors: ['Marsh, Robin'], year: 2019, language: 'de' },
        venue: { name: 'Universität der Küste', kind: 'thesis' },
      },
      {
        line: 42,
        key: 'okaforPoison2020',
        paper: {
          title: 'Poison at the Pier',
          authors: ['Okafor, Chidi'],
          year: 2020,
          month: 11,
          type: 'White paper',
          number: 'TR-7',
        },
        venue: { name: 'Harbour Institute', kind: 'report' },
      },
      {
        line: 51,
        key: 'tidebert2024',
        paper: {
          title: 'TideBERT',
          authors: [{ literal: 'Harbour Lab' }],
          year: 2024,
          month: 3,
          url: 'https://github.com/harbour/tidebert',
        },
        venue: { name: 'Zenodo', kind: 'software' },
      },
    ],
    diagnostics: [],
    entries: 5,
    unmappedFields: { shorttitle: 1, location: 1, urldate: 2, isbn: 1, langid: 1, keywords: 1, file: 1, version: 1 },
  },
};

it('has an expected result for every .bib file in the folder wild', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(expected));
});

it.each(Object.entries(expected))(
  'reads every entry of the exported bibliography %s',
  (name, { drafts, diagnostics, entries, unmappedFields }) => {
    const read = readBibtex(readFileSync(join(folder, name), 'utf8'));
    expect(countLostEntries(read)).toBe(0);
    expect({ ...read, unmappedFields: Object.fromEntries(read.unmappedFields) }).toEqual({
      drafts,
      diagnostics,
      entries,
      unmappedFields,
    });
  },
);
