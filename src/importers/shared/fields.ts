/** Fields that BibTeX and CSL-JSON write alike, converted to the fields of a paper. */
import { pageRangePattern } from '../../catalog/model/schema.ts';
import { formatPageRanges } from '../../util/typography.ts';
import type { Draft, DraftPaper } from './draft.ts';
import { type ArxivReference, mentionsArxiv, parseArxivId } from './identifiers.ts';

/** The text of the first of the named fields that is not empty; undefined if all are missing or empty. */
export type FieldGetter = (...names: readonly string[]) => string | undefined;

/** Where a paper appeared, and the fields of the paper that depend on it. */
export interface VenueReading extends Pick<Draft, 'venue'> {
  readonly paper?: Pick<DraftPaper, 'booktitle' | 'type'>;
}

export function omitUndefined(paper: { readonly [Field in keyof DraftPaper]: DraftPaper[Field] | undefined }): DraftPaper {
  return Object.fromEntries(Object.entries(paper).filter(([, value]) => value !== undefined));
}

/**
 * The page range and the number of pages.
 *
 * @param reject is called with pages that are not a valid range, and the reason
 */
export function parsePages(
  range: string | undefined,
  count: string | undefined,
  reject: (pages: string, reason: string) => void,
): Pick<DraftPaper, 'pages' | 'numpages'> {
  const numpages = Number(/^\d{1,6}(?= ?(?:p|pp|pages|S)?\.?$)/.exec(count ?? '')?.[0]) || undefined;
  const pages = mentionsArxiv(range) ? undefined : formatPageRanges(range);
  if (!pages || pageRangePattern.test(pages)) return { pages, numpages };
  reject(pages, 'no range from a page to a page');
  return { numpages };
}

/** A volume or an issue number; undefined if it only repeats the arXiv id of the paper. */
export const omitPreprintId = (text: string | undefined, preprint: ArxivReference | undefined) =>
  text && preprint && parseArxivId(text)?.id === preprint.id ? undefined : text;
