/** The options that every command has, and what a command is handed by them. */
import type { Command } from 'commander';
import type { CatalogSource, ForeignFileReader } from '../../catalog/catalog-source.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { locateCatalog } from '../../catalog/locate.ts';
import type { Catalog } from '../../catalog/model/model.ts';
import { type Failure, parseChoice, UsageError } from '../../util/errors.ts';
import { lazy } from '../../util/memoize.ts';
import { quoteFileForShell, sanitize } from '../../util/text.ts';
import { choiceOption } from '../context/command.ts';
import {
  type CommandContext,
  createTerminal,
  displayPath,
  type Environment,
  sourceByName,
  type When,
  whenChoices,
} from '../context/environment.ts';
import { withProgress } from '../output/progress.ts';
import { pluralize } from '../output/report.ts';
import { parseWholeNumber } from '../papers/print-papers.ts';

export interface GlobalOptions {
  readonly catalog?: string;
  readonly color?: When;
  readonly hyperlinks?: When;
  readonly width?: number;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly cache: boolean;
}

/** Adds the options that every command has. */
export function addGlobalOptions(program: Command): Command {
  return program
    .option('-c, --catalog <path>', 'a catalog of your own: a folder, a file, or - for stdin', catalogPath)
    .addOption(
      choiceOption('--color <when>', whenChoices, `colours: ${whenChoices.join(', ')}`).argParser((when) =>
        parseChoice('colouring', when, whenChoices),
      ),
    )
    .addOption(
      choiceOption('--hyperlinks <when>', whenChoices, `links: ${whenChoices.join(', ')}`).argParser((when) =>
        parseChoice('linking', when, whenChoices),
      ),
    )
    .option('--width <n>', 'columns of the screen', (width) => parseWholeNumber('--width', width))
    .option('-q, --quiet', 'nothing but errors on stderr')
    .option('-v, --verbose', 'tell which catalog is used, and all that is known of a failure')
    .option('--no-pager', 'print what is longer than the screen as it is')
    .option('--no-cache', 'neither use nor keep what makes the next time faster')
    .option('-V, --version', 'print the version; with --json all that a report of a bug needs')
    .helpOption('-h, --help', 'show this help');
}

function catalogPath(value: string): string {
  // What a script passes when its variable is not set must not mean another catalog.
  if (value === '') throw new UsageError({ code: 'no-folder', message: '--catalog has no name of a folder or a file' });
  return value;
}

/** Where the catalog is that the options name, or else the environment. */
export function catalogSource(environment: Environment, options: GlobalOptions): CatalogSource {
  const source = locateCatalog(options.catalog ?? environment.env['LM4C_CATALOG'], environment.cwd(), environment.shippedCatalog);
  return source === environment.shippedCatalog ? source : sourceByName(environment, source.path);
}

/** What a command is handed. */
export function createContext(
  environment: Environment,
  options: GlobalOptions,
  report: CommandContext['report'],
  explain: CommandContext['printHelp'],
): CommandContext {
  const source = lazy(() => {
    const found = catalogSource(environment, options);
    if (options.verbose && !options.quiet)
      environment.stderr.write(`using the catalog ${sanitize(displayPath(environment, found.path))}\n`);
    return found;
  });
  const cacheFolder = options.cache ? environment.cacheFolder() : undefined;
  const knownVenues = async () =>
    (await loadCatalog(environment.shippedCatalog, cacheFolder)).venues.map(({ id, ...entry }) => [id, entry] as const);
  const readForeignFile: ForeignFileReader = async (file, bytes) => {
    const { readAsCatalog: readForeignCatalog } = await import('../../importers/catalog-reader.ts');
    return readForeignCatalog(file, bytes, await knownVenues());
  };
  return {
    environment,
    terminal: createTerminal(environment, options),
    quiet: options.quiet ?? false,
    catalogSource: source,
    loadCatalog: async () => {
      const catalog = await withProgress(environment, options.quiet ?? false, (progress) =>
        loadCatalog(source(), cacheFolder, { progress, readForeignFile }),
      );
      if (!options.quiet) tellLeftOut(environment, source().path, catalog);
      return catalog;
    },
    loadShippedVenues: knownVenues,
    readForeignFile,
    report,
    printHelp: explain,
  };
}

/** Tells of what in a foreign file cannot be understood, because the answer says nothing of it. */
function tellLeftOut({ stderr }: Environment, file: string, { leftOut }: Catalog): void {
  if (leftOut === 0) return;
  // What has been piped in cannot be read again.
  const more = file === '-' ? '' : `; see lm4c check ${quoteFileForShell(file)}`;
  stderr.write(`${sanitize(`${file}: ${pluralize(leftOut, 'entry or part', 'entries or parts')} left out${more}`)}\n`);
}

/** For what is no command. */
export function createQuietContext(environment: Environment, options: GlobalOptions): CommandContext {
  return createContext(
    environment,
    { ...options, quiet: true },
    () => {},
    () => false,
  );
}

/** The failure with a command line to type that is about the same catalog. */
export function withCatalogOption(failure: Failure, { catalog }: GlobalOptions): Failure {
  if (catalog === undefined || !failure.hint) return failure;
  return { ...failure, hint: failure.hint.replace(/^all: lm4c /, () => `all: lm4c -c ${quoteFileForShell(catalog)} `) };
}
