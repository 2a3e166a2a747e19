import { contentStems, tokenize } from '../../util/tokenize.ts';

/** A well-known short form and its expansions, each as the stems of its content words. */
export interface Abbreviation {
  readonly short: string;
  readonly expansions: readonly (readonly string[])[];
}

/** `llm` with `large language model` and `large language models`. */
export const createAbbreviation = (short: string, texts: readonly string[]): Abbreviation => ({
  short: tokenize(short).join(''),
  expansions: texts.map(contentStems),
});
