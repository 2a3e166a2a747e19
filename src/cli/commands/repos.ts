import type { Paper } from '../../catalog/model/records.ts';
import type { CommandBody } from '../command.ts';
import { addListingOptions, type ListingOptions, printListing } from '../listing.ts';
import { writeNote } from '../paper-options.ts';
import { pluralize } from '../report.ts';

/** The repositories with the papers whose code they hold. */
export const reposCommand: CommandBody = {
  summary: 'list the repositories',
  examples: ['lm4c repos', 'lm4c repos --json'],
  see: ['lm4c list --has code'],

  define: addListingOptions,

  async run(app, _words, options: ListingOptions) {
    const catalog = await app.catalog();
    const { code, reproductions } = keysByRepo(catalog.papers(undefined, 'brief'));
    const records = catalog.repos.map(({ id, url, description }) => ({
      url,
      id,
      code: code.get(id) ?? [],
      reproductions: reproductions.get(id) ?? [],
      description,
    }));
    await printListing(
      app,
      {
        records,
        columns: [{ head: 'URL', evident: true, overflows: true }, { head: 'CODE OF' }],
        rows: records.map(({ url, code, reproductions }) => [
          { text: url, url },
          [...code, ...reproductions.map((key) => `${key} (by others)`)].join(', '),
        ]),
      },
      options,
    );
    await writeNote(app, pluralize(catalog.repos.length, 'repository', 'repositories'));
    return 0;
  },
};

function keysByRepo(papers: Iterable<Paper>) {
  const keys = { code: new Map<string, string[]>(), reproductions: new Map<string, string[]>() };
  for (const paper of papers) {
    for (const link of ['code', 'reproductions'] as const) {
      for (const { id } of paper[link]) {
        const known = keys[link].get(id);
        if (known) known.push(paper.key);
        else keys[link].set(id, [paper.key]);
      }
    }
  }
  return keys;
}
