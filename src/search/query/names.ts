/** Finds names of venues and authors in a query, which filter papers instead of matching word by word. */
import type { Catalog, Postings } from '../../catalog/index/catalog.ts';
import { groupBit } from '../../catalog/index/indexed-fields.ts';
import type { Venue } from '../../catalog/model/records.ts';
import { normalizeName } from '../../util/normalize.ts';
import { isStopword, stem, tokenize } from '../../util/tokenize.ts';

/** A run of words of a query. */
interface Run {
  readonly start: number;
  readonly length: number;
}

const venueNames = ({ id, name, title, aliases = [] }: Venue): readonly string[] => [id, name, title, ...aliases];

/** The names of venues of several words in a query: `IEEE Symposium on Security and Privacy`, `S&P`. Longer names win. */
export function findVenueNames(words: readonly string[], venues: readonly Venue[]): readonly (Run & { readonly venue: Venue })[] {
  if (words.length < 2) return [];
  // Most names need not be split into words.
  const isCandidate = (name: string) => words.some((word) => name.toLowerCase().includes(word));
  const names = venues.flatMap((venue) =>
    venueNames(venue)
      .filter(isCandidate)
      .map((name) => ({ venue, words: tokenize(name) })),
  );
  const found = names
    .filter((name) => name.words.length > 1 && name.words.length <= words.length)
    .flatMap(({ venue, words: name }) =>
      words.flatMap((_, start) =>
        name.every((word, offset) => words[start + offset] === word) ? { venue, start, length: name.length } : [],
      ),
    )
    .sort((a, b) => b.length - a.length);
  const isTaken = new Uint8Array(words.length);
  return found.filter(({ start, length }) => {
    if (isTaken.subarray(start, start + length).includes(1)) return false;
    isTaken.fill(1, start, start + length);
    return true;
  });
}

/** A name with a year in one word: `icse2022`, `acl23`, `ferretti21`. */
export function splitNameAndYear(word: string): { readonly name: string; readonly year: string } | undefined {
  const [, name, digits = ''] = /^([a-z]{2,})((?:19|20)?\d\d)$/.exec(word) ?? [];
  return name === undefined ? undefined : { name, year: digits.length === 2 ? `20${digits}` : digits };
}

/** The venue with a name, in any spelling. */
export const findVenue = (name: string, venues: readonly Venue[]): Venue | undefined =>
  venues.find((venue) => venueNames(venue).some((other) => normalizeName(other) === normalizeName(name)));

const authorGroup = groupBit('authors');
const topicGroups = groupBit('title') | groupBit('aliases') | groupBit('topics');

/** The papers of the authors whose names the neighboring words are, in either order; undefined if they are no name. */
export function findAuthorPapers(first: string, second: string, { size, termIndex }: Catalog): Uint8Array | undefined {
  if (isStopword(first) || isStopword(second)) return undefined;
  const [a, b] = [stem(first), stem(second)];
  const postings = [a + b, b + a].flatMap((stems) => termIndex.bigram(stems)?.postings() ?? []);
  if (!postings.some((found) => hasGroup(found, authorGroup)) || postings.some((found) => hasGroup(found, topicGroups)))
    return undefined;
  const isMatch = new Uint8Array(size);
  for (const { papers, fieldGroups } of postings) {
    for (const [index, paper] of papers.entries()) if ((fieldGroups[index] ?? 0) & authorGroup) isMatch[paper] = 1;
  }
  return isMatch;
}

const hasGroup = ({ fieldGroups }: Postings, group: number) => fieldGroups.some((groups) => groups & group);
