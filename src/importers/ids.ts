/** Ids for what a foreign file names in its own way. */
import { writtenFamilyName } from '../catalog/model/person-name.ts';
import type { WrittenPaper } from '../catalog/model/schema.ts';
import { foldCase } from '../util/normalize.ts';
import { isStopword, tokenize } from '../util/tokenize.ts';

/** ASCII letters and digits, lower case, with hyphens between them, 60 at most; empty where a text has none. */
export function slugify(text: string): string {
  const whole = (foldCase(text).match(/[a-z0-9]+/g) ?? []).join('-');
  return whole.slice(0, 60).replace(/-$/, '');
}

/** Ids that are taken, in lower case, with the last number that was put behind each. */
export type TakenIds = Map<string, number>;

export const collectIds = (records: readonly (readonly [id: string, entry: unknown])[]): TakenIds =>
  new Map(records.map(([id]) => [id.toLowerCase(), 1]));

/** The id, or the id with a number behind it where it is taken; it is taken from then on. */
export function uniqueId(id: string, taken: TakenIds): string {
  const lower = id.toLowerCase();
  const last = taken.get(lower);
  if (last === undefined) {
    taken.set(lower, 1);
    return id;
  }
  let number = last + 1;
  while (taken.has(`${lower}-${number}`)) number++;
  taken.set(lower, number).set(`${lower}-${number}`, 1);
  return `${id}-${number}`;
}

/** The key that a file has for a paper, as a catalog can have it; undefined where nothing of it can stay. */
export function normalizeKey(key: string): string | undefined {
  const plain = foldCase(key)
    .replace(/[^a-z0-9:-]+/g, '-')
    .replace(/^[:-]+|[:-]+$/g, '');
  return plain || undefined;
}

/**
 * The first author's family name, the year and the first telling word of the title: `yang2024stealthy`. Without authors another word of
 * the title stands for the name.
 */
export function createKey({ authors: [first] = [], year, title = '' }: Partial<WrittenPaper>): string {
  const telling = tokenize(title).flatMap((word) => (isStopword(word) ? [] : ascii(word) || []));
  const name = first === undefined ? '' : ascii(writtenFamilyName(first));
  const [before, word = ''] = name ? [name, telling[0]] : telling;
  return `${before ?? 'paper'}${year}${word}`;
}

const ascii = (text: string) => slugify(text).replaceAll('-', '');
