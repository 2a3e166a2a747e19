/** The keys by which a paper is found: those of its DOI, its arXiv id, its addresses and its repositories. */
import { addressIdentifier, repositoryAddressKeys } from './address-identifier.ts';
import { arxivIdentifier, doiIdentifier, type Identifier, repositoryKey } from './identifier.ts';
import { paperUrl } from './paper-url.ts';
import type { Paper, Repo } from './records.ts';
import { parseRepositoryAddress, parseWebAddress } from './web-address.ts';

export interface PaperIdentifierKeys {
  readonly keys: ReadonlySet<string>;
  /** Those of repositories of which the paper has a folder; they count only if no paper has the repository itself. */
  readonly enclosingKeys: ReadonlySet<string>;
}

export function identifierKeys(paper: Paper): PaperIdentifierKeys {
  const { doi, arxiv, url, pdf, code, reproductions } = paper;
  const ownUrl = url === paperUrl(paper) ? undefined : url;
  const identifiers = [
    doi && doiIdentifier(doi),
    arxiv && arxivIdentifier(arxiv),
    ownUrl && addressIdentifier(ownUrl),
    pdf && addressIdentifier(pdf),
  ];
  const repositories = [...code, ...reproductions].map(repositoryKeys);
  const keys = identifiers.flatMap((identifier) => (identifier ? mostSpecificKey(identifier) : []));
  return {
    keys: new Set([...keys, ...repositories.flatMap(({ keys }) => keys)]),
    enclosingKeys: new Set(repositories.flatMap(({ enclosingKeys }) => enclosingKeys)),
  };
}

const mostSpecificKey = ({ keys }: Identifier) => keys.slice(0, 1);

/** The id and the address of a repository; for one on a forge also `owner/name`. */
function repositoryKeys({ id, url }: Repo): { readonly keys: readonly string[]; readonly enclosingKeys: readonly string[] } {
  const address = parseRepositoryAddress(parseWebAddress(url));
  if (!address) return { keys: [repositoryKey(id), ...mostSpecificKey(addressIdentifier(url))], enclosingKeys: [] };
  const whole = [repositoryKey(address.path.join('/')), ...repositoryAddressKeys({ ...address, inside: [] })];
  if (address.inside.length === 0) return { keys: [repositoryKey(id), ...whole], enclosingKeys: [] };
  return { keys: [repositoryKey(id), ...repositoryAddressKeys(address).slice(0, 1)], enclosingKeys: whole };
}
