/** What a command line asks for that has to be known before it is understood, because what is wrong may be in it. */
import { type When, whenChoices } from '../context/environment.ts';

export interface EarlyOptions {
  /** Whether errors are to be JSON, as the answer. */
  readonly json: boolean;
  /** Whether all is to be told that is known of a failure. */
  readonly verbose: boolean;
  readonly version: boolean;
  readonly color: When | undefined;
  /** In columns. */
  readonly width: number | undefined;
}

export function scanGlobalOptions(argv: readonly string[]): EarlyOptions {
  const end = argv.indexOf('--');
  const words = argv.slice(0, end < 0 ? undefined : end);
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  /** The values of an option, which stand in the same word or in the next. */
  const values = (pattern: RegExp) =>
    words.flatMap((word, index) => {
      const [option, value] = pattern.exec(word) ?? [];
      return option === undefined ? [] : [(value || words[index + 1] || '').toLowerCase()];
    });
  const color = values(/^--color(?:=(.*))?$/).at(-1);
  const width = values(/^--width(?:=(.*))?$/).at(-1) ?? '';
  return {
    json: has(/^--json$/) || values(/^(?:--format(?:=|$)|-[qv]*f=?)(.*)$/).some((format) => /^jsonl?$/.test(format)),
    verbose: has(/^(?:--verbose|-[qv]*v[qv]*)$/),
    version: has(/^(?:--version|-[qv]*V)$/),
    // The last counts, as it does for commander.
    color: whenChoices.find((name) => name === color),
    width: /^[1-9]\d*$/.test(width) ? Number(width) : undefined,
  };
}
