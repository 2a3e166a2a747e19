/** How papers are to be shown. */
export interface View {
  /** The fields to show, in this order; undefined for those that the format shows by itself. */
  readonly fields: readonly string[] | undefined;
  /** All fields that a paper can have. */
  readonly allFields: readonly string[];
  /** In columns of the screen. */
  readonly width: number;
  readonly color: boolean;
  /** The parts of a title that a search found: pairs of first index and the index behind the last. */
  readonly marks: (title: string) => readonly (readonly [start: number, end: number])[];
}
