import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readCatalog, readSource } from '../../src/catalog/read-catalog.ts';
import { type WrittenEntry, writeCatalog } from '../../src/catalog/source/write.ts';
import { folderWith, readForeignFile } from '../catalog/folder.ts';
import { run } from '../run.ts';

const catalog = join(import.meta.dirname, '../../catalog');
const wild = join(import.meta.dirname, 'bibtex/wild');

const endings = { bibtex: 'bib', biblatex: 'bib', 'csl-json': 'json' } as const;
type Form = keyof typeof endings;
const forms = Object.keys(endings) as Form[];

/** The catalog in one file that is made of a foreign text. */
async function imported(form: Form, text: string): Promise<string> {
  const cwd = folderWith({ [`refs.${endings[form]}`]: text });
  return (await run(['import', `refs.${endings[form]}`], { cwd })).stdout;
}

/** The bibliography of a catalog in one file; of what can be cited. */
async function cited(form: Form, entries: string): Promise<string> {
  const file = join(folderWith({ 'mine.yaml': entries }), 'mine.yaml');
  return (await run(['-c', file, 'bib', '-f', form])).stdout;
}

describe.each(forms)('the bibliography of the real catalog as %s', (form) => {
  it('is the same bytes when it was imported', async () => {
    const { stdout } = await run(['-c', catalog, 'bib', '-f', form]);
    expect(await cited(form, await imported(form, stdout))).toBe(stdout);
  });
});

describe('the real catalog', () => {
  it('is the same in one file', async () => {
    const texts = readdirSync(catalog, { recursive: true, encoding: 'utf8' }).filter((name) => /\.yaml$/.test(name));
    const recordsOf = (kind: string) =>
      texts
        .filter((name) => name.startsWith(kind))
        .flatMap((name) => Object.entries<WrittenEntry>(parse(readFileSync(join(catalog, name), 'utf8')) ?? {}));
    const [categories, venues, repos, papers] = ['categories', 'venues', 'repos', 'papers'].map(recordsOf);
    const text = writeCatalog({ categories: categories ?? [], venues: venues ?? [], repos: repos ?? [], papers: papers ?? [] });
    const file = join(folderWith({ 'mine.yaml': text }), 'mine.yaml');
    const { entries, problems } = await readSource({ path: file }, readForeignFile);
    const { entries: wanted } = readCatalog(catalog);
    expect(problems.filter(({ code }) => code !== 'unsorted')).toEqual([]);
    expect(entries && { ...entries, abbreviations: [] }).toEqual({ ...wanted, abbreviations: [] });
  });

  it('is in its list, from which nothing new can be imported', async () => {
    const cwd = folderWith({});
    cpSync(catalog, join(cwd, 'mine'), { recursive: true });
    const { status, stderr } = await run(['import', join(catalog, 'README.md'), '--into', 'mine'], { cwd });
    expect([status, stderr]).toEqual([0, '135 entries: nothing new; 135 in mine already\n']);
  });
});

type Fields = Readonly<Record<string, unknown>>;
interface Catalog {
  readonly papers: Readonly<Record<string, Fields>>;
  readonly venues: Readonly<Record<string, Fields>>;
}

/** What a form has no place for; classic BibTeX says of a title that it is of another language by protecting all of it. */
const lost: Readonly<Record<Form, (paper: Fields, venue: Fields) => readonly string[]>> = {
  bibtex: ({ language }, { kind }) => [
    'abstract',
    'numpages',
    'language',
    language ? 'protect' : '',
    kind === 'journal' ? 'publisher' : '',
  ],
  biblatex: (_, { kind }) => ['abstract', 'numpages', kind === 'journal' ? 'publisher' : ''],
  'csl-json': () => ['abstract', 'numpages', 'protect', 'title_tex', 'primaryclass'],
};

/** The papers of a catalog in one file that have the keys, without what the form loses. */
function papersOf(entries: string, form: Form, keys: ReadonlySet<string>): Record<string, Fields> {
  const { papers, venues }: Catalog = parse(entries);
  const kept = Object.entries(papers).filter(([key]) => keys.has(key));
  return Object.fromEntries(
    kept.map(([key, paper]) => {
      const without = lost[form](paper, venues[String(paper['venue'])] ?? {});
      return [key, Object.fromEntries(Object.entries(paper).filter(([field]) => !without.includes(field)))];
    }),
  );
}

describe.each(readdirSync(wild).filter((name) => name.endsWith('.bib')))('%s', (name) => {
  it.each(forms)('is the same catalog after import, bib and import, as %s', async (form) => {
    const first = (await run(['import', join(wild, name)])).stdout;
    const again = await imported(form, await cited(form, first));
    const keys = new Set(Object.keys(parse(again).papers));
    expect(keys.size).toBeGreaterThan(1);
    expect(papersOf(again, form, keys)).toEqual(papersOf(first, form, keys));
  });
});

describe('the list that the catalog grew from', () => {
  /** What the list calls the categories of the catalog. */
  const headings: Readonly<Record<string, string>> = {
    survey: 'survey',
    'data-poisoning': 'data-poisoning-attacks',
    'model-poisoning': 'model-poisoning-attacks',
    'white-box': 'white-box-attacks',
    'black-box': 'black-box-attacks',
    'backdoor-defense': 'backdoor-defense',
    'adversarial-defense': 'adversarial-defense',
  };

  it('gives all its 56 rows as 51 papers under their categories', async () => {
    const { stdout } = await run(['import', join(import.meta.dirname, 'seed.md')]);
    const { papers }: Catalog = parse(stdout);
    const rows = readFileSync(join(import.meta.dirname, '../catalog/list.tsv'), 'utf8')
      .trimEnd()
      .split('\n');
    const wanted = rows.map((row) => {
      const [category = '', , , , title = ''] = row.split('\t');
      return `${headings[category]}: ${title.replace(/\.$/, '')}`;
    });
    const found = Object.values(papers).flatMap(({ title, categories }) => [categories].flat().map((id) => `${id}: ${title}`));
    expect([Object.keys(papers).length, found.sort()]).toEqual([51, wanted.sort()]);
  });
});
