import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { CatalogSource } from './catalog-source.ts';

/**
 * The catalog to use: the one that is named, else `catalog/` beside the nearest `lm4c.yaml` from the current folder upwards, else
 * the one that comes with the program.
 */
export function locateCatalog(named: string | undefined, cwd: string | undefined, shipped: CatalogSource): CatalogSource {
  if (named) return { path: named };
  const root = cwd === undefined ? undefined : nearestWith('lm4c.yaml', cwd);
  return root === undefined ? shipped : { path: join(root, 'catalog') };
}

function nearestWith(file: string, folder: string): string | undefined {
  if (existsSync(join(folder, file))) return folder;
  const above = dirname(resolve(folder));
  return above === folder ? undefined : nearestWith(file, above);
}
