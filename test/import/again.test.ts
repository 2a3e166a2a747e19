import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from '../catalog/folder.ts';
import { run } from '../run.ts';

const catalog = join(import.meta.dirname, '../../catalog');
const wild = join(import.meta.dirname, 'wild');

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

/** What classic BibTeX has no field for. */
const lost: Readonly<Record<Form, readonly string[]>> = {
  bibtex: ['numpages', 'language'],
  biblatex: ['numpages'],
  'csl-json': ['numpages'],
};

/** The papers of a catalog in one file that its bibliography has, without what it cannot have. */
function papersOf(entries: string, form: Form, keys: ReadonlySet<string>): Record<string, unknown> {
  const { papers }: { papers: Record<string, Record<string, unknown>> } = parse(entries);
  const kept = Object.entries(papers).filter(([key]) => keys.has(key));
  return Object.fromEntries(
    kept.map(([key, paper]) => [key, Object.fromEntries(Object.entries(paper).filter(([field]) => !lost[form].includes(field)))]),
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
