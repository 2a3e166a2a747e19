import { type CacheListing, clearCache, listCache } from '../../catalog/index/cache.ts';
import { parseChoice, UsageError } from '../../util/errors.ts';
import { describeFileError } from '../../util/file-errors.ts';
import { sanitize } from '../../util/sanitize.ts';
import { type CommandBody, choiceArgument } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { addListingOptions, type ListingOptions, printListing } from '../listing.ts';
import { writeNote } from '../paper-options.ts';

/** What is kept so that the next command is faster: compiled catalogs, and the compiled code of the program. */
export const cacheCommand: CommandBody = {
  summary: 'show what is kept to be faster, or clear it',
  about: [
    'A catalog of your own is compiled when it is first used, and again when a file of it has changed. The code of lm4c itself is kept compiled too. --no-cache does without.',
    'Both stand in the folder lm4c of $XDG_CACHE_HOME, else of ~/.cache, on macOS of ~/Library/Caches; on Windows in %LOCALAPPDATA%\\lm4c\\Cache.',
  ],
  examples: ['lm4c cache', 'lm4c cache clear'],
  see: ['lm4c help environment'],

  define(command) {
    command.addArgument(choiceArgument('[clear]', ['clear'], 'remove all of it; it is made again when it is needed'));
    addListingOptions(command);
  },

  async run(app, [action], options: ListingOptions) {
    if (action !== undefined) parseChoice('action', action, ['clear']);
    const folder = app.world.cacheFolder();
    if (folder === undefined)
      throw new UsageError({ code: 'no-cache', message: 'there is no folder for a cache', hint: 'set HOME' });
    try {
      const files = listCache(folder);
      if (action !== undefined) return await clear(app, folder, files, options);
      await printListing(app, listing(files), options);
      await writeNote(app, sanitize(`${total(files)} in ${folder}`));
      return 0;
    } catch (error) {
      app.report({ code: 'cannot-read', message: `cannot read ${folder}: ${describeFileError(error).message}` });
      return 1;
    }
  },
};

/** Removes all, and lists what is removed if a format is asked for. */
async function clear(
  app: CommandContext,
  folder: string,
  files: readonly CacheListing[],
  options: ListingOptions,
): Promise<number> {
  const left = clearCache(folder);
  const removed = files.filter(({ file }) => !left.includes(file));
  for (const file of left) app.report({ code: 'cannot-remove', message: `cannot remove ${file}` });
  if (options.json || options.format !== undefined) await printListing(app, listing(removed), options);
  tell(app, `removed ${total(removed)} from ${folder}`);
  return left.length > 0 ? 1 : 0;
}

const tell = ({ terminal, quiet }: CommandContext, text: string) => quiet || terminal.err(`${sanitize(text)}\n`);

const total = (files: readonly CacheListing[]) => readable(files.reduce((sum, { size }) => sum + size, 0));

const listing = (files: readonly CacheListing[]) => ({
  records: files.map(({ folder, papers, size, file }) => ({ folder, papers, size, file })),
  columns: [
    { head: 'PAPERS', align: 'right' as const },
    { head: 'SIZE', align: 'right' as const, evident: true },
    { head: 'PATH', evident: true, overflows: true },
  ],
  rows: files.map(({ folder, papers, size, file }) => [String(papers ?? ''), readable(size), sanitize(folder ?? file)]),
});

const units = ['bytes', 'kB', 'MB', 'GB'];

/** A number of bytes for a person: `1.4 MB`. */
function readable(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const number = bytes / 1000 ** power;
  return `${power > 0 && number < 10 ? number.toFixed(1) : Math.round(number)} ${units[power]}`;
}
