/** What `--version` prints. */

import { jsonText, jsonVersion } from '../util/text.ts';
import type { World } from './context.ts';
import { type GlobalOptions, quietApp } from './global-options.ts';

/** The version alone, or as JSON with what it runs on, and which catalog is used with how much in it. */
export async function versionText(world: World, version: string, options: GlobalOptions, json: boolean): Promise<string> {
  if (!json) return `${version}\n`;
  const app = quietApp(world, options);
  const { size, venues, repos, categories } = await app.catalog();
  const catalog = {
    path: app.source().path,
    papers: size,
    venues: venues.length,
    repos: repos.length,
    categories: categories.length,
  };
  return jsonText({ version, json: jsonVersion, runtime: world.runtime, catalog });
}
