import type { RepoEntry } from '../catalog/model/schema.ts';
import { collectIds, slugify, uniqueId, type WithId } from './ids.ts';

/** Finds the repositories that an imported file links to; `idOf` adds one that is not known yet to `added`. */
export function createRepoFinder(existing: readonly WithId<RepoEntry>[]) {
  const ids = new Map(existing.map(([id, { url }]) => [urlKey(url), id]));
  const taken = collectIds(existing);
  const added: WithId<RepoEntry>[] = [];
  const idOf = (url: string): string => {
    const knownId = ids.get(urlKey(url));
    if (knownId !== undefined) return knownId;
    const id = uniqueId(createRepoId(url), taken);
    ids.set(urlKey(url), id);
    added.push([id, { url }]);
    return id;
  };
  return { idOf, added };
}

/** Equal for different spellings of the same URL. */
const urlKey = (url: string) => urlSegments(url.toLowerCase()).join('/');

/** The host without `www.`, followed by the segments of the path. */
const urlSegments = (url: string) =>
  url
    .replace(/^https?:\/\/(?:www\.)?|[?#].*/gi, '')
    .split('/')
    .map((segment) => segment.replace(/\.git$/, ''))
    .filter(Boolean);

/** `owner/name` on a forge, `owner/name/folder` for a folder of a repository, and elsewhere the site and the last segment. */
function createRepoId(url: string): string {
  const [host = '', ...path] = urlSegments(url);
  const parts = path.map((part) => part.replace(/[^\w.-]+/g, '-'));
  const last = parts.at(-1) ?? 'home';
  if (!/^(?:github|gitlab|bitbucket|codeberg)\./i.test(host) || parts.length < 2) {
    return `${slugify(host.split('.').at(-2) ?? host) || 'site'}/${last}`;
  }
  const [owner, name, ...folder] = parts;
  return folder.length > 2 ? `${owner}/${name}/${last}` : `${owner}/${name}`;
}
