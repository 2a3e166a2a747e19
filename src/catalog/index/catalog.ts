/** The interface of a compiled catalog. */
import type { Identifier } from '../model/identifier.ts';
import type { Paper, Records } from '../model/records.ts';
import type { FacetName } from './indexed-fields.ts';

/** A facet value, and the papers that have it. */
export interface FacetValue {
  readonly label: string;
  /** The name of an author in its original script; else empty. */
  readonly alias: string;
  /** Numbers of the papers, ascending. */
  readonly papers: () => readonly number[];
}

/** The occurrences of a term: two parallel arrays, in ascending order of papers. */
export interface Postings {
  readonly papers: Uint32Array;
  /** The field groups that have the term, as bits of `groupBit`, and of `derivedBits` where it is derived from other terms. */
  readonly fieldGroups: Uint16Array;
}

/** A word or bigram of the index. */
export interface IndexedTerm {
  readonly term: string;
  readonly postingCount: number;
  readonly postings: () => Postings;
}

/** The terms of all searchable texts. */
export interface TermIndex {
  readonly get: (word: string) => IndexedTerm | undefined;
  readonly withPrefix: (prefix: string) => readonly IndexedTerm[];
  /** Two adjacent content words, by their joined stems. */
  readonly bigram: (stems: string) => IndexedTerm | undefined;
  readonly wordsWithStem: (stem: string) => readonly string[];
  /** Candidates for words within an edit distance: all such words without digits, and some others. */
  readonly similarTo: (word: string, maxErrors: number) => readonly string[];
  /** Number of distinct content words in each title, at most 255. */
  readonly titleLengths: () => Uint8Array;
}

/** A catalog whose parts are read on demand, so that its size does not matter. */
export interface Catalog extends Omit<Records, 'papers'> {
  /** Number of papers. They are numbered from 0, newest first, then by title, then by key. */
  readonly size: number;
  /** The papers with these numbers, in their order; by default all. With `brief` without the rarely printed fields. */
  readonly papers: (numbers?: Iterable<number>, brief?: 'brief') => Iterable<Paper>;
  /** The number of the paper with a key or an alias: one written so, or else the first in other capitals. */
  readonly numberOf: (key: string) => number | undefined;
  /** The numbers of the papers with an identifier, ascending: those of its most specific key that any paper has. */
  readonly papersWithIdentifier: (identifier: Pick<Identifier, 'keys'>) => readonly number[];
  /** The lookup keys of identifiers that begin with a text, such as `doi:10.1145/`, sorted. */
  readonly identifiersWithPrefix: (prefix: string) => readonly string[];
  /** All keys, in lower case. */
  readonly keys: () => readonly string[];
  /** The values of a facet, in order of first occurrence. */
  readonly facetValues: (facet: FacetName) => readonly FacetValue[];
  readonly termIndex: TermIndex;
  /** Number of entries of a foreign file, or parts of entries, that were left out because they could not be read. */
  readonly leftOut: number;
}
