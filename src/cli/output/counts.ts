/** Counts as English phrases, and the notes on stderr that contain them. */
import type { Problem } from '../../util/errors.ts';
import type { CommandContext } from '../context/command.ts';

/** `1 paper`, `2 papers`. */
export const pluralize = (count: number, noun: string, nouns = `${noun}s`) => `${count} ${count === 1 ? noun : nouns}`;

/** `a, b or c`. */
export function joinWords(words: readonly string[], last: 'and' | 'or'): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}` : (words[0] ?? '');
}

/** `2 problems in 1 file`. */
export function describeProblemCount(problems: readonly Problem[]): string {
  return `${pluralize(problems.length, 'problem')} in ${pluralize(new Set(problems.map(({ file }) => file)).size, 'file')}`;
}

/** `the first 2 of `, to be followed by the total; empty if all are shown. */
export function describeLimit(shown: number, total: number): string {
  if (shown >= total) return '';
  return shown === 1 ? 'the first of ' : `the first ${shown} of `;
}

/** `the first 2 of 5 papers found, of 9`; a number equal to the next one is omitted. @param selected how many pass the filters */
export function describePaperCount(shown: number, selected: number, all: number): string {
  const papers = pluralize(all, 'paper');
  if (selected === all) return describeLimit(shown, all) + papers;
  if (shown === selected) return `${selected} of ${papers}`;
  return `${describeLimit(shown, selected)}${pluralize(selected, 'paper')} found, of ${all}`;
}

/** Prints a note to stderr if stdout is a terminal, so that it is never mixed into piped output. */
export async function writeNote({ terminal, quiet }: CommandContext, text: string): Promise<void> {
  if (quiet || !terminal.isTTY) return;
  const { createChalk } = await import('../../terminal/style.ts');
  terminal.err(`${createChalk(terminal.color.err()).dim(text)}\n`);
}
