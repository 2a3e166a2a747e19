/** The commands, in the order of the help. A command added here is known to the command line, to help and to completion. */
import { bib } from './bib.ts';
import { cache } from './cache.ts';
import { categories } from './categories.ts';
import { check } from './check.ts';
import type { CommandBody } from './command.ts';
import { help } from './help.ts';
import { importList } from './import.ts';
import { list } from './list.ts';
import { readme } from './readme.ts';
import { repos } from './repos.ts';
import { schema } from './schema.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { stats } from './stats.ts';
import { venues } from './venues.ts';

export const commands: Readonly<Record<string, CommandBody>> = {
  list,
  search,
  show,
  bib,
  stats,
  categories,
  venues,
  repos,
  check,
  import: importList,
  readme,
  schema,
  cache,
  help,
};
