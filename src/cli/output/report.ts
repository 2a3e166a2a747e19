/** Formats failures and problems, as text or as JSON. */
import { approximateWidth, wrapText } from '../../terminal/wrap.ts';
import type { Failure, Problem } from '../../util/errors.ts';
import { stringifyJson } from '../../util/json.ts';
import { sanitize } from '../../util/sanitize.ts';
import { joinWords } from './counts.ts';

/** A failure as lines: the message, the suggestions, the hint. */
export function formatFailure({ message, suggestions = [], hint }: Failure, color = false): string {
  const { red, dim } = color ? ansiStyles : noStyles;
  const lines = [`${red('error:')} ${sanitize(shorten(message))}`];
  if (suggestions.length > 0) lines.push(sanitize(`  did you mean ${joinWords(suggestions, 'or')}?`));
  if (hint) lines.push(...hint.split('\n').map((line) => dim(sanitize(`  ${line}`))));
  return lines.map((line) => `${line}\n`).join('');
}

const noStyles = { red: (text: string) => text, dim: (text: string) => text };

// Without chalk, because loading it takes longer than all the rest of an error.
const ansiStyles: typeof noStyles = { red: (text) => `\x1b[1;31m${text}\x1b[39;22m`, dim: (text) => `\x1b[2m${text}\x1b[22m` };

/** A problem in the form of compiler messages, which editors and terminals link to the file; the fix is on a second line. */
export function formatProblem({ file, line, column, code, message, fix, level }: Problem): string {
  const position = [file, line, column].filter((part) => part !== undefined).join(':');
  const text = `${position}: ${level === 'warning' ? 'warning: ' : ''}${message} [${code}]`;
  return `${sanitize(text)}\n${fix ? `  ${sanitize(fix)}\n` : ''}`;
}

/** A failure as one JSON object on a line. */
export function formatFailureJson({ code, message, suggestions = [], hint }: Failure, problems?: readonly Problem[]): string {
  const error = { code, message: shorten(message), suggestions, hint, problems };
  return stringifyJson({ error }, 0);
}

/**
 * The text wrapped between words, with indented continuation lines. A word wider than the terminal stays whole, so that it can be copied;
 * so do the position of a problem, a stack trace, and JSON.
 */
export function wrapMessage(text: string, width: number): string {
  const lines = text.split('\n');
  const firstCall = lines.findIndex((line) => /^ +at \S/.test(line));
  const stackStart = firstCall < 0 ? lines.length : firstCall - 1;
  return lines.map((line, index) => (index < stackStart ? wrapLine(line, width) : line)).join('\n');
}

/** Deeper than the indent of suggestions and hints. */
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

/** In UTF-16 code units. */
const maxLength = { start: 120, end: 80 };

/** Removes the middle of a long message, because the reason is at its end. */
function shorten(text: string): string {
  if (text.length <= maxLength.start + maxLength.end) return text;
  return `${text.slice(0, maxLength.start)}…${text.slice(-maxLength.end)}`.toWellFormed();
}
