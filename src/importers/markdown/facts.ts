/** What a piece of an entry says of its paper. */
import type { WrittenPaper } from '../../catalog/model/schema.ts';

export type Authors = NonNullable<WrittenPaper['authors']>;

export type Fact =
  | { readonly is: TextFact; readonly text: string }
  /** The surest of several years is that of a column, then that of the venue. */
  | {
      readonly is: 'year';
      readonly from: 'column' | 'venue' | 'date';
      readonly year: number;
      readonly month?: number | undefined;
    }
  | { readonly is: 'authors'; readonly authors: Authors; readonly etal: boolean }
  | { readonly is: 'ours' };

/** `placeless` is the name of what a catalog has no place for, `unclear` text that was not understood. */
export type TextFact =
  | 'title'
  | 'acronym'
  | 'venue'
  | 'arxiv'
  | 'doi'
  | 'pdf'
  | 'url'
  | 'code'
  | 'reproduction'
  | 'placeless'
  | 'unclear';

/** All texts of one kind, each once, in their order. */
export function textsOfKind(facts: readonly Fact[], kind: TextFact): string[] {
  return [...new Set(facts.flatMap((fact) => ('text' in fact && fact.is === kind ? [fact.text] : [])))];
}
