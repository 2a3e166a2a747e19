import type { Category } from './records.ts';

/** The category after all its ancestors, the root first. */
export function categoryPath(category: Category): Category[] {
  return category.parent ? [...categoryPath(category.parent), category] : [category];
}

/** The categories in depth-first order: each is followed by its descendants. */
export function flattenCategoryTree(all: readonly Category[], parent?: Category): Category[] {
  return all
    .filter((category) => category.parent === parent)
    .flatMap((category) => [category, ...flattenCategoryTree(all, category)]);
}
