import { contentStems, tokenize } from '../../util/tokenize.ts';

/** A well-known short form, and all that it stands for, each as the stems of its telling words. */
export interface Abbreviation {
  readonly short: string;
  readonly long: readonly (readonly string[])[];
}

/** The short form of several texts: `llm` of `large language model`. */
export const createAbbreviation = (short: string, texts: readonly string[]): Abbreviation => ({
  short: tokenize(short).join(''),
  long: texts.map(contentStems),
});
