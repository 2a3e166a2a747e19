/** Identifiers of papers: the forms of one identifier have the same lookup keys. */
import { abbreviate } from '../../util/errors.ts';
import { foldCase } from '../../util/normalize.ts';

type IdentifierKind = 'doi' | 'arxiv' | 'url' | 'repository';

export interface Identifier {
  /** The form in which it is written: the address of an article at its publisher can be a DOI. */
  readonly kind: IdentifierKind;
  /** For messages: a bare DOI, an arXiv id without version, or an address or `owner/name` as written. */
  readonly name: string;
  /** Keys of the index, the most specific first: the address of a file, of its folder, of the repository. */
  readonly keys: readonly string[];
}

const kindNames: Readonly<Record<IdentifierKind, string>> = {
  doi: 'DOI',
  arxiv: 'arXiv id',
  url: 'URL',
  repository: 'repository',
};

/** For messages: `arXiv id 2306.08350`. */
export const describeIdentifier = ({ kind, name }: Identifier): string => `${kindNames[kind]} ${abbreviate(name)}`;

/** @param doi bare; percent-encoded characters are decoded */
export function doiIdentifier(doi: string): Identifier {
  const name = decodePercent(doi);
  return { kind: 'doi', name, keys: [doiKey(name)] };
}

/** The key of a DOI; that of a DOI which arXiv registered is the key of the arXiv id. */
export function doiKey(doi: string): string {
  const folded = foldKey(doi);
  if (folded.startsWith(arxivPrefix)) return arxivKey(folded.slice(arxivPrefix.length));
  // The ACL registered its DOIs up to 2015 with this prefix.
  return `doi:${folded.replace(/^10\.3115\/v1\//, aclPrefix)}`;
}

const arxivPrefix = '10.48550/arxiv.';
const aclPrefix = '10.18653/v1/';

/** The key of an id of the ACL Anthology, such as `2023.acl-long.540`: that of its DOI, even if there is none. */
export const anthologyKey = (id: string) => doiKey(aclPrefix + id);

/** @param id with or without version */
export function arxivIdentifier(id: string): Identifier {
  const name = id.replace(versionPattern, '');
  return { kind: 'arxiv', name, keys: [arxivKey(name)] };
}

const versionPattern = /v\d{1,3}$/i;

/** Neither the version nor the class in an old id (`math.GT/0309136`) makes a difference. */
const arxivKey = (id: string) =>
  `arxiv:${foldKey(id)
    .replace(versionPattern, '')
    .replace(/^([a-z-]+)\.[a-z]{2}\//, '$1/')}`;

/** A repository by its id, which is `owner/name` for most. */
export const repositoryIdentifier = (id: string): Identifier => ({ kind: 'repository', name: id, keys: [repositoryKey(id)] });

export const repositoryKey = (id: string) => `repo:${foldKey(id).replace(/\.git$/, '')}`;

/** The text without case, accents, white space and control characters, which cannot be in a line of the index. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above
export const foldKey = (text: string) => foldCase(text).replace(/[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200d\u2060\ufeff]+/g, '');

/** The text with percent-encoded characters decoded, except those that are not UTF-8. */
export const decodePercent = (text: string) =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });

/** Chinese, Japanese and Korean characters, which can follow an identifier without a space. */
export const ideographs = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/;
