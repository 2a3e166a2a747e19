/** Which catalog a command line means, and what messages call it. */
import { dirname, join, resolve } from 'node:path';
import type { CatalogSource } from '../../catalog/catalog-source.ts';
import { builtInName, locateCatalog } from '../../catalog/locate.ts';
import { UsageError } from '../../util/errors.ts';
import { isFolder } from '../../util/file-system.ts';
import { quoteFileForShell } from '../../util/sanitize.ts';
import type { Environment } from './environment.ts';
import { displayPath, readPipedText } from './files.ts';

/** The catalog of `--catalog`, else of `LM4C_CATALOG`, else the nearest one, else the built-in one. @throws UsageError when it is `-` and nothing is piped in */
export const selectCatalog = (environment: Environment, name: string | undefined): CatalogSource =>
  findOwnCatalog(environment, name) ?? environment.shippedCatalog;

/** The same, but undefined where nothing names a catalog and none is near. */
export function findOwnCatalog(environment: Environment, name: string | undefined): CatalogSource | undefined {
  const { env, cwd, shippedCatalog } = environment;
  const source = locateCatalog(name ?? env['LM4C_CATALOG'], cwd(), shippedCatalog);
  if (source?.path !== '-') return source;
  const text = readPipedText(environment, 'reads the catalog from stdin', 'lm4c bib --category backdoor | lm4c -c - stats');
  return { path: '-', piped: () => Buffer.from(text) };
}

/** The failure of a command that never uses the built-in catalog unless it is named. */
export const noOwnCatalog = (command: string) =>
  new UsageError({
    code: 'no-catalog',
    message: `${command} needs a catalog of your own, and there is none in this folder or above it`,
    hint: `name one with -c FOLDER, make one with lm4c import FILE --into catalog, or use the built-in one: -c ${builtInName}`,
  });

/** @throws UsageError when the catalog is the built-in one */
export function rejectBuiltIn({ shippedCatalog }: Environment, source: CatalogSource, option: string): void {
  if (source !== shippedCatalog) return;
  const message = `${option} cannot change the built-in catalog`;
  throw new UsageError({ code: 'built-in-catalog', message, hint: 'name a catalog of your own with -c FOLDER' });
}

/** The catalog for messages: `catalog/`, `refs.bib`, `stdin`. */
export function catalogLabel(environment: Environment, source: CatalogSource): string {
  if (source === environment.shippedCatalog) return 'built-in catalog';
  if (source.piped) return 'stdin';
  const path = displayPath(environment, source.path) || '.';
  return isFolder(source.path) ? `${path.replace(/[/\\]+$/, '')}/` : path;
}

/** The words of a command line that name the catalog; none if it is the default. */
export function catalogOption(environment: Environment, source: CatalogSource): string[] {
  if (source === environment.shippedCatalog) return ['-c', builtInName];
  const isDefault = source.path === selectCatalog(environment, undefined).path;
  return isDefault ? [] : ['-c', quoteFileForShell(source.path)];
}

/** The nearest folder `catalog`, from the current one upwards, whatever is in it. */
export function nearestCatalogFolder({ cwd }: Environment): string | undefined {
  const find = (folder: string): string | undefined => {
    const path = join(folder, 'catalog');
    if (isFolder(path)) return path;
    const parent = dirname(resolve(folder));
    return parent === folder ? undefined : find(parent);
  };
  const here = cwd();
  return here === undefined ? undefined : find(here);
}
