/** What a link says of a paper, by its address and by its words. */
import { foldCase } from '../../util/normalize.ts';
import { cleanText } from '../../util/sanitize.ts';
import { arxivIdFromDoi } from '../shared/identifiers.ts';
import type { Fact } from './facts.ts';
import type { InlinePiece } from './inline.ts';

export type LinkKind = 'paper' | 'code' | 'reproduction' | 'other' | 'title';

const codeHosts =
  /^(?:github\.com|gitlab\.\S+|bitbucket\.org|gitee\.com|zenodo\.org|codeocean\.com|figshare\.com|anonymous\.4open\.science)$/;
const paperHosts =
  /(?:^|\.)(?:acm\.org|ieee\.org|springer\.com|sciencedirect\.com|openreview\.net|aclanthology\.org|aclweb\.org|usenix\.org|ndss-symposium\.org|mlr\.press|neurips\.cc|nips\.cc|aaai\.org|semanticscholar\.org|wiley\.com|mdpi\.com|biorxiv\.org|ssrn\.com|thecvf\.com|ijcai\.org|nature\.com|iacr\.org|dagstuhl\.de|jmlr\.org|computer\.org|ceur-ws\.org|techrxiv\.org)$/;

/** The words of a link that is no title, in the order in which they are tried. */
const labels: readonly (readonly [LinkKind, RegExp])[] = [
  ['reproduction', /^(?:.{0,20}\b)?(?:reprod\w*|re-?impl\w*|unofficial|third.party)\b.{0,20}$/],
  [
    'code',
    /^(?:.{0,12}\b)?(?:codes?|github|gitlab|repos?|repository|implementation|artifacts?|pytorch|tensorflow|keras|jax)\b.{0,12}$/,
  ],
  ['code', /^(?:official|source|tf|torch|代码)$/],
  [
    'paper',
    /^(?:(?:the|full|original) )?(?:papers?|pdf|arxiv|links?|doi|url|html|abs|abstract|acm|ieee(?: ?xplore)?|springer|elsevier|openreview|preprint|publication|publisher|article|pmlr|acl|aclanthology|usenix|nips|neurips|cvf|here|download|full text|论文|链接|原文)(?: (?:links?|pdf|page|version))?$/,
  ],
  ['paper', /^(?:arxiv[: ]*)?\d{4}\.\d{4,5}(?:v\d+)?$|^(?:https?:|www\.|doi:|10\.\d{4})\S+$|^[\w-]+(?:\.[\w-]+){1,4}(?:\/\S*)?$/],
  [
    'other',
    /^(?:video|slides?|blog(?: ?post)?|project(?: (?:page|site|website))?|page|home ?page|web ?(?:site|page)|site|demo|data ?sets?|data|models?|posters?|talk|supp|supplementary(?: materials?)?|appendix|bib|bibtex|cite|citation|notes?|tweet|twitter|thread|reviews?|summary|colab|hugging ?face|hf|ckpt|checkpoints?|weights|benchmark|leaderboard|presentation|recording|youtube|readme|wiki|docs?|documentation|解读|知乎|zhihu|medium|x)$/,
  ],
];

/** Words as they are compared: without brackets and marks around them. */
const plainLabel = (text: string) =>
  foldCase(cleanText(text.replace(/[[\](){}【】"*_`|:,.!]/g, ' ').replace(/\p{Extended_Pictographic}|\ufe0f/gu, '')));

/** What a link is by its words, or by its address where it is a picture. */
export function classifyLink({ text, link = '', isPicture }: InlinePiece): LinkKind {
  const address = parsedAddress(link);
  if (isPicture) return pictureKind(text, address);
  const label = plainLabel(text);
  if (label === '') return 'other';
  const [known] = labels.find(([, words]) => words.test(label.slice(0, 120)) && label.length < 120) ?? [];
  return known ?? 'title';
}

function pictureKind(text: string, address: URL | undefined): LinkKind {
  if (address && isPaper(address)) return 'paper';
  if (address && isCode(address)) return 'code';
  return (
    labels.find(([, words]) =>
      foldCase(text.slice(0, 200))
        .split(/[^\p{L}]+/u)
        .some((word) => words.test(word)),
    )?.[0] ?? 'other'
  );
}

/** Whether a link leads to a paper, by its address alone. */
export function isPaperLink(link: string): boolean {
  const address = parsedAddress(link);
  return address !== undefined && isPaper(address);
}

/** Whether a link leads to where code is kept, by its address alone. */
export function isCodeLink(link: string): boolean {
  const address = parsedAddress(link);
  return address !== undefined && isCode(address) && !isPdf(address);
}

const isPaper = (address: URL) =>
  arxivId(address) !== undefined || doi(address) !== undefined || isPdf(address) || paperHosts.test(address.hostname);
const isCode = ({ hostname, pathname }: URL) =>
  codeHosts.test(hostname.replace(/^www\./, '')) || (hostname === 'huggingface.co' && !pathname.startsWith('/papers/'));

/** What the address of a link says, where its words say that it is of that kind. */
export function linkFacts(link: string, kind: LinkKind, label = ''): Fact[] {
  const address = parsedAddress(link);
  if (!address) return [{ is: 'placeless', text: /^[a-z]+:/i.test(link) ? 'link' : 'relative link' }];
  if (kind === 'code' || kind === 'reproduction') {
    return isPdf(address) || arxivId(address) ? paperFacts(link, address) : [{ is: kind, text: written(link) }];
  }
  if (kind === 'other')
    return isCode(address) ? otherCode(link, label) : [{ is: 'placeless', text: plainLabel(label) || 'link' }];
  return isCode(address) && !isPdf(address) ? [{ is: 'code', text: written(link) }] : paperFacts(link, address);
}

/** Of models and data only their names tell that they are no code. */
const otherCode = (link: string, label: string): Fact[] =>
  /^(?:data|model|demo|hugging|hf|ckpt|checkp|weights|leader|bench)/.test(plainLabel(label))
    ? [{ is: 'placeless', text: plainLabel(label) }]
    : [{ is: 'code', text: written(link) }];

function paperFacts(link: string, address: URL): Fact[] {
  const arxiv = arxivId(address);
  if (arxiv) return [{ is: 'arxiv', text: arxiv }];
  const found = doi(address);
  if (found) return doiFacts(found);
  return [{ is: isPdf(address) ? 'pdf' : 'url', text: written(link) }];
}

/** Spaces and quotes would end a URL in a catalog, and capitals do not begin one. */
const written = (link: string) =>
  link
    .trim()
    .replace(/^https?/i, (scheme) => scheme.toLowerCase())
    .replace(/[\s<>"]/g, encodeURIComponent);

function parsedAddress(link: string): URL | undefined {
  return /^https?:\/\/[^/]/i.test(link.trim()) && URL.canParse(link.trim()) ? new URL(link.trim()) : undefined;
}

const isPdf = ({ pathname }: URL) => /\.pdf$/i.test(pathname);

const arxivHosts =
  /^(?:(?:www|export|cn)\.)?(?:arxiv\.org|alphaxiv\.org)$|^ar5iv(?:\.labs\.arxiv)?\.org$|^ar5iv\.labs\.arxiv\.org$/;
const arxivPath = /^\/(?:abs|pdf|html|format|papers)\/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?!\d)/;

function arxivId({ hostname, pathname }: URL): string | undefined {
  const isHost = arxivHosts.test(hostname) || (hostname === 'huggingface.co' && pathname.startsWith('/papers/'));
  return isHost ? arxivPath.exec(pathname)?.[1] : undefined;
}

const doiHosts =
  /(?:^|\.)(?:doi\.org|acm\.org|springer\.com|wiley\.com|tandfonline\.com|sagepub\.com|worldscientific\.com|informs\.org|siam\.org|biorxiv\.org|medrxiv\.org)$/;

function doi({ hostname, pathname }: URL): string | undefined {
  if (!doiHosts.test(hostname)) return undefined;
  const [, found] = /\/(10\.\d{4,9}\/[^?#]+)/.exec(decoded(pathname)) ?? [];
  return found
    ?.replace(/\.pdf$|\/(?:full|abstract|pdf|epub)$/i, '')
    .replace(/[./]$/, '')
    .replace(/\s/g, '');
}

function decoded(path: string): string {
  return /%(?![0-9a-f]{2})|%[89a-f]/i.test(path) ? path : decodeURIComponent(path);
}

/** The facts of an arXiv id or a DOI that stands bare; none where the text is neither. */
export function idFacts(text: string): Fact[] | undefined {
  const [, arxiv] = /^(?:arxiv[:\s]{0,3})?(\d{4}\.\d{4,5})(?:v\d+)?(?: ?\[[\w.-]+\])?$/i.exec(text) ?? [];
  if (arxiv) return [{ is: 'arxiv', text: arxiv }];
  const [, found] = /^(?:doi[:\s]{0,3})?(10\.\d{4,9}\/\S+)$/i.exec(text) ?? [];
  return found ? doiFacts(found) : undefined;
}

function doiFacts(doi: string): Fact[] {
  const id = arxivIdFromDoi(doi);
  return [id ? { is: 'arxiv', text: id } : { is: 'doi', text: doi }];
}
