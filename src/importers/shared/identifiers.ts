/** Parsers for DOIs, arXiv ids and URLs in the forms people write them. */

/** The bare DOI, without the address of any site, `doi:` or `info:doi/` before it; undefined if the text is not a DOI. */
export function parseDoi(text: string): string | undefined {
  const trimmed = text.trim().replace(/[.,;]+$/, '');
  const inPath = isDoiSite(trimmed) ? trimmed : trimmed.replace(pageAfterDoi, '');
  const bare = decodePercent(inPath.replace(doiPrefix, ''));
  return /^10\.\d{4,}(?:\.\d+)*\/\S+$/.test(bare) ? bare : undefined;
}

/** An address up to the DOI in its path, `doi:`, or a URI. */
const doiPrefix =
  /^(?:(?:https?:\/\/)?[\w-]{1,60}(?:\.[\w-]{1,60}){0,8}\.[a-z]{2,20}(?::\d{1,5})?\/(?:[\w.~-]{1,60}\/){0,4}?(?=10\.\d)|(?:(?:info|urn):\s*)?doi\s*[:/]?\s*)/i;

/** What publishers write after the DOI in the address of a page. */
const pageAfterDoi =
  /(?<=^(?:https?:\/\/|[\w-]+\.[a-z]).*10\.\d.*)(?:\/(?:full|abstract|abs|pdf|epdf|meta|html|fulltext))?(?:[?#].*)?$/i;

/** Whether an address is one of doi.org, or of another site that redirects DOIs: `doi.acm.org`, `doi.ieeecomputersociety.org`. */
export const isDoiSite = (address: string) =>
  /^(?:https?:\/\/)?(?:[\w-]{1,60}\.){0,3}doi\.[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\//i.test(address);

/** The address of a DOI in its short form, `10/ggd754`; undefined for any other text. https://shortdoi.org */
export function shortDoiUrl(text: string): string | undefined {
  const [, name] = /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:\s*)?10\/([a-z0-9]{3,12})$/i.exec(text.trim()) ?? [];
  return name && `https://doi.org/${name}`;
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
  const isDoiPage = doi && isDoiSite(url) && parseDoi(url)?.toLowerCase() === doi.toLowerCase();
  const isArxivPage =
    arxiv && /^https?:\/\/(?:[\w-]+\.)?arxiv\.org\/(?:abs|pdf|html)\//i.test(url) && parseArxivId(url)?.id === arxiv;
  const isArxivDoi = arxiv && arxivIdFromDoi(parseDoi(url) ?? '')?.toLowerCase() === arxiv.toLowerCase();
  return Boolean(isDoiPage || isArxivPage || isArxivDoi);
}

export const isUrl = (url: string) => /^https?:\/\/[^\s<>"]+$/.test(url);

/** The host of a URL, without `www.`. */
export const hostName = (url = '') => /^https?:\/\/(?:www\.)?([\w.-]+)/i.exec(url)?.[1];

/** An address as people write it, with `http://` where the scheme is missing; undefined for a text that is no address. */
export function parseWrittenUrl(text: string): string | undefined {
  const trimmed = text.trim().replace(/[;,]+$/, '');
  if (isUrl(trimmed)) return trimmed;
  const isBare = /^(?:www\.[\w-]+\.[\w./-]|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}\/)[^\s<>"]*$/i.test(trimmed);
  return isBare ? `http://${trimmed}` : undefined;
}

/** The addresses of a text that may have several, with semicolons, commas or spaces between them. */
export const splitUrls = (text: string) =>
  text
    .trim()
    .split(/[;,\s]+(?=https?:\/\/)/i)
    .filter(Boolean);

const eprintSites: ReadonlyMap<string, string> = new Map([
  ['jstor', 'https://www.jstor.org/stable/'],
  ['pubmed', 'https://pubmed.ncbi.nlm.nih.gov/'],
  ['medline', 'https://pubmed.ncbi.nlm.nih.gov/'],
  ['hdl', 'https://hdl.handle.net/'],
  ['googlebooks', 'https://books.google.com/books?id='],
  ['hal', 'https://hal.science/'],
  ['iacr', 'https://eprint.iacr.org/'],
]);

/** The page of a document in an archive that biblatex knows by its `eprinttype`, such as JSTOR; undefined for other archives. */
export function eprintUrl(type: string, id: string): string | undefined {
  const site = eprintSites.get(type.trim().toLowerCase());
  const url = site && id.trim() && site + id.trim();
  return url && isUrl(url) ? url : undefined;
}
