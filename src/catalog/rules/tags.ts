/** Tags that have more than one spelling: tasks, models, languages and techniques. */
import { createDistance } from '../../util/edit-distance.ts';
import { foldCase, normalizeName } from '../../util/normalize.ts';
import type { Readings, RuleFinding } from './rule.ts';

export const tagFields = ['tasks', 'models', 'languages', 'techniques'] as const;
type TagField = (typeof tagFields)[number];

/** Shorter tags are compared only without case, spaces and hyphens: LSTM and BLSTM are different models. */
const minLength = 8;
/** A tag of more papers is not taken for a typo. */
const maxPapersOfTypo = 2;

interface Tag {
  readonly name: string;
  readonly normalized: string;
  /** How many papers have it. */
  readonly count: number;
  /** The normalized tag, and for a long tag also the forms with one letter less (see `shortenedForms`). */
  readonly keys: readonly string[];
}

/** Each use of a tag for which as many or more papers have the same tag in another spelling. */
export function findSimilarTags(catalog: Readings): RuleFinding[] {
  return tagFields.flatMap((field) => {
    const tags = collectTags(catalog, field);
    const findPreferred = createPreferredTagFinder(tags);
    return tags.flatMap((tag) => {
      const preferred = findPreferred(tag);
      if (!preferred) return [];
      const message = `the tag "${tag.name}" is similar to "${preferred.name}", used in ${countPapers(preferred)}`;
      const fix = 'use one spelling if they mean the same';
      return usesOf(tag, field, catalog).map((use) => ({ ...use, message, fix }));
    });
  });
}

const countPapers = ({ count }: Tag) => (count === 1 ? '1 other paper' : `${count} papers`);

const usesOf = ({ name }: Tag, field: TagField, { papers }: Readings) =>
  papers.records.flatMap((record) => {
    const index = record.entry[field]?.indexOf(name) ?? -1;
    return index < 0 ? [] : [{ record, path: [field, index] }];
  });

/** The tags of a field, the most frequent first, and in the order of the files where they are equally frequent. */
function collectTags({ papers }: Readings, field: TagField): readonly Tag[] {
  const counts = new Map<string, number>();
  for (const { entry } of papers.records) for (const name of entry[field] ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  // Without a rare tag there is no typo to find.
  const hasRareTag = [...counts.values()].some((count) => count <= maxPapersOfTypo);
  const tags = Array.from(counts, ([name, count]) => {
    const normalized = normalizeName(name);
    return { name, normalized, count, keys: hasRareTag ? [normalized, ...shortenedForms(name, field)] : [normalized] };
  });
  return tags.sort((a, b) => b.count - a.count);
}

/** Creates a function that returns the most frequent tag that is similar to a tag and precedes it. */
function createPreferredTagFinder(tags: readonly Tag[]): (tag: Tag) => Tag | undefined {
  const ranks = new Map(tags.map((tag, rank) => [tag, rank]));
  const rankOf = (tag: Tag) => ranks.get(tag) ?? 0;
  const firstByKey = new Map<string, Tag>();
  for (const tag of tags) for (const key of tag.keys) if (!firstByKey.has(key)) firstByKey.set(key, tag);
  return (tag) => {
    const keys = tag.count <= maxPapersOfTypo ? tag.keys : [tag.normalized];
    const candidates = keys.flatMap((key) => firstByKey.get(key) ?? []).filter((other) => rankOf(other) < rankOf(tag));
    if (candidates.length === 0) return undefined;
    const distance = createDistance(tag.normalized);
    return candidates.sort((a, b) => rankOf(a) - rankOf(b)).find(({ normalized }) => distance(normalized) <= 1);
  };
}

/**
 * The forms of a long tag with one letter less. Two tags that differ by one inserted, missing or changed letter, or by two swapped ones,
 * have a form in common. Only letters of long words are left out, so that TFIDF-C-CNN and TFIDF-S-CNN, StarCoder and StarCoder2, or CodeT5
 * and CodeT5+ have none; and never the first, because it often makes another word (review, preview), nor the last of a model (CodeBERTa).
 */
function shortenedForms(name: string, field: TagField): readonly string[] {
  const folded = foldCase(name);
  if (normalizeName(name).length < minLength) return [];
  const forms = Array.from(folded.matchAll(/\p{L}{4,}/gu)).flatMap(({ 0: word, index }) => {
    const end = field === 'models' ? word.length - 1 : word.length;
    return Array.from({ length: end - 1 }, (_, offset) => normalizeName(removeAt(folded, index + offset + 1)));
  });
  return [...new Set(forms)];
}

const removeAt = (text: string, index: number) => text.slice(0, index) + text.slice(index + 1);
