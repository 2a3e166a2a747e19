/** A folder -> Catalog, from its compiled form where that is fresh, from the YAML otherwise. */
import { CatalogError } from '../errors.ts';
import { type Catalog, link } from './catalog.ts';
import { readSnapshot } from './snapshot.ts';

/** Where a catalog is kept. */
export interface Source {
  readonly folder: string;
  /** Path of its compiled form, if it has one. */
  readonly compiled?: string;
}

/**
 * The whole catalog.
 *
 * @throws CatalogError with every problem, when it cannot be read or is not valid.
 */
export async function loadCatalog({ folder, compiled }: Source): Promise<Catalog> {
  const ready = compiled && (await readSnapshot(compiled, folder));
  return link(ready || (await readEntries(folder)));
}

async function readEntries(folder: string) {
  const { readCatalog } = await import('./read.ts');
  const { entries, problems } = readCatalog(folder);
  if (!entries) throw new CatalogError(problems.filter(({ level }) => level === 'error'));
  return entries;
}
