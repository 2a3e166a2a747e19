/** Finds phrases in papers. The index does not have the positions of words. */
import type { Catalog } from '../catalog/index/catalog.ts';
import { groupBit, searchableTexts } from '../catalog/index/indexed-fields.ts';
import type { Paper } from '../catalog/model/records.ts';
import { stem, tokenize } from '../util/tokenize.ts';

export interface Phrase {
  /** In their order, without any other words between them. */
  readonly words: readonly string[];
  readonly inTitle: boolean;
}

/** The field groups with the title, its translation and the name of the method. */
export const titleGroups = groupBit('title') | groupBit('aliases');

/** The papers that contain all phrases, in any inflection unless the search is exact. */
export function selectPhrases(papers: Uint32Array, phrases: readonly Phrase[], catalog: Catalog, exact: boolean): Uint32Array {
  if (phrases.length === 0) return papers;
  const formOf = exact ? (word: string) => word : stem;
  let index = 0;
  const isMatch = Array.from(catalog.papers(papers), (paper) => phrases.every((phrase) => hasPhrase(paper, phrase, formOf)));
  return papers.filter(() => isMatch[index++]);
}

function hasPhrase(paper: Paper, { words, inTitle }: Phrase, formOf: (word: string) => string): boolean {
  const wanted = words.map(formOf);
  for (const { group, text } of searchableTexts(paper)) {
    if (inTitle && !(groupBit(group) & titleGroups)) continue;
    const found = tokenize(text).map(formOf);
    if (found.some((_, start) => wanted.every((one, offset) => found[start + offset] === one))) return true;
  }
  return false;
}
