/** Fields of a paper that foreign files write alike -> as a catalog has them. */
import { pageRangePattern } from '../../catalog/model/schema.ts';
import { formatPageRanges } from '../../util/page-ranges.ts';
import type { Draft } from './draft.ts';
import { type ArxivReference, mentionsArxiv, parseArxivId } from './identifiers.ts';

type Paper = Draft['paper'];

/** The paper without the fields that say nothing. */
export function omitUndefined(paper: { readonly [Field in keyof Paper]: Paper[Field] | undefined }): Paper {
  return Object.fromEntries(Object.entries(paper).filter(([, value]) => value !== undefined));
}

/**
 * The pages, and how many there are.
 *
 * @param leave is told of pages that a catalog cannot have
 */
export function parsePages(
  written: string | undefined,
  total: string | undefined,
  leave: (pages: string, why: string) => void,
): Pick<Paper, 'pages' | 'numpages'> {
  const numpages = Number(/^\d{1,6}(?= ?(?:p|pp|pages|S)?\.?$)/.exec(total ?? '')?.[0]) || undefined;
  const pages = mentionsArxiv(written) ? undefined : formatPageRanges(written);
  if (!pages || pageRangePattern.test(pages)) return { pages, numpages };
  leave(pages, 'no range from a page to a page');
  return { numpages };
}

/** A volume or a number; what of a preprint stands there is its id once more. */
export const omitPreprintId = (text: string | undefined, preprint: ArxivReference | undefined) =>
  text && preprint && parseArxivId(text)?.id === preprint.id ? undefined : text;
