import type { FailureCode, UnknownThing } from './failure-codes.ts';
import type { ProblemCode } from './problem-codes.ts';
import { suggestSimilar } from './suggest-similar.ts';

/** A piece of a file and what shall stand there; lines and columns as in a problem. */
export interface TextEdit {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** Behind the last one. */
  readonly endColumn: number;
  readonly text: string;
}

/** Something wrong in a catalog, and where. */
export interface Problem {
  /** Path of the file, as it can be opened from the current folder. */
  readonly file: string;
  /** Counted from 1; absent when it is about the whole file. */
  readonly line?: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column?: number;
  /** Never changes its meaning. */
  readonly code: ProblemCode;
  readonly message: string;
  /** What to write instead, where it is known. */
  readonly fix?: string | undefined;
  /** What mends it without a change of what is meant. */
  readonly edit?: TextEdit | undefined;
  /** An error stops a catalog from being loaded; a warning is only what `check` tells. */
  readonly level: 'error' | 'warning';
}

/** What was asked for that could not be done, as it is told to a person or, under `--json`, to a program. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  /** The nearest right values. */
  readonly suggestions?: readonly string[] | undefined;
  /** On where to look or what to type: one line, but for a bug of ours. */
  readonly hint?: string | undefined;
}

/** The command line asks for something that cannot be meant. */
export class UsageError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The catalog cannot be read or is not valid; holds every problem found, not only the first. */
export class CatalogError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.problems = problems;
  }
}

/**
 * The one of the choices that is written, in whatever case.
 *
 * @param what names them in the error: `no format "jsno"`
 * @throws UsageError with the nearest of them when it is none
 */
export function parseChoice<T extends string>(what: UnknownThing, written: string, choices: readonly T[]): T {
  const wanted = written.trim().toLowerCase();
  const choice = choices.find((name) => name.toLowerCase() === wanted);
  if (choice !== undefined) return choice;
  throw new UsageError({
    code: `unknown-${what}`,
    message: `no ${what} "${written}"`,
    suggestions: suggestSimilar(written, choices),
    hint: `one of ${choices.join(', ')}`,
  });
}
