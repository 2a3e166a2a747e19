/** The facts about a paper that are collected from the pieces of an entry. */
import type { WrittenAuthor } from '../../catalog/model/person-name.ts';

export interface AuthorsFact {
  readonly kind: 'authors';
  readonly authors: WrittenAuthor[];
  readonly etal: boolean;
  /** Only its position shows that the text is a name, which a warning says. */
  readonly isDoubtful?: true;
}

export type DetailField = 'volume' | 'number' | 'pages';

export type Fact =
  | AuthorsFact
  | { readonly kind: TextFact; readonly text: string }
  | { readonly kind: 'detail'; readonly field: DetailField; readonly text: string }
  /** The month of a date without a year, such as `[03/31]`. */
  | { readonly kind: 'month'; readonly month: number }
  /** The year of the venue is the most reliable one, then that of a column. */
  | {
      readonly kind: 'year';
      readonly from: 'column' | 'venue' | 'date';
      readonly year: number;
      readonly month?: number | undefined;
    };

/** `unmapped` is the name of something that a catalog cannot hold, `unclear` is text that was not understood. */
export type TextFact =
  | 'title'
  | 'acronym'
  | 'venue'
  /** The name of a preprint server alone, which is the venue only if there is no other. */
  | 'server'
  | 'arxiv'
  | 'doi'
  | 'pdf'
  | 'url'
  | 'code'
  | 'reproduction'
  | 'unmapped'
  | 'unclear';

export const unclear = (text: string): Fact[] => [{ kind: 'unclear', text }];

/** The distinct texts of one kind in their order. */
export function textsOfKind(facts: readonly Fact[], kind: TextFact): string[] {
  return [...new Set(facts.flatMap((fact) => ('text' in fact && fact.kind === kind ? [fact.text] : [])))];
}
