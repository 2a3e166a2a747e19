/** What the script of a shell is told of the command line that is typed. */

import type { Catalog } from '../../catalog/model/model.ts';
import type { World } from '../context.ts';
import { type CatalogOptions, complete, type Grammar } from './complete.ts';
import { shells } from './shells.ts';

interface Asked extends Omit<Grammar, 'catalog'> {
  /** @throws whatever is wrong with the catalog */
  readonly catalog: (world: World, options: CatalogOptions) => Promise<Catalog>;
}

/** Undefined where it is no request of one of the scripts. */
export async function answer([shell = '', ...args]: readonly string[], world: World, asked: Asked): Promise<string | undefined> {
  const known = Object.entries(shells).find(([name]) => name === shell)?.[1];
  if (!known) return undefined;
  const { words, last } = known.typed(args);
  const catalog = (options: CatalogOptions) => catalogOrNone(world, options, asked);
  return known.answer(await complete(words.slice(1), { ...asked, catalog }), last);
}

/** Nobody reads what is wrong with it while a command line is typed; the command will say it. */
async function catalogOrNone(world: World, { catalog, ...rest }: CatalogOptions, asked: Asked): Promise<Catalog | undefined> {
  // What will be piped in is not there yet.
  const stdin = { isTTY: () => true, read: () => '' };
  const options = catalog === undefined ? rest : { ...rest, catalog: atHome(catalog, world) };
  try {
    return await asked.catalog({ ...world, stdin }, options);
  } catch {
    return undefined;
  }
}

/** The shell has not replaced the tilde yet. */
const atHome = (path: string, { env }: World) => path.replace(/^~(?=\/|$)/, () => env['HOME'] ?? '~');
