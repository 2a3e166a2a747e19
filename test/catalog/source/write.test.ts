import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type EntryOf, recordSchemas } from '../../../src/catalog/model/schema.ts';
import { cleanTexts } from '../../../src/catalog/source/fast-reader.ts';
import { writeCatalog, writeRecord } from '../../../src/catalog/source/write.ts';
import { readText } from '../folder.ts';

describe('writeRecord', () => {
  it('writes YAML in the usual style, with fields in schema order', () => {
    const entry = {
      year: 2024,
      title: 'Tides: a # of Waves',
      authors: ['Lin, Xiao', { literal: '林潇', latin: 'Lin Xiao' }, '{van der Berg}, Jan'],
      volume: '36',
      arxiv: '2401.00010',
      categories: ['survey', 'harbors'],
      preprint: { year: 2023 },
      summary: `Counts ${'waves and '.repeat(10)}tides.`,
      abstract: `We say: ${'waves and '.repeat(10)}tides.`,
    };
    expect(writeRecord('papers', 'lin2024tides', entry)).toBe(`lin2024tides:
  title: "Tides: a # of Waves"
  authors:
    - Lin, Xiao
    - { literal: 林潇, latin: Lin Xiao }
    - "{van der Berg}, Jan"
  year: 2024
  volume: "36"
  arxiv: "2401.00010"
  preprint:
    year: 2023
  categories: [survey, harbors]
  summary: Counts waves and waves and waves and waves and waves and waves and waves and waves and
    waves and waves and tides.
  abstract: "We say: waves and waves and waves and waves and waves and waves and waves and waves and
    waves and waves and tides."
`);
  });

  it('keeps a long title on one line, so that text search finds it', () => {
    const title = `Tides ${'and waves '.repeat(30)}again`;
    expect(writeRecord('papers', 'a', { title, year: 2024 })).toBe(`a:\n  title: ${title}\n  year: 2024\n`);
  });

  it('writes each value of a long list on its own line', () => {
    const tasks = Array.from({ length: 9 }, (_, index) => `counting-of-waves-${index}`);
    expect(writeRecord('papers', 'a', { title: 'T', year: 2024, tasks })).toBe(
      `a:\n  title: T\n  year: 2024\n  tasks:\n    [\n${tasks
        .map((task) => `      ${task},\n`)
        .join('')
        .replace(/,\n$/, '\n')}    ]\n`,
    );
  });

  it('reproduces all venues and repositories of the shipped catalog', () => {
    for (const kind of ['venues', 'repos'] as const) {
      const text = readFileSync(join(import.meta.dirname, `../../../catalog/${kind}.yaml`), 'utf8');
      const records: Record<string, EntryOf[typeof kind]> = parse(text);
      const written = Object.entries(records).map(([id, entry]) => writeRecord(kind, id, { ...entry }));
      expect(written.join('\n')).toBe(text.replace(/^#.*\n+/gm, '').replace(/\n {4}(?=Computing)/, ' '));
    }
  });
});

const text = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom(
      '2306.08350',
      'null',
      '~',
      'a: b',
      'a #b',
      '- a',
      '010',
      'yes',
      "'",
      '"',
      '\\',
      '{a}',
      '[a',
      '@a',
      '%',
      '&a',
      '*a',
      '!a',
      '? a',
      '<<',
      '0x1f',
      '1e3',
      '.inf',
      '2024-01-01',
      'a, b',
      ': a',
      'a:',
      '|',
      '>',
    ),
  )
  .map(String)
  .filter((one) => cleanTexts(one) !== '');
const texts = fc.array(text, { minLength: 1, maxLength: 4 });
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const name = fc.oneof(
  fc.constantFrom('Lin, Xiao', 'King, Jr., Martin Luther', '{van der Berg}, Jan', "d'Ormesson, Jean"),
  fc.record({ literal: text }),
  fc.record({ literal: text, latin: text }),
);

/** A paper as YAML has it, with any text where any is allowed. */
const paper = fc.record({
  title: text,
  authors: optional(fc.array(name, { minLength: 1, maxLength: 3 })),
  year: fc.integer({ min: 1000, max: 2100 }),
  booktitle: optional(text),
  volume: optional(fc.constantFrom('36', '010', '1e5', 'IV')),
  arxiv: optional(fc.constantFrom('2306.08350', '2310.00010', 'cs/0601001')),
  preprint: optional(fc.record({ title: text, year: fc.constant(2020) })),
  categories: optional(texts),
  tasks: optional(texts),
  ours: optional(fc.boolean()),
  summary: optional(fc.array(text, { minLength: 1, maxLength: 30 }).map((all) => all.join(' '))),
});

describe('writeRecord and readRecords', () => {
  it('return any entry unchanged when it is written and read', () => {
    fc.assert(
      fc.property(paper, (written) => {
        const reading = readText('papers', 'a.yaml', writeRecord('papers', 'a', written));
        const value = cleanTexts(
          structuredClone(Object.fromEntries(Object.entries(written).filter(([, one]) => one !== undefined))),
        );
        expect([reading.problems, reading.records.map(({ entry }) => entry)]).toEqual([
          [],
          [recordSchemas.papers.entry.parse(value)],
        ]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('writeCatalog', () => {
  it('writes the records of each kind below its name', () => {
    const catalog = {
      categories: [['survey', { name: 'Survey' }]],
      venues: [],
      repos: [['lin/tides', { url: 'https://example.org/tides' }]],
      papers: [
        ['a', { title: 'A', year: 2024 }],
        ['b', { title: 'B', year: 2024 }],
      ],
    } as const;
    expect(writeCatalog(catalog)).toBe(`categories:
  survey:
    name: Survey

repos:
  lin/tides:
    url: https://example.org/tides

papers:
  a:
    title: A
    year: 2024

  b:
    title: B
    year: 2024
`);
  });
});
