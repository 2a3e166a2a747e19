import { type CountableFacet, countableFacets, countByFacet, countIntersections, type FacetCount } from '../../search/counts.ts';
import { renderBarChart } from '../../terminal/bar.ts';
import { parseChoice, UsageError } from '../../util/errors.ts';
import { type CommandBody, choiceOption } from '../context/command.ts';
import type { CommandContext } from '../context/environment.ts';
import { addListingOptions, type Listing, type ListingOptions, printListing } from '../output/listing.ts';
import { describeLimit, describePaperCount, pluralize } from '../output/report.ts';
import {
  addFilterOptions,
  collectValues,
  filterPapers,
  type PaperOptions,
  parseWholeNumber,
  writeNote,
} from '../papers/print-papers.ts';

interface StatsOptions extends ListingOptions, Omit<PaperOptions, 'format' | 'json'> {
  readonly by?: readonly string[];
}

/** How many papers there are of each year, or of whatever they are counted by. */
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
    const asked = (options.by ?? [])
      .flatMap((names) => names.split(','))
      .map((name) => parseChoice('facet', name, countableFacets));
    const [first = 'year', second, ...more] = asked;
    if (more.length > 0) throw new UsageError({ code: 'too-many-facets', message: 'papers are counted by two things at most' });
    const most = options.limit === undefined ? undefined : parseWholeNumber('--limit', options.limit);
    const catalog = await context.loadCatalog();
    const papers = filterPapers(catalog, options);
    const all = countByFacet(catalog, papers, first);
    const counts = all.slice(0, most);
    const others = second ? countByFacet(catalog, papers, second) : [];
    const listing = second
      ? await crossed(context, [first, counts, all.slice(counts.length)], [second, others], papers.length)
      : single(context, counts, first);
    await printListing(context, listing, options);
    const by = second ? ` by ${pluralize(others.length, second, plurals[second])}` : '';
    const values =
      all.length > 0 ? `${describeLimit(counts.length, all.length)}${pluralize(all.length, first, plurals[first])}${by} in ` : '';
    await writeNote(context, values + describePaperCount(papers.length, papers.length, catalog.size));
    return 0;
  },
};

/** Those that do not end in s alone. */
const plurals: { readonly [Name in CountableFacet]?: string } = { category: 'categories' };

/** A year is a number, as in the papers. */
const typed = (facet: CountableFacet, value: string) => (facet === 'year' ? Number(value) : value);

function single({ terminal }: CommandContext, counts: readonly FacetCount[], facet: CountableFacet): Listing {
  return {
    records: counts.map(({ value, papers }) => ({ [facet]: typed(facet, value), papers: papers.length })),
    ...renderBarChart(
      facet.toUpperCase(),
      counts.map(({ value, papers }) => [value, papers.length]),
      terminal.width(),
    ),
  };
}

/** The hidden ones are behind the limit. */
type Counted = readonly [facet: CountableFacet, counts: readonly FacetCount[], hidden?: readonly FacetCount[]];

async function crossed(
  { terminal }: CommandContext,
  [first, shown, hidden = []]: Counted,
  [second, columns]: Counted,
  papers: number,
): Promise<Listing> {
  const { renderHeatmap: heat, othersLabel: restName } = await import('../../terminal/heatmap.ts');
  const rest = hidden.length > 0 ? [{ value: restName, papers: [...new Set(hidden.flatMap(({ papers }) => papers))] }] : [];
  const common = countIntersections([...shown, ...rest], columns);
  const pairs = shown.flatMap(({ value }, row) =>
    columns.map((column, index): Pair => ({ first: value, second: column.value, papers: common[row]?.[index] ?? 0 })),
  );
  const some = pairs.filter(({ papers }) => papers > 0);
  const records = some.map((pair) => ({
    [first]: typed(first, pair.first),
    [second]: typed(second, pair.second),
    papers: pair.papers,
  }));
  // Where the columns do not fit beside each other, each pair is a row; none is left out.
  const rows = [...shown.map(named), ...rest.map((count) => [...named(count), 'rest'] as const)];
  const crossing = { head: first, rows, columns: columns.map(named), common, papers };
  const screen = { width: terminal.width(), shades: terminal.color.out() && terminal.supports256Colors() };
  return { records, ...(heat(crossing, second, screen) ?? pairRows(some, first, second)) };
}

interface Pair {
  readonly first: string;
  readonly second: string;
  readonly papers: number;
}

const named = ({ value, papers }: FacetCount) => [value, papers.length] as const;

function pairRows(pairs: readonly Pair[], first: CountableFacet, second: CountableFacet): Pick<Listing, 'columns' | 'rows'> {
  const heads = [first, second].map((facet) => ({ head: facet.toUpperCase(), evident: true }));
  return {
    columns: [...heads, { head: 'PAPERS', align: 'right' }],
    rows: pairs.map((pair) => [pair.first, pair.second, String(pair.papers)]),
  };
}
