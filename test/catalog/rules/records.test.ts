import { describe, expect, it } from 'vitest';
import { type Files, paper, right, told } from '../folder.ts';

const category = (id: string, parent?: string) =>
  `${id}:\n  name: A\n${parent ? `  parent: ${parent}\n` : ''}  description: B.\n`;
const venue = (id: string, name: string, aliases = '') => `${id}:\n  name: ${name}\n  title: T\n  kind: journal\n${aliases}`;
const repo = (id: string) => `${id}:\n  url: https://example.org\n`;
const another = '  give one of them another id, or remove one';

/** Each rule with what breaks it, and the lines that tell so. */
type Case = readonly [title: string, changes: Files, lines: readonly string[]];

describe('the id of a record', () => {
  it.each<Case>([
    [
      'in a file',
      { 'papers/2024.yaml': paper() + paper() },
      ['papers/2024.yaml:8:1: the paper lin2024tides already exists, at papers/2024.yaml:1', another],
    ],
    [
      'in two files',
      { 'papers/2025.yaml': paper({ year: '2025' }) },
      ['papers/2025.yaml:1:1: the paper lin2024tides already exists, at papers/2024.yaml:1', another],
    ],
    [
      'but for its capitals',
      { 'repos.yaml': repo('lin/Tides') + repo('lin/tides'), 'papers/2024.yaml': paper({ code: '[lin/tides, lin/Tides]' }) },
      ['repos.yaml:3:1: the repository lin/tides already exists as lin/Tides, at repos.yaml:1', another],
    ],
    [
      'three times',
      { 'categories.yaml': category('survey') + category('survey') + category('survey') },
      [
        'categories.yaml:4:1: the category survey already exists, at categories.yaml:1',
        another,
        'categories.yaml:7:1: the category survey already exists, at categories.yaml:1',
        another,
      ],
    ],
  ])('is reported when it is there more than once: %s', (_, changes, lines) => {
    expect(told(changes)).toEqual(lines);
  });

  it('is rejected with capitals if it is the key of a paper', () => {
    expect(told({ 'papers/2024.yaml': paper() + paper({}, 'Lin2024tides') })).toEqual([
      'papers/2024.yaml:8:1: the id "Lin2024tides" is not an id of lower-case letters, digits, hyphens and colons, such as icse',
    ]);
  });

  it('may be the same for records of different kinds', () => {
    expect(told({ 'categories.yaml': category('icht'), 'papers/2024.yaml': paper({ categories: '[icht]' }) })).toEqual([]);
  });
});

describe('a reference', () => {
  it.each<Case>([
    [
      'a venue',
      { 'papers/2024.yaml': right['papers/2024.yaml'] + paper({ venue: 'ihct' }, 'lin2024waves') },
      ['papers/2024.yaml:12:10: unknown venue "ihct"', '  did you mean icht?'],
    ],
    [
      'a category',
      { 'papers/2024.yaml': paper({ categories: '[survey, surveys]' }) },
      ['papers/2024.yaml:6:24: unknown category "surveys"', '  did you mean survey?'],
    ],
    [
      'the code',
      { 'papers/2024.yaml': paper({ code: '[lin/tides, lin/tidse]' }) },
      ['papers/2024.yaml:7:21: unknown repository "lin/tidse"', '  did you mean lin/tides?'],
    ],
    [
      'a reproduction that is like nothing',
      { 'papers/2024.yaml': paper({ reproductions: '\n    - someone/harbor' }) },
      ['papers/2024.yaml:9:7: unknown repository "someone/harbor"', '  add it to repos.yaml'],
    ],
    [
      'a parent',
      { 'categories.yaml': category('survey', 'sorvey') },
      ['categories.yaml:3:11: unknown category "sorvey"', '  did you mean survey?'],
    ],
  ])('is reported when it leads to no record: %s', (_, changes, lines) => {
    expect(told(changes)).toEqual(lines);
  });

  it('with a typing error does not make records unused that it may have meant', () => {
    expect(told({ 'papers/2024.yaml': paper({ venue: 'ihct' }) })).toEqual([
      'papers/2024.yaml:5:10: unknown venue "ihct"',
      '  did you mean icht?',
    ]);
  });
});

describe('a category', () => {
  it('is reported when it is above its parent', () => {
    expect(told({ 'categories.yaml': category('survey', 'review') + category('review') })).toEqual([
      'categories.yaml:3:11: the parent review must come before survey',
      '  move survey below review',
    ]);
  });

  it('is reported when it is its own parent', () => {
    expect(told({ 'categories.yaml': category('survey', 'survey') })).toEqual([
      'categories.yaml:3:11: the parent survey must come before survey',
      '  remove the parent',
    ]);
  });

  it('counts as used when a subcategory is used', () => {
    expect(
      told({
        'categories.yaml': category('threats') + category('backdoor', 'threats'),
        'papers/2024.yaml': paper({ categories: '[backdoor]' }),
      }),
    ).toEqual([]);
  });
});

describe('the name of a venue', () => {
  const both = (second: string) => ({
    'venues.yaml': right['venues.yaml'] + second,
    'papers/2024.yaml': right['papers/2024.yaml'] + paper({ venue: 'jis' }, 'lin2024waves'),
  });

  it.each([
    ['ICHT', venue('jis', 'ICHT')],
    ['icht', venue('jis', 'JIS', '  aliases: [Journal, icht]\n')],
    ['I-Cht', venue('jis', 'JIS', '  aliases: [I-Cht]\n')],
  ])('is reported when two venues have it, in any spelling: %s', (name, second) => {
    expect(told(both(second))).toEqual([
      `venues.yaml:5:1: "${name}" is already a name of the venue icht`,
      '  keep the name in only one of them',
    ]);
  });

  it('may occur twice in its own venue', () => {
    expect(told(both(venue('jis', 'JIS', '  aliases: [J.I.S., jis]\n')))).toEqual([]);
  });
});

describe('a warning about records', () => {
  it.each<Case>([
    [
      'records out of order',
      { 'papers/2024.yaml': paper({}, 'lin2024waves') + paper() },
      [
        'papers/2024.yaml:8:1: warning: lin2024tides must come before lin2024waves; records are sorted by id',
        '  move lin2024tides up',
      ],
    ],
    [
      'a paper in the file of another year',
      { 'papers/2024.yaml': '', 'papers/2023.yaml': paper() },
      ['papers/2023.yaml:4:9: warning: a paper of 2024 in the file of 2023', '  move it to papers/2024.yaml'],
    ],
    [
      'a paper that cannot be cited',
      { 'papers/2024.yaml': paper({ authors: undefined }) + paper({ venue: undefined }, 'lin2024waves') },
      [
        'papers/2024.yaml:1:1: warning: lin2024tides has no authors, so it cannot be cited',
        '  add its authors',
        'papers/2024.yaml:7:1: warning: lin2024waves has no venue, so it cannot be cited',
        '  add its venue',
      ],
    ],
    [
      'words for capitals that the title does not have',
      { 'papers/2024.yaml': paper({ title: 'JavaScript Trojan Tides', protect: '[Trojan, Java]', noprotect: '[NOT]' }) },
      [
        'papers/2024.yaml:8:21: warning: "Java" is not in the title',
        '  write it as in the title, or remove it',
        'papers/2024.yaml:9:15: warning: "NOT" is not in the title',
        '  write it as in the title, or remove it',
      ],
    ],
    [
      'records that no paper uses',
      {
        'categories.yaml': right['categories.yaml'] + category('threats'),
        'venues.yaml': right['venues.yaml'] + venue('jis', 'JIS'),
        'repos.yaml': repo('lin/ebb') + right['repos.yaml'],
      },
      [
        'categories.yaml:4:1: warning: no paper uses the category threats',
        '  use it or remove it',
        'repos.yaml:1:1: warning: no paper uses the repository lin/ebb',
        '  use it or remove it',
        'venues.yaml:5:1: warning: no paper uses the venue jis',
        '  use it or remove it',
      ],
    ],
  ])('is given for %s', (_, changes, lines) => {
    expect(told(changes)).toEqual(lines);
  });

  it('is not given for capitals in the order of ids, nor for a file without a year in its name', () => {
    expect(
      told({
        'repos.yaml': repo('Ada/x') + repo('ben/x') + repo('Lin/tides'),
        'papers/2024.yaml': '',
        'papers/harbors.yaml': paper({ code: '[Ada/x, ben/x, Lin/tides]' }),
      }),
    ).toEqual([]);
  });
});
