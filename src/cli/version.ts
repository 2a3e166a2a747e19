import { jsonVersion, stringifyJson } from '../util/json.ts';
import type { Environment } from './context/environment.ts';
import { createQuietContext } from './create-context.ts';
import type { GlobalOptions } from './options/global-options.ts';

/** The JSON of `--version --json`, for bug reports: the version, the runtime, the catalog and its size. */
export async function formatVersionJson(environment: Environment, version: string, options: GlobalOptions): Promise<string> {
  const context = createQuietContext(environment, options);
  const { size, venues, repos, categories } = await context.loadCatalog();
  const catalog = {
    path: context.catalogSource().path,
    papers: size,
    venues: venues.length,
    repos: repos.length,
    categories: categories.length,
  };
  return stringifyJson({ version, json: jsonVersion, runtime: environment.runtime, catalog });
}
