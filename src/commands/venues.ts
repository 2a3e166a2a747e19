import { order } from '../text.ts';
import type { CommandBody } from './index.ts';
import { type ListingOptions, listingOptions, printListing } from './listing.ts';

/** The venues with the number of their papers, most first. */
export const venues: CommandBody = {
  summary: 'list the venues',

  define: listingOptions,

  async run(app, _words, options: ListingOptions) {
    const catalog = await app.catalog();
    const counted = catalog.venues
      .map((venue) => ({ ...venue, papers: catalog.papers.filter((paper) => paper.venue === venue).length }))
      .sort((a, b) => b.papers - a.papers || order(a.id, b.id));
    await printListing(
      app,
      {
        records: counted.map(({ id, name, kind, papers, title, aliases = [] }) => ({ id, name, kind, papers, title, aliases })),
        columns: [{ head: 'VENUE' }, { head: 'KIND' }, { head: 'PAPERS', align: 'right' }, { head: 'TITLE', wraps: true }],
        rows: counted.map(({ name, kind, papers, title }) => [name, kind, String(papers), title]),
      },
      options,
    );
    return 0;
  },
};
