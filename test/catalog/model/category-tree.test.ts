import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { categoryPath } from '../../../src/catalog/model/category-tree.ts';

const catalog = await loadCatalog({ path: join(import.meta.dirname, '../../fixture') });

describe('categoryPath', () => {
  it('goes from the topmost category down to the category itself', () => {
    expect(catalog.categories.map((category) => categoryPath(category).map(({ id }) => id))).toEqual([
      ['survey'],
      ['threats'],
      ['threats', 'backdoor'],
      ['threats', 'backdoor', 'data-poisoning'],
      ['threats', 'adversarial'],
      ['defenses'],
    ]);
  });
});
