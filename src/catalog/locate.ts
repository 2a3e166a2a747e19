import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { CatalogSource } from './catalog-source.ts';

/** The name of the shipped catalog for `--catalog`. */
export const builtInName = 'builtin';

/**
 * The catalog to use: the named one; else the nearest one, from the current folder upwards. Undefined if there is none.
 *
 * A folder has a catalog if it is one, or if it contains one as `catalog` or `papers`, or if it has the file `lm4c.yaml`.
 */
export function locateCatalog(
  named: string | undefined,
  cwd: string | undefined,
  shipped: CatalogSource,
): CatalogSource | undefined {
  if (named === builtInName) return shipped;
  if (named) return { path: catalogNamed(named, cwd) };
  const path = cwd === undefined ? undefined : nearestCatalog(cwd);
  if (path === undefined) return undefined;
  return path === shipped.path ? { ...shipped } : { path };
}

function catalogNamed(name: string, cwd: string | undefined): string {
  if (name === '-') return name;
  const folder = cwd === undefined ? name : resolve(cwd, name);
  const found = catalogOf(folder) ?? folder;
  return found === folder ? name : found;
}

function nearestCatalog(folder: string): string | undefined {
  const parent = dirname(resolve(folder));
  return catalogOf(folder) ?? (parent === folder ? undefined : nearestCatalog(parent));
}

function catalogOf(folder: string): string | undefined {
  const inside = join(folder, 'catalog');
  const found = [folder, inside, join(folder, 'papers')].find(isCatalog);
  return found ?? (existsSync(join(folder, 'lm4c.yaml')) ? inside : undefined);
}

/** Whether a folder has `papers` and another file of a catalog. Many projects have a folder `papers` of something else. */
const isCatalog = (folder: string) =>
  existsSync(join(folder, 'papers')) &&
  ['categories.yaml', 'venues.yaml', 'repos.yaml'].some((name) => existsSync(join(folder, name)));
