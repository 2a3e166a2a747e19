import type { Option } from 'commander';
import { UsageError } from '../../util/errors.ts';

/** An argument parser for commander: collects the values of an option that is given several times. */
export const collectValues = (value: string, values: readonly string[] = []) => [...values, value];

/** Whether an option can be given several times. */
export const isRepeatableOption = ({ parseArg }: Option) => parseArg === collectValues;

/**
 * The value of a numeric option, from 1 to 999999999.
 *
 * @throws UsageError when the text is anything else
 */
export function parseWholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  const range = /^[1-9]\d+$/.test(text) ? 'from 1 to 999999999' : 'from 1';
  throw new UsageError({ code: 'wrong-number', message: `${option} takes a whole number ${range}, not "${text}"` });
}
