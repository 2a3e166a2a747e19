import type { ForeignFileReader } from '../catalog/catalog-source.ts';
import type { Catalog } from '../catalog/index/catalog.ts';
import { loadCatalog } from '../catalog/load.ts';
import { lazy } from '../util/memoize.ts';
import { sanitize } from '../util/sanitize.ts';
import { quoteFileForShell } from '../util/shell-quote.ts';
import type { CommandContext } from './context/command.ts';
import type { Environment } from './context/environment.ts';
import { displayPath, selectCatalog } from './context/files.ts';
import { createTerminal } from './context/terminal.ts';
import type { GlobalOptions } from './options/global-options.ts';
import { pluralize } from './output/counts.ts';
import { withProgress } from './output/progress.ts';

type ProgramAccess = Pick<CommandContext, 'report' | 'commandNames' | 'printHelp'>;

/** The context of a command that is run with the options. */
export function createContext(environment: Environment, options: GlobalOptions, program: ProgramAccess): CommandContext {
  const { quiet = false, verbose = false, cache } = options;
  const catalogSource = lazy(() => {
    const source = selectCatalog(environment, options.catalog);
    const path = sanitize(displayPath(environment, source.path));
    if (verbose && !quiet) environment.stderr.write(`using the catalog ${path}\n`);
    return source;
  });
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
    const catalog = await withProgress(environment, quiet, (progress) =>
      loadCatalog(source, cacheFolder, { progress, readForeignFile }),
    );
    if (!quiet) printLeftOut(environment, source.path, catalog);
    return catalog;
  };
  const terminal = createTerminal(environment, options);
  return { environment, terminal, quiet, loadCatalog: load, loadShippedVenues, readForeignFile, catalogSource, ...program };
}

/** Prints how many entries of a foreign file were skipped, which the output does not show. */
function printLeftOut({ stderr }: Environment, file: string, { leftOut }: Catalog): void {
  if (leftOut === 0) return;
  // Piped input cannot be read again.
  const more = file === '-' ? '' : `; see lm4c check ${quoteFileForShell(file)}`;
  stderr.write(`${sanitize(`${file}: ${pluralize(leftOut, 'entry or part', 'entries or parts')} left out${more}`)}\n`);
}

/** A context that prints nothing but the output, for shell completion and `--version`. */
export function createQuietContext(environment: Environment, options: GlobalOptions): CommandContext {
  const program: ProgramAccess = { report: () => {}, commandNames: [], printHelp: () => false };
  return createContext(environment, { ...options, quiet: true }, program);
}
