import { categoryPath, flattenCategoryTree } from '../../catalog/model/category-tree.ts';
import type { Category } from '../../catalog/model/records.ts';
import { type CountableFacet, countableFacets, countByFacet, countIntersections, type FacetCount } from '../../search/counts.ts';
import { renderBarChart } from '../../terminal/bar.ts';
import { UsageError } from '../../util/errors.ts';
import type { CommandBody, CommandContext } from '../context/command.ts';
import { addLimitOption, choiceOption, collectValues, type FormatOptions, parseChoices, parseLimit } from '../options/options.ts';
import { describeLimit, describePaperCount, pluralize, writeNote } from '../output/counts.ts';
import { addListingOptions, type Listing, printListing } from '../output/listing.ts';
import { addFilterOptions, type FilterOptions, filterPapers } from '../papers/filter-options.ts';

interface StatsOptions extends FormatOptions, FilterOptions {
  readonly by?: readonly string[];
  readonly limit?: string;
}

/** Counts the papers by one facet, by default the year, or by two. */
export const statsCommand: CommandBody = {
  summary: 'count papers by year, venue, author, ...',
  examples: ['lm4c stats', 'lm4c stats --by venue --category backdoor', 'lm4c stats --by year,category'],
  see: ['lm4c help filters', 'lm4c categories', 'lm4c venues'],

  define(command) {
    const by = choiceOption('--by <what>', countableFacets, `${countableFacets.join(', ')}; two of them make a table`);
    command.addOption(by.argParser(collectValues));
    addListingOptions(addFilterOptions(addLimitOption(command)));
  },

  async run(context, _words, options: StatsOptions) {
    const facets = parseChoices('facet', options.by ?? [], countableFacets);
    if (facets.length > 2) throw new UsageError({ code: 'too-many-facets', message: '--by takes at most two values' });
    const limit = parseLimit(options.limit);
    const catalog = await context.loadCatalog();
    const papers = filterPapers(catalog, options);
    const count = (facet: CountableFacet): Counts => ({ facet, counts: countByFacet(catalog, papers, facet) });
    const [rows, columns] = [count(facets[0] ?? 'year'), facets[1] && count(facets[1])];
    const listing = columns
      ? await createCrosstab(context, { rows, columns, limit, papers: papers.length, categories: catalog.categories })
      : createBarChart(context, rows, limit);
    await printListing(context, listing, options);
    const summary = describePaperCount(papers.length, papers.length, catalog.size);
    await writeNote(context, describeCounts(rows, columns, limit) + summary);
    return 0;
  },
};

/** The papers of each value of a facet, most papers first, or by year. */
interface Counts {
  readonly facet: CountableFacet;
  readonly counts: readonly FacetCount[];
}

/** `the first 2 of 9 years by 3 categories in `. */
function describeCounts({ facet, counts }: Counts, columns: Counts | undefined, limit = counts.length): string {
  if (counts.length === 0) return '';
  const by = columns ? ` by ${describeValues(columns)}` : '';
  return `${describeLimit(limit, counts.length)}${describeValues({ facet, counts })}${by} in `;
}

/** `9 years`. */
const describeValues = ({ facet, counts }: Counts) =>
  pluralize(counts.length, facet, facet === 'category' ? 'categories' : undefined);

/** A year is a number in JSON, as it is in papers. */
const toJsonValue = (facet: CountableFacet, value: string) => (facet === 'year' ? Number(value) : value);

const toLabelledCount = ({ value, papers }: FacetCount) => [value, papers.length] as const;

function createBarChart({ terminal }: CommandContext, { facet, counts }: Counts, limit: number | undefined): Listing {
  const shown = counts.slice(0, limit);
  const records = shown.map(({ value, papers }) => ({ [facet]: toJsonValue(facet, value), papers: papers.length }));
  return { records, ...renderBarChart(facet.toUpperCase(), shown.map(toLabelledCount), terminal.width()) };
}

/** A value of a crosstab; `depth` is the number of its ancestors that are shown too. */
const toCrosstabValue = ({ value, papers, depth = 0 }: FacetCount & { readonly depth?: number }) => ({
  name: value,
  papers: papers.length,
  depth,
});

/** Categories in the order of their tree, each with its depth among those that are counted; other facets as they are. */
function arrangeAsTree(counts: Counts, categories: readonly Category[]): Counts {
  if (counts.facet !== 'category') return counts;
  const countsById = new Map(counts.counts.map((count) => [count.value, count]));
  const arranged = flattenCategoryTree(categories).flatMap((category) => {
    const count = countsById.get(category.id);
    return count ? { ...count, depth: categoryPath(category).filter(({ id }) => countsById.has(id)).length - 1 } : [];
  });
  return { ...counts, counts: arranged };
}

interface CrosstabRequest {
  readonly rows: Counts;
  readonly columns: Counts;
  /** The number of rows to show. */
  readonly limit: number | undefined;
  /** How many papers there are. */
  readonly papers: number;
  readonly categories: readonly Category[];
}

/** A heatmap with a row for the papers of hidden rows; on a narrow terminal, a list with a row for each pair of values. */
async function createCrosstab({ terminal }: CommandContext, request: CrosstabRequest): Promise<Listing> {
  const { limit, papers, categories } = request;
  const { renderHeatmap, othersLabel } = await import('../../terminal/heatmap.ts');
  const rows = request.rows;
  const columns = arrangeAsTree(request.columns, categories);
  const shown = arrangeAsTree({ ...rows, counts: rows.counts.slice(0, limit) }, categories).counts;
  const hidden = rows.counts.slice(shown.length);
  const others = hidden.length > 0 ? [{ value: othersLabel, papers: [...new Set(hidden.flatMap(({ papers }) => papers))] }] : [];
  const common = countIntersections([...shown, ...others], columns.counts);
  const pairs = shown.flatMap(({ value }, row) =>
    columns.counts.map((column, index) => ({ row: value, column: column.value, papers: common[row]?.[index] ?? 0 })),
  );
  const nonEmpty = pairs.filter(({ papers }) => papers > 0);
  const records = nonEmpty.map(({ row, column, papers }) => ({
    [rows.facet]: toJsonValue(rows.facet, row),
    [columns.facet]: toJsonValue(columns.facet, column),
    papers,
  }));
  const crosstab = {
    header: rows.facet,
    rows: [...shown.map(toCrosstabValue), ...others.map((count) => ({ ...toCrosstabValue(count), isRest: true }))],
    columns: columns.counts.map(toCrosstabValue),
    counts: common,
    papers,
  };
  const screen = { width: terminal.width(), shades: terminal.color.out() && terminal.supports256Colors() };
  const headers = [rows.facet, columns.facet].map((facet) => ({ header: facet.toUpperCase(), isSelfExplanatory: true }));
  const list: Omit<Listing, 'records'> = {
    columns: [...headers, { header: 'PAPERS', align: 'right' }],
    rows: nonEmpty.map(({ row, column, papers }) => [row, column, String(papers)]),
  };
  return { records, ...(renderHeatmap(crosstab, columns.facet, screen) ?? list) };
}
