/** The rules that hold between records. Loading stops at their errors; `check` tells their warnings too. */
import { basename } from 'node:path';
import type { Problem } from '../errors.ts';
import { loose, nearest, order } from '../text.ts';
import { lacking } from './catalog.ts';
import type { EntryOf, Kind } from './schema.ts';
import type { Located, Path, Reading } from './yaml.ts';

/** All that was read of a catalog, the records of one kind together, in the order of the files. */
export type Readings = { readonly [K in Kind]: Reading<EntryOf[K]> };

type Rule = (catalog: Readings) => Problem[];

/** Every rule, in the order in which they are told. */
const rules: readonly Rule[] = [
  uniqueIds,
  knownReferences,
  parentsFirst,
  uniqueVenueNames,
  sortedIds,
  yearOfFile,
  citable,
  protectedWords,
  everythingUsed,
];

/** What the rules find wrong. */
export function checkRecords(catalog: Readings): Problem[] {
  return rules.flatMap((rule) => rule(catalog));
}

const nameOf = {
  categories: 'category',
  venues: 'venue',
  repos: 'repository',
  papers: 'paper',
  abbreviations: 'abbreviation',
} as const;
const kindsOf = (catalog: Readings) => Object.keys(nameOf).map((kind) => [kind as Kind, catalog[kind as Kind]] as const);

function uniqueIds(catalog: Readings): Problem[] {
  return kindsOf(catalog).flatMap(([kind, { records }]) => {
    const seen = new Map<string, Located<unknown>>();
    return records.flatMap((record) => {
      const id = record.id.toLowerCase();
      const before = seen.get(id);
      seen.set(id, before ?? record);
      if (!before) return [];
      const how = before.id === record.id ? '' : ' but for its capitals';
      const message = `the ${nameOf[kind]} ${record.id} is there already${how}, at ${before.file}:${before.line}`;
      return record.problem([], { code: 'duplicate-id', message, fix: 'give one of them another id, or leave one out' });
    });
  });
}

interface Reference {
  readonly from: Located<unknown>;
  readonly path: Path;
  readonly to: Kind;
  readonly id: string;
}

/** Is called with the parts of every reference, because to make a list of all of them takes longer than to follow them. */
type Visit = (from: Located<unknown>, to: Kind, id: string, field: string, index?: number) => void;

/** The fields of a paper that are lists of references. */
const lists = [
  { field: 'categories', to: 'categories' },
  { field: 'code', to: 'repos' },
  { field: 'reproductions', to: 'repos' },
] as const;

function eachReference({ papers, categories }: Readings, visit: Visit): void {
  for (const from of categories.records) {
    if (from.entry.parent !== undefined) visit(from, 'categories', from.entry.parent, 'parent');
  }
  for (const from of papers.records) {
    if (from.entry.venue !== undefined) visit(from, 'venues', from.entry.venue, 'venue');
    for (const { field, to } of lists) {
      for (const [index, id] of (from.entry[field] ?? []).entries()) visit(from, to, id, field, index);
    }
  }
}

const idsOf = (catalog: Readings) => new Map(kindsOf(catalog).map(([kind, { ids }]) => [kind, new Set(ids)]));

/** The references that lead nowhere, as far as all that they may lead to was read. */
function dangling(catalog: Readings): Reference[] {
  const known = idsOf(catalog);
  const found: Reference[] = [];
  eachReference(catalog, (from, to, id, field, index) => {
    if (!catalog[to].complete || known.get(to)?.has(id)) return;
    found.push({ from, to, id, path: index === undefined ? [field] : [field, index] });
  });
  return found;
}

function knownReferences(catalog: Readings): Problem[] {
  return dangling(catalog).map(({ from, path, to, id }) => {
    const near = nearest(id, catalog[to].ids);
    const fix = near.length > 0 ? `did you mean ${near.join(', ')}?` : `add it to ${to}.yaml`;
    return from.problem(path, { code: `unknown-${nameOf[to]}`, message: `no ${nameOf[to]} "${id}"`, fix });
  });
}

function parentsFirst({ categories: { records } }: Readings): Problem[] {
  const positions = new Map(records.map(({ id }, index) => [id, index]));
  return records.flatMap((record, index) => {
    const parent = record.entry.parent;
    if (parent === undefined || (positions.get(parent) ?? -1) < index) return [];
    const message = `the parent ${parent} must stand above ${record.id}`;
    const fix = parent === record.id ? 'leave the parent out' : `move ${record.id} below ${parent}`;
    return record.problem(['parent'], { code: 'parent-below', message, fix });
  });
}

function uniqueVenueNames({ venues: { records } }: Readings): Problem[] {
  const owners = new Map<string, string>();
  return records.flatMap((record) =>
    [record.id, record.entry.name, ...(record.entry.aliases ?? [])].flatMap((name) => {
      const owner = owners.get(loose(name)) ?? record.id;
      owners.set(loose(name), owner);
      if (owner === record.id) return [];
      const message = `"${name}" already names the venue ${owner}`;
      return record.problem([], { code: 'ambiguous-venue', message, fix: 'give the name to one of them only' });
    }),
  );
}

function sortedIds(catalog: Readings): Problem[] {
  return kindsOf(catalog).flatMap(([kind, { records }]) => {
    if (kind === 'categories') return [];
    return records.flatMap((record, index) => {
      const before = records[index - 1];
      if (!before || before.file !== record.file || order(before.id.toLowerCase(), record.id.toLowerCase()) <= 0) return [];
      const message = `${record.id} stands after ${before.id}; records are sorted by id`;
      return warning(record, [], 'unsorted', message, `move ${record.id} up`);
    });
  });
}

function yearOfFile({ papers: { records } }: Readings): Problem[] {
  return records.flatMap((record) => {
    const year = /^(\d{4})\./.exec(basename(record.file))?.[1];
    if (year === undefined || Number(year) === record.entry.year) return [];
    const message = `a paper of ${record.entry.year} among those of ${year}`;
    return warning(record, ['year'], 'wrong-file', message, `move it to papers/${record.entry.year}.yaml`);
  });
}

function citable({ papers, venues }: Readings): Problem[] {
  const kinds = new Map(venues.records.map(({ id, entry }) => [id, entry.kind]));
  return papers.records.flatMap((record) => {
    const { venue = '' } = record.entry;
    // A venue that could not be read, or is not known, is a problem of its own.
    const kind = kinds.get(venue) ?? (venue ? 'conference' : undefined);
    return lacking(record.entry, kind).map((fields) => {
      const message = `${record.id} has no ${fields}, and is not cited`;
      return warning(record, [], 'not-citable', message, `add its ${fields}`);
    });
  });
}

function protectedWords({ papers: { records } }: Readings): Problem[] {
  return records.flatMap((record) =>
    (['protect', 'noprotect'] as const).flatMap((field) =>
      (record.entry[field] ?? []).flatMap((word, index) => {
        if (hasWords(record.entry.title, word)) return [];
        const message = `the title has no "${word}"`;
        return warning(record, [field, index], 'not-in-title', message, 'write it as the title does, or leave it out');
      }),
    ),
  );
}

/** Whether the words stand in the title, and not only as a part of longer ones. */
function hasWords(title: string, words: string): boolean {
  const isLetter = (char = '') => /[\p{L}\d]/u.test(char);
  for (let at = title.indexOf(words); at >= 0; at = title.indexOf(words, at + 1)) {
    if (!isLetter(title[at - 1]) && !isLetter(title[at + words.length])) return true;
  }
  return false;
}

function everythingUsed(catalog: Readings): Problem[] {
  // A record that could not be read may be the one that uses it.
  if ([catalog.papers, catalog.categories].some(({ complete, problems }) => !complete || problems.length > 0)) return [];
  // A reference that is mistyped may have meant it.
  if (dangling(catalog).length > 0) return [];
  const unused = idsOf(catalog);
  eachReference(catalog, (_, to, id) => unused.get(to)?.delete(id));
  return kindsOf(catalog).flatMap(([kind, { records }]) =>
    kind === 'papers' || kind === 'abbreviations'
      ? []
      : records
          .filter(({ id }) => unused.get(kind)?.has(id))
          .map((record) =>
            warning(record, [], 'unused', `no paper uses the ${nameOf[kind]} ${record.id}`, 'use it or leave it out'),
          ),
  );
}

function warning(record: Located<unknown>, path: Path, code: string, message: string, fix: string): Problem {
  return { ...record.problem(path, { code, message, fix }), level: 'warning' };
}
