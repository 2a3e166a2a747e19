/** Terms that mean the same: an abbreviation and its full form, or different names of one thing. */
import { contentStems } from '../../util/tokenize.ts';
import type { SynonymsEntry } from './schema.ts';

/** A group of terms, each as the stems of its content words. */
export interface SynonymGroup {
  /** Its key in synonyms.yaml. */
  readonly name: string;
  /** Equivalent terms, the key first. A search for one finds the others. */
  readonly terms: readonly (readonly string[])[];
  /** Terms that a search for one of `terms` finds, but not the other way round. */
  readonly narrower: readonly (readonly string[])[];
}

/** The group of an entry. Terms without a letter or digit are left out, because they would be in every text. */
export function createSynonymGroup(key: string, entry: SynonymsEntry): SynonymGroup {
  const { same = [], narrower = [] } = synonymsOf(entry);
  const stemsOf = (terms: readonly string[]) => terms.map(contentStems).filter((stems) => stems.length > 0);
  return { name: key, terms: stemsOf([key, ...same]), narrower: stemsOf(narrower) };
}

/** The terms of an entry besides its key. A list has equivalent terms. */
export const synonymsOf = (entry: SynonymsEntry): Exclude<SynonymsEntry, readonly string[]> =>
  Array.isArray(entry) ? { same: entry } : entry;
