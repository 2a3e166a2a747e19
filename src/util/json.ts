import { excessMarks, invisibleCharacters } from './sanitize.ts';

/** The version of the JSON output: raised when programs that read it must change, not when fields are added. */
export const jsonVersion = 1;

/** The value as JSON, with characters escaped that a terminal would interpret; on one line if the indent is 0. */
export function stringifyJson(value: unknown, indent = 2): string {
  const text = `${JSON.stringify(value, undefined, indent)}\n`;
  if (/^[\n -~]*$/.test(text)) return text;
  const hidden = [invisibleCharacters, excessMarks(), /[\u2028\u2029\u2800]/g];
  return hidden.reduce((json, pattern) => json.replace(pattern, escapeUnits), text);
}

const escapeUnits = (chars: string) => chars.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
