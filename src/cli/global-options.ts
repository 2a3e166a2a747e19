/** The options that every command has, and what a command is handed by them. */
import type { Command } from 'commander';
import type { CatalogSource, ForeignFileReader } from '../catalog/catalog-source.ts';
import type { Catalog } from '../catalog/index/catalog.ts';
import { loadCatalog } from '../catalog/load.ts';
import { locateCatalog } from '../catalog/locate.ts';
import { type Failure, parseChoice, UsageError } from '../util/errors.ts';
import { lazy } from '../util/memoize.ts';
import { quoteFileForShell, sanitize } from '../util/text.ts';
import { choiceOption } from './command.ts';
import {
  type CommandContext,
  createTerminal,
  displayPath,
  type Environment,
  sourceByName,
  type When,
  whenChoices,
} from './context.ts';
import { parseWholeNumber } from './paper-options.ts';
import { withProgress } from './progress.ts';
import { pluralize } from './report.ts';

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
export function catalogSource(world: Environment, options: GlobalOptions): CatalogSource {
  const source = locateCatalog(options.catalog ?? world.env['LM4C_CATALOG'], world.cwd(), world.shipped);
  return source === world.shipped ? source : sourceByName(world, source.path);
}

/** What a command is handed. */
export function createContext(
  world: Environment,
  options: GlobalOptions,
  report: CommandContext['report'],
  explain: CommandContext['explain'],
): CommandContext {
  const source = lazy(() => {
    const found = catalogSource(world, options);
    if (options.verbose && !options.quiet) world.stderr.write(`using the catalog ${sanitize(displayPath(world, found.path))}\n`);
    return found;
  });
  const cacheFolder = options.cache ? world.cacheFolder() : undefined;
  const knownVenues = async () =>
    (await loadCatalog(world.shipped, cacheFolder)).venues.map(({ id, ...entry }) => [id, entry] as const);
  const readForeignFile: ForeignFileReader = async (file, bytes) => {
    const { readAsCatalog: readForeignCatalog } = await import('../importers/catalog-reader.ts');
    return readForeignCatalog(file, bytes, await knownVenues());
  };
  return {
    world,
    terminal: createTerminal(world, options),
    quiet: options.quiet ?? false,
    source,
    catalog: async () => {
      const catalog = await withProgress(world, options.quiet ?? false, (progress) =>
        loadCatalog(source(), cacheFolder, { progress, readForeignFile }),
      );
      if (!options.quiet) tellLeftOut(world, source().path, catalog);
      return catalog;
    },
    knownVenues,
    readForeignFile,
    report,
    explain,
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
export function createQuietContext(world: Environment, options: GlobalOptions): CommandContext {
  return createContext(
    world,
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
