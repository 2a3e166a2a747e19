import { compareValues } from '../../util/text.ts';
import type { CommandBody } from '../context/command.ts';
import { addListingOptions, type ListingOptions, printListing } from '../output/listing.ts';
import { pluralize } from '../output/report.ts';
import { writeNote } from '../papers/print-papers.ts';

/** The venues with the number of their papers, most first. */
export const venuesCommand: CommandBody = {
  summary: 'list the venues',
  examples: ['lm4c venues', 'lm4c venues --json'],
  see: ['lm4c list --venue ICSE', 'lm4c stats --by venue'],

  define: addListingOptions,

  async run(context, _words, options: ListingOptions) {
    const catalog = await context.loadCatalog();
    const counts = new Map(catalog.terms('venue').map(({ label, papers }) => [label, papers().length]));
    const known = catalog.venues
      .map((venue) => [venue, counts.get(venue.id) ?? 0] as const)
      .sort(([a, papers], [b, others]) => others - papers || compareValues(a.id, b.id));
    await printListing(
      context,
      {
        records: known.map(([{ id, name, kind, title, publisher, aliases = [] }, papers]) => ({
          name,
          id,
          kind,
          papers,
          title,
          publisher,
          aliases,
        })),
        columns: [
          { head: 'VENUE', evident: true },
          { head: 'KIND', evident: true },
          { head: 'PAPERS', align: 'right' },
          { head: 'TITLE', wraps: true, evident: true },
        ],
        rows: known.map(([{ name, kind, title }, papers]) => [name, kind, String(papers), title]),
      },
      options,
    );
    await writeNote(context, pluralize(catalog.venues.length, 'venue'));
    return 0;
  },
};
