import type { Author } from './person-name.ts';
import type { Venue } from './records.ts';
import type { PaperEntry } from './schema.ts';

/** What of a paper a citation needs, beside its venue. */
interface Citable extends Pick<PaperEntry, 'doi' | 'arxiv' | 'url'> {
  readonly authors?: readonly Author[] | undefined;
}

/** The fields without which a paper is not cited; none where it can be. */
export function missingCitationFields({ authors = [], doi, arxiv, url }: Citable, kind: Venue['kind'] | undefined): string[] {
  const needsLink = kind === 'preprint' || kind === 'website';
  return [
    ...(authors.length > 0 ? [] : ['authors']),
    ...(kind ? [] : ['venue']),
    ...(needsLink && !(doi || arxiv || url) ? ['doi, arxiv or url'] : []),
  ];
}
