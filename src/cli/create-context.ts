import type { ForeignFileReader } from '../catalog/catalog-source.ts';
import { loadCatalog } from '../catalog/load.ts';
import { lazy } from '../util/memoize.ts';
import { quoteFileForShell, sanitize } from '../util/sanitize.ts';
import type { CommandContext } from './context/command.ts';
import type { Environment } from './context/environment.ts';
import { displayPath } from './context/files.ts';
import { findOwnCatalog, nearestCatalogFolder, noOwnCatalog } from './context/select-catalog.ts';
import { createTerminal } from './context/terminal.ts';
import type { GlobalOptions } from './options/global-options.ts';
import { pluralize } from './output/counts.ts';
import { withProgress } from './output/progress.ts';

type ProgramAccess = Pick<CommandContext, 'report' | 'commandNames' | 'printHelp'>;

/** The context for running a command with the options. */
export function createContext(environment: Environment, options: GlobalOptions, program: ProgramAccess): CommandContext {
  const { quiet = false, verbose = false, cache } = options;
  const ownCatalog = lazy(() => findOwnCatalog(environment, options.catalog));
  const catalogSource = lazy(() => {
    const source = ownCatalog() ?? environment.shippedCatalog;
    if (verbose && !quiet) environment.stderr.write(`using the catalog ${sanitize(displayPath(environment, source.path))}\n`);
    return source;
  });
  const ownCatalogSource = (command: string) => {
    if (!ownCatalog()) throw noOwnCatalog(command);
    return catalogSource();
  };
  const cacheFolder = cache ? environment.cacheFolder() : undefined;
  const loadShippedVenues = async () => {
    const { venues } = await loadCatalog(environment.shippedCatalog, cacheFolder);
    return venues.map(({ id, ...entry }) => [id, entry] as const);
  };
  const readForeignFile: ForeignFileReader = async (file, bytes) => {
    const { readAsCatalog } = await import('../importers/catalog-reader.ts');
    return readAsCatalog(file, bytes, await loadShippedVenues());
  };
  const load = async () => {
    const source = catalogSource();
    if (!quiet && !ownCatalog()) printFallback(environment);
    const catalog = await withProgress(environment, quiet, (progress) =>
      loadCatalog(source, cacheFolder, { progress, readForeignFile }),
    );
    if (!quiet && catalog.leftOut > 0) printLeftOut(environment, source.path, catalog.leftOut);
    return catalog;
  };
  const terminal = createTerminal(environment, options);
  const catalogs = { loadCatalog: load, loadShippedVenues, readForeignFile, catalogSource, ownCatalogSource };
  return { environment, terminal, quiet, ...catalogs, ...program };
}

/** Says on a terminal that the built-in catalog is used although there is a folder `catalog`. */
function printFallback(environment: Environment): void {
  const { stdout, stderr } = environment;
  const folder = stdout.isTTY() && stderr.isTTY() ? nearestCatalogFolder(environment) : undefined;
  if (folder === undefined) return;
  const reason = `the folder ${displayPath(environment, folder)} is not an lm4c catalog; see lm4c help catalog`;
  stderr.write(`${sanitize(`using the built-in catalog: ${reason}`)}\n`);
}

/** Prints how many entries of a file in another format were left out, because the output does not show it. */
function printLeftOut({ stderr }: Environment, file: string, count: number): void {
  // Piped input cannot be read again.
  const more = file === '-' ? '' : `; see lm4c check ${quoteFileForShell(file)}`;
  stderr.write(`${sanitize(`${file}: ${pluralize(count, 'entry or part', 'entries or parts')} skipped${more}`)}\n`);
}

/** A context that prints nothing but the output, for shell completion and `--version`. */
export const createQuietContext = (environment: Environment, options: GlobalOptions) =>
  createContext(environment, { ...options, quiet: true }, { report: () => {}, commandNames: [], printHelp: () => false });
