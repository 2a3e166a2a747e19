import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { categoryPath, flattenCategoryTree } from '../../../src/catalog/model/category-tree.ts';
import type { Category } from '../../../src/catalog/model/records.ts';

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

describe('flattenCategoryTree', () => {
  it('puts each category before its descendants, and keeps the order of siblings', () => {
    const category = (id: string, parent?: Category): Category => ({ id, name: id, ...(parent && { parent }) });
    const [a, b] = [category('a'), category('b')];
    const d = category('d', a);
    const all = [a, b, category('c', a), d, category('e', d)];
    expect(flattenCategoryTree(all).map(({ id }) => id)).toEqual(['a', 'c', 'd', 'e', 'b']);
  });
});
