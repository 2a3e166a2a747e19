import { contentStems, tokenize } from '../../util/tokenize.ts';

/** A well-known short form, with its long forms as the stems of their content words. */
export interface Abbreviation {
  readonly short: string;
  readonly long: readonly (readonly string[])[];
}

/** `llm` with `large language model` and `large language models`. */
export const createAbbreviation = (short: string, texts: readonly string[]): Abbreviation => ({
  short: tokenize(short).join(''),
  long: texts.map(contentStems),
});
