import { describe, expect, it } from 'vitest';
import { paper, readText, right, told } from '../folder.ts';

/** The lines that tell what is wrong with a paper after changes of its fields. */
const toldOfPaper = (changes: Readonly<Record<string, string | undefined>>) => told({ 'papers/2024.yaml': paper(changes) });

/** What the program makes of the fields of a paper. */
const entryOf = (changes: Readonly<Record<string, string | undefined>>) =>
  readText('papers', '2024.yaml', paper(changes)).records.map(({ entry }) => entry);

describe('the value of a field', () => {
  it.each<[title: string, field: string, value: string, lines: string[]]>([
    ['text for a number', 'year', '"2024"', ['papers/2024.yaml:4:9: year must be a number, not text']],
    ['a fraction', 'year', '2024.5', ['papers/2024.yaml:4:9: year must be a whole number, not the number 2024.5']],
    ['true for a number', 'year', 'true', ['papers/2024.yaml:4:9: year must be a number, not the value true']],
    ['a number that is too small', 'year', '24', ['papers/2024.yaml:4:9: year 24 is less than 1000']],
    [
      'a number that is too big',
      'month',
      '13',
      ['papers/2024.yaml:8:10: month 13 is more than 12', '  a month is 1 to 12; remove it if it is unknown'],
    ],
    ['text for a list', 'authors', 'Lin', ['papers/2024.yaml:3:12: authors must be a list, such as [a, b], not text']],
    ['text for a switch', 'ours', 'yes', ['papers/2024.yaml:8:9: ours must be true or false, not text']],
    ['a list for text', 'title', '[A, B]', ['papers/2024.yaml:2:10: title must be text, not a list']],
    ['a map for text', 'title', '{ a: b }', ['papers/2024.yaml:2:10: title must be text, not a map']],
    [
      'an empty list',
      'categories',
      '[]',
      ['papers/2024.yaml:6:15: categories is empty', '  write a value, or remove categories if it is unknown'],
    ],
    [
      'blanks in quotes',
      'title',
      '" "',
      ['papers/2024.yaml:2:10: title is empty', '  write a value, or remove title if it is unknown'],
    ],
    [
      'an address for a DOI',
      'doi',
      'https://doi.org/10.1/x',
      ['papers/2024.yaml:8:8: doi "https://doi.org/10.1/x" is not a bare DOI, such as 10.1145/3510003.3510146'],
    ],
    [
      'an author of one piece',
      'authors',
      '[OpenHarbor]',
      [
        'papers/2024.yaml:3:13: authors "OpenHarbor" is not of the form "Family, Given"; write a single name as { literal: OpenAI }',
      ],
    ],
    ['an author with a field too many', 'authors', '[{ literal: A, born: B }]', ['papers/2024.yaml:3:27: unknown field "born"']],
    [
      'an arXiv id that loses its last zero',
      'arxiv',
      '2306.08350',
      ['papers/2024.yaml:8:10: arxiv 2306.08350 is text, but YAML reads it as the number 2306.0835', '  arxiv: "2306.08350"'],
    ],
    [
      'an arXiv id that looks the same as a number',
      'arxiv',
      '2306.08351',
      ['papers/2024.yaml:8:10: arxiv 2306.08351 is text, but YAML reads it as the number 2306.08351', '  arxiv: "2306.08351"'],
    ],
    [
      'a volume that loses its first zero',
      'volume',
      '010',
      ['papers/2024.yaml:8:11: volume 010 is text, but YAML reads it as the number 10', '  volume: "010"'],
    ],
    [
      'a word that is a value of YAML',
      'title',
      'True',
      ['papers/2024.yaml:2:10: title True is text, but YAML reads it as the value true', '  title: "True"'],
    ],
    ['a tilde', 'title', '~', ['papers/2024.yaml:2:10: title ~ is text, but YAML reads it as nothing', '  title: "~"']],
    ['null', 'title', 'null', ['papers/2024.yaml:2:10: title null is text, but YAML reads it as nothing', '  title: "null"']],
    ['Null', 'title', 'Null', ['papers/2024.yaml:2:10: title Null is text, but YAML reads it as nothing', '  title: "Null"']],
    ['a tilde for a number', 'year', '~', ['papers/2024.yaml:4:9: year must be a number, not nothing']],
    ['null for a list', 'categories', 'null', ['papers/2024.yaml:6:15: categories must be a list, such as [a, b], not nothing']],
    ['nothing', 'title', '', ['papers/2024.yaml:2:10: title has no value']],
  ])('is rejected if it is %s', (_, field, value, lines) => {
    expect(toldOfPaper({ [field]: value })).toEqual(lines);
  });

  it('is abbreviated in a message when it is very long', () => {
    expect(toldOfPaper({ doi: 'x'.repeat(1000) })).toEqual([
      `papers/2024.yaml:8:8: doi "${'x'.repeat(200)}…" is not a bare DOI, such as 10.1145/3510003.3510146`,
    ]);
  });

  it('is rejected with a list of choices if it is none of them', () => {
    expect(told({ 'venues.yaml': 'icht:\n  name: ICHT\n  title: T\n  kind: workshop\n' })).toEqual([
      'venues.yaml:4:9: kind "workshop" is not one of conference, journal, preprint, book, thesis, report, software, website',
    ]);
  });

  it.each([
    ['', ['venues.yaml:1:1: kind is missing']],
    ['  kind:\n', ['venues.yaml:4:8: kind has no value']],
    ['  kind: ~\n', ['venues.yaml:4:9: kind has no value']],
  ])('is reported as missing or empty instead of as a wrong choice: %j', (line, lines) => {
    expect(told({ 'venues.yaml': `icht:\n  name: ICHT\n  title: T\n${line}` })).toEqual(lines);
  });

  it.each([
    ['doi', '2010.1145/3510003', 'a bare DOI, such as 10.1145/3510003.3510146'],
    ['arxiv', '12306.08350v', 'an arXiv id without version, such as "2306.08350"'],
    ['arxiv', 'v2306.083501', 'an arXiv id without version, such as "2306.08350"'],
  ])('gets no proposal from a part of a longer number: %s %s', (field, value, form) => {
    const column = field.length + 5;
    expect(toldOfPaper({ [field]: value })).toEqual([`papers/2024.yaml:8:${column}: ${field} "${value}" is not ${form}`]);
  });

  it('is cleaned of surrounding spaces, line ends and invisible characters', () => {
    expect(entryOf({ title: '"  Hid\u200bden\\n  \\e[31mTides "', code: undefined })).toEqual([
      {
        title: 'Hidden [31mTides',
        authors: [{ family: 'Lin', given: 'Xiao' }],
        year: 2024,
        venue: 'icht',
        categories: ['survey'],
      },
    ]);
  });
});

describe('the name of an author', () => {
  it.each([
    ['"Lin, Xiao"', { family: 'Lin', given: 'Xiao' }],
    ['"King, Jr., Martin J."', { family: 'King', suffix: 'Jr.', given: 'Martin J.' }],
    ['"van der Berg,  Ana"', { family: 'van der Berg', given: 'Ana' }],
    ['{ literal: OpenHarbor }', { literal: 'OpenHarbor' }],
    ['{ literal: 林晓, latin: Xiao Lin }', { literal: '林晓', latin: 'Xiao Lin' }],
  ])('is parsed from %s', (written, author) => {
    expect(entryOf({ authors: `[${written}]` }).map(({ authors }) => authors)).toEqual([[author]]);
  });

  it.each(['", Xiao"', '"Lin,"', '"Lin, , Xiao"', '"A, B, C, D"'])(
    'is refused with a piece missing or too many: %s',
    (written) => {
      expect(toldOfPaper({ authors: `[${written}]` })).toEqual([
        `papers/2024.yaml:3:13: authors ${written} is not of the form "Family, Given"; write a single name as { literal: OpenAI }`,
      ]);
    },
  );
});

describe('a long name without a comma', () => {
  it('is rejected in linear time', () => {
    const name = 'a'.repeat(200_000);
    expect(toldOfPaper({ authors: `["${name}"]` })).toEqual([
      `papers/2024.yaml:3:13: authors "${name.slice(0, 200)}…" is not of the form "Family, Given"; write a single name as { literal: OpenAI }`,
    ]);
  });
});

describe('the name of a field', () => {
  it('is reported with similar names when it is unknown', () => {
    expect(toldOfPaper({ titel: 'x', moth: '2' })).toEqual([
      'papers/2024.yaml:8:3: unknown field "titel"',
      '  did you mean title?',
      'papers/2024.yaml:9:3: unknown field "moth"',
      '  did you mean month?',
    ]);
  });

  it('is reported as missing in addition to the misspelt one', () => {
    expect(toldOfPaper({ title: undefined, titel: 'Tides' })).toEqual([
      'papers/2024.yaml:1:1: title is missing',
      'papers/2024.yaml:7:3: unknown field "titel"',
      '  did you mean title?',
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString', '<<'])('is unknown even if objects inherit it: %s', (name) => {
    expect(told({ 'papers/2024.yaml': `${paper()}  ${name}: 1\n` })).toEqual([`papers/2024.yaml:8:3: unknown field "${name}"`]);
  });

  it('is rejected when it occurs twice in a record', () => {
    expect(toldOfPaper({ month: '2\n  month: 3' })).toEqual(['papers/2024.yaml:9:3: this field appears twice in the record']);
  });
});

describe('the YAML of a record', () => {
  it.each<[title: string, changes: Readonly<Record<string, string>>, lines: string[]]>([
    [
      'a title cut by a comment',
      { title: 'Attacks on C # and Java' },
      ['papers/2024.yaml:2:22: YAML ends title at " #" and reads the rest as a comment', '  title: "Attacks on C # and Java"'],
    ],
    [
      "a preprint's title cut by a comment",
      { preprint: '\n    title: Attacks on C #' },
      ['papers/2024.yaml:9:24: YAML ends title at " #" and reads the rest as a comment', '  title: "Attacks on C #"'],
    ],
    [
      'the name of a group cut by a comment',
      { authors: '\n    - literal: The #1 Group' },
      ['papers/2024.yaml:4:19: YAML ends literal at " #" and reads the rest as a comment', '  literal: "The #1 Group"'],
    ],
    [
      'a text of a list cut by a comment',
      { languages: '\n    - C # and Java' },
      ['papers/2024.yaml:9:8: YAML ends languages at " #" and reads the rest as a comment', '  - "C # and Java"'],
    ],
    [
      'a colon in a title without quotes',
      { title: 'STRATA: Simple "Attacks"' },
      [
        'papers/2024.yaml:2:10: in YAML, the colon and space inside title start a map; quote the text',
        '  title: "STRATA: Simple \\"Attacks\\""',
      ],
    ],
    [
      'a colon in a later line of a text without quotes',
      { summary: 'It tells\n    two things: one and two' },
      ['papers/2024.yaml:8:12: in YAML, the colon and space inside summary start a map; quote the text', '  summary: "…"'],
    ],
    ['a quote that does not end', { title: '"Tides' }, ['papers/2024.yaml:2:16: not valid YAML: missing closing "quote']],
    [
      'an alias bomb',
      { tasks: '&a [x, x]\n  models: &b [*a, *a]\n  languages: [*b, *b]' },
      ['papers/2024.yaml:9:15: YAML aliases (*name) are not supported', '  write the value itself'],
    ],
    [
      'a tag that would run code',
      { title: '!!js/function "function () {}"' },
      ['papers/2024.yaml:2:10: not valid YAML: unresolved tag: tag:yaml.org,2002:js/function'],
    ],
    [
      'a tag of bytes',
      { title: '!!binary aGVsbG8=' },
      ['papers/2024.yaml:2:19: title aGVsbG8= is text, but YAML reads it as a map', '  title: "aGVsbG8="'],
    ],
    ['a list that is nested without end', { tasks: '['.repeat(5000) }, ['papers/2024.yaml:8:74: too deeply nested']],
    ['a flow that is nested without end', { title: '[a: '.repeat(12_000) }, ['papers/2024.yaml:2:266: too deeply nested']],
    ['brackets in quotes', { title: `"${'['.repeat(100)}"` }, []],
  ])('is rejected if it is %s', (_, changes, lines) => {
    expect(toldOfPaper(changes)).toEqual(lines);
  });

  it.each<[field: string, file: string, text: string, place: string]>([
    ['note', 'papers/2024.yaml', paper({ note: 'In press & C # see errata' }), '8:21'],
    ['type', 'papers/2024.yaml', paper({ type: "Master's thesis # 4" }), '8:24'],
    ['title_tex', 'papers/2024.yaml', paper({ title_tex: '$k$-NN for C #' }), '8:26'],
    ['abstract', 'papers/2024.yaml', paper({ abstract: 'We study code in C # and Java.' }), '8:31'],
    ['languages', 'papers/2024.yaml', paper({ languages: '\n    - C #\n    - Java' }), '9:8'],
    ['protect', 'papers/2024.yaml', paper({ protect: '\n    - Tides # 2' }), '9:12'],
    ['aliases', 'venues.yaml', `${right['venues.yaml']}  aliases:\n    - Harbor # 5\n`, '6:13'],
    ['description', 'repos.yaml', `${right['repos.yaml']}  description: In C # and Java\n`, '3:20'],
    ['cs', 'synonyms.yaml', 'cs: C # language\n', '1:6'],
    ['fs', 'synonyms.yaml', 'fs:\n  - F # language\n', '2:6'],
    ['same', 'synonyms.yaml', 'fs:\n  same: F # language\n', '2:10'],
    ['narrower', 'synonyms.yaml', 'fs:\n  narrower:\n    - F # language\n', '3:8'],
  ])('is rejected when a comment cuts the text of %s in %s', (field, file, text, place) => {
    expect(told({ [file]: text })[0]).toBe(`${file}:${place}: YAML ends ${field} at " #" and reads the rest as a comment`);
  });

  it('may have a comment after an id, a number, a URL or the name of a person', () => {
    expect(
      toldOfPaper({
        authors: '\n    - Lin, Xiao # of the first edition',
        year: '2024 # not 2023',
        venue: 'icht # the main track',
        url: 'https://example.org/tides # moved',
        categories: '\n    - survey # for now',
        code: '\n    - lin/tides # archived',
      }),
    ).toEqual([]);
  });

  it.each([
    ['papers/2024.yaml:2:1', 'lin2024tides:\n\ttitle: Tides\n'],
    ['papers/2024.yaml:8:1', `${paper()}\tmonth: 2\n`],
  ])('is rejected with tabs in the indentation: %s', (place, text) => {
    expect(told({ 'papers/2024.yaml': text })).toEqual([
      `${place}: tab in the indentation; YAML allows only spaces`,
      '  indent with two spaces',
    ]);
  });

  it('may have Windows line ends, a byte-order mark and a document marker', () => {
    expect(told({ 'papers/2024.yaml': `\ufeff---\n# One.\n\n${paper()}`.replaceAll('\n', '\r\n') })).toEqual([]);
  });

  it('has the same problem positions and fixes with Windows line ends', () => {
    expect(told({ 'papers/2024.yaml': paper({ title: 'C # and', arxiv: '2306.08350' }).replaceAll('\n', '\r\n') })).toEqual([
      'papers/2024.yaml:2:11: YAML ends title at " #" and reads the rest as a comment',
      '  title: "C # and"',
      'papers/2024.yaml:8:10: arxiv 2306.08350 is text, but YAML reads it as the number 2306.0835',
      '  arxiv: "2306.08350"',
    ]);
  });
});

describe('a record', () => {
  it.each(['a:\n', 'a: ~\n', 'a: b\n', 'a: [b]\n'])('is rejected without fields: %j', (text) => {
    expect(told({ 'repos.yaml': `${text}lin/tides:\n  url: https://example.org/tides\n` })).toEqual([
      'repos.yaml:1:1: the id "a" is not of the form owner/name',
      'repos.yaml:1:1: the record has no fields',
      '  indent its fields below its id',
    ]);
  });

  it.each([
    ['text', 'harbor\n'],
    ['a list', '- lin2024tides\n'],
    ['the end of a document', '...\n'],
    ['records between braces, of which one could be lost', '{ a: { title: A }, b: { title: B } }\n'],
    ['a list as the id', '? [a, b]\n'],
  ])('is rejected if it is %s', (_, text) => {
    expect(told({ 'papers/2024.yaml': `${paper()}${text}` })).toEqual([
      'papers/2024.yaml:8:1: not a record; expected an id with a colon, and its fields indented below',
    ]);
  });

  it('may have a quoted id, and its fields in braces', () => {
    expect(told({ 'repos.yaml': '"lin/tides": { url: https://example.org/tides }\n' })).toEqual([]);
  });

  it('is found in every document of a file', () => {
    const { ids, problems } = readText('papers', '2024.yaml', `---\n${paper()}---\n${paper({}, 'lin2024waves')}`);
    expect({ ids, problems }).toEqual({ ids: ['lin2024tides', 'lin2024waves'], problems: [] });
  });

  it.each([
    ['venues.yaml', '__proto__', 'an id of lower-case letters, digits, hyphens and colons, such as icse'],
    ['venues.yaml', 'JIS', 'an id of lower-case letters, digits, hyphens and colons, such as icse'],
    ['repos.yaml', 'tides', 'of the form owner/name'],
  ])('of %s is rejected with the id %s, which has another form', (file, id, form) => {
    const fields = {
      'venues.yaml': '\n  name: A\n  title: B\n  kind: journal\n',
      'repos.yaml': '\n  url: https://example.org\n',
    }[file];
    const { problems } = readText(file === 'venues.yaml' ? 'venues' : 'repos', file, `${id}:${fields}`);
    expect(problems).toEqual([
      { file, line: 1, column: 1, level: 'error', code: 'wrong-form', message: `the id "${id}" is not ${form}`, fix: undefined },
    ]);
  });

  it('keeps its id when it is invalid, in any notation', () => {
    const text = 'icht: a: b\n"jis": [\n"a:b": ~\nc:d: ~\nno-colon\nspace : [\n';
    expect(readText('venues', 'venues.yaml', text).ids).toEqual(['icht', 'jis', 'a:b', 'c:d', 'no-colon', 'space']);
  });
});
