import { familyName } from '../catalog/model/person-name.ts';
import type { WrittenPaper } from '../catalog/model/schema.ts';
import { foldCase } from '../util/normalize.ts';
import { isStopword, tokenize } from '../util/tokenize.ts';

export type WithId<E> = readonly [id: string, entry: E];

/** Lower-case ASCII letters and digits with hyphens between words, at most 60 characters; empty if the text has neither. */
export function slugify(text: string): string {
  const slug = (foldCase(text).match(/[a-z0-9]+/g) ?? []).join('-');
  return slug.slice(0, 60).replace(/-$/, '');
}

/** Used ids in lower case, with the last number that was appended to each. */
export type TakenIds = Map<string, number>;

export const collectIds = (records: readonly WithId<unknown>[]): TakenIds =>
  new Map(records.map(([id]) => [id.toLowerCase(), 1]));

/** The id, with a number appended if it is taken; the result is added to `taken`. */
export function uniqueId(id: string, taken: TakenIds): string {
  const lower = id.toLowerCase();
  const lastNumber = taken.get(lower);
  if (lastNumber === undefined) {
    taken.set(lower, 1);
    return id;
  }
  let number = lastNumber + 1;
  while (taken.has(`${lower}-${number}`)) number++;
  taken.set(lower, number).set(`${lower}-${number}`, 1);
  return `${id}-${number}`;
}

/** The key, or one with a number appended, that no other paper has; keys that differ only in capitals are different. */
export function uniqueKey(key: string, taken: Set<string>): string {
  let unique = key;
  for (let number = 2; taken.has(unique); number++) unique = `${key}-${number}`;
  taken.add(unique);
  return unique;
}

/** A citation key with the characters that a catalog allows; undefined if none is left. */
export function normalizeKey(key: string): string | undefined {
  const normalized = foldCase(key)
    .replace(/[^a-z0-9:-]+/g, '-')
    .replace(/^[:-]+|[:-]+$/g, '');
  return normalized || undefined;
}

/**
 * The first author's family name, the year and the first content word of the title: `yang2024stealthy`. Without authors the first two
 * content words of the title are used.
 */
export function createKey({ authors: [first] = [], year, title = '' }: Partial<WrittenPaper>): string {
  const contentWords = tokenize(title).flatMap((word) => (isStopword(word) ? [] : toAscii(word) || []));
  const name = first === undefined ? '' : toAscii(familyName(first));
  const [start = 'paper', word = ''] = name ? [name, contentWords[0]] : contentWords;
  return `${start}${year}${word}`;
}

const toAscii = (text: string) => slugify(text).replaceAll('-', '');
