import { describe, expect, it } from 'vitest';
import { assembleImport } from '../../src/importers/assemble.ts';
import type { ExistingCatalog } from '../../src/importers/existing-catalog.ts';
import type { Draft, ImportedFile, Section } from '../../src/importers/shared/draft.ts';

const nothing: ExistingCatalog = { papers: [], venues: [], repos: [], categories: [], knownVenues: [] };

const foreign = (...drafts: Draft[]): ImportedFile => ({
  drafts,
  diagnostics: [],
  entries: drafts.length,
  unmappedFields: new Map(),
});

/** A draft that is right, on a line of its own. */
function draft(
  title: string,
  rest: Partial<Draft> & { readonly year?: number; readonly paper?: Draft['paper'] } = {},
  line = 1,
): Draft {
  const { paper, year = 2024, ...other } = rest;
  return { line, ...other, paper: { title, year, ...paper } };
}

const assembled = (drafts: readonly Draft[], known: Partial<ExistingCatalog> = {}) =>
  assembleImport(foreign(...drafts), { ...nothing, ...known });

/** The lines that are told. */
const toldOf = (drafts: readonly Draft[]) => assembled(drafts).diagnostics.map(({ line, message }) => `${line}: ${message}`);

const icse = ['icse', { name: 'ICSE', title: 'International Conference on Software Engineering', kind: 'conference' }] as const;
const harbor = { name: 'Harbor', kind: 'conference' } as const;

describe('references of drafts', () => {
  it('become records, and the papers have their ids', () => {
    const waves: Section = { name: 'Waves & Tides', description: 'Of the sea.' };
    const {
      papers,
      venues,
      repos,
      categories,
      diagnostics: told,
    } = assembled([
      draft('Tides', {
        venue: harbor,
        section: { name: 'Spring', parent: waves },
        code: ['https://github.com/Lin/tides.git', 'https://github.com/lin/all/tree/main/tides'],
        reproductions: ['https://zenodo.org/records/123'],
      }),
    ]);
    expect(told).toEqual([]);
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

  it('are those of the catalog where it has them, under whatever name', () => {
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
  ])('omit the publisher of a paper if its venue in the catalog has the same, ACM: %s', (publisher, kept) => {
    const acm = ['icse', { ...icse[1], publisher: 'ACM' }] as const;
    const { papers } = assembled([draft('Tides', { venue: { name: 'ICSE', publisher } })], { venues: [acm] });
    expect(papers[0]?.paper).toEqual({ title: 'Tides', year: 2024, venue: 'icse', ...(kept && { publisher: kept }) });
  });

  it('come along from the dictionary', () => {
    expect(assembled([draft('Tides', { venue: { name: 'ICSE' } })], { knownVenues: [icse] }).venues).toEqual([icse]);
  });

  it('of a venue that nothing is known of are told', () => {
    const drafts = [draft('Tides', { venue: { name: 'TSE 2024' } }, 7), draft('Waves', { venue: { name: 'TSE' } }, 8)];
    expect(toldOf([...drafts, draft('Ships', { venue: { name: 'CoRR' } }, 9)])).toEqual([
      '7: nothing says what the venue TSE is; taken for a conference',
    ]);
  });
});

describe('repositories', () => {
  it('are one under every spelling of an address, and have an id whatever is in it', () => {
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

  it('take no time by the square of the length of an address', () => {
    const url = `https://example.org/${'/'.repeat(100_000)}x`;
    expect(assembled([draft('Tides', { code: [url] })]).repos).toEqual([['example/x', { url }]]);
  });
});

describe('papers of one title', () => {
  it('are told apart by their ids however many there are', () => {
    const drafts = Array.from({ length: 15_000 }, (_, index) => draft('Editorial', { paper: { doi: `10.1234/${index}` } }));
    const { papers, repeated } = assembled([
      ...drafts,
      draft('Editorial'),
      draft('Editorial', { paper: { arxiv: '2301.00001' } }),
    ]);
    expect([papers.length, repeated]).toEqual([15_000, 2]);
  });
});

describe('keys', () => {
  it.each<[string, Draft, string]>([
    [
      'are made of name, year and word',
      draft('The Tides of Code', { paper: { authors: ['van der Berg, Jan'] } }),
      'vanderberg2024tides',
    ],
    ['take a word of the title for a name', draft('The Tides of Code'), 'tides2024code'],
    ['are those of the file', draft('Tides', { key: 'yang2024stealthy' }), 'yang2024stealthy'],
    ['are those of the file in small letters', draft('Tides', { key: 'DBLP:conf/icse/YangXW24' }), 'dblp:conf-icse-yangxw24'],
    ['are made where nothing can stay', draft('Tides', { key: '孙' }), 'tides2024'],
    ['are made of nothing where there is nothing', draft('深度代码模型'), 'paper2024'],
  ])('%s', (_, one, key) => {
    expect(assembled([one]).papers.map((paper) => paper.key)).toEqual([key]);
  });

  it('are numbered where two papers have one, and where the catalog has it', () => {
    const drafts = [draft('Tides', { key: 'a' }), draft('Waves', { key: 'A' })];
    const { papers, respelled } = assembled(drafts, { papers: [['a-2', { title: 'Other', year: 2000 }]] });
    expect(papers.map(({ key }) => key)).toEqual(['a', 'a-3']);
    expect(respelled).toEqual([['A', 'a-3']]);
  });
});

describe('ids', () => {
  it('of what has no end are cut', () => {
    const long = 'x'.repeat(1000);
    const { papers, categories } = assembled([draft(long, { section: { name: long } })]);
    expect([papers.map(({ key }) => key), categories.map(([id]) => id)]).toEqual([[`${'x'.repeat(60)}2024`], ['x'.repeat(60)]]);
  });
});

describe('entries of one paper', () => {
  const doi = '10.1145/1';

  it.each<[string, Draft['paper'], Draft['paper'], number]>([
    ['by DOI, whatever its case', { title: 'Tides', doi: '10.1145/ABC' }, { title: 'Other', doi: '10.1145/abc' }, 1],
    ['by arXiv id', { title: 'Tides', arxiv: '2401.00001' }, { title: 'Other', arxiv: '2401.00001' }, 1],
    ['by title, whatever its signs', { title: 'The “Tides” of Code: a Survey' }, { title: 'the tides of code - A survey.' }, 1],
    ['not by a title of other DOIs', { title: 'The Tides of Code', doi }, { title: 'The Tides of Code', doi: '10.1145/2' }, 2],
    ['not by a short title of another year', { title: 'Editorial', year: 2023 }, { title: 'Editorial', year: 2024 }, 2],
    ['by a short title of the same year', { title: 'Editorial' }, { title: 'Editorial' }, 1],
  ])('are one: %s', (_, one, other, count) => {
    expect(assembled([draft('', { paper: one }), draft('', { paper: other }, 2)]).papers).toHaveLength(count);
  });

  it('have all that either has', () => {
    const {
      papers,
      repeated,
      diagnostics: told,
    } = assembled([
      draft('The Tides of Code', { section: { name: 'Attacks' }, paper: { doi } }),
      draft(
        'The Tides of Code.',
        { section: { name: 'Defenses' }, code: ['https://github.com/lin/tides'], paper: { ours: true } },
        2,
      ),
    ]);
    expect([repeated, told, papers.map(({ paper }) => paper)]).toEqual([
      1,
      [],
      [{ title: 'The Tides of Code', year: 2024, doi, ours: true, categories: ['attacks', 'defenses'], code: ['lin/tides'] }],
    ]);
  });

  it('keep what the first says, and the other is told', () => {
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

  it.each([true, false])('are a paper and its preprint, which comes first: %s', (isFirst) => {
    const preprint = draft('The Tides of Code', {
      year: 2022,
      venue: { name: 'CoRR', kind: 'preprint' },
      paper: { arxiv: '2201.00001', url: 'https://example.org' },
    });
    const published = draft('The Tides of Code', { venue: harbor, paper: { doi, month: 5 } }, 2);
    const { papers, diagnostics: told, venues } = assembled(isFirst ? [preprint, published] : [published, preprint]);
    expect([told, venues.map(([id]) => id), papers.map(({ paper }) => paper)]).toEqual([
      [],
      ['harbor'],
      [{ title: 'The Tides of Code', year: 2024, venue: 'harbor', doi, month: 5, arxiv: '2201.00001', preprint: { year: 2022 } }],
    ]);
  });

  it.each([
    ['the preprint', { abstract: 'Of preprints.' }, {}, 'Of preprints.'],
    ['the published version, if both have one,', { abstract: 'Of preprints.' }, { abstract: 'Of tides.' }, 'Of tides.'],
  ])('keep the abstract of %s', (_, ofPreprint, ofPublished, abstract) => {
    const preprint = draft('The Tides of Code', { venue: { name: 'CoRR', kind: 'preprint' }, paper: ofPreprint });
    const published = draft('The Tides of Code', { venue: harbor, paper: ofPublished }, 2);
    expect(assembled([preprint, published]).papers.map(({ paper }) => paper.abstract)).toEqual([abstract]);
  });

  it('that the catalog has are not new, nor is what they refer to', () => {
    const { papers, present, repos, venues, categories } = assembled(
      [draft('The Tides of Code', { venue: harbor, section: { name: 'Waves' }, code: ['https://github.com/lin/tides'] })],
      { papers: [['lin2024tides', { title: 'The tides of code', year: 2024 }]] },
    );
    expect([papers, present, repos, venues, categories]).toEqual([[], 1, [], [], []]);
  });
});

describe('what the schema refuses', () => {
  it('is left out and told, and the rest stays', () => {
    const wrong = draft('Tides', { paper: { month: 13, doi: 'nonsense', volume: '3' } }, 4);
    expect(assembled([wrong]).papers.map(({ paper }) => paper)).toEqual([{ title: 'Tides', year: 2024, volume: '3' }]);
    expect(toldOf([wrong])).toEqual([
      '4: “Tides”: left out, because month 13 is more than 12',
      '4: “Tides”: left out, because doi "nonsense" is not a bare DOI, such as 10.1145/3510003.3510146',
    ]);
  });

  it('is the whole entry where it has no year', () => {
    const wrong: Draft = { line: 4, paper: { title: 'Tides' } };
    expect(assembled([wrong]).papers).toEqual([]);
    expect(toldOf([wrong])).toEqual(['4: “Tides”: left out, because year is missing']);
  });
  it('is an entry that would be longer than a record may be', () => {
    const wrong = draft('Tides '.repeat(50_000), {}, 4);
    expect(assembled([wrong]).papers).toEqual([]);
    expect(toldOf([wrong])).toEqual([
      `4: “${'Tides '.repeat(34).slice(0, 200)}…”: left out, because it is longer than a record may be`,
    ]);
  });
});
