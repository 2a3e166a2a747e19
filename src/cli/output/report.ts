/** Failures and problems as text for a person, or as JSON for a program. */

import { wrapText } from '../../terminal/wrap.ts';
import { approximateWidth } from '../../util/approximate-width.ts';
import type { Failure, Problem } from '../../util/errors.ts';
import { stringifyJson } from '../../util/json.ts';
import { sanitize } from '../../util/sanitize.ts';

/** A failure in a few lines: what is wrong, the nearest right values, where to look. */
export function formatFailure({ message, suggestions = [], hint }: Failure, color = false): string {
  const { wrong, aside } = color ? colored : plain;
  const lines = [`${wrong('error:')} ${sanitize(cut(message))}`];
  if (suggestions.length > 0) lines.push(sanitize(`  did you mean ${joinAlternatives(suggestions, 'or')}?`));
  if (hint) lines.push(...hint.split('\n').map((line) => aside(sanitize(`  ${line}`))));
  return lines.map((line) => `${line}\n`).join('');
}

const plain = { wrong: (text: string) => text, aside: (text: string) => text };

// Not by chalk, which takes longer to load than to say what is wrong.
const colored: typeof plain = { wrong: (text) => `\x1b[1;31m${text}\x1b[39;22m`, aside: (text) => `\x1b[2m${text}\x1b[22m` };

/** A problem of a catalog in a line that editors and terminals can follow, with its code at the end, and its mend in a second one. */
export function formatProblem({ file, line, column, code, message, fix, level }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const what = `${place}: ${level === 'warning' ? 'warning: ' : ''}${message} [${code}]`;
  return `${sanitize(what)}\n${fix ? `  ${sanitize(fix)}\n` : ''}`;
}

/** A problem as a command of a workflow of GitHub, which shows it beside the line of its file. */
export function formatWorkflowCommand({ file, line, column, code, message, fix, level }: Problem): string {
  const properties = Object.entries({ file, line, col: column, title: `lm4c ${code}` });
  const written = properties.flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${escaped(String(value).replace(/[^\r\n]+/g, sanitize), /[%\r\n:,]/g)}`,
  );
  const text = [message, ...(fix ? [fix] : [])].map(sanitize).join('\n');
  return `::${level} ${written.join(',')}::${escaped(text, /[%\r\n]/g)}\n`;
}

interface Around {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * What is no command, as it can stand in the log of a workflow: GitHub's runner takes `::` at the beginning of a line, behind blanks too,
 * and `##[` anywhere for one. Elsewhere the text as it is.
 */
export function escapeWorkflowCommands({ env }: Around, text: string): string {
  return isGitHubWorkflow({ env }) ? text.replace(/^\s*:(?=:)|##(?=\[)/gm, '$& ') : text;
}

/** Whether it runs in a workflow of GitHub. */
export const isGitHubWorkflow = ({ env }: Around) => env['GITHUB_ACTIONS'] === 'true';

/** As the toolkit of GitHub Actions escapes what a command has in it. */
function escaped(text: string, signs: RegExp): string {
  return text.replace(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** How many problems there are, in how many files. */
export function describeProblemCount(problems: readonly Problem[]): string {
  return `${pluralize(problems.length, 'problem')} in ${pluralize(new Set(problems.map(({ file }) => file)).size, 'file')}`;
}

/** What stands before a total of which fewer are shown: `the first 2 of `. */
export function describeLimit(shown: number, total: number): string {
  if (shown >= total) return '';
  return shown === 1 ? 'the first of ' : `the first ${shown} of `;
}

/** How many papers are shown, how many pass the filters, and how many there are, as far as these differ. */
export function describePaperCount(shown: number, selected: number, all: number): string {
  const papers = pluralize(all, 'paper');
  if (selected === all) return describeLimit(shown, all) + papers;
  if (shown === selected) return `${selected} of ${papers}`;
  return `${describeLimit(shown, selected)}${pluralize(selected, 'paper')} found, of ${all}`;
}

/** A failure as one JSON object on a line. */
export function formatFailureJson({ code, message, suggestions = [], hint }: Failure, problems?: readonly Problem[]): string {
  const error = { code, message: cut(message), suggestions, hint, problems };
  return stringifyJson({ error }, 0);
}

/**
 * A text as a terminal of that width shows it without breaking words: what is longer than a line goes on further in. A word that is wider
 * stays whole, so that it can be copied; so do the place of a problem, a stack, and JSON.
 */
export function wrapMessage(text: string, width: number): string {
  const lines = text.split('\n');
  const call = lines.findIndex((line) => /^ +at \S/.test(line));
  return lines.map((line, index) => (call >= 0 && index >= call - 1 ? line : wrapLine(line, width))).join('\n');
}

/** More than that of suggestions and hints. */
const hangingIndent = 4;

// biome-ignore lint/suspicious/noControlCharactersInRegex: colors are made of them
const positionPrefix = /^(?!error:)[^ \x1b].*?:\d+(?::\d+)?:(?= )/;

/** A line in one color, with its escape sequences. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colors are made of them
const coloredLine = /^((?:\x1b\[[\d;]*m)+)([^\x1b]*)((?:\x1b\[[\d;]*m)+)$/;

function wrapLine(line: string, width: number): string {
  const [, on, text, off] = coloredLine.exec(line) ?? [];
  if (text !== undefined) return wrapLine(text, width).replace(/^.*$/gm, (part) => on + part + off);
  // JSON is for programs, and a carriage return belongs to progress, which is erased again.
  if (approximateWidth(line) <= width || /^\{"|\r/.test(line)) return line;
  const [{ length } = ''] = positionPrefix.exec(line) ?? [];
  const options = { width, measure: approximateWidth, hangingIndent, wideWords: 'overflow', unbrokenStart: length } as const;
  const [first = [0, 0], ...others] = wrapText(line, options);
  return [line.slice(...first), ...others.map((range) => ' '.repeat(hangingIndent) + line.slice(...range))].join('\n');
}

/** A number with its noun. */
export const pluralize = (count: number, noun: string, nouns = `${noun}s`) => `${count} ${count === 1 ? noun : nouns}`;

/** In UTF-16 units. */
const longest = { begin: 120, end: 80 };

/** A message, where it is long without its middle: at its end stands why. */
function cut(text: string): string {
  if (text.length <= longest.begin + longest.end) return text;
  return `${text.slice(0, longest.begin)}…${text.slice(-longest.end)}`.toWellFormed();
}

/** `a, b or c` */
/** `a, b or c`. */
export function joinAlternatives(words: readonly string[], last: 'and' | 'or'): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}` : (words[0] ?? '');
}
