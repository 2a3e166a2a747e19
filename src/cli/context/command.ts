import { Argument, type Command, Option, type OptionValues } from 'commander';
import type { CommandContext } from './environment.ts';

/** What a command is made of. Help, the manual and the completion of shells are written from it. */
export interface CommandBody {
  /** What it does, in a line of the help. */
  readonly summary: string;
  /** What else is to know of it, in paragraphs; lines that begin with blanks stay as they are. */
  readonly about?: readonly string[];
  /** Command lines that show what it is for. */
  readonly examples: readonly string[];
  /** What its exit status means, where it is more than done; what all commands share is left out. */
  readonly status?: Readonly<Record<number, string>>;
  /** Where to read on: command lines. */
  readonly see?: readonly string[];
  /** Its arguments and options; asked for only when it is called. */
  define(command: Command): void;
  /** Answers, and returns the exit status. */
  run(context: CommandContext, words: readonly string[], options: OptionValues): Promise<number>;
}

/** An option whose value is one of the choices; it is checked by the command, which knows what is near to a mistyped one. */
export function choiceOption(flags: string, choices: readonly string[], description = choices.join(', ')): Option {
  return Object.assign(new Option(flags, description), { argChoices: [...choices] });
}

/** The same for an argument. */
export function choiceArgument(name: string, choices: readonly string[], description = choices.join(', ')): Argument {
  return Object.assign(new Argument(name, description), { argChoices: [...choices] });
}
