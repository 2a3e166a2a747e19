import type { Paper, Repo } from '../catalog/catalog.ts';
import type { CommandBody } from './index.ts';
import { type ListingOptions, listingOptions, printListing } from './listing.ts';

/** The repositories with the papers whose code they hold. */
export const repos: CommandBody = {
  summary: 'list the repositories',

  define: listingOptions,

  async run(app, _words, options: ListingOptions) {
    const catalog = await app.catalog();
    const records = catalog.repos.map((repo) => ({
      id: repo.id,
      url: repo.url,
      code: keysWith(catalog.papers, repo, 'code'),
      reproductions: keysWith(catalog.papers, repo, 'reproductions'),
    }));
    await printListing(
      app,
      {
        records,
        columns: [{ head: 'PAPER', paint: (chalk, line) => chalk.dim(line) }, { head: 'CODE' }, { head: 'URL', overflows: true }],
        rows: records.flatMap(({ url, code, reproductions }) => [
          ...code.map((key) => [key, 'authors', url]),
          ...reproductions.map((key) => [key, 'others', url]),
        ]),
      },
      options,
    );
    return 0;
  },
};

function keysWith(papers: readonly Paper[], repo: Repo, link: 'code' | 'reproductions'): string[] {
  return papers.filter((paper) => paper[link].includes(repo)).map(({ key }) => key);
}
