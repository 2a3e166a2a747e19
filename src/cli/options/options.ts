/** The kinds of options and arguments that several commands have. */
import { Argument, type Command, Option } from 'commander';
import { parseChoice, UsageError } from '../../util/errors.ts';
import type { UnknownThing } from '../../util/failure-codes.ts';

/** An option with a fixed set of values. The command checks the value, because it suggests similar ones and commander does not. */
export function choiceOption(flags: string, choices: readonly string[], description = choices.join(', ')): Option {
  return Object.assign(new Option(flags, description), { argChoices: [...choices] });
}

/** An argument with a fixed set of values, which the command checks. */
export function choiceArgument(name: string, choices: readonly string[], description = choices.join(', ')): Argument {
  return Object.assign(new Argument(name, description), { argChoices: [...choices] });
}

/** An argument parser for commander: collects the values of an option that is given several times. */
export const collectValues = (value: string, values: readonly string[] = []) => [...values, value];

/** Whether an option can be given several times. */
export const isRepeatableOption = ({ parseArg }: Option) => parseArg === collectValues;

/** The choices in lists with commas. @throws UsageError when one does not exist */
export function parseChoices<T extends string>(what: UnknownThing, lists: readonly string[], choices: readonly T[]): T[] {
  return lists.flatMap((list) => list.split(',')).map((name) => parseChoice(what, name, choices));
}

/** The value of a numeric option, from 1 to 999999999. @throws UsageError when the text is anything else */
export function parseWholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  const range = /^[1-9]\d+$/.test(text) ? 'from 1 to 999999999' : 'from 1';
  throw new UsageError({ code: 'wrong-number', message: `${option} needs a whole number ${range}, not "${text}"` });
}

export const addLimitOption = (command: Command) => command.option('-n, --limit <n>', 'show at most n');

/** The value of `--limit`. @throws UsageError when it is not a whole number */
export const parseLimit = (text: string | undefined) => (text === undefined ? undefined : parseWholeNumber('--limit', text));

export interface FormatOptions {
  readonly format?: string;
  readonly json?: boolean;
  /** False for `--no-wrap`. */
  readonly wrap?: boolean;
}

/** Adds `--format` and `--json`. */
export function addFormatOptions(command: Command, names: readonly string[], description?: string): Command {
  return command.addOption(choiceOption('-f, --format <format>', names, description)).option('--json', 'same as --format json');
}

export const addNoWrapOption = (command: Command) =>
  command.option('--no-wrap', 'one line per table row, cut at the edge of the screen');

/** The format that the options name, if any. @throws UsageError when it does not exist, or --json contradicts --format */
export function selectedFormat<T extends string>({ format, json }: FormatOptions, names: readonly (T | 'json')[]) {
  const name = format === undefined ? undefined : parseChoice('format', format, names);
  if (!json || name === 'json') return name;
  if (name === undefined) return 'json';
  throw new UsageError({ code: 'two-formats', message: `--json and --format ${name} cannot be combined` });
}
