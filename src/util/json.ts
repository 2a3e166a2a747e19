/** JSON for other programs. */
import { excessMarks, invisibleCharacters } from './sanitize.ts';

/** The version of the JSON output: raised when programs that read it must change, not when fields are added. */
export const jsonVersion = 1;

/**
 * The value as JSON with a final line feed; characters that a terminal would interpret are escaped.
 *
 * @param indent in columns; 0 prints everything on one line
 */
export function stringifyJson(value: unknown, indent = 2): string {
  const text = `${JSON.stringify(value, undefined, indent)}\n`;
  if (/^[\n -~]*$/.test(text)) return text;
  return [invisibleCharacters, excessMarks(), /[\u2028\u2029\u2800]/g].reduce(
    (json, pattern) => json.replace(pattern, escapeUnits),
    text,
  );
}

const escapeUnits = (chars: string) => chars.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
