/** The properties of an output that determine how text is laid out. */
export interface Screen {
  /** In columns. */
  readonly width: number;
  readonly color: boolean;
  /** Whether it has 256 colors. */
  readonly shades?: boolean;
  /** Whether texts with a URL become hyperlinks. */
  readonly links?: boolean;
  /** Spaces between the columns of a table; by default `columnGap`. */
  readonly gap?: number;
  /** Whether each row is cut to one line instead of being wrapped. */
  readonly truncate?: boolean;
}

/** Spaces between two columns of a table, and the indent of stacked rows. */
export const columnGap = 2;
