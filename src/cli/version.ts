/** What `--version` prints. */

import { jsonVersion, stringifyJson } from '../util/text.ts';
import type { Environment } from './context/environment.ts';
import { createQuietContext, type GlobalOptions } from './options/global-options.ts';

/** The version alone, or as JSON with what it runs on, and which catalog is used with how much in it. */
export async function formatVersion(
  environment: Environment,
  version: string,
  options: GlobalOptions,
  json: boolean,
): Promise<string> {
  if (!json) return `${version}\n`;
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
