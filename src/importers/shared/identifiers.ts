/** DOIs, ids of arXiv and URLs, in whatever form people write them. */

/** A DOI without the address in front of it; undefined where it is none. */
export function parseDoi(written: string): string | undefined {
  const bare = decoded(written.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''));
  return /^10\.\d{4,}(?:\.\d+)*\/\S+$/.test(bare) ? bare : undefined;
}

const decoded = (doi: string) =>
  doi.replace(/(?:%[0-9A-Fa-f]{2})+/g, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });

export interface ArxivReference {
  /** Without its version. */
  readonly id: string;
  readonly primaryclass?: string | undefined;
}

const id = /(?<![\w.])(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?!\d)/;

/** The id that a text of arXiv has, such as `abs/2306.08350v2 [cs.SE]`. */
export function parseArxivId(text: string): ArxivReference | undefined {
  const found = id.exec(text.replace(/arxiv[.:]/gi, ' ').replace(/(?:abs|pdf|html)\//g, ' '))?.[1];
  return found ? { id: found, primaryclass: /\[([a-z-]{2,20}\.[A-Za-z-]{2,20})\]/.exec(text)?.[1] } : undefined;
}

/** The id of a preprint whose DOI arXiv registered; undefined for any other DOI. */
export const arxivIdFromDoi = (doi: string) => (/^10\.48550\/arxiv\./i.test(doi) ? parseArxivId(doi)?.id : undefined);

/** Whether a text is about arXiv, which DBLP calls CoRR. */
export const mentionsArxiv = (text = '') => /arxiv|^\s*corr\s*$|computing research repository/i.test(text);

/** The same of a text that may be of something else. */
export const findArxivId = (text = '') => (mentionsArxiv(text) ? parseArxivId(text) : undefined);

/** What a text says beside the id of a preprint; nothing where that is all. */
export const withoutArxivId = (note: string) =>
  /^\s*arxiv(?:\s+preprint|\s+e-prints)?[\s:]\s*[\w./:-]+\s*(?:\[[\w.-]+\]\s*)?[.;]?\s*$/i.test(note) ? '' : note;

/** Whether a URL only leads to where the DOI or the id leads. */
export function isRedundantUrl(url: string, doi: string | undefined, arxiv: string | undefined): boolean {
  const same = doi && /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(url) && parseDoi(url)?.toLowerCase() === doi.toLowerCase();
  const page = arxiv && /^https?:\/\/(?:[\w-]+\.)?arxiv\.org\/(?:abs|pdf|html)\//i.test(url) && parseArxivId(url)?.id === arxiv;
  const registered = arxiv && arxivIdFromDoi(parseDoi(url) ?? '')?.toLowerCase() === arxiv.toLowerCase();
  return Boolean(same || page || registered);
}

export const isUrl = (url: string) => /^https?:\/\/[^\s<>"]+$/.test(url);

/** The site that a URL leads to. */
export const hostName = (url = '') => /^https?:\/\/(?:www\.)?([\w.-]+)/i.exec(url)?.[1];
