import type { Paper } from '../catalog/model/records.ts';
import type { Screen } from '../terminal/screen.ts';

/** Where a word of a search fits in a paper. */
export interface Match {
  readonly word: string;
  /** As what it was read, where nothing fits it. */
  readonly readAs?: readonly string[];
  readonly score: number;
  /** Every field in which it fits, and how. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A paper that is near to another, and why. */
export interface RelatedPaper {
  readonly key: string;
  readonly title: string;
  readonly reasons: readonly string[];
}

/** A paper with what a command found out about it. */
export interface PrintedPaper extends Paper {
  readonly score?: number;
  readonly matches?: readonly Match[];
  /** The nearest first. */
  readonly near?: readonly RelatedPaper[];
}

/** How papers are to be shown. */
export interface View extends Screen {
  /** The fields to show, in this order; undefined for those that the format shows by itself. */
  readonly fields: readonly string[] | undefined;
  /** All fields that a paper can have. */
  readonly allFields: readonly string[];
  /** The parts of a title that a search found: pairs of first index and the index behind the last. */
  readonly marks: (title: string) => readonly (readonly [start: number, end: number])[];
}
