/** The repositories that a foreign file links. */
import type { RepoEntry } from '../catalog/model/schema.ts';
import { collectIds, slugify, uniqueId } from './ids.ts';
import type { WithId } from './venues.ts';

/** The ids of repositories by their URLs, and the new ones among them. */
export interface RepoFinder {
  readonly idOf: (url: string) => string;
  readonly added: () => readonly WithId<RepoEntry>[];
}

export function createRepoFinder(known: readonly WithId<RepoEntry>[]): RepoFinder {
  const ids = new Map(known.map(([id, { url }]) => [comparable(url), id]));
  const taken = collectIds(known);
  const added: WithId<RepoEntry>[] = [];
  return {
    idOf(url) {
      const before = ids.get(comparable(url));
      if (before !== undefined) return before;
      const id = uniqueId(repoId(url), taken);
      ids.set(comparable(url), id);
      added.push([id, { url }]);
      return id;
    },
    added: () => added,
  };
}

/** The same for two spellings of one address. */
const comparable = (url: string) => stepsOf(url.toLowerCase()).join('/');

/** The site, and the names behind it. */
const stepsOf = (url: string) =>
  url
    .replace(/^https?:\/\/(?:www\.)?|[?#].*/gi, '')
    .split('/')
    .map((step) => step.replace(/\.git$/, ''))
    .filter(Boolean);

/** On a forge the owner and the name, and a folder's own name behind them; elsewhere the site and a short name. */
function repoId(url: string): string {
  const [host = '', ...path] = stepsOf(url);
  const parts = path.map((part) => part.replace(/[^\w.-]+/g, '-'));
  const last = parts.at(-1) ?? 'home';
  if (!/^(?:github|gitlab|bitbucket|codeberg)\./i.test(host) || parts.length < 2) {
    return `${slugify(host.split('.').at(-2) ?? host) || 'site'}/${last}`;
  }
  const [owner, name, ...folder] = parts;
  return folder.length > 2 ? `${owner}/${name}/${last}` : `${owner}/${name}`;
}
