import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { CatalogError } from '../../src/util/errors.ts';
import { folderWith, linesOf, paper, right } from './folder.ts';

/** The lines that tell why a catalog cannot be loaded. */
async function refusal(folder: string): Promise<string[]> {
  try {
    await loadCatalog({ path: folder });
  } catch (error) {
    if (error instanceof CatalogError) return linesOf(error.problems, folder);
    throw error;
  }
  return ['it was loaded'];
}

describe('loadCatalog', () => {
  it('returns a catalog with linked records', async () => {
    const venue = { id: 'icht', name: 'ICHT', title: 'Harbor Conference', kind: 'conference' };
    const repo = { id: 'lin/tides', url: 'https://example.org/tides' };
    const category = { id: 'survey', name: 'Survey', description: 'Reviews.' };
    const { papers, venues, repos, categories, fields } = await loadCatalog({ path: folderWith(right) });
    expect({ papers: [...papers()], venues, repos, categories, firstFields: fields.slice(0, 3) }).toEqual({
      papers: [
        {
          key: 'lin2024tides',
          title: 'Tides',
          authors: [{ family: 'Lin', given: 'Xiao' }],
          year: 2024,
          venue,
          categories: [category],
          code: [repo],
          reproductions: [],
        },
      ],
      venues: [venue],
      repos: [repo],
      categories: [category],
      firstFields: ['key', 'title', 'translation'],
    });
  });

  it('reports the bytes that are read, then about every 1,000th paper that is compiled', async () => {
    const papers = Array.from({ length: 1001 }, (_, index) => `lin2024t${index}:\n  title: T\n  year: 2024\n`).join('');
    const steps: [step: string, done: number, all: number][] = [];
    const folder = folderWith({ ...right, 'papers/2024.yaml': papers });
    await loadCatalog({ path: folder }, undefined, { progress: (...step) => steps.push(step) });
    const bytes = Object.values({ ...right, 'papers/2024.yaml': papers }).map((text) => text.length);
    const total = bytes.reduce((sum, size) => sum + size, 0);
    expect(steps.slice(-3)).toEqual([
      ['reading the catalog', total, total],
      ['compiling the catalog', 1, 1001],
      ['compiling the catalog', 1001, 1001],
    ]);
  });

  it('throws for a file of an unknown format if only YAML can be read', async () => {
    const folder = folderWith({ 'mine.bib': '@book{a}' });
    const failure = loadCatalog({ path: join(folder, 'mine.bib') });
    await expect(failure).rejects.toMatchObject({
      problems: [{ file: join(folder, 'mine.bib'), level: 'error', code: 'not-a-catalog', message: 'not a catalog' }],
    });
  });

  it('throws all errors of a catalog, without its warnings', async () => {
    const folder = folderWith({
      ...right,
      'papers/2023.yaml': paper({ venue: 'icth' }, 'lin2023b') + paper({ year: '2023', code: '[lin/tide]' }, 'lin2023a'),
    });
    expect(await refusal(folder)).toEqual([
      'papers/2023.yaml:5:10: unknown venue "icth"',
      '  did you mean icht?',
      'papers/2023.yaml:14:10: unknown repository "lin/tide"',
      '  did you mean lin/tides?',
    ]);
  });

  it('loads a catalog that has only warnings', async () => {
    const folder = folderWith({ ...right, 'papers/2023.yaml': paper({ title: 'Waves' }, 'lin2024waves') });
    expect([...(await loadCatalog({ path: folder })).papers()].map(({ key }) => key)).toEqual(['lin2024tides', 'lin2024waves']);
  });

  it('throws for a folder that does not exist', async () => {
    expect(await refusal(join(folderWith({}), 'nowhere'))).toEqual([
      '.: no such file or folder',
      '  a catalog is a folder with categories.yaml, venues.yaml, repos.yaml and papers/*.yaml; see lm4c help catalog',
    ]);
  });
});
