/** Failures and problems as text for a person, or as JSON for a program. */
import type { Failure, Problem } from './errors.ts';
import { short, visible } from './text.ts';

/** A failure in a few lines: what is wrong, the nearest right values, where to look. */
export function failureText({ message, suggestions = [], hint }: Failure): string {
  const lines = [`error: ${short(message)}`];
  if (suggestions.length > 0) lines.push(`  did you mean ${listed(suggestions)}?`);
  if (hint) lines.push(`  ${hint}`);
  return lines.map((line) => `${visible(line)}\n`).join('');
}

/** A problem of a catalog in a line that editors and terminals can follow, with its code at the end, and its mend in a second one. */
export function problemText({ file, line, column, code, message, fix, level }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const what = `${place}: ${level === 'warning' ? 'warning: ' : ''}${message} [${code}]`;
  return `${visible(what)}\n${fix ? `  ${visible(fix)}\n` : ''}`;
}

/** A problem as a command of a workflow of GitHub, which shows it beside the line of its file. */
export function problemCommand({ file, line, column, code, message, fix, level }: Problem): string {
  const properties = Object.entries({ file, line, col: column, title: `lm4c ${code}` });
  const written = properties.flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${escaped(String(value).replace(/[^\r\n]+/g, visible), /[%\r\n:,]/g)}`,
  );
  const text = [message, ...(fix ? [fix] : [])].map(visible).join('\n');
  return `::${level} ${written.join(',')}::${escaped(text, /[%\r\n]/g)}\n`;
}

/** As the toolkit of GitHub Actions escapes what a command has in it. */
function escaped(text: string, signs: RegExp): string {
  return text.replace(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** How many problems there are, in how many files. */
export function problemCount(problems: readonly Problem[]): string {
  return `${counted(problems.length, 'problem')} in ${counted(new Set(problems.map(({ file }) => file)).size, 'file')}`;
}

/** A failure as one JSON object on a line. */
export function failureJson({ code, message, suggestions = [], hint }: Failure, problems?: readonly Problem[]): string {
  const error = { code, message: short(message), suggestions, hint, problems };
  return `${JSON.stringify({ error }, (_, value) => (typeof value === 'string' ? visible(value) : value))}\n`;
}

/** A number with its noun. */
export const counted = (count: number, noun: string, nouns = `${noun}s`) => `${count} ${count === 1 ? noun : nouns}`;

function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '');
}
