import type { PaperEntry } from './schema.ts';

/** Where a DOI resolves. */
export const doiUrl = (doi: string) => `https://doi.org/${doi}`;

/** The abstract's page on arXiv. */
export const arxivUrl = (arxiv: string) => `https://arxiv.org/abs/${arxiv}`;

/** Where the DOI of a paper leads, or else its arXiv id. */
export function paperUrl({ doi, arxiv }: Pick<PaperEntry, 'doi' | 'arxiv'>): string | undefined {
  return doi ? doiUrl(doi) : arxiv && arxivUrl(arxiv);
}
