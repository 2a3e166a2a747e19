import type { Author } from './person-name.ts';
import type { Venue } from './records.ts';
import type { PaperEntry } from './schema.ts';

/** The fields of a paper that a citation needs, except for its venue. */
interface CitationFields extends Pick<PaperEntry, 'doi' | 'arxiv' | 'url'> {
  readonly authors?: readonly Author[] | undefined;
}

/**
 * The names of required fields that the paper does not have; a paper is cited if there are none.
 *
 * @param kind of its venue; undefined if it has none
 */
export function missingCitationFields(
  { authors = [], doi, arxiv, url }: CitationFields,
  kind: Venue['kind'] | undefined,
): string[] {
  const needsLink = kind === 'preprint' || kind === 'website';
  return [
    ...(authors.length > 0 ? [] : ['authors']),
    ...(kind ? [] : ['venue']),
    ...(needsLink && !(doi || arxiv || url) ? ['doi, arxiv or url'] : []),
  ];
}
