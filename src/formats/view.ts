import type { Paper } from '../catalog/model/records.ts';
import type { Explanation } from '../search/explain.ts';
import type { Screen } from '../terminal/screen.ts';

export interface RelatedPaper {
  readonly key: string;
  readonly title: string;
  readonly reasons: readonly string[];
}

/** A paper with the fields that only `search` and `show` add. */
export interface PrintedPaper extends Paper {
  readonly score?: number;
  readonly matches?: Explanation['matches'];
  /** The words of the search that the paper does not have. */
  readonly missing?: readonly string[];
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
  /** The words of a search that a paper does not have. */
  readonly missing: (paper: Paper) => readonly string[];
}
