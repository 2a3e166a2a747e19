import type { PaperEntry } from './schema.ts';

export const doiUrl = (doi: string) => `https://doi.org/${doi}`;

export const arxivUrl = (arxiv: string) => `https://arxiv.org/abs/${arxiv}`;

/** The address of the DOI, or else of the arXiv id. */
export function paperUrl({ doi, arxiv }: Pick<PaperEntry, 'doi' | 'arxiv'>): string | undefined {
  return doi ? doiUrl(doi) : arxiv && arxivUrl(arxiv);
}
