/** What a foreign file says, before it is made a catalog: references are still the names that the file has for them. */

import type { VenueEntry, WrittenPaper } from '../../catalog/model/schema.ts';
import type { Finding } from '../../catalog/source/explain-issues.ts';

/** A problem with a line of a foreign file. */
export interface Diagnostic extends Finding {
  /** Counted from 1. */
  readonly line: number;
  /** An error where an entry, or a part of one, is left out; a warning where all of it is there. */
  readonly level: 'error' | 'warning';
}

/** A heading, or what stands for one, and what is said below it. */
export interface Section {
  /** Without signs that only decorate it. */
  readonly name: string;
  readonly description?: string | undefined;
  readonly parent?: Section | undefined;
}

/** A venue by the names that the file has for it; any of them may be all that it says. */
export interface DraftVenue extends Partial<Pick<VenueEntry, 'kind' | 'publisher'>> {
  /** As a paper cites it: `ICSE`, or `Proceedings of the 46th International Conference on Software Engineering`. */
  readonly name: string;
}

/** A paper as a foreign file has it. */
export interface Draft {
  /** On which it begins, counted from 1. */
  readonly line: number;
  /** The file's own, as it is written. */
  readonly key?: string | undefined;
  /** In the form of YAML; nothing in it is checked yet. */
  readonly paper: Partial<Omit<WrittenPaper, 'venue' | 'categories' | 'code' | 'reproductions'>>;
  readonly venue?: DraftVenue | undefined;
  readonly section?: Section | undefined;
  /** URLs of the authors' code. */
  readonly code?: readonly string[] | undefined;
  /** URLs of code by others. */
  readonly reproductions?: readonly string[] | undefined;
}

/** All that was read of a foreign file: each of its entries is a draft, or named by an error. */
export interface ImportedFile {
  readonly drafts: readonly Draft[];
  readonly diagnostics: readonly Diagnostic[];
  /** How many entries stand in the file, right or wrong. */
  readonly entries: number;
  /** Fields that a catalog has no place for, and how many entries have each. */
  readonly unmappedFields: ReadonlyMap<string, number>;
}
