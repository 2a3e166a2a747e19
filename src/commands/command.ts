import type { Command, OptionValues } from 'commander';
import type { App } from '../app.ts';

/** What a command is made of. */
export interface CommandBody {
  /** What it does, in a line of the help. */
  readonly summary: string;
  /** Its arguments, options and examples; asked for only when it is called. */
  define(command: Command): void;
  /** Answers, and returns the exit status. */
  run(app: App, words: readonly string[], options: OptionValues): Promise<number>;
}
