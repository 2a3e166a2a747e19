import type { Column } from '../../terminal/cell.ts';
import { compareValues } from '../../util/compare.ts';
import type { CommandBody } from '../context/command.ts';
import type { FormatOptions } from '../options/options.ts';
import { pluralize, writeNote } from '../output/counts.ts';
import { addListingOptions, printListing } from '../output/listing.ts';

/** Lists the venues with the number of their papers, most papers first. */
export const venuesCommand: CommandBody = {
  summary: 'list the venues',
  examples: ['lm4c venues', 'lm4c venues --json'],
  see: ['lm4c list --venue ICSE', 'lm4c stats --by venue'],

  define: addListingOptions,

  async run(context, _words, options: FormatOptions) {
    const catalog = await context.loadCatalog();
    const counts = new Map(catalog.facetValues('venue').map(({ label, papers }) => [label, papers().length]));
    const counted = catalog.venues
      .map((venue) => [venue, counts.get(venue.id) ?? 0] as const)
      .sort(([a, papersOfA], [b, papersOfB]) => papersOfB - papersOfA || compareValues(a.id, b.id));
    const records = counted.map(([{ id, name, kind, title, publisher, aliases = [] }, papers]) => {
      return { name, id, kind, papers, title, publisher, aliases };
    });
    const rows = records.map(({ name, kind, papers, title }) => [name, kind, String(papers), title]);
    await printListing(context, { records, columns, rows }, options);
    await writeNote(context, pluralize(catalog.venues.length, 'venue'));
    return 0;
  },
};

const columns: readonly Column[] = [
  { header: 'VENUE', isSelfExplanatory: true },
  { header: 'KIND', isSelfExplanatory: true },
  { header: 'PAPERS', align: 'right' },
  { header: 'TITLE', wraps: true, isSelfExplanatory: true },
];
