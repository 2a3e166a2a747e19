/** A page of help, which is written to the screen, as Markdown, and into the manual. */

/** What stands on a page. In a text, what is typed stands between backticks. */
export type PageBlock =
  /** A paragraph. */
  | string
  | { readonly heading: string }
  /** Words, each with what it means. */
  | { readonly terms: readonly (readonly [term: string, meaning: string])[] }
  /** Lines of the shell that can be typed as they are. */
  | { readonly commands: readonly string[] }
  /** Other lines that stay as they are. */
  | { readonly lines: readonly string[] };

export interface HelpPage {
  readonly title: string;
  readonly blocks: readonly PageBlock[];
}

/** The topics of help, in its order. */
export const topicNames = ['exit-codes', 'errors', 'formats', 'filters', 'rules', 'environment', 'catalog', 'agents'] as const;
export type TopicName = (typeof topicNames)[number];

/** The longest line that is good to read, in columns. */
export const maxHelpWidth = 100;

/** With less room beside the terms, their meanings stand below them; in columns. */
export const minDescriptionWidth = 36;
/** How far they then stand from the left. */
export const stackedIndent = 6;
