/** Identifies papers by the address of a page, a PDF or a repository. */
import {
  anthologyKey,
  arxivIdentifier,
  decodePercent,
  doiIdentifier,
  doiKey,
  foldKey,
  type Identifier,
  ideographs,
  repositoryKey,
} from './identifier.ts';
import { parseRepositoryAddress, parseWebAddress, type RepositoryAddress, type WebAddress } from './web-address.ts';

/**
 * The identifier in an address, with or without a scheme. The pages of a paper on one site have the same keys: its abstract, its PDF
 * and its versions.
 */
export function addressIdentifier(written: string): Identifier {
  const address = parseWebAddress(originalAddress(written));
  const repository = parseRepositoryAddress(address);
  if (repository) return { kind: 'repository', name: written, keys: repositoryAddressKeys(repository) };
  const found = siteOf(address.host)?.(address);
  if (!found) return doiInAddress(address, written) ?? { kind: 'url', name: written, keys: plainKeys(address) };
  return typeof found === 'string' ? { kind: 'url', name: written, keys: [found] } : found;
}

/** The address of which the Internet Archive has a copy. */
function originalAddress(written: string): string {
  if (!/^(?:https?:\/\/)?web\.archive\.org\//i.test(written)) return written;
  const [start] = [...written.matchAll(/https?:\/\//gi)].slice(1);
  return start ? written.slice(start.index) : written;
}

/** Folders at a greater depth are not looked up. */
const maxFolderDepth = 10;

/** The address inside the repository, then each folder above it, then the repository. */
export function repositoryAddressKeys({ host, path, inside }: RepositoryAddress): string[] {
  const repository = [host, ...path].join('/');
  const keyAtDepth = (depth: number) => withoutPdf([repository, ...inside.slice(0, depth)].join('/'));
  const folderCount = Math.min(inside.length - 1, maxFolderDepth);
  const folders = Array.from({ length: Math.max(folderCount, 0) }, (_, index) => keyAtDepth(folderCount - index));
  const page = inside.length > 0 ? [keyAtDepth(inside.length)] : [];
  // The ids of repositories are those of GitHub.
  return [...page, ...folders, host === 'github.com' ? repositoryKey(path.join('/')) : repository];
}

const withoutPdf = (key: string) => key.replace(/\.pdf$/, '');

/** The whole address with and without its query. */
function plainKeys({ host, segments, query }: WebAddress): string[] {
  const page = withoutPdf([host, ...segments].join('/'));
  const parameters = query.split('&').filter((parameter) => parameter && !/^(?:utm_|ref=|source=)/.test(parameter));
  return parameters.length > 0 ? [`${page}?${foldKey(parameters.join('&'))}`, page] : [page];
}

/** The DOI in the path of a publisher's page, or in its parameter `doi`. */
function doiInAddress(address: WebAddress, written: string): Identifier | undefined {
  const start = address.segments.findIndex((segment) => /^10\.\d{4,9}(?:\.\d{1,9})*$/.test(segment));
  const path = start < 0 ? (parameter(address, 'doi') ?? '') : address.segments.slice(start).join('/');
  const [candidate = ''] = path.split(ideographs, 1);
  if (!/^10\.\d{4,9}(?:\.\d{1,9})*\/./.test(candidate)) return undefined;
  const doi = address.host.endsWith('doi.org') ? candidate : candidate.replace(/\.pdf$/, '');
  return { kind: 'doi', name: inOwnCase(doi, written), keys: [doi, ...withoutLastParts(doi)].map(doiKey) };
}

/** How many parts of a path can follow a DOI: `/full`, `/tables/2`. */
const maxPartsAfterDoi = 2;

/** The DOI without its last part, then without its last two; each with a prefix and a suffix. */
function withoutLastParts(doi: string): string[] {
  const parts = doi.split('/');
  const count = Math.min(maxPartsAfterDoi, parts.length - 2);
  return Array.from({ length: count }, (_, index) => parts.slice(0, -1 - index).join('/'));
}

function inOwnCase(doi: string, written: string): string {
  const decoded = decodePercent(written);
  const start = decoded.toLowerCase().indexOf(doi);
  return start < 0 ? doi : decoded.slice(start, start + doi.length);
}

/** The key of a page, or an identifier of another kind; undefined for a page that is not one of a paper. */
type ReadAddress = (address: WebAddress) => string | Identifier | undefined;

const parameter = ({ query }: WebAddress, name: string) => new URLSearchParams(query).get(name) ?? undefined;

const readArxiv: ReadAddress = ({ segments: [page = '', ...parts] }) => {
  if (!['abs', 'pdf', 'html', 'format', 'ps', 'e-print', 'src', 'papers', 'overview'].includes(page)) return undefined;
  const id = /^(?:\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,3})?(?![\w-]|\.\d)/.exec(
    parts.slice(0, 3).join('/'),
  )?.[0];
  return id === undefined ? undefined : arxivIdentifier(id);
};

/** `P19-1234`, `2023.acl-long.540`, also with `.pdf`, `.bib` or `/`, and on its former sites. */
const readAnthology: ReadAddress = ({ segments }) => {
  const file = segments.findLast((segment) => anthologyId.test(segment));
  return file && anthologyKey(anthologyId.exec(file)?.[1] ?? '');
};

/** An id of the ACL Anthology, also as the name of a file. https://aclanthology.org/info/ids/ */
export const anthologyId =
  /^([a-z]\d\d-\d{4}|\d{4}\.[a-z\d_]{1,40}-[a-z\d_]{1,40}\.\d{1,5})(?:v\d{1,3})?(?:\.(?:pdf|bib|xml|endf))?$/i;

/** `conference/usenixsecurity21/presentation/schuster`, `system/files/sec21-schuster.pdf` */
const readUsenix: ReadAddress = ({ segments }) => {
  const presentation = segments.indexOf('presentation');
  if (presentation > 0) return usenixKey(segments[presentation - 1], segments[presentation + 1]);
  const [, conference, name] =
    /^([a-z]{1,40}\d\d)(?:fall|winter|spring|summer)?(?:-prepub-\d{1,6})?[-_](.+)\.pdf$/.exec(segments.at(-1) ?? '') ?? [];
  return usenixKey(conference?.replace(/^sec(?=\d)/, 'usenixsecurity'), name);
};

const usenixKey = (conference = '', name = '') => (conference && name ? `usenix.org/${conference}/${name}` : undefined);

/** `forum?id=jSYBqtOJS4`, `pdf?id=jSYBqtOJS4` */
const readOpenReview: ReadAddress = (address) => {
  const id = parameter(address, 'id');
  return id && foldKey(`openreview.net/${id}`);
};

/** `v119/bielik20a.html`, `v119/bielik20a/bielik20a.pdf` */
const readPmlr: ReadAddress = ({ segments: [volume, paper] }) =>
  volume && paper && `proceedings.mlr.press/${volume}/${paper.replace(/\.(?:html|pdf)$/, '')}`;

/** `paper/2021/hash/<hash>-Abstract.html`, `paper_files/paper/2023/file/<hash>-Paper-Conference.pdf` */
const readNeurips: ReadAddress = ({ segments }) => {
  const hash = /^([\da-f]{32})(?=-|$)/.exec(segments.at(-1) ?? '')?.[0];
  return hash && `neurips.cc/${hash}`;
};

/** `document/9825895`, `stamp/stamp.jsp?arnumber=9825895` */
const readIeee: ReadAddress = (address) => {
  const { segments } = address;
  const number = parameter(address, 'arnumber') ?? segments[segments.indexOf('document') + 1];
  return number && /^\d{1,12}$/.test(number) ? `ieeexplore.ieee.org/document/${Number(number)}` : undefined;
};

/** `article/view/5469`, `article/download/5469/5325` */
const readAaai: ReadAddress = ({ segments }) => {
  const article = segments.indexOf('article');
  const number = segments[article + 2];
  return article >= 0 && number ? `ojs.aaai.org/${number}` : undefined;
};

const readZenodo: ReadAddress = ({ segments: [page = '', number = ''] }) =>
  /^records?$/.test(page) && /^\d{1,12}$/.test(number) ? doiIdentifier(`10.5281/zenodo.${number}`) : undefined;

const sites: ReadonlyMap<string, ReadAddress> = new Map(
  Object.entries({
    'arxiv.org': readArxiv,
    'ar5iv.org': readArxiv,
    'alphaxiv.org': readArxiv,
    'huggingface.co': readArxiv,
    'aclanthology.org': readAnthology,
    'aclanthology.info': readAnthology,
    'aclweb.org': readAnthology,
    'usenix.org': readUsenix,
    'openreview.net': readOpenReview,
    'mlr.press': readPmlr,
    'neurips.cc': readNeurips,
    'nips.cc': readNeurips,
    'ieeexplore.ieee.org': readIeee,
    'ojs.aaai.org': readAaai,
    'zenodo.org': readZenodo,
  } satisfies Record<string, ReadAddress>),
);

/** By the whole host, or its last two or three labels: `ar5iv.labs.arxiv.org`. */
function siteOf(host: string): ReadAddress | undefined {
  const labels = host.split('.');
  return sites.get(host) ?? sites.get(labels.slice(-3).join('.')) ?? sites.get(labels.slice(-2).join('.'));
}

/** Sites whose addresses are recognised without a scheme. */
const publishers: ReadonlySet<string> = new Set(
  'aaai.org acm.org doi.org frontiersin.org ieee.org mdpi.com nature.com sciencedirect.com springer.com wiley.com'.split(' '),
);

/** Whether a host is one of papers or repositories, so that its address is meant even without a scheme. */
export function isKnownHost(host: string): boolean {
  const site = host.split('.').slice(-2).join('.');
  return siteOf(host) !== undefined || publishers.has(site);
}
