/** Parsers for DOIs, arXiv ids and URLs in the forms people write them. */

/** The bare DOI, without a URL or `doi:` before it; undefined if the text is not a DOI. */
export function parseDoi(text: string): string | undefined {
  const bare = decodePercent(text.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''));
  return /^10\.\d{4,}(?:\.\d+)*\/\S+$/.test(bare) ? bare : undefined;
}

const decodePercent = (doi: string) =>
  doi.replace(/(?:%[0-9A-Fa-f]{2})+/g, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });

export interface ArxivReference {
  /** Without the version suffix. */
  readonly id: string;
  readonly primaryclass?: string | undefined;
}

const arxivIdPattern = /(?<![\w.])(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?!\d)/;

/** The arXiv id in a text such as `abs/2306.08350v2 [cs.SE]`. */
export function parseArxivId(text: string): ArxivReference | undefined {
  const found = arxivIdPattern.exec(text.replace(/arxiv[.:]/gi, ' ').replace(/(?:abs|pdf|html)\//g, ' '))?.[1];
  return found ? { id: found, primaryclass: /\[([a-z-]{2,20}\.[A-Za-z-]{2,20})\]/.exec(text)?.[1] } : undefined;
}

/** The arXiv id in a DOI that arXiv registered; undefined for any other DOI. */
export const arxivIdFromDoi = (doi: string) => (/^10\.48550\/arxiv\./i.test(doi) ? parseArxivId(doi)?.id : undefined);

/** Whether a text mentions arXiv, which DBLP calls CoRR. */
export const mentionsArxiv = (text = '') => /arxiv|^\s*corr\s*$|computing research repository/i.test(text);

/** The arXiv id in a text that mentions arXiv; undefined for any other text, because other numbers look like ids. */
export const findArxivId = (text = '') => (mentionsArxiv(text) ? parseArxivId(text) : undefined);

/** The note; empty if it only names the preprint on arXiv. */
export const withoutArxivId = (note: string) =>
  /^\s*arxiv(?:\s+preprint|\s+e-prints)?[\s:]\s*[\w./:-]+\s*(?:\[[\w.-]+\]\s*)?[.;]?\s*$/i.test(note) ? '' : note;

/** Whether a URL leads to the same page as the DOI or the arXiv id of the paper. */
export function isRedundantUrl(url: string, doi: string | undefined, arxiv: string | undefined): boolean {
  const isDoiPage =
    doi && /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(url) && parseDoi(url)?.toLowerCase() === doi.toLowerCase();
  const isArxivPage =
    arxiv && /^https?:\/\/(?:[\w-]+\.)?arxiv\.org\/(?:abs|pdf|html)\//i.test(url) && parseArxivId(url)?.id === arxiv;
  const isArxivDoi = arxiv && arxivIdFromDoi(parseDoi(url) ?? '')?.toLowerCase() === arxiv.toLowerCase();
  return Boolean(isDoiPage || isArxivPage || isArxivDoi);
}

export const isUrl = (url: string) => /^https?:\/\/[^\s<>"]+$/.test(url);

/** The host of a URL, without `www.`. */
export const hostName = (url = '') => /^https?:\/\/(?:www\.)?([\w.-]+)/i.exec(url)?.[1];
