import { compareValues } from '../../util/compare.ts';
import type { CommandBody } from '../context/command.ts';
import { pluralize } from '../output/counts.ts';
import { addListingOptions, type ListingOptions, printListing } from '../output/listing.ts';
import { writeNote } from '../output/notes.ts';

/** Lists the venues with the number of their papers, most papers first. */
export const venuesCommand: CommandBody = {
  summary: 'list the venues',
  examples: ['lm4c venues', 'lm4c venues --json'],
  see: ['lm4c list --venue ICSE', 'lm4c stats --by venue'],

  define: addListingOptions,

  async run(context, _words, options: ListingOptions) {
    const catalog = await context.loadCatalog();
    const counts = new Map(catalog.facetValues('venue').map(({ label, papers }) => [label, papers().length]));
    const counted = catalog.venues
      .map((venue) => [venue, counts.get(venue.id) ?? 0] as const)
      .sort(([a, papersOfA], [b, papersOfB]) => papersOfB - papersOfA || compareValues(a.id, b.id));
    await printListing(
      context,
      {
        records: counted.map(([{ id, name, kind, title, publisher, aliases = [] }, papers]) => ({
          name,
          id,
          kind,
          papers,
          title,
          publisher,
          aliases,
        })),
        columns: [
          { header: 'VENUE', isSelfExplanatory: true },
          { header: 'KIND', isSelfExplanatory: true },
          { header: 'PAPERS', align: 'right' },
          { header: 'TITLE', wraps: true, isSelfExplanatory: true },
        ],
        rows: counted.map(([{ name, kind, title }, papers]) => [name, kind, String(papers), title]),
      },
      options,
    );
    await writeNote(context, pluralize(catalog.venues.length, 'venue'));
    return 0;
  },
};
