import type { Category } from './records.ts';

/** The category and all above it, the topmost first. */
export function categoryPath(category: Category): Category[] {
  return category.parent ? [...categoryPath(category.parent), category] : [category];
}

/** The categories as a tree is printed: each followed by those below it. */
export function flattenCategoryTree(all: readonly Category[], parent?: Category): Category[] {
  return all
    .filter((category) => category.parent === parent)
    .flatMap((category) => [category, ...flattenCategoryTree(all, category)]);
}
