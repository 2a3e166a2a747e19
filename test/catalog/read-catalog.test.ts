import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareNewestFirst } from '../../src/catalog/model/paper-order.ts';
import { readCatalog } from '../../src/catalog/read-catalog.ts';
import { folderWith, linesOf, paper, refused, right, told, toldWithCodes } from './folder.ts';

const fixture = join(import.meta.dirname, '../fixture');
const form = '  a catalog is a folder with categories.yaml, venues.yaml, repos.yaml and papers/*.yaml; see lm4c help catalog';

describe('readCatalog', () => {
  it('reports no problems in a valid catalog', () => {
    const { problems, files, records, entries } = readCatalog(fixture);
    const ids = {
      papers: entries?.papers.map(([key]) => key),
      venues: entries?.venues.map(([id]) => id),
      repos: entries?.repos.map(([id]) => id),
      categories: entries?.categories.map(([id]) => id),
    };
    expect({ problems, files, records, ids }).toEqual({
      problems: [],
      files: 5,
      records: 19,
      ids: {
        papers: [
          'okafor2024night',
          'lin2024tides',
          'lin2024survey',
          'openharbor2023counting',
          'muller2023hidden',
          'king2023locking',
        ],
        venues: ['arxiv', 'icht', 'jis', 'ruanjian-tongbao'],
        repos: ['harbor-lab/Night_Watch', 'king-mj/locks', 'someone/night-watch-again'],
        categories: ['survey', 'threats', 'backdoor', 'data-poisoning', 'adversarial', 'defenses'],
      },
    });
  });

  it('returns the entries as they are in the files', () => {
    expect(readCatalog(folderWith(right)).entries).toEqual({
      papers: [
        [
          'lin2024tides',
          {
            title: 'Tides',
            authors: [{ family: 'Lin', given: 'Xiao' }],
            year: 2024,
            venue: 'icht',
            categories: ['survey'],
            code: ['lin/tides'],
          },
        ],
      ],
      venues: [['icht', { name: 'ICHT', title: 'Harbor Conference', kind: 'conference' }]],
      repos: [['lin/tides', { url: 'https://example.org/tides' }]],
      categories: [['survey', { name: 'Survey', description: 'Reviews.' }]],
      synonyms: [],
      fields: [
        ...[
          'key',
          'title',
          'translation',
          'authors',
          'etal',
          'year',
          'venue',
          'type',
          'booktitle',
          'journal',
          'edition',
          'series',
        ],
        ...[
          'volume',
          'number',
          'pages',
          'numpages',
          'month',
          'publisher',
          'doi',
          'arxiv',
          'primaryclass',
          'preprint',
          'url',
          'pdf',
          'categories',
        ],
        ...['code', 'reproductions', 'ours', 'acronym', 'tasks', 'models', 'languages', 'techniques', 'summary', 'language'],
        ...['title_tex', 'protect', 'noprotect', 'note', 'aliases', 'abstract'],
      ],
    });
  });

  it('sorts papers newest first, then by title ignoring case and accents, then by key', () => {
    const papers = [
      paper({ title: 'zebra' }, 'a'),
      paper({ title: 'Élan' }, 'b'),
      paper({ title: 'elf' }, 'c'),
      paper({ title: 'elf' }, 'd'),
    ];
    const folder = folderWith({
      ...right,
      'papers/2024.yaml': papers.toReversed().join(''),
      'papers/2025.yaml': paper({ year: '2025' }, 'e'),
    });
    expect(readCatalog(folder).entries?.papers.map(([key]) => key)).toEqual(['e', 'b', 'c', 'd', 'a']);
  });

  it('accepts an empty catalog', () => {
    const folder = folderWith({ 'categories.yaml': '', 'venues.yaml': '# None.\n', 'repos.yaml': '\n', 'papers/2024.yaml': '' });
    const { problems, entries } = readCatalog(folder);
    expect({ problems, papers: entries?.papers }).toEqual({ problems: [], papers: [] });
  });

  it('accepts a venue with the id constructor', () => {
    expect(
      told({
        'venues.yaml': 'constructor:\n  name: Constructor\n  title: Constructor\n  kind: journal\n',
        'papers/2024.yaml': paper({ venue: 'constructor' }),
      }),
    ).toEqual([]);
  });

  it('accepts a colon in an id that other records refer to', () => {
    expect(
      told({ 'categories.yaml': 'a:b:\n  name: A\n  description: B\n', 'papers/2024.yaml': paper({ categories: '["a:b"]' }) }),
    ).toEqual([]);
  });

  it('accepts synonyms as a text, a list, or a map with narrower terms', () => {
    const text = `\
llm: large language model
rag: [a b, c d]
supply-chain: { same: [供应链], narrower: typosquatting }
attack: { narrower: [evasion] }
`;
    expect(readCatalog(folderWith({ ...right, 'synonyms.yaml': text })).entries?.synonyms).toEqual([
      ['llm', ['large language model']],
      ['rag', ['a b', 'c d']],
      ['supply-chain', { same: ['供应链'], narrower: ['typosquatting'] }],
      ['attack', { narrower: ['evasion'] }],
    ]);
  });

  it('reads synonyms from abbreviations.yaml, the former name of the file', () => {
    const folder = folderWith({ ...right, 'abbreviations.yaml': 'llm: large language model\nrag: [a b, c d]\n' });
    const { entries, problems, files } = readCatalog(folder);
    const synonyms = [
      ['llm', ['large language model']],
      ['rag', ['a b', 'c d']],
    ];
    expect([entries?.synonyms, problems, files]).toEqual([synonyms, [], 5]);
  });

  it('reports a folder with synonyms.yaml and abbreviations.yaml', () => {
    expect(told({ 'synonyms.yaml': 'llm: a b\n', 'abbreviations.yaml': 'ml: c d\n' })).toEqual([
      'abbreviations.yaml: abbreviations.yaml is the old name of synonyms.yaml, and both files exist',
      '  move its entries to synonyms.yaml, and delete it',
    ]);
  });

  it('requires synonyms to be texts, each under a term in lower case', () => {
    const text = `\
LLM: c d
ml: 5
rag:
dl: [a b, 7]
gan: {}
gnn: { same: [], narower: x }
nlp: { narrower: [true] }
`;
    expect(told({ 'synonyms.yaml': text })).toEqual([
      'synonyms.yaml:1:1: the id "LLM" is not a term in lower case with hyphens instead of spaces, such as data-poisoning',
      'synonyms.yaml:2:1: ml 5 is text, but YAML reads it as the number 5',
      '  ml: "5"',
      'synonyms.yaml:3:1: rag has no value',
      'synonyms.yaml:4:11: dl 7 is text, but YAML reads it as the number 7',
      '  dl: "7"',
      'synonyms.yaml:5:1: warning: gan has only one term',
      '  add a term with the same meaning, or remove the entry',
      'synonyms.yaml:6:14: same is empty',
      '  write a value, or remove same if it is unknown',
      'synonyms.yaml:6:18: unknown field "narower"',
      '  did you mean narrower?',
      'synonyms.yaml:7:19: narrower true is text, but YAML reads it as the value true',
      '  narrower: "true"',
    ]);
  });

  it.each(['c++', 'c#', 'r-cnn', 'model-stealing', 'a:b', '3d', '后门', 'élan', 'हिंदी'])(
    'accepts %s as a term of synonyms',
    (term) => {
      expect(told({ 'synonyms.yaml': `${term}: another term\n` })).toEqual([]);
    },
  );

  it.each(['-c', 'c-', 'C++', 'model stealing', 'a/b', '+', 'a_b'])('rejects %s as a term of synonyms', (term) => {
    expect(told({ 'synonyms.yaml': `${term}: another term\n` })[0]).toBe(
      `synonyms.yaml:1:1: the id "${term}" is not a term in lower case with hyphens instead of spaces, such as data-poisoning`,
    );
  });

  it('reads .yaml and .yml files, but no others', () => {
    const folder = folderWith({ ...right, 'papers/2025.yml': paper({ year: '2025' }, 'lin2025a'), 'papers/notes.txt': 'x: y\n' });
    const { problems, files, records } = readCatalog(folder);
    expect({ problems, files, records }).toEqual({ problems: [], files: 5, records: 5 });
  });
});

describe('several problems of a catalog', () => {
  const changes = {
    'venues.yaml': 'icht:\n  name: A: B\njis:\n  name: JIS\n  title: Journal\n  kind: journl\n',
    'repos.yaml': 'lin/tides:\n  url: ftp://example.org\n',
    'papers/2023.yaml':
      paper({ year: '2023', arxiv: '2306.08350', venue: 'isht' }, 'lin2023a') +
      paper({ year: '2023', venue: 'isht' }, 'lin2023b'),
    'papers/2024.yaml': paper({ titel: 'x', year: '"2024"' }) + paper({ code: '[lin/tide]' }, 'lin2024waves'),
  };

  it('are reported at once, sorted by file and line', () => {
    expect(told(changes)).toEqual([
      'papers/2023.yaml:5:10: unknown venue "isht"',
      '  did you mean icht?',
      'papers/2023.yaml:8:10: arxiv 2306.08350 is text, but YAML reads it as the number 2306.0835',
      '  arxiv: "2306.08350"',
      'papers/2023.yaml:13:10: unknown venue "isht"',
      '  did you mean icht?',
      'papers/2024.yaml:4:9: year must be a number, not text',
      'papers/2024.yaml:8:3: unknown field "titel"',
      '  did you mean title?',
      'papers/2024.yaml:15:10: unknown repository "lin/tide"',
      '  did you mean lin/tides?',
      'repos.yaml:2:8: url "ftp://example.org" is not a URL that begins with https:// or http://',
      '  write a web address, or remove the field',
      'venues.yaml:2:9: in YAML, the colon and space inside name start a map; quote the text',
      '  name: "A: B"',
      'venues.yaml:6:9: kind "journl" is not one of conference, journal, preprint, book, thesis, report, software, website',
    ]);
  });

  it('do not hide the other problems of a record with an error', () => {
    const both = paper({ title: 'Tides of the Sea.', arxiv: '2306.08350', doi: 'x', categories: undefined });
    expect(toldWithCodes({ 'papers/2024.yaml': both }).filter((line) => line.startsWith('papers'))).toEqual([
      'papers/2024.yaml:1:1: warning: lin2024tides has no category [no-category]',
      'papers/2024.yaml:2:10: warning: title ends with a period [title-dot]',
      'papers/2024.yaml:7:10: arxiv 2306.08350 is text, but YAML reads it as the number 2306.0835 [unquoted-text]',
      'papers/2024.yaml:8:8: doi "x" is not a bare DOI, such as 10.1145/3510003.3510146 [wrong-form]',
    ]);
  });

  it('do not make a field with a wrong value a missing one', () => {
    const wrong = paper({ authors: 'Lin', venue: '5', categories: 'survey' });
    expect(toldWithCodes({ 'papers/2024.yaml': wrong }).filter((line) => line.startsWith('papers'))).toEqual([
      'papers/2024.yaml:3:12: authors must be a list, such as [a, b], not text [wrong-type]',
      'papers/2024.yaml:5:10: venue 5 is text, but YAML reads it as the number 5 [unquoted-text]',
      'papers/2024.yaml:5:10: unknown venue "5" [unknown-venue]',
      'papers/2024.yaml:6:15: categories must be a list, such as [a, b], not text [wrong-type]',
    ]);
  });

  it('leave no partial catalog', () => {
    expect(readCatalog(folderWith({ ...right, ...changes })).entries).toBeUndefined();
  });
});

describe('the position of a problem between records', () => {
  const named = (key: string, changes: Readonly<Record<string, string>> = {}) =>
    paper({ title: `"林晓 😀: é ${key}"`, ...changes }, key);

  it.each([
    ['as it is', (text: string) => text],
    ['with a byte-order mark', (text: string) => `\ufeff${text}`],
    ['with the line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('is found in a file of any form: %s', (_, form) => {
    const text = named('lin2024tides') + named('lin2024waves', { code: '[lin/tides, "é", lin/tide]' });
    expect(told({ 'papers/2024.yaml': form(text) })).toEqual([
      'papers/2024.yaml:14:21: unknown repository "é"',
      '  add it to repos.yaml',
      'papers/2024.yaml:14:26: unknown repository "lin/tide"',
      '  did you mean lin/tides?',
    ]);
  });

  it('is found in a record that only yaml can read', () => {
    const text = named('lin2024tides') + named('lin2024waves', { venue: 'isht\t# the main track' });
    expect(told({ 'papers/2024.yaml': text })).toEqual(['papers/2024.yaml:12:10: unknown venue "isht"', '  did you mean icht?']);
  });
});

describe('the progress of readCatalog', () => {
  /** The progress that is reported while the files are read. */
  function progressOf(files: Readonly<Record<string, string | undefined>>) {
    const steps: (readonly [done: number, total: number])[] = [];
    readCatalog(folderWith({ ...right, ...files }), (done, total) => steps.push([done, total]));
    return steps;
  }

  it('is reported after each file, in bytes of all files', () => {
    const sizes = Object.values(right).map((text) => Buffer.byteLength(text));
    const total = sizes.reduce((all, size) => all + size, 0);
    expect(progressOf({})).toEqual(
      sizes.map((_, index) => [sizes.slice(0, index + 1).reduce((all, size) => all + size, 0), total]),
    );
  });

  it('is reported about every megabyte of a long file', () => {
    const repos = Array.from({ length: 3000 }, (_, index) => `lin/r${index}:\n  url: https://a.org/${'x'.repeat(1000)}\n`);
    const steps = progressOf({ 'repos.yaml': repos.join('') }).map(([done]) => done);
    const longest = Math.max(...steps.map((done, index) => done - (steps[index - 1] ?? 0)));
    expect(steps.length).toBe(6);
    expect(longest / 1024 / 1024).toBeCloseTo(1, 1);
  });

  it('includes missing files, and ends at 100 %', () => {
    const steps = progressOf({ 'venues.yaml': undefined, 'papers/2025.yaml': '[' });
    expect(steps.length).toBe(5);
    expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
  });
});

describe('the order of papers', () => {
  it('is that of compareNewestFirst, then of the keys', () => {
    const titles = ['b', 'A', 'a', 'é', 'E', '\u{20000}', '林', '\ufffd', '"1"', 'A'];
    const papers = titles.map((title, index) => paper({ title, year: `${2023 + (index % 2)}` }, `k${9 - index}`));
    const { entries } = readCatalog(folderWith({ ...right, 'papers/2024.yaml': papers.join('') }));
    const byRule = [...(entries?.papers ?? [])].sort(
      ([key, a], [other, b]) => compareNewestFirst(a, b) || (key < other ? -1 : 1),
    );
    expect(entries?.papers.map(([key]) => key)).toEqual(byRule.map(([key]) => key));
    expect(entries?.papers.length).toBe(10);
  });
});

describe('an invalid record', () => {
  it.each<[title: string, changes: Record<string, string>, lines: string[]]>([
    [
      'a venue that is no YAML',
      { 'venues.yaml': 'icht:\n  name: ICHT: Harbor\n' },
      ['venues.yaml:2:9: in YAML, the colon and space inside name start a map; quote the text', '  name: "ICHT: Harbor"'],
    ],
    [
      'a venue with its id in quotes',
      { 'venues.yaml': '"icht":\n  name: ICHT\n  title: T\n  kind: workshop\n' },
      ['venues.yaml:4:9: kind "workshop" is not one of conference, journal, preprint, book, thesis, report, software, website'],
    ],
    [
      'a venue without the colon behind its id',
      { 'venues.yaml': 'icht\n  name: ICHT\n' },
      ['venues.yaml:1:1: not valid YAML: implicit keys need to be on a single line'],
    ],
    [
      'a repository',
      { 'repos.yaml': 'lin/tides: ~\n' },
      ['repos.yaml:1:1: the record has no fields', '  indent its fields below its id'],
    ],
    [
      'a category that is a parent',
      {
        'categories.yaml': 'survey:\n  description: S\nreview:\n  name: Review\n  parent: survey\n',
        'papers/2024.yaml': paper({ categories: '[review]' }),
      },
      ['categories.yaml:1:1: name is missing'],
    ],
    [
      'a category that has a parent',
      {
        'categories.yaml': 'survey:\n  name: Survey\nreview:\n  description: R\n  parent: survey\n',
        'papers/2024.yaml': paper({ categories: '[review]' }),
      },
      ['categories.yaml:3:1: name is missing'],
    ],
    [
      'a paper that alone uses a venue',
      { 'papers/2024.yaml': paper({ year: 'x' }) },
      ['papers/2024.yaml:4:9: year must be a number, not text'],
    ],
  ])('does not make references to it invalid: %s', (_, changes, lines) => {
    expect(told(changes)).toEqual(lines);
  });
});

describe('a file of a catalog', () => {
  it('is reported only once when it is missing, without the references to its records', () => {
    expect(told({ 'venues.yaml': undefined })).toEqual(['venues.yaml: no such file or folder', '  create it; it may be empty']);
  });

  it('is reported when it is a folder', () => {
    const folder = folderWith({ ...right, 'papers/2025.yaml/a.txt': '' });
    expect(readCatalog(folder).problems).toEqual([
      { file: join(folder, 'papers/2025.yaml'), level: 'error', code: 'a-folder', message: 'it is a folder', fix: undefined },
    ]);
  });

  it.each<[title: string, place: string, bytes: Buffer]>([
    ['Latin-1', '6:12', Buffer.from(`${right['venues.yaml']}jis:\n  name: Jos\xe9\n`, 'latin1')],
    ['UTF-16', '1:1', Buffer.from(`\ufeff${right['venues.yaml']}`, 'utf16le')],
  ])('is reported with the position of the first byte that is not UTF-8: %s', (_, place, bytes) => {
    expect(told({ 'venues.yaml': bytes })).toEqual([
      `venues.yaml:${place}: not UTF-8 text`,
      '  save the file with the encoding UTF-8',
    ]);
  });
});

describe('the folder of a catalog', () => {
  it('is rejected when it does not exist', () => {
    expect(refused(join(folderWith({}), 'nowhere'))).toEqual(['.: no such file or folder', form]);
  });

  it('is rejected when its parent is a file', () => {
    expect(refused(join(folderWith({ 'a.txt': '' }), 'a.txt/b'))).toEqual(['.: no such file or folder', form]);
  });

  it('is rejected without a folder papers', () => {
    expect(refused(folderWith({ 'venues.yaml': '' }))).toEqual(['.: not a catalog: the folder papers is missing', form]);
  });

  it('is rejected when papers is a file', () => {
    expect(refused(folderWith({ papers: '' }))).toEqual(['.: not a catalog: the folder papers is missing', form]);
  });
});

describe('missing permission to read', () => {
  /** Does it without the rights of root, whom no permission binds. */
  function asAnybody<T>(act: () => T): T {
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    try {
      return act();
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  }

  it('is reported for a folder', () => {
    const folder = folderWith(right);
    chmodSync(folder, 0o000);
    const lines = asAnybody(() => refused(folder));
    chmodSync(folder, 0o700);
    expect(lines).toEqual(['papers: permission denied', '  change its permissions, or ask its owner']);
  });

  it('is reported for a file, without the references to its records', () => {
    const folder = folderWith(right);
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'venues.yaml'), 0o000);
    expect(linesOf(asAnybody(() => readCatalog(folder)).problems, folder)).toEqual([
      'venues.yaml: permission denied',
      '  change its permissions, or ask its owner',
    ]);
  });
});

describe('10 MB of nonsense', () => {
  const size = 10 * 1024 * 1024;
  const repeated = (text: string) => text.repeat(Math.floor(size / text.length));

  /** Bytes that look random, the same in every run. */
  function noise(): Buffer {
    const bytes = Buffer.alloc(size);
    for (let i = 0, state = 1; i < size; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      bytes[i] = state >>> 24;
    }
    return bytes;
  }

  const letters = Buffer.from('abcdefghij klmn:opq-[]{}"\'#&*!|>\n\t  ');
  const text = () => noise().map((byte) => letters[byte % letters.length] ?? 0);
  const rest = 'too many problems; the rest of this file was not read';
  const tooLong = ['1:1: a record of 10240 KiB is too long; is this a catalog file?'];

  const kinds: Readonly<Record<string, readonly [content: () => string | Uint8Array, lastLines: readonly string[]]>> = {
    'random bytes': [noise, ['1:3: not UTF-8 text']],
    'random text': [text, ['112:1: the record has no fields', `112:1: ${rest}`]],
    'open brackets': [() => '['.repeat(size), tooLong],
    'one long line': [() => 'x'.repeat(size), tooLong],
    'keys on one line': [() => repeated('a: '), tooLong],
    'lines of words': [
      () => repeated('x y z\n'),
      ['100:1: not a record; expected an id with a colon, and its fields indented below', `100:1: ${rest}`],
    ],
    'lines of pairs': [() => repeated('x: y\n'), ['100:1: the record has no fields', `100:1: ${rest}`]],
    'lines of open quotes': [
      () => repeated(`x: "${'y'.repeat(50_000)}\n`),
      [`6:1: ${rest}`, '7:1: not valid YAML: missing closing "quote'],
    ],
  };

  // Papers that refer to the venue are what would compare its id with all that was found.
  const papers = Array.from({ length: 100 }, (_, index) => paper({}, `lin2024tides${100 + index}`)).join('');

  it.each(
    Object.entries(kinds).flatMap(([name, [content, lastLines]]) =>
      ['venues.yaml', 'papers/2024.yaml'].map((file) => [name, file, content, lastLines] as const),
    ),
  )('is rejected quickly: %s in %s', (_, file, content, lastLines) => {
    const lines = told({ 'papers/2024.yaml': papers, [file]: content() }).filter((line) => line.startsWith(file));
    expect(lines.slice(-lastLines.length)).toEqual(lastLines.map((line) => `${file}:${line}`));
  });
});
