import type { Command, OptionValues } from 'commander';
import type { CatalogSource, ForeignFileReader } from '../../catalog/catalog-source.ts';
import type { Catalog } from '../../catalog/index/catalog.ts';
import type { EntryOf } from '../../catalog/model/schema.ts';
import type { WithId } from '../../importers/ids.ts';
import type { Failure } from '../../util/errors.ts';
import type { Environment } from './environment.ts';
import type { Terminal } from './terminal.ts';

/** The definition of a command. Help, the manual and shell completion are generated from it. */
export interface CommandBody {
  /** One line for the list of commands. */
  readonly summary: string;
  /** Paragraphs for the help of the command; lines that begin with a space are not wrapped. */
  readonly about?: readonly string[];
  /** Command lines. */
  readonly examples: readonly string[];
  /** The meaning of exit codes, except those that are the same for all commands. */
  readonly status?: Readonly<Record<number, string>>;
  /** Command lines that are related or explain more. */
  readonly see?: readonly string[];
  /** Adds the arguments and options; called only for the command that runs, to save time. */
  define(command: Command): void;
  /** Runs the command and returns the exit code. */
  run(context: CommandContext, words: readonly string[], options: OptionValues): Promise<number>;
}

/** Prints a failure to stderr; the command goes on. */
export type Report = (failure: Failure) => void;

/** The argument of every command's `run`. */
export interface CommandContext {
  readonly environment: Environment;
  readonly terminal: Terminal;
  /** Print nothing but errors to stderr. */
  readonly quiet: boolean;
  /** @throws CatalogError when the catalog is not valid */
  readonly loadCatalog: () => Promise<Catalog>;
  /** The venues of the shipped catalog, which identify the venues of imported files. */
  readonly loadShippedVenues: () => Promise<readonly WithId<EntryOf['venues']>[]>;
  readonly readForeignFile: ForeignFileReader;
  /** Where the catalog is; the built-in one if none is named and none is near. */
  readonly catalogSource: () => CatalogSource;
  /** Where the catalog is. @throws UsageError when none is named and none is near */
  readonly ownCatalogSource: (command: string) => CatalogSource;
  readonly report: Report;
  readonly commandNames: readonly string[];
  /** Prints the help of a command, or of the program; false if there is no command of that name. */
  readonly printHelp: (command?: string) => boolean;
}
