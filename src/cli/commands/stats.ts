import { type CountableFacet, countableFacets, countByFacet, countIntersections, type FacetCount } from '../../search/counts.ts';
import { renderBarChart } from '../../terminal/bar.ts';
import { parseChoice, UsageError } from '../../util/errors.ts';
import type { CommandBody, CommandContext } from '../context/command.ts';
import { choiceOption, collectValues, parseWholeNumber } from '../options/options.ts';
import { describeLimit, describePaperCount, pluralize } from '../output/counts.ts';
import { addListingOptions, type Listing, type ListingOptions, printListing } from '../output/listing.ts';
import { writeNote } from '../output/notes.ts';
import { addFilterOptions, type FilterOptions, filterPapers } from '../papers/filter-options.ts';

interface StatsOptions extends ListingOptions, FilterOptions {
  readonly by?: readonly string[];
  readonly limit?: string;
}

/** Counts the papers by one facet, by default the year, or by two. */
export const statsCommand: CommandBody = {
  summary: 'count papers by year, venue, author, ...',
  examples: ['lm4c stats', 'lm4c stats --by venue --category backdoor', 'lm4c stats --by year,category'],
  see: ['lm4c help filters', 'lm4c categories', 'lm4c venues'],

  define(command) {
    const by = choiceOption('--by <what>', countableFacets, `${countableFacets.join(', ')}; two make a table of both`);
    command.addOption(by.argParser(collectValues));
    command.option('-n, --limit <n>', 'at most so many');
    addListingOptions(addFilterOptions(command));
  },

  async run(context, _words, options: StatsOptions) {
    const [rowFacet = 'year', columnFacet] = parseFacets(options.by ?? []);
    const limit = options.limit === undefined ? undefined : parseWholeNumber('--limit', options.limit);
    const catalog = await context.loadCatalog();
    const papers = filterPapers(catalog, options);
    const rows: Counts = { facet: rowFacet, counts: countByFacet(catalog, papers, rowFacet) };
    const columns = columnFacet && { facet: columnFacet, counts: countByFacet(catalog, papers, columnFacet) };
    const listing = columns
      ? await createCrosstab(context, { rows, columns, limit, papers: papers.length })
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

function parseFacets(lists: readonly string[]): CountableFacet[] {
  const facets = lists.flatMap((list) => list.split(',')).map((name) => parseChoice('facet', name, countableFacets));
  if (facets.length > 2) throw new UsageError({ code: 'too-many-facets', message: 'papers are counted by two things at most' });
  return facets;
}

/** Plurals other than with an s. */
const plurals: { readonly [Name in CountableFacet]?: string } = { category: 'categories' };

/** `the first 2 of 9 years by 3 categories in `. */
function describeCounts({ facet, counts }: Counts, columns: Counts | undefined, limit = counts.length): string {
  if (counts.length === 0) return '';
  const shown = Math.min(limit, counts.length);
  const rows = `${describeLimit(shown, counts.length)}${pluralize(counts.length, facet, plurals[facet])}`;
  return `${rows}${columns ? ` by ${pluralize(columns.counts.length, columns.facet, plurals[columns.facet])}` : ''} in `;
}

/** A year is a number in JSON, as it is in papers. */
const toJsonValue = (facet: CountableFacet, value: string) => (facet === 'year' ? Number(value) : value);

function createBarChart({ terminal }: CommandContext, { facet, counts }: Counts, limit: number | undefined): Listing {
  const shown = counts.slice(0, limit);
  const bars = shown.map(toLabelledCount);
  return {
    records: shown.map(({ value, papers }) => ({ [facet]: toJsonValue(facet, value), papers: papers.length })),
    ...renderBarChart(facet.toUpperCase(), bars, terminal.width()),
  };
}

const toLabelledCount = ({ value, papers }: FacetCount) => [value, papers.length] as const;

interface CrosstabRequest {
  readonly rows: Counts;
  readonly columns: Counts;
  /** The number of rows to show. */
  readonly limit: number | undefined;
  /** How many papers there are. */
  readonly papers: number;
}

/** A heatmap with a row for the papers of hidden rows; on a narrow terminal, a list with a row for each pair of values. */
async function createCrosstab({ terminal }: CommandContext, { rows, columns, limit, papers }: CrosstabRequest): Promise<Listing> {
  const { renderHeatmap, othersLabel } = await import('../../terminal/heatmap.ts');
  const shown = rows.counts.slice(0, limit);
  const hidden = rows.counts.slice(shown.length);
  const others = hidden.length > 0 ? [{ value: othersLabel, papers: [...new Set(hidden.flatMap(({ papers }) => papers))] }] : [];
  const common = countIntersections([...shown, ...others], columns.counts);
  const pairs = shown.flatMap(({ value }, row) =>
    columns.counts.map((column, index): Pair => ({ row: value, column: column.value, papers: common[row]?.[index] ?? 0 })),
  );
  const nonEmpty = pairs.filter(({ papers }) => papers > 0);
  const records = nonEmpty.map(({ row, column, papers }) => ({
    [rows.facet]: toJsonValue(rows.facet, row),
    [columns.facet]: toJsonValue(columns.facet, column),
    papers,
  }));
  const crosstab = {
    header: rows.facet,
    rows: [...shown.map(toLabelledCount), ...others.map((count) => [...toLabelledCount(count), 'rest'] as const)],
    columns: columns.counts.map(toLabelledCount),
    counts: common,
    papers,
  };
  const screen = { width: terminal.width(), shades: terminal.color.out() && terminal.supports256Colors() };
  return { records, ...(renderHeatmap(crosstab, columns.facet, screen) ?? listPairs(nonEmpty, rows.facet, columns.facet)) };
}

interface Pair {
  readonly row: string;
  readonly column: string;
  readonly papers: number;
}

function listPairs(
  pairs: readonly Pair[],
  rowFacet: CountableFacet,
  columnFacet: CountableFacet,
): Pick<Listing, 'columns' | 'rows'> {
  const headers = [rowFacet, columnFacet].map((facet) => ({ header: facet.toUpperCase(), isSelfExplanatory: true }));
  return {
    columns: [...headers, { header: 'PAPERS', align: 'right' }],
    rows: pairs.map(({ row, column, papers }) => [row, column, String(papers)]),
  };
}
