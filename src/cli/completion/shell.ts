/**
 * The completion scripts of the shells, and the format in which each script sends a request and reads the reply.
 *
 * A script passes the words of the command line to `lm4c complete` and reads lines, of which it evaluates none. The first line
 * has the kind of completion, each other line a candidate: the value, a tab and a description. Both are sanitized, so that a
 * catalog can neither add lines nor send control sequences to the terminal.
 */
// @bomb.sh/tab (0.0.22) has scripts for commander too, but they evaluate the words of the line, end a value at a space, and
// support neither lists with commas nor candidates that differ in case or accents from the typed text.
import { sanitize } from '../../util/sanitize.ts';
import type { Candidate, Completion } from './complete.ts';
import type { TypedLine, TypedWord } from './typed-words.ts';

export interface Shell {
  readonly script: string;
  /** The command line up to the cursor, from the arguments that the script passes. */
  readonly parseRequest: (args: readonly string[]) => TypedLine;
  readonly formatReply: (completion: Completion, last: TypedWord) => string;
}

/** A line for each candidate, after the first line. */
export function formatLines(first: string, candidates: readonly Candidate[]): string {
  // Without duplicates, because two people can have the same name.
  const lines = [...new Map(candidates)].map((candidate) => candidate.map(sanitize).join('\t'));
  return [first, ...lines].map((line) => `${line}\n`).join('');
}
