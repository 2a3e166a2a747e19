/** The papers of an imported file before they become records of a catalog: references are still the names that the file uses. */

import type { VenueEntry, WrittenPaper } from '../../catalog/model/schema.ts';
import type { Finding } from '../../catalog/source/explain-issues.ts';

/** A problem on a line of an imported file. */
export interface Diagnostic extends Finding {
  /** Counted from 1. */
  readonly line: number;
  /** An error if an entry or a part of one is left out, otherwise a warning. */
  readonly level: 'error' | 'warning';
}

/** A heading, or a bold line used as one, with the text below it. */
export interface Section {
  /** Without decorative symbols and numbering. */
  readonly name: string;
  readonly description?: string | undefined;
  readonly parent?: Section | undefined;
}

/** A venue as the imported file names it. */
export interface DraftVenue {
  /** As a paper cites it: `ICSE`, or `Proceedings of the 46th International Conference on Software Engineering`. */
  readonly name: string;
  readonly kind?: VenueEntry['kind'] | undefined;
  readonly publisher?: string | undefined;
}

/** The fields of a paper as the YAML files write them; not validated yet. */
export type DraftPaper = Partial<Omit<WrittenPaper, 'venue' | 'categories' | 'code' | 'reproductions'>>;

/** A paper as the imported file describes it. */
export interface Draft {
  /** The first line of the entry, counted from 1. */
  readonly line: number;
  /** The citation key of the file, unchanged. */
  readonly key?: string | undefined;
  readonly paper: DraftPaper;
  readonly venue?: DraftVenue | undefined;
  readonly section?: Section | undefined;
  /** URLs of the authors' code. */
  readonly code?: readonly string[] | undefined;
  /** URLs of code by others. */
  readonly reproductions?: readonly string[] | undefined;
}

/** Everything read from an imported file: each of its entries is a draft or has an error. */
export interface ImportedFile {
  readonly drafts: readonly Draft[];
  readonly diagnostics: readonly Diagnostic[];
  /** Number of entries in the file, valid or not. */
  readonly entries: number;
  /** Fields that a catalog cannot hold, with the number of entries that have each. */
  readonly unmappedFields: ReadonlyMap<string, number>;
}
