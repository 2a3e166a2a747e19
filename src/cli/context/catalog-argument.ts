/** Catalogs as the command line names them: a path, or `-` for stdin. */
import type { CatalogSource } from '../../catalog/catalog-source.ts';
import { locateCatalog } from '../../catalog/locate.ts';
import type { Environment } from './environment.ts';
import { readPipedText } from './stdin.ts';

/** @throws UsageError when the name is `-` and nothing is piped in */
export function sourceByName(environment: Environment, name: string): CatalogSource {
  if (name !== '-') return { path: name };
  const text = readPipedText(environment, 'reads the catalog from stdin', 'lm4c bib --category backdoor | lm4c -c - stats');
  return { path: name, piped: () => Buffer.from(text) };
}

/** The catalog to use without `--catalog`: `LM4C_CATALOG`, then the nearest lm4c.yaml, then the shipped catalog. */
export const locateDefaultCatalog = (environment: Environment) => locate(environment, environment.env['LM4C_CATALOG']);

/**
 * The catalog of the option `--catalog`, or the default one.
 *
 * @throws UsageError when it is `-` and nothing is piped in
 */
export function selectCatalog(environment: Environment, name: string | undefined): CatalogSource {
  const source = name === undefined ? locateDefaultCatalog(environment) : locate(environment, name);
  return source === environment.shippedCatalog ? source : sourceByName(environment, source.path);
}

const locate = ({ cwd, shippedCatalog }: Environment, name: string | undefined) => locateCatalog(name, cwd(), shippedCatalog);
