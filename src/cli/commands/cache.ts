import { type CacheListing, clearCache, listCache } from '../../catalog/index/cache.ts';
import { parseChoice, UsageError } from '../../util/errors.ts';
import { sanitize } from '../../util/sanitize.ts';
import type { CommandBody, CommandContext } from '../context/command.ts';
import { fileFailure } from '../context/files.ts';
import { choiceArgument, type FormatOptions } from '../options/options.ts';
import { writeNote } from '../output/counts.ts';
import { addListingOptions, type Listing, printListing } from '../output/listing.ts';

/** Lists or clears the cache: compiled catalogs and compiled code of the program. */
export const cacheCommand: CommandBody = {
  summary: 'show or clear the cache',
  about: [
    'lm4c compiles your own catalog when you first use it, and again when one of its files changes. It also caches its own compiled code. --no-cache turns both off.',
    'The cache is the folder lm4c in $XDG_CACHE_HOME; by default in ~/.cache, on macOS in ~/Library/Caches. On Windows it is %LOCALAPPDATA%\\lm4c\\Cache.',
  ],
  examples: ['lm4c cache', 'lm4c cache clear'],
  see: ['lm4c help environment'],

  define(command) {
    command.addArgument(choiceArgument('[clear]', ['clear'], 'delete the cache; it is rebuilt when needed'));
    addListingOptions(command);
  },

  async run(context, [action], options: FormatOptions) {
    if (action !== undefined) parseChoice('action', action, ['clear']);
    const folder = context.environment.cacheFolder();
    if (folder === undefined) throw new UsageError({ code: 'no-cache', message: 'there is no cache folder', hint: 'set HOME' });
    try {
      if (action !== undefined) return await clearAndReport(context, folder, options);
      const files = listCache(folder);
      await printListing(context, createListing(files), options);
      await writeNote(context, sanitize(`${formatTotalSize(files)} in ${folder}`));
      return 0;
    } catch (error) {
      context.report(fileFailure('read', folder, error));
      return 1;
    }
  },
};

/** Clears the cache, and lists the removed files if the options ask for a format. */
async function clearAndReport(context: CommandContext, folder: string, options: FormatOptions): Promise<number> {
  const files = listCache(folder);
  const left = clearCache(folder);
  const removed = files.filter(({ file }) => !left.includes(file));
  for (const file of left) context.report({ code: 'cannot-remove', message: `cannot remove ${file}` });
  if (options.json || options.format !== undefined) await printListing(context, createListing(removed), options);
  if (!context.quiet) context.terminal.err(`${sanitize(`removed ${formatTotalSize(removed)} from ${folder}`)}\n`);
  return left.length > 0 ? 1 : 0;
}

const formatTotalSize = (files: readonly CacheListing[]) => formatSize(files.reduce((sum, { size }) => sum + size, 0));

const createListing = (files: readonly CacheListing[]): Listing => ({
  records: files.map(({ folder, papers, size, file }) => ({ folder, papers, size, file })),
  columns: [
    { header: 'PAPERS', align: 'right' },
    { header: 'SIZE', align: 'right', isSelfExplanatory: true },
    { header: 'PATH', isSelfExplanatory: true, overflows: true },
  ],
  rows: files.map(({ folder, papers, size, file }) => [String(papers ?? ''), formatSize(size), sanitize(folder ?? file)]),
});

const sizeUnits = ['bytes', 'kB', 'MB', 'GB'];

/** `1.4 MB`. */
function formatSize(bytes: number): string {
  const power = Math.min(sizeUnits.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const number = bytes / 1000 ** power;
  return `${power > 0 && number < 10 ? number.toFixed(1) : Math.round(number)} ${sizeUnits[power]}`;
}
