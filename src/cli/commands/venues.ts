import { compareValues } from '../../util/text.ts';
import type { CommandBody } from '../command.ts';
import { addListingOptions, type ListingOptions, printListing } from '../listing.ts';
import { writeNote } from '../paper-options.ts';
import { pluralize } from '../report.ts';

/** The venues with the number of their papers, most first. */
export const venuesCommand: CommandBody = {
  summary: 'list the venues',
  examples: ['lm4c venues', 'lm4c venues --json'],
  see: ['lm4c list --venue ICSE', 'lm4c stats --by venue'],

  define: addListingOptions,

  async run(app, _words, options: ListingOptions) {
    const catalog = await app.catalog();
    const counts = new Map(catalog.facetValues('venue').map(({ label, papers }) => [label, papers().length]));
    const known = catalog.venues
      .map((venue) => [venue, counts.get(venue.id) ?? 0] as const)
      .sort(([a, papers], [b, others]) => others - papers || compareValues(a.id, b.id));
    await printListing(
      app,
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
    await writeNote(app, pluralize(catalog.venues.length, 'venue'));
    return 0;
  },
};
