import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { CatalogSource } from './catalog-source.ts';

/**
 * The catalog to use: the named one; else `catalog/` in the nearest folder with an `lm4c.yaml`, from the current one upwards; else the
 * shipped one.
 */
export function locateCatalog(named: string | undefined, cwd: string | undefined, shipped: CatalogSource): CatalogSource {
  if (named) return { path: named };
  const root = cwd === undefined ? undefined : nearestAncestorWith('lm4c.yaml', cwd);
  return root === undefined ? shipped : { path: join(root, 'catalog') };
}

function nearestAncestorWith(file: string, folder: string): string | undefined {
  if (existsSync(join(folder, file))) return folder;
  const parent = dirname(resolve(folder));
  return parent === folder ? undefined : nearestAncestorWith(file, parent);
}
