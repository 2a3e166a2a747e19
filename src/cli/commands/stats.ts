import { type Count, countBy, countCommon, type Facet, facetNames } from '../../search/counts.ts';
import { bars } from '../../terminal/bar.ts';
import { oneOf, UsageError } from '../../util/errors.ts';
import { type CommandBody, choiceOption } from '../command.ts';
import type { App } from '../context.ts';
import { type Listing, type ListingOptions, listingOptions, printListing } from '../listing.ts';
import { collect, filtered, filterOptions, type PaperOptions, tellPerson, wholeNumber } from '../paper-options.ts';
import { counted, firstOf, paperCount } from '../report.ts';

interface StatsOptions extends ListingOptions, Omit<PaperOptions, 'format' | 'json'> {
  readonly by?: readonly string[];
}

/** How many papers there are of each year, or of whatever they are counted by. */
export const stats: CommandBody = {
  summary: 'count papers by year, venue, author, ...',
  examples: ['lm4c stats', 'lm4c stats --by venue --category backdoor', 'lm4c stats --by year,category'],
  see: ['lm4c help filters', 'lm4c categories', 'lm4c venues'],

  define(command) {
    const by = choiceOption('--by <what>', facetNames, `${facetNames.join(', ')}; two make a table of both`);
    command.addOption(by.argParser(collect));
    command.option('-n, --limit <n>', 'at most so many');
    listingOptions(filterOptions(command));
  },

  async run(app, _words, options: StatsOptions) {
    const asked = (options.by ?? []).flatMap((names) => names.split(',')).map((name) => oneOf('facet', name, facetNames));
    const [first = 'year', second, ...more] = asked;
    if (more.length > 0) throw new UsageError({ code: 'too-many-facets', message: 'papers are counted by two things at most' });
    const most = options.limit === undefined ? undefined : wholeNumber('--limit', options.limit);
    const catalog = await app.catalog();
    const papers = filtered(catalog, options);
    const all = countBy(catalog, papers, first);
    const counts = all.slice(0, most);
    const others = second ? countBy(catalog, papers, second) : [];
    const listing = second
      ? await crossed(app, [first, counts, all.slice(counts.length)], [second, others], papers.length)
      : single(app, counts, first);
    await printListing(app, listing, options);
    const by = second ? ` by ${counted(others.length, second, plurals[second])}` : '';
    const values =
      all.length > 0 ? `${firstOf(counts.length, all.length)}${counted(all.length, first, plurals[first])}${by} in ` : '';
    await tellPerson(app, values + paperCount(papers.length, papers.length, catalog.size));
    return 0;
  },
};

/** Those that do not end in s alone. */
const plurals: { readonly [Name in Facet]?: string } = { category: 'categories' };

/** A year is a number, as in the papers. */
const typed = (facet: Facet, value: string) => (facet === 'year' ? Number(value) : value);

function single({ terminal }: App, counts: readonly Count[], facet: Facet): Listing {
  return {
    records: counts.map(({ value, papers }) => ({ [facet]: typed(facet, value), papers: papers.length })),
    ...bars(
      facet.toUpperCase(),
      counts.map(({ value, papers }) => [value, papers.length]),
      terminal.width(),
    ),
  };
}

/** The hidden ones are behind the limit. */
type Counted = readonly [facet: Facet, counts: readonly Count[], hidden?: readonly Count[]];

async function crossed(
  { terminal }: App,
  [first, shown, hidden = []]: Counted,
  [second, columns]: Counted,
  papers: number,
): Promise<Listing> {
  const { heat, restName } = await import('../../terminal/heatmap.ts');
  const rest = hidden.length > 0 ? [{ value: restName, papers: [...new Set(hidden.flatMap(({ papers }) => papers))] }] : [];
  const common = countCommon([...shown, ...rest], columns);
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
  const screen = { width: terminal.width(), shades: terminal.color.out() && terminal.hasShades() };
  return { records, ...(heat(crossing, second, screen) ?? pairRows(some, first, second)) };
}

interface Pair {
  readonly first: string;
  readonly second: string;
  readonly papers: number;
}

const named = ({ value, papers }: Count) => [value, papers.length] as const;

function pairRows(pairs: readonly Pair[], first: Facet, second: Facet): Pick<Listing, 'columns' | 'rows'> {
  const heads = [first, second].map((facet) => ({ head: facet.toUpperCase(), evident: true }));
  return {
    columns: [...heads, { head: 'PAPERS', align: 'right' }],
    rows: pairs.map((pair) => [pair.first, pair.second, String(pair.papers)]),
  };
}
