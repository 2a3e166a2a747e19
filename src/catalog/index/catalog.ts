/** What commands ask of a compiled catalog. */
import type { Paper, Records } from '../model/records.ts';
import type { FacetName } from './indexed-fields.ts';

/** A value that papers have, and which of them. */
export interface FacetValue {
  readonly label: string;
  /** What else it goes by: the name of an author in its own script. */
  readonly also: string;
  /** The numbers of the papers, ascending. */
  readonly papers: () => readonly number[];
}

/** The papers that have a word, by number, ascending, and side by side with them where each has it (snapshot.ts). */
export interface Postings {
  readonly papers: Uint32Array;
  /** The most telling group of texts; a paper that has the word itself, and derived in a more telling one, is there twice. */
  readonly where: Uint8Array;
}

/** A word that papers have, or a pair of words. */
export interface IndexedTerm {
  readonly word: string;
  readonly count: number;
  readonly postings: () => Postings;
}

/** The words of all searched texts. */
export interface TermIndex {
  readonly get: (word: string) => IndexedTerm | undefined;
  readonly startingWith: (beginning: string) => readonly IndexedTerm[];
  /** Two words side by side, by their stems joined. */
  readonly pair: (stems: string) => IndexedTerm | undefined;
  /** The words that have the stem. */
  readonly formsOf: (stem: string) => readonly string[];
  /** The words without digits that may differ from one by so many letters: more than do, but few of a large catalog. */
  readonly alike: (word: string, errors: number) => readonly string[];
  /** For each paper how many different words of its title say something; 255 where there are more. */
  readonly titleLengths: () => Uint8Array;
}

/** A catalog to ask: every part is read when it is asked for, a paper alone, so that its size does not matter. */
export interface Catalog extends Omit<Records, 'papers'> {
  /** How many papers there are; they are numbered from 0, newest first, then by title, then by key. */
  readonly size: number;
  /** The papers with the numbers, in the order of the numbers; all of them without. With `brief` they lack the details. */
  readonly papers: (numbers?: Iterable<number>, brief?: 'brief') => Iterable<Paper>;
  /** The number of the paper with the key, ignoring case. */
  readonly numberOf: (key: string) => number | undefined;
  /** All keys, in lower case. */
  readonly keys: () => readonly string[];
  /** The values of a facet, in the order in which the papers have them. */
  readonly terms: (facet: FacetName) => readonly FacetValue[];
  readonly words: TermIndex;
  /** How many entries of a foreign file, or parts of them, are not in it because they cannot be understood. */
  readonly leftOut: number;
}
