import { type Category, categoryPath, flattenCategoryTree } from '../../catalog/model/model.ts';
import { renderBarChart } from '../../terminal/bar.ts';
import type { CommandBody } from '../command.ts';
import { addListingOptions, type ListingOptions, printListing } from '../listing.ts';
import { writeNote } from '../paper-options.ts';
import { pluralize } from '../report.ts';

/** The categories as a tree, each with the number of papers in it and below it. */
export const categoriesCommand: CommandBody = {
  summary: 'list the categories, as a tree',
  examples: ['lm4c categories', 'lm4c categories --json'],
  see: ['lm4c list --category backdoor', 'lm4c stats --by category'],

  define: addListingOptions,

  async run(app, _words, options: ListingOptions) {
    const catalog = await app.catalog();
    const counts = new Map(catalog.facetValues('category').map(({ label, papers }) => [label, papers().length]));
    const known = flattenCategoryTree(catalog.categories).map((category) => ({ category, papers: counts.get(category.id) ?? 0 }));
    await printListing(
      app,
      {
        records: known.map(({ category: { id, parent, name, description }, papers }) => ({
          id,
          parent: parent?.id,
          name,
          papers,
          description,
        })),
        ...renderBarChart(
          'CATEGORY',
          known.map(({ category, papers }) => [branch(category, catalog.categories) + category.id, papers]),
          app.terminal.width(),
        ),
      },
      options,
    );
    await writeNote(app, pluralize(catalog.categories.length, 'category', 'categories'));
    return 0;
  },
};

/** The lines of the tree before a category: `│  └─ `. */
function branch(category: Category, all: readonly Category[]): string {
  return categoryPath(category)
    .slice(1)
    .map((step) => {
      const isLast = all.filter(({ parent }) => parent === step.parent).at(-1) === step;
      if (step === category) return isLast ? '└─ ' : '├─ ';
      return isLast ? '   ' : '│  ';
    })
    .join('');
}
