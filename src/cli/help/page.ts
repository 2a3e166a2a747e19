/** Help pages as data, which are rendered for the screen, as Markdown and as a manual page. */

/** A part of a help page. Code in a text is between backticks. */
export type PageBlock =
  /** A paragraph. */
  | string
  | { readonly heading: string }
  /** A definition list. */
  | { readonly terms: readonly (readonly [term: string, meaning: string])[] }
  /** Command lines. */
  | { readonly commands: readonly string[] }
  /** Other preformatted lines. */
  | { readonly lines: readonly string[] };

export interface HelpPage {
  readonly title: string;
  readonly blocks: readonly PageBlock[];
}

/** The topics of `lm4c help`, in the order in which it lists them. */
export const topicNames = ['exit-codes', 'errors', 'formats', 'filters', 'rules', 'environment', 'catalog', 'agents'] as const;
export type TopicName = (typeof topicNames)[number];

/** In columns; longer lines are hard to read. */
export const maxHelpWidth = 100;

/** In columns; if less is left beside the terms, their descriptions go below them. */
export const minDescriptionWidth = 36;
/** In columns; the indent of descriptions below their terms. */
export const stackedIndent = 6;
