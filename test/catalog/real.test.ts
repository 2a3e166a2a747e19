import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linkRecords } from '../../src/catalog/model/link.ts';
import type { Author } from '../../src/catalog/model/person-name.ts';
import { readCatalog } from '../../src/catalog/read-catalog.ts';
import { markdownTitle } from '../../src/formats/markdown.ts';
import { applyFilters } from '../../src/search/filters.ts';
import { foldCase } from '../../src/util/normalize.ts';
import { compiled } from '../paper.ts';
import { run } from '../run.ts';

const folder = join(import.meta.dirname, '../../catalog');
const { entries, problems } = readCatalog(folder);
if (!entries) throw new Error(JSON.stringify(problems));
const records = linkRecords(entries);
const papers = [...records.papers];
const catalog = compiled({ ...records, papers });

/**
 * A row for each record, sorted by key: key, year, venue, number of authors, DOI, arXiv id, title. They show a change that is made by
 * mistake. For a new paper, copy the row that the failing test prints into the file; for a correction, edit the row.
 */
const pinnedRows = readFileSync(join(import.meta.dirname, 'papers.tsv'), 'utf8')
  .trimEnd()
  .split('\n');
const keyOf = (row: string) => row.split('\t')[0] ?? '';
const recordRows = papers.map(({ key, year, venue, authors, doi, arxiv, title }) =>
  [key, year, venue?.id, authors.length, doi, arxiv, title].map((value) => value ?? '').join('\t'),
);

/** The rows of the list that the catalog grew from, as it printed them. */
const rows = readFileSync(join(import.meta.dirname, 'list.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const [category = '', key = '', year = '', venue = '', title = ''] = line.split('\t');
    return { category, key, year, venue, title };
  });

const files = readdirSync(join(folder, 'papers'));
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

/** Each record of the papers' files as it is written, with the comment above it. */
const written = files.flatMap((name) =>
  textOf(`papers/${name}`)
    .split('\n\n')
    .flatMap((text) => {
      const [, comment = '', key, record = ''] = /^((?:#.*\n)*)(?=([a-z0-9]+):\n)([\s\S]*)$/.exec(text) ?? [];
      return key === undefined ? [] : [{ key, comment, record: record.trimEnd() }];
    }),
);

describe('the shipped catalog', () => {
  it('has no problems', () => {
    expect(problems).toEqual([]);
  });

  it('has every record of papers.tsv unchanged', () => {
    const changed = pinnedRows.filter((row) => !recordRows.includes(row));
    const records = changed.map((row) => recordRows.find((record) => keyOf(record) === keyOf(row)) ?? 'no such record');
    expect(records).toEqual(changed);
  });

  it('has no paper without a row in papers.tsv', () => {
    const keys = new Set(pinnedRows.map(keyOf));
    expect(recordRows.filter((row) => !keys.has(keyOf(row)))).toEqual([]);
  });

  it('has a file papers.tsv that is sorted by key', () => {
    const keys = pinnedRows.map(keyOf);
    expect(keys).toEqual([...new Set(keys)].sort());
  });

  it('has its papers in the layout that the tests below read', () => {
    expect(written.map(({ key }) => key).sort()).toEqual(papers.map(({ key }) => key).sort());
  });

  it('has these categories', () => {
    expect(catalog.categories.map(({ id, parent }) => (parent ? `${parent.id} > ${id}` : id))).toEqual([
      'survey',
      'threats',
      'threats > backdoor',
      'backdoor > data-poisoning',
      'backdoor > model-poisoning',
      'threats > adversarial',
      'adversarial > white-box',
      'adversarial > black-box',
      'adversarial > robustness-evaluation',
      'threats > other-threats',
      'other-threats > prompt-injection',
      'other-threats > retrieval-poisoning',
      'other-threats > package-hallucination',
      'other-threats > malicious-use',
      'other-threats > agent-misbehavior',
      'other-threats > insecure-generation',
      'other-threats > memorization',
      'other-threats > membership-inference',
      'other-threats > licensing',
      'defenses',
      'defenses > backdoor-defense',
      'defenses > adversarial-defense',
      'defenses > secure-generation',
      'defenses > agent-safety',
      'defenses > watermarking',
      'defenses > generated-code-detection',
      'defenses > privacy-protection',
      'benchmark',
    ]);
  });

  it('marks the papers of its authors as ours', () => {
    expect(papers.flatMap(({ key, ours }) => (ours ? key : [])).sort()).toEqual([
      'chen2024security',
      'ge2024demonstration',
      'sun2023backdooring',
      'sun2025eliminating',
      'sun2025survey',
    ]);
  });

  it('links the reproduction that the original list has', () => {
    const paper = papers.find(({ key }) => key === 'yang2022natural');
    expect(paper?.reproductions).toMatchObject([
      {
        id: 'wssun/TiSE-LM4Code-Security/ALTER',
        url: 'https://github.com/wssun/TiSE-LM4Code-Security/tree/main/adversarial_attack/ALTER',
      },
    ]);
  });

  it.each([
    ['SP', 'sp'],
    ['Oakland', 'sp'],
    ['USENIX', 'usenix-security'],
    ['USENIX Security', 'usenix-security'],
    ['PACM PL', 'pacmpl'],
    ['PACMPL', 'pacmpl'],
    ['OOPSLA', 'pacmpl'],
    ['CoRR', 'arxiv'],
    ['arXiv', 'arxiv'],
    ['软件学报', 'jos'],
    ['Journal of Software', 'jos'],
  ])('has for the venue %s only papers with the id %s', (name, id) => {
    const found = [...catalog.papers(applyFilters(catalog, [{ filter: 'venue', values: [name], negated: false }]))];
    expect(found.map(({ key }) => key)).toEqual(papers.filter(({ venue }) => venue?.id === id).map(({ key }) => key));
    expect([...new Set(found.map(({ venue }) => venue?.id))]).toEqual([id]);
  });
});

describe('the original list of papers', () => {
  it('has 56 rows, all of which are in the catalog under the same category', () => {
    const missing = rows.filter(
      ({ key, category }) => !papers.find((paper) => paper.key === key)?.categories.some(({ id }) => id === category),
    );
    expect([rows.length, missing]).toEqual([56, []]);
  });

  it('is corrected only where a comment above the record says so', () => {
    const plain = (text: string) => foldCase(text).replace(/[\s.《》]+/g, '');
    const silent = rows.filter(({ key, year, venue, title }) => {
      const paper = papers.find((one) => one.key === key);
      if (!paper || written.find((one) => one.key === key)?.comment) return false;
      const names = [paper.venue?.id ?? '', paper.venue?.name ?? '', ...(paper.venue?.aliases ?? [])].map(plain);
      return String(paper.year) !== year || !names.includes(plain(venue)) || plain(paper.title) !== plain(title);
    });
    expect(silent).toEqual([]);
  });
});

describe('catalog/README.md', () => {
  /** The text below the heading of each category, to the next heading. */
  const sections = new Map(
    textOf('README.md')
      .split(/^##+ /m)
      .map((section) => [section.slice(0, section.indexOf('\n')), section]),
  );
  const rowsBelow = (category: string) => {
    const name = records.categories.find(({ id }) => id === category)?.name ?? '';
    return sections.get(name)?.split('\n') ?? [];
  };

  it('is up to date with the catalog', async () => {
    expect(await run(['readme', '--check', '-c', folder, join(folder, 'README.md')])).toEqual({
      status: 0,
      stdout: '',
      stderr: `${join(folder, 'README.md')} is up to date with ${folder}/\n`,
    });
  });

  it('has every row of the original list under its category, with year, venue and title of the record', () => {
    const missing = rows.filter(({ category, key }) => {
      const paper = papers.find((one) => one.key === key);
      const venue = paper?.venue?.name.replace('&', '&amp;');
      const begin = paper && `| ${paper.year} | ${venue} | ${markdownTitle(paper)} |`;
      return begin === undefined || !rowsBelow(category).some((row) => row.startsWith(begin));
    });
    expect([rows.length, missing]).toEqual([56, []]);
  });

  it('lists every paper of the catalog', () => {
    const all = [...sections.values()].join('');
    expect(papers.filter((paper) => !all.includes(` | ${markdownTitle(paper)} | `)).map(({ key }) => key)).toEqual([]);
  });
});

describe('the key of a paper', () => {
  const skipped = new Set(
    `a an the on of in for to towards toward and or with from by at via against between is are be do does did has have can how what why
    when who no using we our your my me i it they`.split(/\s+/),
  );
  const letters = (text: string) => foldCase(text).replace(/[^a-z0-9]/g, '');
  const family = (author: Author | undefined) => {
    if (!author) return '';
    return letters('literal' in author ? ((author.latin ?? author.literal).split(' ').at(-1) ?? '') : author.family);
  };

  /** The words of a title but small ones and single letters; "They'll" is "they", and "A.S.E" is "ase". "You" counts only at the beginning. */
  const contentWords = (title: string) =>
    foldCase(title)
      .replace(/'[a-z]+/g, '')
      .replace(/\b(?:[a-z]\.)+[a-z]\b/g, letters)
      .split(/[^a-z0-9]+/)
      .filter((word, index) => word.length > 1 && !skipped.has(word) && (word !== 'you' || index === 0));

  it('is family name, year and first content word of the title, or the next word if that key is taken', () => {
    const keys = new Set(papers.map(({ key }) => key));
    const unexplained = papers.flatMap(({ key, authors, year, title, translation }) => {
      const [first = '', second] = contentWords(translation ?? title).map((word) => `${family(authors[0])}${year}${word}`);
      return key === first || (key === second && keys.has(first)) ? [] : [{ key, first, second }];
    });
    expect(unexplained).toEqual([]);
  });
});

describe('the layout of the catalog files', () => {
  const names = ['categories.yaml', 'venues.yaml', 'repos.yaml', ...files.map((name) => `papers/${name}`)];

  it('has no line over 120 columns except URLs', () => {
    const long = names.flatMap((name) =>
      textOf(name)
        .split('\n')
        .filter((line) => line.length > 120 && !/^\s*(?:url|pdf): \S+$/.test(line)),
    );
    expect(long).toEqual([]);
  });

  it('has at most 60 lines per record', () => {
    const long = written.map(({ key, record }) => ({ key, lines: record.split('\n').length })).filter(({ lines }) => lines > 60);
    expect(long).toEqual([]);
  });

  it('has one author per line', () => {
    const lines = written.map(({ key, record }) => {
      const list = /^ {2}authors:\n((?: {4}- .*\n)*)/m.exec(record)?.[1] ?? '';
      return [key, list.split('\n').length - 1];
    });
    expect(Object.fromEntries(lines)).toEqual(Object.fromEntries(papers.map(({ key, authors }) => [key, authors.length])));
  });

  it('has no tabs, trailing spaces or Windows line ends, and one newline at the end of a file', () => {
    expect(names.filter((name) => /[\t\r]| \n|\n\n$|[^\n]$/.test(textOf(name)))).toEqual([]);
  });

  it('has the same explanation of the fields at the top of every file of papers', () => {
    const heads = files.map((name) => {
      const year = name.slice(0, 4);
      return textOf(`papers/${name}`).split('\n\n')[0]?.replace(`# Papers of ${year}.`, '# Papers of a year.');
    });
    expect(heads).toEqual(files.map(() => heads[0]));
    expect(heads[0]?.split('\n').slice(0, 2)).toEqual([
      '# yaml-language-server: $schema=../schema/papers.json',
      '# Papers of a year.',
    ]);
  });
});
