/** Tags that are spelled in more than one way: tasks, models, languages and techniques. */
import { foldCase, normalizeName } from '../../util/normalize.ts';
import type { PaperEntry } from '../model/schema.ts';
import type { LocatedRecord } from '../source/read-records.ts';
import type { Readings, RuleFinding } from './rule.ts';

const tagFields = ['tasks', 'models', 'languages', 'techniques'] as const;

/** Shorter tags are compared only without case and hyphens: GPT-4 and GPT-4o, or LSTM and BLSTM, are different models. */
const minLength = 8;
/** A tag of more papers is not taken for a slip. */
const maxPapersOfSlip = 2;

interface Tag {
  readonly name: string;
  readonly normalized: string;
  /** The papers that have it, with its index in their lists. */
  readonly uses: readonly { readonly record: LocatedRecord<PaperEntry>; readonly index: number }[];
}

/** Each use of a tag for which more papers have the same tag in another spelling. */
export function findSimilarTags(catalog: Readings): RuleFinding[] {
  return tagFields.flatMap((field) => {
    const tags = collectTags(catalog, field);
    const preferred = createSimilarTagFinder(tags);
    return tags.flatMap((tag) => {
      const other = preferred(tag);
      if (!other) return [];
      const message = `the tag "${tag.name}" is similar to "${other.name}", of ${countPapers(other)}`;
      return tag.uses.map(({ record, index }) => ({ record, path: [field, index], message, fix: 'use one spelling of a tag' }));
    });
  });
}

const countPapers = ({ uses: { length } }: Tag) => (length === 1 ? '1 other paper' : `${length} papers`);

/** The tags of a field, the most frequent first, and in the order of the files where they are equally frequent. */
function collectTags({ papers }: Readings, field: (typeof tagFields)[number]): readonly Tag[] {
  const tags = new Map<string, Tag & { readonly uses: Tag['uses'][number][] }>();
  for (const record of papers.records) {
    for (const [index, name] of (record.entry[field] ?? []).entries()) {
      const tag = tags.get(name) ?? { name, normalized: normalizeName(name), uses: [] };
      tag.uses.push({ record, index });
      tags.set(name, tag);
    }
  }
  return [...tags.values()].sort((a, b) => b.uses.length - a.uses.length);
}

/** Finds for a tag the most frequent one that is similar and comes before it. */
function createSimilarTagFinder(tags: readonly Tag[]): (tag: Tag) => Tag | undefined {
  const ranks = new Map(tags.map((tag, rank) => [tag, rank]));
  const firstByKey = new Map<string, Tag>();
  for (const tag of tags) for (const key of keysOf(tag)) if (!firstByKey.has(key)) firstByKey.set(key, tag);
  return (tag) => {
    const keys = tag.uses.length <= maxPapersOfSlip ? keysOf(tag) : [tag.normalized];
    const similar = keys.flatMap((key) => firstByKey.get(key) ?? []);
    const [best] = similar.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
    return best === tag ? undefined : best;
  };
}

/**
 * The normalized tag and, if it is long, the texts with one letter of a word less: two tags have one in common if they differ by one
 * inserted, missing or changed letter, or by two swapped ones. Letters of short words, digits and signs count, as in TFIDF-C-CNN and
 * TFIDF-S-CNN, StarCoder and StarCoder2, or CodeT5 and CodeT5+.
 */
function keysOf({ name, normalized }: Tag): readonly string[] {
  if (normalized.length < minLength) return [normalized];
  const shorter = Array.from(foldCase(name).matchAll(/\p{L}{4,}/gu)).flatMap(({ 0: word, index }) =>
    Array.from(word, (_, offset) => removeAt(foldCase(name), index + offset)),
  );
  return [normalized, ...new Set(shorter.map(normalizeName))];
}

const removeAt = (text: string, index: number) => text.slice(0, index) + text.slice(index + 1);
