import { describe, expect, it } from 'vitest';
import { type Files, paper, right, toldWithCodes } from '../folder.ts';

const arxiv = 'arxiv:\n  name: arXiv\n  title: arXiv\n  kind: preprint\n';
const venues = `${arxiv}${right['venues.yaml']}`;
const waves = (changes: Readonly<Record<string, string | undefined>>) => paper(changes, 'lin2024waves');
/** Two papers, one of them in a venue of preprints. */
const both = (first: Readonly<Record<string, string>>, second: Readonly<Record<string, string>>) => ({
  'venues.yaml': venues,
  'papers/2024.yaml': paper(first) + waves(second),
});

/** The problems of a paper with the fields. */
const of = (changes: Readonly<Record<string, string | undefined>>) =>
  toldWithCodes({ 'papers/2024.yaml': paper(changes), ...(changes['venue'] === 'arxiv' && { 'venues.yaml': arxiv }) });

type Case = readonly [title: string, changes: Files, lines: readonly string[]];

describe('a duplicate paper', () => {
  const once = '  remove one of them';
  it.each<Case>([
    [
      'by its DOI, whatever its capitals',
      { 'papers/2024.yaml': paper({ doi: '10.1234/AB.1' }) + waves({ doi: '10.1234/ab.1', title: 'Other' }) },
      [
        'papers/2024.yaml:9:1: warning: lin2024waves has the same DOI as lin2024tides, at papers/2024.yaml:1 [duplicate-paper]',
        once,
      ],
    ],
    [
      'by its arXiv id and its title, reported once',
      {
        'papers/2024.yaml': paper({ arxiv: '"2306.08350"', title: '"The Tides: of Höfn"' }),
        'papers/2025.yaml': paper({ arxiv: '"2306.08350"', title: '"the tides of hofn."', year: '2025' }, 'lin2025tides'),
      },
      [
        'papers/2025.yaml:1:1: warning: lin2025tides has the same arXiv id as lin2024tides, at papers/2024.yaml:1 [duplicate-paper]',
        once,
        'papers/2025.yaml:2:10: warning: title ends with a period [title-dot]',
        '  remove the period',
      ],
    ],
    [
      'by its arXiv id, which is a DOI too',
      {
        'papers/2024.yaml': paper({ arxiv: '"2306.08350"' }) + waves({ doi: '10.48550/arXiv.2306.08350', title: 'Other' }),
      },
      [
        'papers/2024.yaml:9:1: warning: lin2024waves has the same arXiv id as lin2024tides, at papers/2024.yaml:1 [duplicate-paper]',
        once,
      ],
    ],
    [
      'by its title, though the DOIs differ',
      {
        'papers/2024.yaml':
          paper({ title: 'Tides of the Sea', doi: '10.1234/1' }) + waves({ title: 'Tides of the Sea', doi: '10.1234/2' }),
      },
      [
        'papers/2024.yaml:9:1: warning: lin2024waves has the same title as lin2024tides, at papers/2024.yaml:1 [duplicate-paper]',
        once,
      ],
    ],
    [
      'by its title, in capitals and signs that differ',
      { 'papers/2024.yaml': paper({ title: '"Tides, Waves & Storms at Sea"' }) + waves({ title: 'tides waves storms at sea' }) },
      [
        'papers/2024.yaml:8:1: warning: lin2024waves has the same title as lin2024tides, at papers/2024.yaml:1 [duplicate-paper]',
        once,
      ],
    ],
    [
      'three times, each with the first',
      {
        'papers/2024.yaml': [
          paper({ doi: '10.1234/1' }),
          waves({ doi: '10.1234/1' }),
          paper({ doi: '10.1234/1' }, 'lin2024wind'),
        ].join(''),
      },
      [
        'papers/2024.yaml:9:1: warning: lin2024waves has the same DOI as lin2024tides, at papers/2024.yaml:1 [duplicate-paper]',
        once,
        'papers/2024.yaml:17:1: warning: lin2024wind has the same DOI as lin2024tides, at papers/2024.yaml:1 [duplicate-paper]',
        once,
      ],
    ],
  ])('is reported once for each copy: %s', (_, changes, lines) => {
    expect(toldWithCodes(changes)).toEqual(lines);
  });

  it.each<readonly [string, string]>([
    [
      'a title of a word that another first author gave',
      paper({ title: 'Editorial' }) + waves({ title: 'Editorial', authors: '["Sun, Wei"]', code: undefined }),
    ],
    ['a title that goes on', paper({ title: 'Tides of the Sea' }) + waves({ title: 'Tides of the Sea and the Moon' })],
    ['titles in Chinese', paper({ title: '代码大模型安全综述' }) + waves({ title: '代码大模型安全研究' })],
  ])('is not reported for %s', (_, text) => {
    expect(toldWithCodes({ 'papers/2024.yaml': text })).toEqual([]);
  });

  it('is another one with a short title that the same first author gave in another year', () => {
    const changes = {
      'papers/2023.yaml': waves({ title: 'Editorial', year: '2023' }),
      'papers/2024.yaml': paper({ title: 'Editorial' }),
    };
    expect(toldWithCodes(changes)).toEqual([]);
  });
});

describe('a preprint', () => {
  const message = 'lin2024tides is the preprint of lin2024waves, which is published, at papers/2024.yaml';
  it.each<Case>([
    [
      'by its arXiv id',
      both({ venue: 'arxiv', arxiv: '"2306.08350"' }, { arxiv: '"2306.08350"' }),
      [`papers/2024.yaml:1:1: warning: ${message}:9 [preprint-published]`, '  remove it'],
    ],
    [
      'by its title, with the arXiv id that the other does not have',
      both({ venue: 'arxiv', arxiv: '"2306.08350"', title: 'Tides of the Sea' }, { title: 'Tides of the Sea' }),
      [
        `papers/2024.yaml:1:1: warning: ${message}:9 [preprint-published]`,
        '  remove it, and add arxiv: "2306.08350" to lin2024waves',
      ],
    ],
    [
      'by the title that the other had before',
      both(
        { venue: 'arxiv', doi: '10.48550/arXiv.1', title: 'Tides of the Sea' },
        { title: 'High Water', preprint: '{ title: Tides of the sea }' },
      ),
      [`papers/2024.yaml:1:1: warning: ${message}:9 [preprint-published]`, '  remove it'],
    ],
  ])('is reported when its published version is in the catalog: %s', (_, changes, lines) => {
    expect(toldWithCodes(changes)).toEqual(lines);
  });

  it('does not hide other duplicates of its published version', () => {
    const three = [
      paper({ venue: 'arxiv', arxiv: '"2306.08350"' }),
      waves({ arxiv: '"2306.08350"' }),
      paper({ arxiv: '"2306.08350"' }, 'lin2024wind'),
    ];
    expect(toldWithCodes({ 'venues.yaml': venues, 'papers/2024.yaml': three.join('') })).toEqual([
      `papers/2024.yaml:1:1: warning: ${message}:9 [preprint-published]`,
      '  remove it',
      'papers/2024.yaml:17:1: warning: lin2024wind has the same arXiv id as lin2024waves, at papers/2024.yaml:9 [duplicate-paper]',
      '  remove one of them',
    ]);
  });
});

describe('a DOI', () => {
  const alone = '  write only the DOI, as the publisher gives it';
  it.each([
    ['10.1145/3510003.3510146.', 'ends with punctuation'],
    ['10.1145/3510003.3510146)', 'ends with punctuation'],
    ['10.1145/nnnnnnn.nnnnnnn', 'is a placeholder from a template'],
    ['10.1145/1122445.1122456', 'is a placeholder from a template'],
    ['10.1145/abc', 'has no number after its prefix'],
    ['10.1234/--', 'has nothing after its prefix'],
    ['10.1234/https://doi.org/10.1234/1', 'contains a URL'],
  ])('is reported when it is impossible: %s', (doi, why) => {
    expect(of({ doi })).toEqual([`papers/2024.yaml:8:8: warning: the DOI ${doi} ${why} [impossible-doi]`, alone]);
  });

  it.each(['10.1002/(SICI)1097-4571(199106)42:5<361::AID-ASI6>3.0.CO;2-3', '10.1016/S0140-6736(05)17757-1', '10.1000/456(a)'])(
    'may have signs in it: %s',
    (doi) => {
      expect(of({ doi: `"${doi}"` })).toEqual([]);
    },
  );
});

describe('an arXiv id', () => {
  it.each([
    ['2313.00010', 'has the month 13'],
    ['2300.00010', 'has the month 00'],
    ['2306.00000', 'has the number 0'],
    ['2306.0835', 'has four digits, but five are used since 2015; did YAML remove a 0?'],
    ['1412.08350', 'has five digits, but four were used before 2015'],
    ['0703.0001', 'has a form that began in April 2007'],
    ['cs/0713001', 'has the month 13'],
    ['cs/0704001', 'has a form that ended in March 2007'],
    ['cs/0700001', 'has the month 00'],
    ['cs/0612000', 'has the number 0'],
    ['1501.0001', 'has four digits, but five are used since 2015; did YAML remove a 0?'],
  ])('is reported when it is impossible: %s', (arxiv, why) => {
    const lines = [
      `papers/2024.yaml:8:10: warning: the arXiv id ${arxiv} ${why} [impossible-arxiv]`,
      '  look it up at arxiv.org',
    ];
    expect(of({ arxiv: `"${arxiv}"` })).toEqual(lines);
  });

  it.each([
    '2306.08350',
    '1412.0835',
    '1501.00001',
    '0704.0001',
    'cs/0703001',
    'hep-th/9901001',
    'math.GT/0309136',
    'cs/9112001',
    '2312.00001',
  ])('is possible: %s', (arxiv) => {
    expect(of({ arxiv: `"${arxiv}"` })).toEqual([]);
  });

  it('is not compared with the current date', () => {
    expect(of({ arxiv: '"9812.08350"', year: '2100' })).toEqual([
      'papers/2024.yaml:4:9: warning: a paper of 2100 in the file of 2024 [wrong-file]',
      '  move it to papers/2100.yaml',
    ]);
  });
});

describe('a year', () => {
  const inAnyYear = (changes: Readonly<Record<string, string>>) =>
    toldWithCodes({
      'papers/2024.yaml': undefined,
      'papers/all.yaml': paper(changes),
      ...(changes['venue'] === 'arxiv' && { 'venues.yaml': arxiv }),
    });
  const fix = '  check that year is the year of the published version, and that the arXiv id is correct';
  it.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'before the arXiv id',
      { arxiv: '"2502.08350"' },
      ['papers/all.yaml:4:9: warning: published in 2024, before its preprint of 2025 [year-before-preprint]', fix],
    ],
    [
      'before that of the preprint',
      { preprint: '{ year: 2025 }' },
      ['papers/all.yaml:4:9: warning: published in 2024, before its preprint of 2025 [year-before-preprint]', fix],
    ],
    [
      'of a preprint before its id',
      { arxiv: '"2502.08350"', venue: 'arxiv' },
      ['papers/all.yaml:4:9: warning: preprint of 2024, but the arXiv id 2502.08350 is from a later year [preprint-year]'],
    ],
    [
      'of the preprint before its id',
      { arxiv: '"2402.08350"', preprint: '{ year: 2022 }' },
      ['papers/all.yaml:9:21: warning: preprint of 2022, but the arXiv id 2402.08350 is from a later year [preprint-year]'],
    ],
    [
      'of a preprint before its id of the last century',
      { arxiv: '"hep-th/9902001"', year: '1998', venue: 'arxiv' },
      ['papers/all.yaml:4:9: warning: preprint of 1998, but the arXiv id hep-th/9902001 is from a later year [preprint-year]'],
    ],
    ['of a preprint with an id of January of the next year', { arxiv: '"hep-th/9901001"', year: '1998', venue: 'arxiv' }, []],
    ['the same as that of the preprint', { preprint: '{ year: 2024 }' }, []],
    ['of an id of January, which may be sent in before', { arxiv: '"2501.00010"' }, []],
    ['of a later version', { arxiv: '"2206.08350"', venue: 'arxiv' }, []],
  ])('is reported when it is too early: %s', (_, changes, lines) => {
    expect(inAnyYear(changes)).toEqual(lines);
  });
});

describe('pages', () => {
  it.each<readonly [string, string | undefined, string | undefined]>([
    ['120--12', 'are in reverse order', 'write the first page first'],
    ['12:30--12:1', 'are in reverse order', 'write the first page first'],
    ['e20--e12', 'are in reverse order', 'write the first page first'],
    ['1233--45', 'have a shortened last page', 'pages: 1233--1245'],
    ['12:130--45', 'have a shortened last page', 'pages: 12:130--12:145'],
    ['12--34', undefined, undefined],
    ['12:1--12:30', undefined, undefined],
    ['"7"', undefined, undefined],
    ['12-1--12-9', undefined, undefined],
    ['i--xii', undefined, undefined],
    ['S12--S20', undefined, undefined],
    ['12--12', undefined, undefined],
    ['A12--B7', undefined, undefined],
    ['20--12--34', undefined, undefined],
    ['1234567890--1', undefined, undefined],
    ['1233--33', 'are in reverse order', 'write the first page first'],
    ['A12--5', 'have a shortened last page', 'pages: A12--A15'],
  ])('are reported when they are in reverse order: %s', (pages, what, fix) => {
    expect(of({ pages })).toEqual(
      what ? [`papers/2024.yaml:8:10: warning: pages ${pages} ${what} [backward-pages]`, `  ${fix}`] : [],
    );
  });
});

describe('an author', () => {
  const fix = '  remove it, and add etal: true below the authors';
  it.each([
    ['["Lin, Xiao", { literal: et al. }]', 'et al.', 37],
    ['["Lin, Xiao", { literal: others }]', 'others', 37],
    ['["Lin, Xiao et al."]', 'Xiao et al.', 19],
    ['["Lin, Xiao", "Others, X."]', 'Others', 27],
    ['["Lin, Xiao", "et al, X."]', 'et al', 27],
    ['["Lin, Xiao", { literal: Et. Al }]', 'Et. Al', 37],
    ['["Lin, Xiao", { literal: The Others }]', undefined, 0],
    ['["Lin, Xiao", "Alother, Eta"]', undefined, 0],
  ])('is reported when it is "et al.": %s', (authors, piece, column) => {
    const line = `papers/2024.yaml:3:${column}: warning: "${piece}" is not the name of an author [et-al]`;
    expect(of({ authors })).toEqual(piece ? [line, fix] : []);
  });

  it('named "et al." without a comma is rejected with the same fix', () => {
    expect(of({ authors: '["Lin, Xiao", et al.]' })).toEqual([
      'papers/2024.yaml:3:26: authors "et al." is not of the form "Family, Given"; write a single name as { literal: OpenAI } [wrong-form]',
      fix,
    ]);
  });
});

describe('a category', () => {
  it('is required if the catalog has categories', () => {
    const line = 'papers/2024.yaml:7:1: warning: lin2024waves has no category [no-category]';
    const files = { 'papers/2024.yaml': paper({ code: undefined }) + waves({ categories: undefined }) };
    expect(toldWithCodes(files)).toEqual([line, '  add its categories']);
    expect(toldWithCodes({ 'categories.yaml': '', 'papers/2024.yaml': paper({ categories: undefined }) })).toEqual([]);
  });
});

describe('an error that prevents loading', () => {
  it.each([
    ['doi', 'https://doi.org/10.1145/1.2', 'doi: 10.1145/1.2'],
    ['doi', '"doi: 10.1145/1.2"', 'doi: 10.1145/1.2'],
    ['doi', 'https://doi.org/10.1145/1.2?a=b#c', 'doi: 10.1145/1.2'],
    ['doi', 'https://doi.org/10.1000.10/456', 'doi: 10.1000.10/456'],
    ['arxiv', 'arXiv:2306.08350v2', 'arxiv: "2306.08350"'],
    ['url', 'www.example.org/a', 'url: https://www.example.org/a'],
    ['pdf', 'EXAMPLE.ORG', 'pdf: https://EXAMPLE.ORG'],
    ['url', 'see example.org', 'write a web address, or remove the field'],
    ['url', 'ftp://example.org/a', 'write a web address, or remove the field'],
    ['pdf', 'file:///home/lin/a.pdf', 'write a web address, or remove the field'],
    ['month', '13', 'a month is 1 to 12; remove it if it is unknown'],
  ])('has a proposed fix: %s %s', (field, text, fix) => {
    const [line, suggestion] = of({ [field]: text });
    expect([line?.slice(0, `papers/2024.yaml:8:${field.length + 5}: ${field}`.length), suggestion]).toEqual([
      `papers/2024.yaml:8:${field.length + 5}: ${field}`,
      `  ${fix}`,
    ]);
  });
});
