/** Terms of a field that mean the same, or an abbreviation and what it stands for. */
import { contentStems } from '../../util/tokenize.ts';

/** A group of terms, each as the stems of its content words. */
export interface SynonymGroup {
  /** Its key in synonyms.yaml. */
  readonly name: string;
  /** The key and its equivalents: a search for one finds the others. */
  readonly terms: readonly (readonly string[])[];
  /** Terms that a search for one of `terms` finds, but not the other way round. */
  readonly narrower: readonly (readonly string[])[];
}

export const createSynonymGroup = (name: string, terms: readonly string[]): SynonymGroup => ({
  name,
  // r-cnn is also written rcnn.
  terms: [name, ...(name.includes('-') ? [name.replaceAll('-', '')] : []), ...terms].map(contentStems),
  narrower: [],
});
