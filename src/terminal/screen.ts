/** The properties of an output that determine how text is laid out. */
export interface Screen {
  /** In columns. */
  readonly width: number;
  readonly color: boolean;
  /** Whether it has 256 colors. */
  readonly shades?: boolean;
  /** Whether texts with a URL become hyperlinks. */
  readonly links?: boolean;
  /** Whether each row is cut to one line instead of being wrapped. */
  readonly truncate?: boolean;
}
