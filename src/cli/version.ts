/** What `--version` prints. */
import { jsonVersion, stringifyJson } from '../util/json.ts';
import type { Environment } from './context.ts';
import { createQuietContext, type GlobalOptions } from './global-options.ts';

/** The version alone, or as JSON with what it runs on, and which catalog is used with how much in it. */
export async function formatVersion(world: Environment, version: string, options: GlobalOptions, json: boolean): Promise<string> {
  if (!json) return `${version}\n`;
  const app = createQuietContext(world, options);
  const { size, venues, repos, categories } = await app.catalog();
  const catalog = {
    path: app.source().path,
    papers: size,
    venues: venues.length,
    repos: repos.length,
    categories: categories.length,
  };
  return stringifyJson({ version, json: jsonVersion, runtime: world.runtime, catalog });
}
