import { categoryPath, flattenCategoryTree } from '../../catalog/model/category-tree.ts';
import type { Category } from '../../catalog/model/records.ts';
import { renderBarChart } from '../../terminal/bar.ts';
import type { CommandBody } from '../context/command.ts';
import { pluralize } from '../output/counts.ts';
import { addListingOptions, type ListingOptions, printListing } from '../output/listing.ts';
import { writeNote } from '../output/notes.ts';

/** Lists the categories as a tree, each with the number of papers in it and its subcategories. */
export const categoriesCommand: CommandBody = {
  summary: 'list the categories, as a tree',
  examples: ['lm4c categories', 'lm4c categories --json'],
  see: ['lm4c list --category backdoor', 'lm4c stats --by category'],

  define: addListingOptions,

  async run(context, _words, options: ListingOptions) {
    const catalog = await context.loadCatalog();
    const counts = new Map(catalog.facetValues('category').map(({ label, papers }) => [label, papers().length]));
    const counted = flattenCategoryTree(catalog.categories).map((category) => ({
      category,
      papers: counts.get(category.id) ?? 0,
    }));
    await printListing(
      context,
      {
        records: counted.map(({ category: { id, parent, name, description }, papers }) => ({
          id,
          parent: parent?.id,
          name,
          papers,
          description,
        })),
        ...renderBarChart(
          'CATEGORY',
          counted.map(({ category, papers }) => [treePrefix(category, catalog.categories) + category.id, papers]),
          context.terminal.width(),
        ),
      },
      options,
    );
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
