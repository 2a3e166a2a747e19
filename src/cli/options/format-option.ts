import type { Command } from 'commander';
import { parseChoice, UsageError } from '../../util/errors.ts';
import { choiceOption } from './choice-option.ts';

export interface FormatOptions {
  readonly format?: string;
  readonly json?: boolean;
}

/** Adds `--format` and `--json`. */
export function addFormatOptions(command: Command, names: readonly string[], description?: string): Command {
  return command.addOption(choiceOption('-f, --format <format>', names, description)).option('--json', 'short for --format json');
}

/** Adds `--no-wrap`. */
export const addNoWrapOption = (command: Command) =>
  command.option('--no-wrap', 'each row of a table on one line, cut at the edge');

/**
 * The format that the options name; undefined if they name none.
 *
 * @throws UsageError when there is no format of that name, or --json contradicts --format
 */
export function selectedFormat<T extends string>(
  { format, json }: FormatOptions,
  names: readonly (T | 'json')[],
): T | 'json' | undefined {
  const name = format === undefined ? undefined : parseChoice('format', format, names);
  if (!json) return name;
  if (name === undefined || name === 'json') return 'json';
  throw new UsageError({ code: 'two-formats', message: `--json and --format ${name} exclude each other` });
}
