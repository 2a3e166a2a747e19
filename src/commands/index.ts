/** The commands, in the order of the help. A command added here is known to the command line, to help and to completion. */
import type { Command, OptionValues } from 'commander';
import type { App } from '../app.ts';

/** What a command is made of; loaded only when it is called. */
export interface CommandBody {
  /** Its arguments, options and examples. */
  define(command: Command): void;
  /** Answers, and returns the exit status. */
  run(app: App, words: readonly string[], options: OptionValues): Promise<number>;
}

export interface CommandEntry {
  readonly summary: string;
  readonly load: () => Promise<CommandBody>;
}

export const commands: Readonly<Record<string, CommandEntry>> = {
  list: { summary: 'list papers', load: async () => (await import('./list.ts')).list },
  search: { summary: 'find papers by words, best first', load: async () => (await import('./search.ts')).search },
  show: { summary: 'show all that is known of a paper', load: async () => (await import('./show.ts')).show },
  bib: { summary: 'write BibTeX', load: async () => (await import('./bib.ts')).bib },
  stats: { summary: 'count papers by year, venue, author, ...', load: async () => (await import('./stats.ts')).stats },
  categories: { summary: 'list the categories, as a tree', load: async () => (await import('./categories.ts')).categories },
  venues: { summary: 'list the venues', load: async () => (await import('./venues.ts')).venues },
  repos: { summary: 'list the repositories', load: async () => (await import('./repos.ts')).repos },
  check: { summary: 'find every problem of a catalog', load: async () => (await import('./check.ts')).check },
  help: { summary: 'explain a command or a topic', load: async () => (await import('./help.ts')).help },
};
