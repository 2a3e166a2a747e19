/** What `--version` prints. */
import type { World } from '../app.ts';
import { jsonText, jsonVersion } from '../text.ts';
import { type GlobalOptions, quietApp } from './global.ts';

/** The version alone, or as JSON with what it runs on, and which catalog is used with how much in it. */
export async function versionText(world: World, version: string, options: GlobalOptions, json: boolean): Promise<string> {
  if (!json) return `${version}\n`;
  const app = quietApp(world, options);
  const { size, venues, repos, categories } = await app.catalog();
  const catalog = {
    path: app.source().folder,
    papers: size,
    venues: venues.length,
    repos: repos.length,
    categories: categories.length,
  };
  return jsonText({ version, json: jsonVersion, runtime: world.runtime, catalog });
}
