/** Classifies links by their text and their URL. */
import { foldCase } from '../../util/normalize.ts';
import { cleanText } from '../../util/sanitize.ts';
import { arxivIdFromDoi } from '../shared/identifiers.ts';
import type { Fact } from './facts.ts';
import type { InlinePiece } from './inline.ts';

/** `title`: the text of the link is none of the known labels, so it may be a title or a name. */
export type LinkKind = 'paper' | 'code' | 'reproduction' | 'other' | 'title';

const codeHosts =
  /^(?:github\.com|gitlab\.\S+|bitbucket\.org|gitee\.com|zenodo\.org|codeocean\.com|figshare\.com|anonymous\.4open\.science)$/;
const paperHosts =
  /(?:^|\.)(?:acm\.org|ieee\.org|springer\.com|sciencedirect\.com|openreview\.net|aclanthology\.org|aclweb\.org|usenix\.org|ndss-symposium\.org|mlr\.press|neurips\.cc|nips\.cc|aaai\.org|semanticscholar\.org|wiley\.com|mdpi\.com|biorxiv\.org|ssrn\.com|thecvf\.com|ijcai\.org|nature\.com|iacr\.org|dagstuhl\.de|jmlr\.org|computer\.org|ceur-ws\.org|techrxiv\.org)$/;

/** Texts of links that are not titles; the first match wins. */
const labelPatterns: readonly (readonly [LinkKind, RegExp])[] = [
  ['reproduction', /^(?:.{0,20}\b)?(?:reprod\w*|re-?impl\w*|unofficial|third.party)\b.{0,20}$/],
  [
    'code',
    /^(?:.{0,12}\b)?(?:codes?|github|gitlab|repos?|repository|implementation|artifacts?|pytorch|tensorflow|keras|jax)\b.{0,12}$/,
  ],
  ['code', /^(?:official|source|tf|torch|代码)$/],
  [
    'paper',
    /^(?:(?:the|full|original) )?(?:papers?|pdf|arxiv|links?|doi|url|html|abs|abstract|acm|ieee(?: ?xplore)?|springer|elsevier|openreview|preprint|publication|publisher|article|journal|conference|proceedings|pmlr|acl|aclanthology|usenix|nips|neurips|cvf|here|download|full text|论文|链接|原文)(?: (?:links?|pdf|page|version))?$/,
  ],
  [
    'other',
    /^(?:video|slides?|blog(?: ?post)?|project(?: (?:page|site|website))?|page|home ?page|web ?(?:site|page)|site|demo|data ?sets?|data|models?|posters?|talk|supp|supplementary(?: materials?)?|appendix|bib|bibtex|cite|citation|notes?|tweet|twitter|thread|reviews?|summary|colab|hugging ?face|hf|ckpt|checkpoints?|weights|benchmark|leaderboard|presentation|recording|youtube|readme|wiki|docs?|documentation|解读|知乎|zhihu|medium|x)$/,
  ],
];

/** A URL, a DOI or an arXiv id as the text of a link. */
const addressPattern = /^[\s[(]*(?:(?:arxiv[: ]*)?\d{4}\.\d{4,5}(?:v\d+)?[\])]?|(?:https?:|www\.|doi:|10\.\d{4})\S+)\s*$/i;

/** The text of a link without brackets, delimiters and emoji, in lower case. */
const normalizeLabel = (text: string) =>
  foldCase(cleanText(text.replace(/[[\](){}【】"*_`|:,.!]/g, ' ').replace(/\p{Extended_Pictographic}|\ufe0f/gu, '')));

/** Whether a text is what lists write as the text of a link, such as `pdf`. */
export const isLinkLabel = (text: string) => labelPatterns.some(([, pattern]) => pattern.test(normalizeLabel(text)));

/** The kind of a link by its text; that of an image by its URL, its alternative text and the URL of the image. */
export function classifyLink({ text, link = '', isImage }: InlinePiece): LinkKind {
  const label = normalizeLabel(text);
  if (isImage || label === '') return classifyImageLink(text, parseHttpUrl(link));
  if (addressPattern.test(text)) return 'paper';
  const [kind] = labelPatterns.find(([, pattern]) => pattern.test(label)) ?? [];
  return kind ?? 'title';
}

function classifyImageLink(text: string, url: URL | undefined): LinkKind {
  if (url && isPaperUrl(url)) return 'paper';
  if (url && isCodeUrl(url)) return 'code';
  const words = foldCase(text).split(/[^\p{L}]+/u);
  return labelPatterns.find(([, pattern]) => words.some((word) => pattern.test(word)))?.[0] ?? 'other';
}

/** Whether the URL alone shows that a link leads to a paper. */
export function isPaperLink(link: string): boolean {
  const url = parseHttpUrl(link);
  return url !== undefined && isPaperUrl(url);
}

/** Whether the URL alone shows that a link leads to code. */
export function isCodeLink(link: string): boolean {
  const url = parseHttpUrl(link);
  return url !== undefined && isCodeUrl(url) && !isPdfUrl(url);
}

const isPaperUrl = (url: URL) =>
  arxivIdOf(url) !== undefined || doiOf(url) !== undefined || isPdfUrl(url) || paperHosts.test(url.hostname);
const isCodeUrl = ({ hostname, pathname }: URL) =>
  codeHosts.test(hostname.replace(/^www\./, '')) || (hostname === 'huggingface.co' && !pathname.startsWith('/papers/'));

/** The facts in the URL of a link of the given kind; `label` names links that a catalog cannot hold. */
export function linkFacts(link: string, kind: LinkKind, label = ''): Fact[] {
  const url = parseHttpUrl(link);
  if (!url) return [{ kind: 'unmapped', text: /^[a-z]+:/i.test(link) ? 'link' : 'relative link' }];
  if (kind === 'code' || kind === 'reproduction') {
    return isPdfUrl(url) || arxivIdOf(url) ? paperLinkFacts(link, url) : [{ kind, text: normalizeUrl(link) }];
  }
  if (kind === 'other')
    return isCodeUrl(url) ? otherCodeFacts(link, label) : [{ kind: 'unmapped', text: normalizeLabel(label) || 'link' }];
  return isCodeUrl(url) && !isPdfUrl(url) ? [{ kind: 'code', text: normalizeUrl(link) }] : paperLinkFacts(link, url);
}

/** Models and data are hosted on the same sites as code; only the label tells them apart. */
const otherCodeFacts = (link: string, label: string): Fact[] =>
  /(?:data|model|demo|hugging|hf|ckpt|checkp|weights|leader|bench)/.test(normalizeLabel(label))
    ? [{ kind: 'unmapped', text: normalizeLabel(label) }]
    : [{ kind: 'code', text: normalizeUrl(link) }];

function paperLinkFacts(link: string, url: URL): Fact[] {
  const arxiv = arxivIdOf(url);
  if (arxiv) return [{ kind: 'arxiv', text: arxiv }];
  const found = doiOf(url);
  if (found) return doiFacts(found);
  return [{ kind: isPdfUrl(url) ? 'pdf' : 'url', text: normalizeUrl(link) }];
}

/** The URL as a catalog accepts it: a lower-case scheme, and no white space, quotes or angle brackets. */
const normalizeUrl = (link: string) =>
  link.replace(/https?/i, (scheme) => scheme.toLowerCase()).replace(/[\s<>"]/g, encodeURIComponent);

function parseHttpUrl(link: string): URL | undefined {
  return /^https?:\/\/[^/]/i.test(link) && URL.canParse(link) ? new URL(link) : undefined;
}

const isPdfUrl = ({ pathname }: URL) => /\.pdf$/i.test(pathname);

const arxivHosts = /^(?:(?:(?:www|export|cn)\.)?(?:arxiv\.org|alphaxiv\.org)|ar5iv(?:\.labs\.arxiv)?\.org|huggingface\.co)$/;
const arxivPath = /^\/(?:abs|pdf|html|format|papers)\/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?!\d)/;

function arxivIdOf({ hostname, pathname }: URL): string | undefined {
  return arxivHosts.test(hostname) ? arxivPath.exec(pathname)?.[1] : undefined;
}

const doiHosts =
  /(?:^|\.)(?:doi\.org|acm\.org|springer\.com|wiley\.com|tandfonline\.com|sagepub\.com|worldscientific\.com|informs\.org|siam\.org|biorxiv\.org|medrxiv\.org)$/;

function doiOf({ hostname, pathname }: URL): string | undefined {
  if (!doiHosts.test(hostname)) return undefined;
  const [, found] = /\/(10\.\d{4,9}\/[^?#]+)/.exec(decodePath(pathname)) ?? [];
  return found
    ?.replace(/\.pdf$|\/(?:full|abstract|pdf|epub)$/i, '')
    .replace(/[./]$/, '')
    .replace(/\s/g, '');
}

function decodePath(path: string): string {
  return /%(?![0-9a-f]{2})|%[89a-f]/i.test(path) ? path : decodeURIComponent(path);
}

/** The fact of a text that is a bare arXiv id or DOI; undefined for any other text. */
export function idFacts(text: string): Fact[] | undefined {
  const [, arxiv] = /^(?:arxiv[:\s]{0,3})?(\d{4}\.\d{4,5})(?:v\d+)?(?: ?\[[\w.-]+\]?)?$/i.exec(text) ?? [];
  if (arxiv) return [{ kind: 'arxiv', text: arxiv }];
  const [, found] = /^(?:doi[:\s]{0,3})?(10\.\d{4,9}\/\S+)$/i.exec(text) ?? [];
  return found ? doiFacts(found) : undefined;
}

function doiFacts(doi: string): Fact[] {
  const id = arxivIdFromDoi(doi);
  return [id ? { kind: 'arxiv', text: id } : { kind: 'doi', text: doi }];
}
