/** Types of check rules. */
import type { RuleCode } from '../../util/problem-codes.ts';
import type { EntryOf, PaperEntry, RecordKind, VenueEntry } from '../model/schema.ts';
import type { Finding, ProblemLocation } from '../source/explain-issues.ts';
import type { LocatedRecord, Path, RecordsReading } from '../source/read-records.ts';

/** All records of a catalog, by kind, each kind in the order of its files. */
export type Readings = { readonly [K in RecordKind]: RecordsReading<EntryOf[K]> };

export const readEachKind = (read: <K extends RecordKind>(kind: K) => RecordsReading<EntryOf[K]>): Readings => ({
  categories: read('categories'),
  venues: read('venues'),
  repos: read('repos'),
  papers: read('papers'),
  synonyms: read('synonyms'),
});

/** A violation of a rule in a part of a record. */
export interface RuleFinding extends Omit<Finding, 'code'>, ProblemLocation {
  readonly record: LocatedRecord<unknown>;
  /** Path of the part; `[]` for the record itself. */
  readonly path: Path;
}

export interface Rule {
  /** An error prevents a catalog from being loaded; a warning is only reported by `check`. */
  readonly level: 'error' | 'warning';
  /** The problem, as a phrase for help. */
  readonly description: string;
  readonly find: (catalog: Readings) => readonly RuleFinding[];
}

export const error = (description: string, find: Rule['find']): Rule => ({ level: 'error', description, find });
export const warning = (description: string, find: Rule['find']): Rule => ({ level: 'warning', description, find });

/** Rules of one topic, by code. */
export type Rules = Readonly<Partial<Record<RuleCode, Rule>>>;

export const recordKindNames = {
  categories: 'category',
  venues: 'venue',
  repos: 'repository',
  papers: 'paper',
  synonyms: 'term',
} as const;

export const readingsByKind = (catalog: Readings) =>
  Object.keys(recordKindNames).map((kind) => [kind as RecordKind, catalog[kind as RecordKind]] as const);

/** Creates the `find` of a rule that looks at one paper at a time. */
export function createPaperRule(
  find: (paper: PaperEntry, record: LocatedRecord<PaperEntry>) => readonly Omit<RuleFinding, 'record'>[],
): Rule['find'] {
  return ({ papers }) =>
    papers.records.flatMap((record) => find(record.entry, record).map((finding) => ({ ...finding, record })));
}

/** Creates a lookup of the kind of a paper's venue; undefined for no venue, or an unknown one. */
export function createVenueKindLookup({ venues }: Readings): (paper: PaperEntry) => VenueEntry['kind'] | undefined {
  const kinds = new Map(venues.records.map(({ id, entry }) => [id, entry.kind]));
  return ({ venue }) => kinds.get(venue ?? '');
}

/** The name of the field at a path, for messages. */
export const fieldLabel = (path: Path) =>
  path.filter((step) => typeof step === 'string' && !/^(?:family|given|suffix|literal)$/.test(step)).join('.') || 'it';
