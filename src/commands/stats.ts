import type { App } from '../app.ts';
import type { Paper } from '../catalog/catalog.ts';
import { UsageError } from '../errors.ts';
import { bars } from '../format/bar.ts';
import { countBy, type Facet, facetNames } from '../query/facets.ts';
import { nearest } from '../text.ts';
import type { CommandBody } from './index.ts';
import { type Listing, type ListingOptions, listingOptions, printListing } from './listing.ts';
import { filtered, filterOptions, type PaperOptions } from './papers.ts';

interface StatsOptions extends ListingOptions, Omit<PaperOptions, 'format' | 'json'> {
  readonly by?: readonly string[];
}

/** How many papers there are of each year, or of whatever they are counted by. */
export const stats: CommandBody = {
  summary: 'count papers by year, venue, author, ...',

  define(command) {
    command.option('--by <what>', `${facetNames.join(', ')}; two make a table of both`, (value, values: string[] = []) => [
      ...values,
      value,
    ]);
    listingOptions(filterOptions(command)).addHelpText('after', examples);
  },

  async run(app, _words, options: StatsOptions) {
    const [first = 'year', second, ...more] = (options.by ?? []).flatMap((names) => names.split(',')).map(facetNamed);
    if (more.length > 0) throw new UsageError({ code: 'too-many-facets', message: 'papers are counted by two things at most' });
    const papers = filtered(await app.catalog(), options);
    const listing = second ? crossed(app, papers, first, second) : single(app, papers, first);
    await printListing(app, listing, options);
    return 0;
  },
};

function facetNamed(written: string): Facet {
  const name = facetNames.find((facet) => facet === written.trim().toLowerCase());
  if (name) return name;
  const hint = `one of ${facetNames.join(', ')}`;
  throw new UsageError({
    code: 'unknown-facet',
    message: `nothing to count by "${written}"`,
    suggestions: nearest(written, facetNames),
    hint,
  });
}

function single({ terminal }: App, papers: readonly Paper[], facet: Facet): Listing {
  const counts = countBy(papers, facet).map(({ value, papers: own }) => ({ value, papers: own.length }));
  return {
    records: counts.map(({ value, papers }) => ({ [facet]: value, papers })),
    ...bars(
      facet.toUpperCase(),
      counts.map(({ value, papers }) => [value, papers]),
      terminal.width(),
    ),
  };
}

function crossed({ terminal }: App, papers: readonly Paper[], first: Facet, second: Facet): Listing {
  const rows = countBy(papers, first);
  const columns = countBy(papers, second);
  const cells = rows.map((row) => ({
    row,
    counts: columns.map((column) => column.papers.filter((paper) => row.papers.includes(paper)).length),
  }));
  const shown = columns.slice(
    0,
    fitting(
      rows.map(({ value }) => value),
      columns.map(({ value }) => value),
      terminal.width(),
    ),
  );
  return {
    records: cells.flatMap(({ row, counts }) =>
      columns.flatMap(({ value }, index) =>
        counts[index] ? [{ [first]: row.value, [second]: value, papers: counts[index] }] : [],
      ),
    ),
    columns: [
      { head: first.toUpperCase() },
      ...shown.map(({ value }) => ({ head: value, align: 'right' as const })),
      { head: 'PAPERS', align: 'right' as const },
    ],
    rows: cells.map(({ row, counts }) => [
      row.value,
      ...shown.map((_, index) => String(counts[index] || '·')),
      String(row.papers.length),
    ]),
  };
}

/** How many of the columns fit beside the first, the total and each other. */
function fitting(rows: readonly string[], columns: readonly string[], width: number): number {
  let room = width - Math.max(0, ...rows.map((value) => value.length)) - 'PAPERS'.length - 2;
  const over = columns.findIndex((value) => {
    room -= value.length + 2;
    return room < 0;
  });
  return over < 0 ? columns.length : over;
}

const examples = `
Examples:
  lm4c stats
  lm4c stats --by venue --category backdoor
  lm4c stats --by year,category
`;
