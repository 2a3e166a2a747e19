import type { App } from '../app.ts';
import type { Paper } from '../catalog/catalog.ts';
import { oneOf, UsageError } from '../errors.ts';
import { bars, columnsOf } from '../format/bar.ts';
import { type Count, countBy, type Facet, facetNames } from '../query/facets.ts';
import type { CommandBody } from './command.ts';
import { type Listing, type ListingOptions, listingOptions, printListing } from './listing.ts';
import { collect, filtered, filterOptions, type PaperOptions, wholeNumber } from './papers.ts';

interface StatsOptions extends ListingOptions, Omit<PaperOptions, 'format' | 'json'> {
  readonly by?: readonly string[];
}

/** How many papers there are of each year, or of whatever they are counted by. */
export const stats: CommandBody = {
  summary: 'count papers by year, venue, author, ...',

  define(command) {
    command.option('--by <what>', `${facetNames.join(', ')}; two make a table of both`, collect);
    command.option('-n, --limit <n>', 'only the first so many');
    listingOptions(filterOptions(command)).addHelpText('after', examples);
  },

  async run(app, _words, options: StatsOptions) {
    const asked = (options.by ?? []).flatMap((names) => names.split(',')).map((name) => oneOf('facet', name, facetNames));
    const [first = 'year', second, ...more] = asked;
    if (more.length > 0) throw new UsageError({ code: 'too-many-facets', message: 'papers are counted by two things at most' });
    const most = options.limit === undefined ? undefined : wholeNumber('--limit', options.limit);
    const papers = filtered(await app.catalog(), options);
    const counts = countBy(papers, first).slice(0, most);
    const listing = second ? crossed(app, counts, first, countBy(papers, second), second) : single(app, counts, first);
    await printListing(app, listing, options);
    return 0;
  },
};

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

function crossed({ terminal }: App, rows: readonly Count[], first: Facet, columns: readonly Count[], second: Facet): Listing {
  const columnsOf = new Map<Paper, number[]>();
  for (const [index, { papers }] of columns.entries()) {
    for (const paper of papers) columnsOf.set(paper, [...(columnsOf.get(paper) ?? []), index]);
  }
  const counts = rows.map(({ papers }) => tally(papers.flatMap((paper) => columnsOf.get(paper) ?? [])));
  const pairs = rows.flatMap(({ value }, row) =>
    columns.flatMap((column, index) => {
      const papers = counts[row]?.get(index);
      return papers === undefined ? [] : [{ first: value, second: column.value, papers }];
    }),
  );
  const records = pairs.map((pair) => ({
    [first]: typed(first, pair.first),
    [second]: typed(second, pair.second),
    papers: pair.papers,
  }));
  const right = { align: 'right' } as const;
  // Where the columns do not fit beside each other, each pair is a row; none is left out.
  if (!haveRoom(rows, columns, terminal.width())) {
    const heads = [
      { head: first.toUpperCase(), wraps: true },
      { head: second.toUpperCase(), wraps: true },
      { head: 'PAPERS', ...right },
    ];
    return { records, columns: heads, rows: pairs.map((pair) => [pair.first, pair.second, String(pair.papers)]) };
  }
  return {
    records,
    columns: [
      { head: first.toUpperCase() },
      ...columns.map(({ value }) => ({ head: value, ...right })),
      { head: 'PAPERS', ...right },
    ],
    rows: rows.map(({ value, papers }, row) => [
      value,
      ...columns.map((_, index) => String(counts[row]?.get(index) ?? '·')),
      String(papers.length),
    ]),
  };
}

function tally(numbers: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

/** Whether the columns have room beside the names of the rows and the total. */
function haveRoom(rows: readonly Count[], columns: readonly Count[], width: number): boolean {
  const names = rows.reduce((longest, { value }) => Math.max(longest, columnsOf(value)), 0);
  return columns.reduce((taken, { value }) => taken + 2 + columnsOf(value), names + '  PAPERS'.length) <= width;
}

const examples = `
Examples:
  lm4c stats
  lm4c stats --by venue --category backdoor
  lm4c stats --by year,category`;
