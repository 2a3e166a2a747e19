import { describe, expect, it } from 'vitest';
import { assembleImport } from '../../src/importers/assemble.ts';
import type { ExistingCatalog } from '../../src/importers/resolve-references.ts';
import type { Draft, ImportedFile, Section } from '../../src/importers/shared/draft.ts';

const nothing: ExistingCatalog = { papers: [], venues: [], repos: [], categories: [], knownVenues: [] };

const importedFile = (...drafts: Draft[]): ImportedFile => ({
  drafts,
  diagnostics: [],
  entries: drafts.length,
  unmappedFields: new Map(),
});

/** A valid draft. */
function draft(
  title: string,
  rest: Partial<Draft> & { readonly year?: number; readonly paper?: Draft['paper'] } = {},
  line = 1,
): Draft {
  const { paper, year = 2024, ...other } = rest;
  return { line, ...other, paper: { title, year, ...paper } };
}

const assembled = (drafts: readonly Draft[], known: Partial<ExistingCatalog> = {}) =>
  assembleImport(importedFile(...drafts), { ...nothing, ...known });

/** The diagnostics as `line: message`. */
const messagesOf = (drafts: readonly Draft[]) => assembled(drafts).diagnostics.map(({ line, message }) => `${line}: ${message}`);

const icse = ['icse', { name: 'ICSE', title: 'International Conference on Software Engineering', kind: 'conference' }] as const;
const harbor = { name: 'Harbor', kind: 'conference' } as const;

describe('the references of imported papers', () => {
  it('creates records for the references of papers, and gives the papers their ids', () => {
    const waves: Section = { name: 'Waves & Tides', description: 'Of the sea.' };
    const { papers, venues, repos, categories, diagnostics } = assembled([
      draft('Tides', {
        venue: harbor,
        section: { name: 'Spring', parent: waves },
        code: ['https://github.com/Lin/tides.git', 'https://github.com/lin/all/tree/main/tides'],
        reproductions: ['https://zenodo.org/records/123'],
      }),
    ]);
    expect(diagnostics).toEqual([]);
    expect(papers.map(({ key, paper }) => [key, paper])).toEqual([
      [
        'tides2024',
        {
          title: 'Tides',
          year: 2024,
          venue: 'harbor',
          categories: ['spring'],
          code: ['Lin/tides', 'lin/all/tides'],
          reproductions: ['zenodo/123'],
        },
      ],
    ]);
    expect(venues).toEqual([['harbor', { name: 'Harbor', title: 'Harbor', kind: 'conference' }]]);
    expect(repos).toEqual([
      ['lin/all/tides', { url: 'https://github.com/lin/all/tree/main/tides' }],
      ['Lin/tides', { url: 'https://github.com/Lin/tides.git' }],
      ['zenodo/123', { url: 'https://zenodo.org/records/123' }],
    ]);
    expect(categories).toEqual([
      ['waves-tides', { name: 'Waves & Tides', description: 'Of the sea.' }],
      ['spring', { name: 'Spring', parent: 'waves-tides' }],
    ]);
  });

  it('finds the records of the catalog under any of their names', () => {
    const { papers, venues, repos, categories } = assembled(
      [
        draft('Tides', {
          venue: { name: 'ICSE 2024' },
          section: { name: 'backdoor attacks' },
          code: ['http://www.github.com/lin/Tides/'],
        }),
      ],
      {
        venues: [icse],
        repos: [['lin/tides', { url: 'https://github.com/lin/tides' }]],
        categories: [['backdoor', { name: 'Backdoor Attacks' }]],
      },
    );
    expect(papers[0]?.paper).toEqual({
      title: 'Tides',
      year: 2024,
      venue: 'icse',
      categories: ['backdoor'],
      code: ['lin/tides'],
    });
    expect([venues, repos, categories]).toEqual([[], [], []]);
  });

  it.each([
    ['ACM', undefined],
    ['Springer', 'Springer'],
  ])('keeps the publisher of a paper only if its venue in the catalog has another one: %s', (publisher, kept) => {
    const acm = ['icse', { ...icse[1], publisher: 'ACM' }] as const;
    const { papers } = assembled([draft('Tides', { venue: { name: 'ICSE', publisher } })], { venues: [acm] });
    expect(papers[0]?.paper).toEqual({ title: 'Tides', year: 2024, venue: 'icse', ...(kept && { publisher: kept }) });
  });

  it('copies a venue from another catalog that knows it', () => {
    expect(assembled([draft('Tides', { venue: { name: 'ICSE' } })], { knownVenues: [icse] }).venues).toEqual([icse]);
  });

  it('warns once about each venue whose kind is guessed', () => {
    const drafts = [
      draft('Tides', { venue: { name: 'Pond Talks 2024' } }, 7),
      draft('Waves', { venue: { name: 'Pond Talks' } }, 8),
    ];
    expect(messagesOf([...drafts, draft('Ships', { venue: { name: 'CoRR' } }, 9)])).toEqual([
      '7: unknown venue Pond Talks, assumed to be a conference',
    ]);
  });
});

describe('imported repositories', () => {
  it('recognizes every spelling of a repository URL, and creates an id from any URL', () => {
    const { repos, papers } = assembled([
      draft('Tides', {
        code: [
          'https://github.com/lin/tides/?tab=readme',
          'http://www.github.com/Lin/tides.git#use',
          'https://example.org/.git',
          'HTTPS://GitHub.com/.git/sea',
        ],
      }),
    ]);
    expect(repos).toEqual([
      ['example/home', { url: 'https://example.org/.git' }],
      ['github/sea', { url: 'HTTPS://GitHub.com/.git/sea' }],
      ['lin/tides', { url: 'https://github.com/lin/tides/?tab=readme' }],
    ]);
    expect(papers[0]?.paper.code).toEqual(['lin/tides', 'example/home', 'github/sea']);
  });

  it('creates the id of a repository in linear time for a long URL', () => {
    const url = `https://example.org/${'/'.repeat(100_000)}x`;
    expect(assembled([draft('Tides', { code: [url] })]).repos).toEqual([['example/x', { url }]]);
  });
});

describe('papers with the same title', () => {
  it('distinguishes 15,000 papers with the same title by their DOIs in linear time', () => {
    const drafts = Array.from({ length: 15_000 }, (_, index) => draft('Editorial', { paper: { doi: `10.1234/${index}` } }));
    const { papers, repeated } = assembled([
      ...drafts,
      draft('Editorial'),
      draft('Editorial', { paper: { arxiv: '2301.00001' } }),
    ]);
    expect([papers.length, repeated]).toEqual([15_000, 2]);
  });
});

describe('the key of an imported paper', () => {
  it.each<[string, Draft, string]>([
    [
      'creates a key from the family name, the year and a word of the title',
      draft('The Tides of Code', { paper: { authors: ['van der Berg, Jan'] } }),
      'vanderberg2024tides',
    ],
    ['creates a key from two words of the title if there are no authors', draft('The Tides of Code'), 'tides2024code'],
    ['keeps the key of the file', draft('Tides', { key: 'yang2024stealthy' }), 'yang2024stealthy'],
    [
      'keeps the key of the file in lower case, with hyphens for other characters',
      draft('Tides', { key: 'DBLP:conf/icse/YangXW24' }),
      'dblp:conf-icse-yangxw24',
    ],
    ['creates a key if that of the file has no allowed characters', draft('Tides', { key: '孙' }), 'tides2024'],
    ['creates a key from the year alone if nothing else is in Latin letters', draft('深度代码模型'), 'paper2024'],
  ])('%s', (_, one, key) => {
    expect(assembled([one]).papers.map((paper) => paper.key)).toEqual([key]);
  });

  it('appends a number to a key that another paper of the file or the catalog has', () => {
    const drafts = [draft('Tides', { key: 'a' }), draft('Waves', { key: 'A' })];
    const { papers, respelled } = assembled(drafts, { papers: [['a-2', { title: 'Other', year: 2000 }]] });
    expect(papers.map(({ key }) => key)).toEqual(['a', 'a-3']);
    expect(respelled).toEqual([['A', 'a-3']]);
  });
});

describe('the ids of imported records', () => {
  it('cuts the ids of imported records with long names at 60 characters', () => {
    const long = 'x'.repeat(1000);
    const { papers, categories } = assembled([draft(long, { section: { name: long } })]);
    expect([papers.map(({ key }) => key), categories.map(([id]) => id)]).toEqual([[`${'x'.repeat(60)}2024`], ['x'.repeat(60)]]);
  });
});

describe('several entries of one paper', () => {
  const doi = '10.1145/1';

  it.each<[string, Draft['paper'], Draft['paper'], number]>([
    ['with the same DOI in different case', { title: 'Tides', doi: '10.1145/ABC' }, { title: 'Other', doi: '10.1145/abc' }, 1],
    ['with the same arXiv id', { title: 'Tides', arxiv: '2401.00001' }, { title: 'Other', arxiv: '2401.00001' }, 1],
    [
      'with the same title in different punctuation',
      { title: 'The “Tides” of Code: a Survey' },
      { title: 'the tides of code - A survey.' },
      1,
    ],
    [
      'with the same title but different DOIs',
      { title: 'The Tides of Code', doi },
      { title: 'The Tides of Code', doi: '10.1145/2' },
      2,
    ],
    ['with the same short title but different years', { title: 'Editorial', year: 2023 }, { title: 'Editorial', year: 2024 }, 2],
    ['with the same short title and year', { title: 'Editorial' }, { title: 'Editorial' }, 1],
  ])('decides whether entries %s are the same paper', (_, one, other, count) => {
    expect(assembled([draft('', { paper: one }), draft('', { paper: other }, 2)]).papers).toHaveLength(count);
  });

  it('merges entries of one paper into a paper with the fields of both', () => {
    const { papers, repeated, diagnostics } = assembled([
      draft('The Tides of Code', { section: { name: 'Attacks' }, paper: { doi } }),
      draft(
        'The Tides of Code.',
        { section: { name: 'Defenses' }, code: ['https://github.com/lin/tides'], paper: { ours: true } },
        2,
      ),
    ]);
    expect([repeated, diagnostics, papers.map(({ paper }) => paper)]).toEqual([
      1,
      [],
      [{ title: 'The Tides of Code', year: 2024, doi, ours: true, categories: ['attacks', 'defenses'], code: ['lin/tides'] }],
    ]);
  });

  it('keeps the values of the first of several entries of one paper, and reports those of the others', () => {
    const drafts = [draft('The Tides of Code', { year: 2022 }, 3), draft('The Tides of Code', { year: 2023 }, 9)];
    expect(assembled(drafts).papers.map(({ paper }) => paper.year)).toEqual([2022]);
    expect(assembled(drafts).diagnostics).toEqual([
      {
        line: 9,
        level: 'error',
        code: 'left-out',
        message: 'the same paper as on line 3, which has another year; kept as it is there',
      },
    ]);
  });

  it.each([true, false])('merges a paper and its preprint, preprint first: %s', (isFirst) => {
    const preprint = draft('The Tides of Code', {
      year: 2022,
      venue: { name: 'CoRR', kind: 'preprint' },
      paper: { arxiv: '2201.00001', url: 'https://example.org' },
    });
    const published = draft('The Tides of Code', { venue: harbor, paper: { doi, month: 5 } }, 2);
    const { papers, diagnostics, venues } = assembled(isFirst ? [preprint, published] : [published, preprint]);
    expect([diagnostics, venues.map(([id]) => id), papers.map(({ paper }) => paper)]).toEqual([
      [],
      ['harbor'],
      [{ title: 'The Tides of Code', year: 2024, venue: 'harbor', doi, month: 5, arxiv: '2201.00001', preprint: { year: 2022 } }],
    ]);
  });

  it('keeps only the title of a preprint of the same year', () => {
    const preprint = draft('Early Tides', { venue: { name: 'CoRR', kind: 'preprint' }, paper: { arxiv: '2401.00001' } });
    const published = draft('The Tides of Code', { venue: harbor, paper: { arxiv: '2401.00001' } }, 2);
    expect(assembled([preprint, published]).papers.map(({ paper }) => paper.preprint)).toEqual([{ title: 'Early Tides' }]);
  });

  it.each([
    ['the preprint', { abstract: 'Of preprints.' }, {}, 'Of preprints.'],
    ['the published version, if both have one,', { abstract: 'Of preprints.' }, { abstract: 'Of tides.' }, 'Of tides.'],
  ])('keeps the abstract of %s when entries are merged', (_, ofPreprint, ofPublished, abstract) => {
    const preprint = draft('The Tides of Code', { venue: { name: 'CoRR', kind: 'preprint' }, paper: ofPreprint });
    const published = draft('The Tides of Code', { venue: harbor, paper: ofPublished }, 2);
    expect(assembled([preprint, published]).papers.map(({ paper }) => paper.abstract)).toEqual([abstract]);
  });

  it('import adds nothing for a paper that the catalog has, not even the records it refers to', () => {
    const { papers, present, repos, venues, categories } = assembled(
      [draft('The Tides of Code', { venue: harbor, section: { name: 'Waves' }, code: ['https://github.com/lin/tides'] })],
      { papers: [['lin2024tides', { title: 'The tides of code', year: 2024 }]] },
    );
    expect([papers, present, repos, venues, categories]).toEqual([[], 1, [], [], []]);
  });
});

describe('a draft that the schema rejects', () => {
  it('leaves out and reports the fields that the schema rejects', () => {
    const wrong = draft('Tides', { paper: { month: 13, doi: 'nonsense', volume: '3' } }, 4);
    expect(assembled([wrong]).papers.map(({ paper }) => paper)).toEqual([{ title: 'Tides', year: 2024, volume: '3' }]);
    expect(messagesOf([wrong])).toEqual([
      '4: “Tides”: left out, because month 13 is more than 12',
      '4: “Tides”: left out, because doi "nonsense" is not a bare DOI, such as 10.1145/3510003.3510146',
    ]);
  });

  it('leaves out a draft without a year', () => {
    const wrong: Draft = { line: 4, paper: { title: 'Tides' } };
    expect(assembled([wrong]).papers).toEqual([]);
    expect(messagesOf([wrong])).toEqual(['4: “Tides”: left out, because year is missing']);
  });

  it('leaves out a draft that is longer than a record may be', () => {
    const wrong = draft('Tides '.repeat(50_000), {}, 4);
    expect(assembled([wrong]).papers).toEqual([]);
    expect(messagesOf([wrong])).toEqual([
      `4: “${'Tides '.repeat(34).slice(0, 200)}…”: left out, because it is longer than a record may be`,
    ]);
  });
});
