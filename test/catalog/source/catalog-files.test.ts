import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRecord, listCatalogFiles } from '../../../src/catalog/source/catalog-files.ts';
import { folderWith, right } from '../folder.ts';

const namesIn = (folder: string) => listCatalogFiles(folder).map(({ kind, name }) => `${kind}: ${name}`);

describe('the files of a catalog', () => {
  it('are listed in reading order, with required ones that are missing', () => {
    const files = { 'papers/2024.yml': '', 'papers/2023.yaml': '', 'papers/notes.yaml.txt': '', 'other.yaml': '' };
    expect(namesIn(folderWith(files))).toEqual([
      'categories: categories.yaml',
      'venues: venues.yaml',
      'repos: repos.yaml',
      'papers: papers/2023.yaml',
      'papers: papers/2024.yml',
    ]);
  });

  it('include the synonyms if there are any, by their former name too', () => {
    expect(namesIn(folderWith({ ...right, 'synonyms.yaml': '' }))).toContain('synonyms: synonyms.yaml');
    expect(namesIn(folderWith({ ...right, 'abbreviations.yaml': '' }))).toContain('synonyms: abbreviations.yaml');
  });

  it('are the catalog itself if it is one file', () => {
    const folder = folderWith({ 'mine.yaml': '' });
    expect(listCatalogFiles(join(folder, 'mine.yaml'))).toEqual([{ kind: 'papers', name: '' }]);
  });
});

describe('the place of a record', () => {
  const files = {
    ...right,
    'papers/2023.yaml': '\ufeff# Papers.\na2023:\n  title: A\n"b2023": { title: B }\n',
    'papers/2024.yaml': "'c2024':\r\n  title: C\r\n  a2024: D\r\n",
  };

  it.each([
    ['papers', 'a2023', 'papers/2023.yaml:2'],
    ['papers', 'b2023', 'papers/2023.yaml:4'],
    ['papers', 'c2024', 'papers/2024.yaml:1'],
    ['papers', 'a2024', undefined],
    ['papers', 'a202', undefined],
    ['categories', 'survey', 'categories.yaml:1'],
    ['venues', 'survey', undefined],
  ] as const)('among the %s with the id %s is %s', (kind, id, place) => {
    const folder = folderWith(files);
    expect(findRecord(folder, kind, id)).toBe(place && join(folder, place));
  });

  it('is not known in a catalog from stdin', () => {
    expect(findRecord('-', 'papers', 'a2023')).toBe(undefined);
  });

  it('is not known in a catalog of one file', () => {
    const folder = folderWith({ 'mine.yaml': 'papers:\n  a2023:\n    title: A\n' });
    expect(findRecord(join(folder, 'mine.yaml'), 'papers', 'a2023')).toBe(undefined);
  });
});
