/** Fields of a paper that foreign files write alike -> as a catalog has them. */
import { pageRange } from '../../catalog/model/schema.ts';
import { ranges } from '../../util/page-ranges.ts';
import type { Draft } from './draft.ts';
import { arxivId, isArxiv, type Preprint } from './identifiers.ts';

type Paper = Draft['paper'];

/** The paper without the fields that say nothing. */
export function said(paper: { readonly [Field in keyof Paper]: Paper[Field] | undefined }): Paper {
  return Object.fromEntries(Object.entries(paper).filter(([, value]) => value !== undefined));
}

/**
 * The pages, and how many there are.
 *
 * @param leave is told of pages that a catalog cannot have
 */
export function pagesIn(
  written: string | undefined,
  total: string | undefined,
  leave: (pages: string, why: string) => void,
): Pick<Paper, 'pages' | 'numpages'> {
  const numpages = Number(/^\d{1,6}(?= ?(?:p|pp|pages|S)?\.?$)/.exec(total ?? '')?.[0]) || undefined;
  const pages = isArxiv(written) ? undefined : ranges(written);
  if (!pages || pageRange.test(pages)) return { pages, numpages };
  leave(pages, 'no range from a page to a page');
  return { numpages };
}

/** A volume or a number; what of a preprint stands there is its id once more. */
export const unlessId = (text: string | undefined, preprint: Preprint | undefined) =>
  text && preprint && arxivId(text)?.id === preprint.id ? undefined : text;
