/** The registry of commands, in the order of the help; also the source of the manual and of completion. */
import { Command } from 'commander';
import type { CommandBody } from '../context/command.ts';
import { bibCommand } from './bib.ts';
import { cacheCommand } from './cache.ts';
import { categoriesCommand } from './categories.ts';
import { checkCommand } from './check.ts';
import { completionCommand } from './completion.ts';
import { helpCommand } from './help.ts';
import { importCommand } from './import.ts';
import { listCommand } from './list.ts';
import { openCommand } from './open.ts';
import { readmeCommand } from './readme.ts';
import { reposCommand } from './repos.ts';
import { schemaCommand } from './schema.ts';
import { searchCommand } from './search.ts';
import { showCommand } from './show.ts';
import { statsCommand } from './stats.ts';
import { venuesCommand } from './venues.ts';

/** The commands by the headings of the help. */
export const commandGroups: Readonly<Record<string, Readonly<Record<string, CommandBody>>>> = {
  'Papers:': {
    list: listCommand,
    search: searchCommand,
    show: showCommand,
    open: openCommand,
    bib: bibCommand,
    stats: statsCommand,
  },
  'Other records:': { categories: categoriesCommand, venues: venuesCommand, repos: reposCommand },
  'Your own catalog:': { check: checkCommand, import: importCommand, readme: readmeCommand, schema: schemaCommand },
  'More:': { cache: cacheCommand, completion: completionCommand, help: helpCommand },
};

export const commands: Readonly<Record<string, CommandBody>> = Object.fromEntries(
  Object.values(commandGroups).flatMap((group) => Object.entries(group)),
);

export const isCommand = (name: string) => Object.hasOwn(commands, name);

/** A command with its arguments and options. */
export function createCommand(name: string): Command {
  const command = new Command(name);
  commands[name]?.define(command);
  return command;
}
