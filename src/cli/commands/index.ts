/** The commands, in the order of the help. A command added here is known to the command line, to help, manual and completion. */

import type { CommandBody } from '../command.ts';
import { bib } from './bib.ts';
import { cache } from './cache.ts';
import { categories } from './categories.ts';
import { check } from './check.ts';
import { completion } from './completion.ts';
import { help } from './help.ts';
import { importList } from './import.ts';
import { list } from './list.ts';
import { open } from './open.ts';
import { readme } from './readme.ts';
import { repos } from './repos.ts';
import { schema } from './schema.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { stats } from './stats.ts';
import { venues } from './venues.ts';

/** Under the headings of the help. */
export const commandGroups: Readonly<Record<string, Readonly<Record<string, CommandBody>>>> = {
  'Papers:': { list, search, show, open, bib, stats },
  'The rest of a catalog:': { categories, venues, repos },
  'A catalog of your own:': { check, import: importList, readme, schema },
  'More:': { cache, completion, help },
};

export const commands: Readonly<Record<string, CommandBody>> = Object.fromEntries(
  Object.values(commandGroups).flatMap((group) => Object.entries(group)),
);

export const isCommand = (name: string) => Object.hasOwn(commands, name);
