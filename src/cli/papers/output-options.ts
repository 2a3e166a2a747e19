/** The options for the format and the fields in which papers are printed. */
import type { Command } from 'commander';
import { fieldDocs } from '../../catalog/model/fields.ts';
import { type FormatName, formatNames, outputFormats } from '../../formats/index.ts';
import { parseChoice, UsageError } from '../../util/errors.ts';
import { addFormatOptions, addNoWrapOption, choiceOption, collectValues, type FormatOptions } from '../options/options.ts';

export interface OutputOptions extends FormatOptions {
  readonly fields?: readonly string[];
  /** False for `--no-wrap`. */
  readonly wrap?: boolean;
}

/**
 * Adds `--format`, `--json`, `--fields` and `--no-wrap`.
 *
 * @param extraFields names of fields that only this command has
 */
export function addOutputOptions(command: Command, extraFields: readonly string[] = []): Command {
  const fields = ['key', ...Object.keys(fieldDocs.papers), ...extraFields];
  const description = 'the fields to print, with commas between: key,title,code';
  addFormatOptions(command.optionsGroup('Output:'), formatNames);
  command.addOption(choiceOption('--fields <names>', fields, description).argParser(collectValues));
  return addNoWrapOption(command);
}

/**
 * The fields of `--fields`; undefined without the option.
 *
 * @throws UsageError when a field is unknown, or the format has fixed fields
 */
export function selectedFields(
  { fields }: OutputOptions,
  knownFields: readonly string[],
  format: FormatName,
): readonly string[] | undefined {
  if (fields === undefined) return undefined;
  if (!outputFormats[format].picksFields) {
    throw new UsageError({ code: 'no-fields', message: `--fields does not go with the format ${format}` });
  }
  return fields.flatMap((list) => list.split(',')).map((name) => parseChoice('field', name, knownFields));
}
