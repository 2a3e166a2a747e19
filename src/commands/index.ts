/** The commands, in the order of the help. A command added here is known to the command line, to help and to completion. */
import type { Command, OptionValues } from 'commander';
import type { App } from '../app.ts';
import { bib } from './bib.ts';
import { categories } from './categories.ts';
import { check } from './check.ts';
import { help } from './help.ts';
import { list } from './list.ts';
import { repos } from './repos.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { stats } from './stats.ts';
import { venues } from './venues.ts';

/** What a command is made of. */
export interface CommandBody {
  /** What it does, in a line of the help. */
  readonly summary: string;
  /** Its arguments, options and examples; asked for only when it is called. */
  define(command: Command): void;
  /** Answers, and returns the exit status. */
  run(app: App, words: readonly string[], options: OptionValues): Promise<number>;
}

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
  help,
};
