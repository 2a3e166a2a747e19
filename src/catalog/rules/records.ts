/** Rules between records: unique ids, references, order. */
import { basename } from 'node:path';
import { compareValues } from '../../util/compare.ts';
import { normalizeName } from '../../util/normalize.ts';
import type { RecordKind } from '../model/schema.ts';
import { suggestFix } from '../source/explain-issues.ts';
import type { LocatedRecord } from '../source/read-records.ts';
import {
  createPaperRule,
  error,
  type Readings,
  type RuleFinding,
  type Rules,
  readingsByKind,
  recordKindNames,
  warning,
} from './rule.ts';

function findDuplicateIds(catalog: Readings): RuleFinding[] {
  return readingsByKind(catalog).flatMap(([kind, { records, hasCaseSensitiveIds }]) => {
    const seen = new Map<string, LocatedRecord<unknown>>();
    return records.flatMap((record) => {
      const id = hasCaseSensitiveIds ? record.id : record.id.toLowerCase();
      const before = seen.get(id);
      seen.set(id, before ?? record);
      if (!before) return [];
      const how = before.id === record.id ? '' : ` as ${before.id}`;
      const message = `the ${recordKindNames[kind]} ${record.id} already exists${how}, at ${before.file}:${before.line}`;
      return { record, path: [], message, fix: 'give one of them another id, or remove one' };
    });
  });
}

/** A callback, because creating an object for every reference takes longer than checking it. */
type VisitReference = (from: LocatedRecord<unknown>, id: string, field: string, index?: number) => void;

/** Fields of a paper that hold lists of references. */
const referenceLists = [
  { field: 'categories', to: 'categories' },
  { field: 'code', to: 'repos' },
  { field: 'reproductions', to: 'repos' },
] as const;

function forEachReference({ papers, categories }: Readings, to: RecordKind, visit: VisitReference): void {
  if (to === 'categories') {
    for (const from of categories.records) if (from.entry.parent !== undefined) visit(from, from.entry.parent, 'parent');
  }
  const fields = referenceLists.filter((list) => list.to === to);
  for (const from of papers.records) {
    if (to === 'venues' && from.entry.venue !== undefined) visit(from, from.entry.venue, 'venue');
    for (const { field } of fields) {
      for (const [index, id] of (from.entry[field] ?? []).entries()) visit(from, id, field, index);
    }
  }
}

/** References to unknown records; none if not all possible targets were read. */
const findDangling = (to: RecordKind) => (catalog: Readings) => {
  const dangling: RuleFinding[] = [];
  if (!catalog[to].complete) return dangling;
  const known = new Set(catalog[to].ids);
  forEachReference(catalog, to, (record, id, field, index) => {
    if (known.has(id)) return;
    const fix = suggestFix(id, known) ?? `add it to ${to}.yaml`;
    const path = index === undefined ? [field] : [field, index];
    dangling.push({ record, path, message: `unknown ${recordKindNames[to]} "${id}"`, fix });
  });
  return dangling;
};

function findLateParents({ categories: { records } }: Readings): RuleFinding[] {
  const positions = new Map(records.map(({ id }, index) => [id, index]));
  return records.flatMap((record, index) => {
    const parent = record.entry.parent;
    if (parent === undefined || (positions.get(parent) ?? -1) < index) return [];
    const message = `the parent ${parent} must come before ${record.id}`;
    const fix = parent === record.id ? 'remove the parent' : `move ${record.id} below ${parent}`;
    return { record, path: ['parent'], message, fix };
  });
}

function findAmbiguousVenueNames({ venues: { records } }: Readings): RuleFinding[] {
  const owners = new Map<string, string>();
  return records.flatMap((record) =>
    [record.id, record.entry.name, ...(record.entry.aliases ?? [])].flatMap((name) => {
      const owner = owners.get(normalizeName(name)) ?? record.id;
      owners.set(normalizeName(name), owner);
      if (owner === record.id) return [];
      const message = `"${name}" is already a name of the venue ${owner}`;
      return { record, path: [], message, fix: 'keep the name in only one of them' };
    }),
  );
}

/** Parents are before their children, and synonyms of one topic together. */
const isSortedByHand = (kind: RecordKind) => kind === 'categories' || kind === 'synonyms';

function findUnsortedIds(catalog: Readings): RuleFinding[] {
  return readingsByKind(catalog).flatMap(([kind, { records }]) => {
    if (isSortedByHand(kind)) return [];
    return records.flatMap((record, index) => {
      const before = records[index - 1];
      if (!before || before.file !== record.file || compareValues(before.id.toLowerCase(), record.id.toLowerCase()) <= 0)
        return [];
      const message = `${record.id} must come before ${before.id}; records are sorted by id`;
      return { record, path: [], message, fix: `move ${record.id} up` };
    });
  });
}

const findPapersInWrongFile = createPaperRule(({ year }, { file }) => {
  const fileYear = /^(\d{4})\./.exec(basename(file))?.[1];
  if (fileYear === undefined || Number(fileYear) === year) return [];
  return [{ path: ['year'], message: `a paper of ${year} in the file of ${fileYear}`, fix: `move it to papers/${year}.yaml` }];
});

function findUnused(catalog: Readings): RuleFinding[] {
  // A record that could not be read may be the one that uses it.
  if ([catalog.papers, catalog.categories].some(({ complete, problems }) => !complete || problems.length > 0)) return [];
  const kinds = ['categories', 'venues', 'repos'] as const;
  // A reference that is mistyped may have meant it.
  if (kinds.some((kind) => findDangling(kind)(catalog).length > 0)) return [];
  return kinds.flatMap((kind) => {
    const unused = new Set(catalog[kind].ids);
    forEachReference(catalog, kind, (_, id) => unused.delete(id));
    return catalog[kind].records.flatMap((record) => {
      const message = `no paper uses the ${recordKindNames[kind]} ${record.id}`;
      return unused.has(record.id) ? [{ record, path: [], message, fix: 'use it or remove it' }] : [];
    });
  });
}

export const recordRules = {
  'duplicate-id': error('two records of the same kind have the same id, ignoring case', findDuplicateIds),
  'unknown-category': error('a category or parent is missing from categories.yaml', findDangling('categories')),
  'unknown-venue': error('the venue of a paper is missing from venues.yaml', findDangling('venues')),
  'unknown-repository': error('a repository of a paper is missing from repos.yaml', findDangling('repos')),
  'parent-below': error('a category comes before its parent', findLateParents),
  'ambiguous-venue': error('two venues have the same name or alias', findAmbiguousVenueNames),
  unsorted: warning('the records of a file are not sorted by id; categories and synonyms may be in any order', findUnsortedIds),
  'wrong-file': warning('a paper of another year is in a file that is named after a year', findPapersInWrongFile),
  unused: warning('no paper uses a category, venue or repository', findUnused),
} satisfies Rules;
