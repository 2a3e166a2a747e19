import type { Paper } from '../../catalog/model/records.ts';
import type { CommandBody } from '../context/command.ts';
import type { FormatOptions } from '../options/options.ts';
import { pluralize, writeNote } from '../output/counts.ts';
import { addListingOptions, printListing } from '../output/listing.ts';

/** Lists the repositories with the papers whose code they contain. */
export const reposCommand: CommandBody = {
  summary: 'list the repositories',
  examples: ['lm4c repos', 'lm4c repos --json'],
  see: ['lm4c list --has code'],

  define: addListingOptions,

  async run(context, _words, options: FormatOptions) {
    const catalog = await context.loadCatalog();
    const { code, reproductions } = keysByRepo(catalog.papers(undefined, 'brief'));
    const records = catalog.repos.map(({ id, url, description }) => {
      return { url, id, code: code.get(id) ?? [], reproductions: reproductions.get(id) ?? [], description };
    });
    const columns = [{ header: 'URL', isSelfExplanatory: true, overflows: true }, { header: 'CODE OF' }];
    const rows = records.map(({ url, code, reproductions }) => {
      return [{ text: url, url }, [...code, ...reproductions.map((key) => `${key} (by others)`)].join(', ')];
    });
    await printListing(context, { records, columns, rows }, options);
    await writeNote(context, pluralize(catalog.repos.length, 'repository', 'repositories'));
    return 0;
  },
};

/** The keys of the papers that link to each repository, as their own code or as a reproduction. */
function keysByRepo(papers: Iterable<Paper>) {
  const keys = { code: new Map<string, string[]>(), reproductions: new Map<string, string[]>() };
  for (const paper of papers)
    for (const link of ['code', 'reproductions'] as const)
      for (const { id } of paper[link]) {
        const linking = keys[link].get(id);
        if (linking) linking.push(paper.key);
        else keys[link].set(id, [paper.key]);
      }
  return keys;
}
