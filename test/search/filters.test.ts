import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/catalog/index/catalog.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { readableName } from '../../src/catalog/model/person-name.ts';
import { applyFilters, type FilterName, type FilterRequest, filterNames, paperFilters } from '../../src/search/filters.ts';
import { type Failure, UsageError } from '../../src/util/errors.ts';
import { catalogOf, paper, venue } from '../paper.ts';

const fixture = await loadCatalog({ path: join(import.meta.dirname, '../fixture') });

/** The papers of the fixture, newest first. */
const tides = 'lin2024tides';
const survey = 'lin2024survey';
const night = 'okafor2024night';
const hidden = 'muller2023hidden';
const ships = 'openharbor2023counting';
const locking = 'king2023locking';
const all = [...fixture.papers()].map(({ key }) => key);

const keysOf = (papers: readonly { readonly key: string }[]) => papers.map(({ key }) => key).sort();
const selected = (filter: FilterName, ...values: string[]) => keysOf(select(fixture, [{ filter, values, negated: false }]));
const without = (filter: FilterName, ...values: string[]) => keysOf(select(fixture, [{ filter, values, negated: true }]));

const select = (catalog: Catalog, wanted: readonly FilterRequest[]) => [...catalog.papers(applyFilters(catalog, wanted))];

/** What the error says that the call must end with. */
function refusal(call: () => unknown): Failure {
  try {
    call();
  } catch (error) {
    if (error instanceof UsageError) return error.failure;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('applyFilters', () => {
  it('returns every paper, newest first, without a filter', () => {
    expect(select(fixture, [])).toEqual([...fixture.papers()]);
  });

  it('keeps the order of the catalog, not that of the filter values', () => {
    const papers = select(fixture, [{ filter: 'year', values: ['2023', '2024'], negated: false }]);
    expect(papers.map(({ key }) => key)).toEqual(all);
  });

  it.each<[FilterName, string, string[]]>([
    ['year', '2023', [locking, hidden, ships]],
    ['year', '2023-2024', [locking, survey, tides, hidden, night, ships]],
    ['year', '2023–2023', [locking, hidden, ships]],
    ['year', '2024-', [survey, tides, night]],
    ['year', '-2023', [locking, hidden, ships]],
    ['year', '2020,2024', [survey, tides, night]],
    ['year', '-2019, 2023 - 2023', [locking, hidden, ships]],
    ['year', '1999', []],
    ['venue', 'ICHT', [locking, night]],
    ['venue', 'icht', [locking, night]],
    ['venue', 'international conference on harbor technology', [locking, night]],
    ['venue', 'icht-main', [locking, night]],
    ['venue', 'Harbor & Tide', [locking, night]],
    ['venue', 'CoRR', [tides, ships]],
    ['venue', 'JIS,arXiv', [tides, hidden, ships]],
    ['venue', 'jis , icht', [locking, hidden, night]],
    ['venue', '软件通报', [survey]],
    ['venue', 'bulletin of software', [survey]],
    ['category', 'survey', [survey]],
    ['category', 'threats', [locking, tides, hidden, night, ships]],
    ['category', 'backdoor', [locking, night, ships]],
    ['category', 'Backdoor Attacks', [locking, night, ships]],
    ['category', 'data poisoning', [locking, night]],
    ['category', 'survey,defenses', [survey, hidden, night]],
    ['author', 'Lin', [survey, tides]],
    ['author', 'Xiao Lin', [survey, tides]],
    ['author', 'Lin Xiao', [survey, tides]],
    ['author', 'Lin, Xiao', [survey, tides]],
    ['author', '林晓', [survey]],
    ['author', 'haiyan', [survey]],
    ['author', 'muller', [hidden]],
    ['author', 'Soren Müller', [hidden]],
    ['author', 'lukasiewicz', [locking]],
    ['author', "O'Neil", [locking]],
    ['author', 'oneil', [locking]],
    ['author', 'una may', [locking]],
    ['author', 'Una‑May', [locking]],
    ['author', 'unamay', [locking]],
    ['author', 'King, Jr., Martin J.', [locking, night]],
    ['author', 'martin j king', [locking, night]],
    ['author', 'M. J. King', [locking, night]],
    ['author', 'M.J. King', [locking, night]],
    ['author', 'King, M.', [locking, night]],
    ['author', 'x lin', [survey, tides]],
    ['author', 'Lin, X.', [survey, tides]],
    ['author', 'Abel, Okafor', [tides, night]],
    ['author', 'I. Abel, C. Okafor', [tides, night]],
    ['author', 'van der Berg', [hidden]],
    ['author', 'Berg', [hidden]],
    ['author', 'OpenHarbor', [ships]],
    ['author', 'abel,okafor', [tides, night]],
    ['author', 'Abel, Ida,Okafor, Chidi', [tides, night]],
    ['task', 'code-search', [locking, hidden]],
    ['task', 'Code Search', [locking, hidden]],
    ['task', 'codesearch,clone_detection', [locking, tides, hidden]],
    ['model', 'codebert', [locking, tides, hidden]],
    ['model', 'GPT4', [tides, night]],
    ['language', 'C', [tides]],
    ['language', 'c#', [locking]],
    ['language', 'java', [tides, hidden]],
    ['technique', 'Identifier Renaming', [tides, hidden]],
    ['kind', 'preprint', [tides, ships]],
    ['kind', 'Conference,journal', [locking, survey, hidden, night]],
    ['has', 'code', [locking, night]],
    ['has', 'reproduction', [night]],
    ['has', 'doi', [locking, hidden, night]],
    ['has', 'arxiv', [locking, tides, ships]],
    ['has', 'PDF', [locking]],
    ['has', 'pdf,reproduction', [locking, night]],
    ['without', 'code', [survey, tides, hidden, ships]],
    ['without', 'doi', [survey, tides, ships]],
    ['without', 'arxiv,doi', [survey, tides, hidden, night, ships]],
    ['ours', 'true', [survey, tides]],
  ])('selects with --%s %j the papers %j', (filter, value, keys) => {
    expect(selected(filter, value)).toEqual(keys.toSorted());
  });

  it.each<[FilterName, string, string[]]>([
    ['year', '2023', [survey, tides, night]],
    ['year', '2023,2024', []],
    ['venue', 'arXiv,ICHT', [survey, hidden]],
    ['category', 'threats', [survey]],
    ['category', 'data-poisoning', [survey, tides, hidden, ships]],
  ])('selects with --not-%s %j the papers %j', (filter, value, keys) => {
    expect(without(filter, value)).toEqual(keys.toSorted());
  });

  it('combines the values of a repeated filter with OR, like those of a list', () => {
    expect(selected('venue', 'jis', 'arxiv')).toEqual(selected('venue', 'jis,arxiv'));
  });

  it('excludes the papers of every value of a repeated --not- filter', () => {
    expect(without('venue', 'jis', 'arxiv')).toEqual([locking, survey, night].toSorted());
  });

  it('combines different filters with AND', () => {
    const papers = select(fixture, [
      { filter: 'author', values: ['Lin', 'King'], negated: false },
      { filter: 'has', values: ['arxiv'], negated: false },
      { filter: 'year', values: ['2024'], negated: true },
    ]);
    expect(keysOf(papers)).toEqual([locking]);
  });

  it('requires all parts of a name in one author', () => {
    const error = refusal(() => selected('author', 'Xiao Abel'));
    expect(error).toEqual({
      code: 'unknown-author',
      message: 'unknown author "Xiao Abel"',
      suggestions: [],
      hint: 'use any part of a name: --author Sun',
    });
  });
});

describe('applyFilters by language', () => {
  const languages = ['C', 'C++', 'C#', 'Objective-C', 'Assembly (x86, ARM, MIPS)'];
  const catalog = catalogOf(languages.map((language) => paper({ key: language, languages: [language] })));

  it.each([
    ['C', ['C']],
    ['c++', ['C++']],
    ['C#', ['C#']],
    ['C,C#', ['C', 'C#']],
    ['objective c', ['Objective-C']],
    ['Assembly (x86, ARM, MIPS)', ['Assembly (x86, ARM, MIPS)']],
    ['assembly (x86,arm,mips),C++', ['Assembly (x86, ARM, MIPS)', 'C++']],
  ])('selects with %j the papers %j', (value, keys) => {
    expect(keysOf(select(catalog, [{ filter: 'language', values: [value], negated: false }]))).toEqual(keys);
  });
});

describe('applyFilters by name', () => {
  it('matches names with and without a hyphen', () => {
    const authors = [{ family: 'Li', given: 'Yan-Zhou' }];
    const catalog = catalogOf([paper({ authors }), paper({ key: 'other', authors: [{ family: 'He', given: 'Jingxuan' }] })]);
    const byAuthor = (name: string) => keysOf(select(catalog, [{ filter: 'author', values: [name], negated: false }]));
    expect([byAuthor('Yanzhou Li'), byAuthor('yan zhou'), byAuthor('He, Jing-Xuan')]).toEqual([
      ['lovelace2024notes'],
      ['lovelace2024notes'],
      ['other'],
    ]);
  });

  it('accepts a venue name with a comma in it', () => {
    const saner = venue('SANER', { title: 'Conference on Software Analysis, Evolution and Reengineering' });
    const catalog = catalogOf([paper({ venue: saner }), paper({ key: 'other' })]);
    const byVenue = (...values: string[]) => keysOf(select(catalog, [{ filter: 'venue', values, negated: false }]));
    expect(byVenue('conference on software analysis, evolution and reengineering')).toEqual(['lovelace2024notes']);
  });
});

describe('applyFilters with an unknown value', () => {
  it.each<[FilterName, string, Failure]>([
    [
      'year',
      '2023-2020',
      { code: 'wrong-year', message: 'the range of years 2023-2020 is reversed', suggestions: ['2020-2023'] },
    ],
    ...['-', '23', '2023-20', '20232024', '2020 2023', 'last year', '2023--2024'].map((value): [FilterName, string, Failure] => [
      'year',
      value,
      {
        code: 'wrong-year',
        message: `not a year or a range of years: "${value}"`,
        hint: 'write 2023, 2020-2023, 2023-, -2021 or 2021,2023',
      },
    ]),
    [
      'venue',
      'ICHD',
      { code: 'unknown-venue', message: 'unknown venue "ICHD"', suggestions: ['ICHT'], hint: 'to list all: lm4c venues' },
    ],
    [
      'venue',
      'JIS,Nature',
      { code: 'unknown-venue', message: 'unknown venue "Nature"', suggestions: [], hint: 'to list all: lm4c venues' },
    ],
    [
      'category',
      'backdor',
      {
        code: 'unknown-category',
        message: 'unknown category "backdor"',
        suggestions: ['backdoor'],
        hint: 'to list all: lm4c categories',
      },
    ],
    [
      'author',
      'Okafr',
      {
        code: 'unknown-author',
        message: 'unknown author "Okafr"',
        suggestions: ['Okafor'],
        hint: 'use any part of a name: --author Sun',
      },
    ],
    [
      'author',
      'Xiao Lim',
      {
        code: 'unknown-author',
        message: 'unknown author "Xiao Lim"',
        suggestions: ['Xiao Lin'],
        hint: 'use any part of a name: --author Sun',
      },
    ],
    [
      'author',
      'Lin, Xioa',
      {
        code: 'unknown-author',
        message: 'unknown author "Lin, Xioa"',
        suggestions: ['Lin, Xiao'],
        hint: 'use any part of a name: --author Sun',
      },
    ],
    [
      'author',
      'Xioa',
      {
        code: 'unknown-author',
        message: 'unknown author "Xioa"',
        suggestions: ['Xiao'],
        hint: 'use any part of a name: --author Sun',
      },
    ],
    [
      'author',
      '.',
      { code: 'unknown-author', message: 'unknown author "."', suggestions: [], hint: 'use any part of a name: --author Sun' },
    ],
    [
      'task',
      'code-serach',
      {
        code: 'unknown-task',
        message: 'unknown task "code-serach"',
        suggestions: ['code-search'],
        hint: 'to list all: lm4c stats --by task',
      },
    ],
    [
      'model',
      'Codebrt',
      {
        code: 'unknown-model',
        message: 'unknown model "Codebrt"',
        suggestions: ['CodeBERT'],
        hint: 'to list all: lm4c stats --by model',
      },
    ],
    [
      'language',
      'C++',
      {
        code: 'unknown-language',
        message: 'unknown language "C++"',
        suggestions: [],
        hint: 'to list all: lm4c stats --by language',
      },
    ],
    [
      'technique',
      'magic',
      {
        code: 'unknown-technique',
        message: 'unknown technique "magic"',
        suggestions: [],
        hint: 'to list all: lm4c stats --by technique',
      },
    ],
    [
      'kind',
      'journals',
      {
        code: 'unknown-kind',
        message: 'unknown kind "journals"',
        suggestions: ['journal'],
        hint: 'one of conference, journal, preprint, book, thesis, report, software, website',
      },
    ],
    [
      'has',
      'codes',
      {
        code: 'unknown-part',
        message: '--has and --without do not take "codes"',
        suggestions: ['code'],
        hint: 'one of code, reproduction, doi, arxiv, pdf',
      },
    ],
    [
      'without',
      'dois',
      {
        code: 'unknown-part',
        message: '--has and --without do not take "dois"',
        suggestions: ['doi'],
        hint: 'one of code, reproduction, doi, arxiv, pdf',
      },
    ],
    ['venue', '', { code: 'empty-value', message: '--venue has an empty value in ""' }],
    ['venue', 'JIS,,ICHT', { code: 'empty-value', message: '--venue has an empty value in "JIS,,ICHT"' }],
    ['author', 'Lin,', { code: 'empty-value', message: '--author has an empty value in "Lin,"' }],
  ])('rejects --%s %j', (filter, value, failure) => {
    expect(refusal(() => selected(filter, value))).toEqual(failure);
  });
});

describe('the help of filters', () => {
  it('names the value, except for a switch', () => {
    const placeholders = filterNames.map((name) => `${name} ${paperFilters[name].placeholder ?? ''}`.trim());
    expect(placeholders).toEqual([
      ...['year <years>', 'venue <venue>', 'category <category>', 'author <name>', 'task <task>', 'model <model>'],
      ...['language <language>', 'technique <technique>', 'kind <kind>', 'has <part>', 'without <part>', 'ours'],
    ]);
  });

  it.each(filterNames)('describes --%s', (name) => {
    expect(paperFilters[name].help).toMatch(/^.{10,}$/);
  });

  it('lists the values of filters with fixed values', () => {
    expect([paperFilters.kind.help, paperFilters.has.help]).toEqual([
      'conference, journal, preprint, book, thesis, report, software, website',
      'code, reproduction, doi, arxiv, pdf',
    ]);
  });

  it('offers to exclude years, venues and categories', () => {
    expect(filterNames.filter((name) => paperFilters[name].negatable)).toEqual(['year', 'venue', 'category']);
  });
});

describe('the completions of filters', () => {
  it('are the values in the catalog', () => {
    const values = Object.fromEntries(filterNames.map((name) => [name, paperFilters[name].values(fixture).toSorted()]));
    expect(values).toEqual({
      year: ['2023', '2024'],
      venue: ['ICHT', 'JIS', 'arXiv', '软件通报'],
      category: ['adversarial', 'backdoor', 'data-poisoning', 'defenses', 'survey', 'threats'],
      author: [
        'Ana van der Berg',
        'Chidi Okafor',
        'Ida Abel',
        'Martin J. King, Jr.',
        'OpenHarbor',
        'Søren Müller',
        'Una-May O’Neil',
        'Xiao Lin',
        'Zoë Łukasiewicz',
        '吴海燕',
        '林晓',
      ],
      task: ['clone-detection', 'code-generation', 'code-search', 'defect-detection'],
      model: ['CodeBERT', 'GPT-4', 'LSTM'],
      language: ['C', 'C#', 'Java', 'Python'],
      technique: [
        'adversarial-training',
        'black-box-attack',
        'dead-code-insertion',
        'identifier-renaming',
        'poisoned-sample-detection',
      ],
      kind: ['conference', 'journal', 'preprint'],
      has: ['arxiv', 'code', 'doi', 'pdf', 'reproduction'],
      without: ['arxiv', 'code', 'doi', 'pdf', 'reproduction'],
      ours: [],
    });
  });

  it.each<[FilterName, readonly (readonly [value: string, description: string])[]]>([
    [
      'venue',
      [
        ['arXiv', 'arXiv'],
        ['ICHT', 'International Conference on Harbor Technology'],
        ['JIS', 'Journal of Invented Software'],
        ['软件通报', 'Ruanjian Tongbao/Bulletin of Software'],
      ],
    ],
    [
      'author',
      [
        ['Okafor, Chidi', ''],
        ['King, Jr., Martin J.', ''],
        ['Lin, Xiao', ''],
        ['Abel, Ida', ''],
        ['Lin, Xiao', '林晓'],
        ['Wu, Haiyan', '吴海燕'],
        ['OpenHarbor', ''],
        ['Müller, Søren', ''],
        ['Berg, Ana van der', ''],
        ['Łukasiewicz, Zoë', ''],
        ['O’Neil, Una-May', ''],
      ],
    ],
  ])('of --%s have descriptions: %j', (filter, completions) => {
    expect(paperFilters[filter].completions?.(fixture)).toEqual(completions);
  });

  it('of --category have descriptions, or the name of a category without one', () => {
    const categories = [
      { id: 'tides', name: 'Tides', description: 'All about tides.' },
      { id: 'waves', name: 'Waves' },
    ];
    expect(paperFilters.category.completions?.(catalogOf([paper({ categories })]))).toEqual([
      ['tides', 'All about tides.'],
      ['waves', 'Waves'],
    ]);
  });

  it('are only values that select a paper', () => {
    const empty = filterNames.flatMap((filter) =>
      paperFilters[filter]
        .values(fixture)
        .filter((value) => select(fixture, [{ filter, values: [value], negated: false }]).length === 0),
    );
    expect(empty).toEqual([]);
  });
});

describe('readableName', () => {
  it.each([
    [{ family: 'van der Berg', given: 'Ana' }, 'Ana van der Berg'],
    [{ family: 'King', suffix: 'Jr.', given: 'Martin J.' }, 'Martin J. King, Jr.'],
    [{ literal: 'OpenHarbor' }, 'OpenHarbor'],
    [{ literal: '林晓', latin: 'Xiao Lin' }, '林晓'],
  ])('formats %j as %j', (author, name) => {
    expect(readableName(author)).toBe(name);
  });
});
