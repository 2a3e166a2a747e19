import type { FailureCode, UnknownThing } from './failure-codes.ts';
import type { ProblemCode } from './problem-codes.ts';
import { suggestSimilar } from './suggest-similar.ts';

/** A replacement for a range of a file; lines and columns are counted as in a problem. */
export interface TextEdit {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** The column after the last one that is replaced. */
  readonly endColumn: number;
  readonly text: string;
}

/** An error or a warning about a file of a catalog. */
export interface Problem {
  /** Path from which the file can be opened in the current folder. */
  readonly file: string;
  /** Counted from 1; absent for a problem of the whole file. */
  readonly line?: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column?: number;
  readonly code: ProblemCode;
  readonly message: string;
  /** What to write instead, if known. */
  readonly fix?: string | undefined;
  /** A fix that keeps the meaning of the file, for `check --fix`. */
  readonly edit?: TextEdit | undefined;
  /** A catalog with an error cannot be loaded; warnings are only printed by `check`. */
  readonly level: 'error' | 'warning';
}

/** An error message for people or, with `--json`, for programs. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  /** Valid values similar to the wrong one, the most similar first. */
  readonly suggestions?: readonly string[] | undefined;
  /** Where to look or what to type: one line, except for internal errors. */
  readonly hint?: string | undefined;
}

/** An invalid command line or an unusable file that it names (exit status 1 or 2). */
export class UsageError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The catalog cannot be read or is not valid (exit status 3); has every problem found, not only the first. */
export class CatalogError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.problems = problems;
  }
}

/**
 * The choice that equals the input, ignoring case and surrounding white space.
 *
 * @throws UsageError with similar choices if there is none: `unknown format "jsno"`
 */
export function parseChoice<T extends string>(what: UnknownThing, input: string, choices: readonly T[]): T {
  const wanted = input.trim().toLowerCase();
  const choice = choices.find((name) => name.toLowerCase() === wanted);
  if (choice !== undefined) return choice;
  const suggestions = suggestSimilar(input, choices);
  const hint = `one of ${choices.join(', ')}`;
  throw new UsageError({ code: `unknown-${what}`, message: unknownChoice(what, input), suggestions, hint });
}

/** The messages for options whose names are not those of their values. */
const choiceMessages: Readonly<Partial<Record<UnknownThing, string>>> = {
  colouring: '--color does not take',
  facet: 'cannot count by',
  linking: '--hyperlinks does not take',
  order: 'cannot sort by',
  part: '--has and --without do not take',
};

const unknownChoice = (what: UnknownThing, input: string) => `${choiceMessages[what] ?? `unknown ${what}`} "${input}"`;

/** The text, cut to its first 200 UTF-16 units, so that a message with it stays readable. */
export const abbreviate = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
