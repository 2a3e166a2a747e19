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

const extensions = { bibtex: 'bib', biblatex: 'bib', 'csl-json': 'json' } as const;
type Format = keyof typeof extensions;
const formats = Object.keys(extensions) as Format[];

/** The catalog in one file that `lm4c import` makes of a bibliography. */
async function imported(format: Format, text: string): Promise<string> {
  const cwd = folderWith({ [`refs.${extensions[format]}`]: text });
  return (await run(['import', `refs.${extensions[format]}`], { cwd })).stdout;
}

/** The bibliography that `lm4c bib` makes of a catalog in one file. */
async function cited(format: Format, entries: string): Promise<string> {
  const file = join(folderWith({ 'mine.yaml': entries }), 'mine.yaml');
  return (await run(['-c', file, 'bib', '-f', format])).stdout;
}

describe.each(formats)('the bibliography of the shipped catalog as %s', (format) => {
  it(`bib writes the same ${format} after importing its own bibliography`, async () => {
    const { stdout } = await run(['-c', catalog, 'bib', '-f', format]);
    expect(await cited(format, await imported(format, stdout))).toBe(stdout);
  });
});

describe('the shipped catalog', () => {
  it('reads the same shipped catalog from a single file as from its folder', async () => {
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
    expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
    expect(entries && { ...entries, synonyms: [] }).toEqual({ ...wanted, synonyms: [] });
  });

  it('import finds nothing new in the README of the shipped catalog', async () => {
    const cwd = folderWith({});
    cpSync(catalog, join(cwd, 'mine'), { recursive: true });
    const { status, stderr } = await run(['import', join(catalog, 'README.md'), '--into', 'mine'], { cwd });
    expect([status, stderr.replaceAll(/\d+/g, 'N')]).toEqual([0, 'N entries: nothing new; N already in mine\n']);
  });
});

type Fields = Readonly<Record<string, unknown>>;
interface Catalog {
  readonly papers: Readonly<Record<string, Fields>>;
  readonly venues: Readonly<Record<string, Fields>>;
}

/** Fields that a format cannot hold; classic BibTeX protects every word of a title in another language. */
const lostFields: Readonly<Record<Format, (paper: Fields, venue: Fields) => readonly string[]>> = {
  bibtex: ({ language }, { kind }) => [
    'aliases',
    'abstract',
    'numpages',
    'language',
    language ? 'protect' : '',
    kind === 'journal' ? 'publisher' : '',
  ],
  biblatex: (_, { kind }) => ['aliases', 'abstract', 'numpages', kind === 'journal' ? 'publisher' : ''],
  'csl-json': () => ['aliases', 'abstract', 'numpages', 'protect', 'title_tex', 'primaryclass'],
};

/** The papers with these keys in a catalog in one file, without the fields that the format loses. */
function papersOf(entries: string, format: Format, keys: ReadonlySet<string>): Record<string, Fields> {
  const { papers, venues }: Catalog = parse(entries);
  const kept = Object.entries(papers).filter(([key]) => keys.has(key));
  return Object.fromEntries(
    kept.map(([key, paper]) => {
      const without = lostFields[format](paper, venues[String(paper['venue'])] ?? {});
      return [key, Object.fromEntries(Object.entries(paper).filter(([field]) => !without.includes(field)))];
    }),
  );
}

describe.each(readdirSync(wild).filter((name) => name.endsWith('.bib')))('the catalog imported from %s', (name) => {
  it.each(formats)('an imported catalog is the same after writing it as %s and importing it again', async (format) => {
    const first = (await run(['import', join(wild, name)])).stdout;
    const again = await imported(format, await cited(format, first));
    const keys = new Set(Object.keys(parse(again).papers));
    expect(keys.size).toBeGreaterThan(1);
    expect(papersOf(again, format, keys)).toEqual(papersOf(first, format, keys));
  });
});

describe('importing the list that the catalog grew from', () => {
  /** Ids of the categories that the headings of the list become. */
  const headings: Readonly<Record<string, string>> = {
    survey: 'survey',
    'data-poisoning': 'data-poisoning-attacks',
    'model-poisoning': 'model-poisoning-attacks',
    'white-box': 'white-box-attacks',
    'black-box': 'black-box-attacks',
    'backdoor-defense': 'backdoor-defense',
    'adversarial-defense': 'adversarial-defense',
  };

  it('imports the 56 rows of the seed list as 51 papers in their categories', async () => {
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
