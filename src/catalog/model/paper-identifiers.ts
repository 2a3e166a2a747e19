/** The keys by which a paper is found: those of its DOI, its arXiv id, its addresses and its repositories. */
import { addressIdentifier } from './address-identifier.ts';
import { arxivIdentifier, doiIdentifier, type Identifier, repositoryKey } from './identifier.ts';
import type { Paper, Repo } from './records.ts';
import { parseRepositoryAddress, parseWebAddress } from './web-address.ts';

/** Distinct keys of the identifiers of a paper. */
export function identifierKeys({ doi, arxiv, url, pdf, code, reproductions }: Paper): Set<string> {
  const addresses = [url, pdf].filter((address) => address !== undefined);
  const identifiers = [doi && doiIdentifier(doi), arxiv && arxivIdentifier(arxiv), ...addresses.map(addressIdentifier)];
  const keys = identifiers.map((identifier) => (identifier ? mostSpecificKey(identifier) : undefined));
  const all = [...keys, ...[...code, ...reproductions].flatMap(repositoryKeys)];
  return new Set(all.filter((key) => key !== undefined));
}

const mostSpecificKey = ({ keys: [key] }: Identifier) => key;

/** The id and the address of a repository; for one on a forge also `owner/name`. */
function repositoryKeys({ id, url }: Repo): (string | undefined)[] {
  const address = parseRepositoryAddress(parseWebAddress(url));
  const isWhole = address && address.inside.length === 0;
  return [
    repositoryKey(id),
    mostSpecificKey(addressIdentifier(url)),
    isWhole ? repositoryKey(address.path.join('/')) : undefined,
  ];
}

/** The keys of the repositories of which a paper has a folder; they count only if no paper has the repository itself. */
export function enclosingRepositoryKeys({ code, reproductions }: Paper): Set<string> {
  return new Set(
    [...code, ...reproductions].flatMap(({ url }) => {
      const address = parseRepositoryAddress(parseWebAddress(url));
      if (!address || address.inside.length === 0) return [];
      const path = address.path.join('/');
      return [repositoryKey(path), ...addressIdentifier(`https://${address.host}/${path}`).keys];
    }),
  );
}
