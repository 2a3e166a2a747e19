/** Abbreviations as the search knows them, derived from groups of synonyms. */
import { tokenize } from '../../util/tokenize.ts';
import type { SynonymGroup } from './synonyms.ts';

/** A well-known short form and its expansions, each as the stems of its content words. */
export interface Abbreviation {
  readonly short: string;
  readonly expansions: readonly (readonly string[])[];
}

/** Groups with a longer key are no abbreviations; the longest is the name of a tool or a method, such as seq2seq. */
const maxShortLength = 7;

/** The groups whose key is a short word, such as `llm`, or short parts joined by hyphens, such as `r-cnn`. */
export const abbreviationsOf = (groups: readonly SynonymGroup[]): Abbreviation[] =>
  groups.flatMap(({ name, terms: [, ...expansions] }) => {
    const short = tokenize(name).join('');
    return short.length > maxShortLength ? [] : [{ short, expansions }];
  });
