import type { Command, OptionValues } from 'commander';
import type { CommandContext } from './command-context.ts';

/** The definition of a command. Help, the manual and shell completion are generated from it. */
export interface CommandBody {
  /** One line for the list of commands. */
  readonly summary: string;
  /** Paragraphs for the help of the command; lines that begin with a space are not wrapped. */
  readonly about?: readonly string[];
  /** Command lines. */
  readonly examples: readonly string[];
  /** The meaning of exit codes, except those that are the same for all commands. */
  readonly status?: Readonly<Record<number, string>>;
  /** Command lines that are related or explain more. */
  readonly see?: readonly string[];
  /** Adds the arguments and options; called only for the command that runs, to save time. */
  define(command: Command): void;
  /** Runs the command and returns the exit code. */
  run(context: CommandContext, words: readonly string[], options: OptionValues): Promise<number>;
}
