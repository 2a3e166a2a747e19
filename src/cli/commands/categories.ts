import { categoryPath, flattenCategoryTree } from '../../catalog/model/category-tree.ts';
import type { Category } from '../../catalog/model/records.ts';
import { renderBarChart } from '../../terminal/bar.ts';
import type { CommandBody } from '../context/command.ts';
import type { FormatOptions } from '../options/options.ts';
import { pluralize, writeNote } from '../output/counts.ts';
import { addListingOptions, printListing } from '../output/listing.ts';

/** Lists the categories as a tree, each with the number of papers in it and its subcategories. */
export const categoriesCommand: CommandBody = {
  summary: 'list the categories as a tree',
  examples: ['lm4c categories', 'lm4c categories --json'],
  see: ['lm4c list --category backdoor', 'lm4c stats --by category'],

  define: addListingOptions,

  async run(context, _words, options: FormatOptions) {
    const catalog = await context.loadCatalog();
    const counts = new Map(catalog.facetValues('category').map(({ label, papers }) => [label, papers().length]));
    const counted = flattenCategoryTree(catalog.categories).map((category) => [category, counts.get(category.id) ?? 0] as const);
    const records = counted.map(([{ id, parent, name, description }, papers]) => {
      return { id, parent: parent?.id, name, papers, description };
    });
    const bars = counted.map(([category, papers]) => [treePrefix(category, catalog.categories) + category.id, papers] as const);
    await printListing(context, { records, ...renderBarChart('CATEGORY', bars, context.terminal.width()) }, options);
    await writeNote(context, pluralize(catalog.categories.length, 'category', 'categories'));
    return 0;
  },
};

/** The lines of the tree before a category: `│  └─ `. */
function treePrefix(category: Category, all: readonly Category[]): string {
  return categoryPath(category)
    .slice(1)
    .map((step) => {
      const isLast = all.filter(({ parent }) => parent === step.parent).at(-1) === step;
      if (step === category) return isLast ? '└─ ' : '├─ ';
      return isLast ? '   ' : '│  ';
    })
    .join('');
}
