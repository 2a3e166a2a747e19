import type { Paper, Repo } from '../catalog/catalog.ts';
import type { CommandBody } from './command.ts';
import { type ListingOptions, listingOptions, printListing } from './listing.ts';

/** The repositories with the papers whose code they hold. */
export const repos: CommandBody = {
  summary: 'list the repositories',

  define: listingOptions,

  async run(app, _words, options: ListingOptions) {
    const catalog = await app.catalog();
    const code = keysByRepo(catalog.papers, 'code');
    const reproductions = keysByRepo(catalog.papers, 'reproductions');
    const records = catalog.repos.map((repo) => ({
      id: repo.id,
      url: repo.url,
      code: code.get(repo) ?? [],
      reproductions: reproductions.get(repo) ?? [],
      description: repo.description,
    }));
    await printListing(
      app,
      {
        records,
        columns: [{ head: 'PAPERS', wraps: true }, { head: 'CODE BY' }, { head: 'URL', overflows: true }],
        rows: records.map((record) => [
          [...record.code, ...record.reproductions].join(', '),
          record.code.length > 0 ? 'the authors' : 'others',
          record.url,
        ]),
      },
      options,
    );
    return 0;
  },
};

function keysByRepo(papers: readonly Paper[], link: 'code' | 'reproductions'): Map<Repo, string[]> {
  const keys = new Map<Repo, string[]>();
  for (const paper of papers) {
    for (const repo of paper[link]) keys.set(repo, [...(keys.get(repo) ?? []), paper.key]);
  }
  return keys;
}
