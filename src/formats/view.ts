import type { Paper } from '../catalog/model/records.ts';
import type { Screen } from '../terminal/screen.ts';

/** How a word of a search matches a paper. */
export interface Match {
  readonly word: string;
  /** The corrected spellings that were searched instead. */
  readonly readAs?: readonly string[];
  readonly score: number;
  /** The kind of match, by field. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface RelatedPaper {
  readonly key: string;
  readonly title: string;
  readonly reasons: readonly string[];
}

/** A paper with the results of a search or of a comparison with others. */
export interface PrintedPaper extends Paper {
  readonly score?: number;
  readonly matches?: readonly Match[];
  /** Most related first. */
  readonly near?: readonly RelatedPaper[];
}

export interface View extends Screen {
  /** The chosen fields, in order; undefined for the default fields of the format. */
  readonly fields: readonly string[] | undefined;
  /** All fields that a paper can have, in order. */
  readonly allFields: readonly string[];
  /** The ranges of a title that match a search, each from its first index to the index after its last. */
  readonly marks: (title: string) => readonly (readonly [start: number, end: number])[];
}
