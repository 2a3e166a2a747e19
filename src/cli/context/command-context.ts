import type { CatalogSource, ForeignFileReader } from '../../catalog/catalog-source.ts';
import type { Catalog } from '../../catalog/index/catalog.ts';
import type { EntryOf } from '../../catalog/model/schema.ts';
import type { WithId } from '../../importers/ids.ts';
import type { Failure } from '../../util/errors.ts';
import type { Environment } from './environment.ts';
import type { Terminal } from './terminal.ts';

/** What each command is passed. */
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
  /** Where the catalog is. */
  readonly catalogSource: () => CatalogSource;
  /** Prints a failure to stderr; the command goes on. */
  readonly report: (failure: Failure) => void;
  readonly commandNames: readonly string[];
  /** Prints the help of a command, or of the program; false if there is no command of that name. */
  readonly printHelp: (command?: string) => boolean;
}
