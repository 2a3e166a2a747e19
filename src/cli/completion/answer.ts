/** What the script of a shell is told of the command line that is typed. */

import type { Catalog } from '../../catalog/index/catalog.ts';
import type { Environment } from '../context/environment.ts';
import { type CatalogOptions, type CommandGrammar, completeLine } from './complete.ts';
import { completionScripts } from './shells.ts';

interface Asked extends Omit<CommandGrammar, 'catalog'> {
  /** @throws whatever is wrong with the catalog */
  readonly catalog: (world: Environment, options: CatalogOptions) => Promise<Catalog>;
}

/** Undefined where it is no request of one of the scripts. */
export async function answerCompletion(
  [shell = '', ...args]: readonly string[],
  world: Environment,
  asked: Asked,
): Promise<string | undefined> {
  const known = Object.entries(completionScripts).find(([name]) => name === shell)?.[1];
  if (!known) return undefined;
  const { words, last } = known.typed(args);
  const catalog = (options: CatalogOptions) => catalogOrNone(world, options, asked);
  return known.answer(await completeLine(words.slice(1), { ...asked, catalog }), last);
}

/** Nobody reads what is wrong with it while a command line is typed; the command will say it. */
async function catalogOrNone(
  world: Environment,
  { catalog, ...rest }: CatalogOptions,
  asked: Asked,
): Promise<Catalog | undefined> {
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
const atHome = (path: string, { env }: Environment) => path.replace(/^~(?=\/|$)/, () => env['HOME'] ?? '~');
