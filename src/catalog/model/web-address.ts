/** Splits the addresses of web pages and repositories, in the forms in which people paste them. */
import { decodePercent, foldKey } from './identifier.ts';

export interface WebAddress {
  /** In lower case, without `www.`, user and port. */
  readonly host: string;
  /** The parts of the path between slashes, decoded and folded; empty ones are left out. */
  readonly segments: readonly string[];
  /** What follows the question mark, in lower case. */
  readonly query: string;
}

/** `git@github.com:owner/name` */
const sshPattern = /^[\w.-]{1,100}@([\w.-]{1,200}):(?!\/)/;

/** The parts of an address with or without a scheme, without its fragment. */
export function parseWebAddress(address: string): WebAddress {
  const ssh = sshPattern.exec(address);
  const bare = ssh ? `${ssh[1]}/${address.slice(ssh[0].length)}` : address.replace(/^[a-z+]{1,20}:\/\/(?:[^/@]*@)?/i, '');
  const [withQuery = ''] = bare.split('#', 1);
  const queryStart = withQuery.indexOf('?');
  const path = queryStart < 0 ? withQuery : withQuery.slice(0, queryStart);
  const [host = '', ...segments] = decodePercent(path).split('/');
  return {
    host: foldKey(host)
      .replace(/:\d{1,5}$/, '')
      .replace(/^www\./, ''),
    segments: segments.map(foldKey).filter(Boolean),
    query: queryStart < 0 ? '' : withQuery.slice(queryStart + 1).toLowerCase(),
  };
}

/** Whether the host has repositories at `owner/name`. */
export const isForge = (host: string) => /^(?:github|gitlab|bitbucket|codeberg|gitee)\.[a-z]/.test(host);

/** The host, owner and name of a repository, and the folder or file in it. */
export interface RepositoryAddress {
  readonly host: string;
  /** `owner/name`, on GitLab possibly with groups between. */
  readonly path: readonly string[];
  readonly inside: readonly string[];
}

/** Undefined for an address that is not one of a repository. */
export function parseRepositoryAddress({ host, segments }: WebAddress): RepositoryAddress | undefined {
  if (host === 'raw.githubusercontent.com') return parseRaw(segments);
  if (!isForge(host) || segments.length < 2) return undefined;
  const names = segments.map((segment) => segment.replace(/\.git$/, ''));
  // GitLab has `-` between the repository and the page.
  const dash = names.indexOf('-', 2);
  const path = names.slice(0, dash < 0 ? 2 : dash);
  return { host, path, inside: withoutBranch(names.slice(dash < 0 ? 2 : dash + 1)) };
}

/** `owner/name/branch/file` and `owner/name/refs/heads/branch/file` */
function parseRaw(segments: readonly string[]): RepositoryAddress | undefined {
  const branchLength = segments[2] === 'refs' ? 3 : 1;
  const path = segments.slice(0, 2);
  return path.length < 2 ? undefined : { host: 'github.com', path, inside: segments.slice(2 + branchLength) };
}

/** Pages of a folder or a file, whose addresses have the name of a branch before the path; on Gitea `src/branch/main`. */
const filePages = new Set(['tree', 'blob', 'raw', 'edit', 'blame', 'commits', 'src']);

function withoutBranch(path: readonly string[]): readonly string[] {
  const [page = '', branch = ''] = path;
  if (!filePages.has(page)) return path;
  return path.slice(page === 'src' && ['branch', 'commit', 'tag'].includes(branch) ? 3 : 2);
}
