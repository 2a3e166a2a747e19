/** What a rule between or about records is made of. */
import type { RuleCode } from '../../util/problem-codes.ts';
import type { EntryOf, PaperEntry, RecordKind, VenueEntry } from '../model/schema.ts';
import type { Finding, ProblemLocation } from '../source/explain-issues.ts';
import type { LocatedRecord, Path, RecordsReading } from '../source/read-records.ts';

/** All that was read of a catalog, the records of one kind together, in the order of the files. */
export type Readings = { readonly [K in RecordKind]: RecordsReading<EntryOf[K]> };

/** What a rule finds wrong with a part of a record. */
export interface RuleFinding extends Omit<Finding, 'code'>, ProblemLocation {
  readonly record: LocatedRecord<unknown>;
  /** Of the part; `[]` is the record itself. */
  readonly path: Path;
}

export interface Rule {
  /** Loading stops at an error; a warning is only what `check` tells. */
  readonly level: 'error' | 'warning';
  /** In a sentence for the one who reads its code. */
  readonly about: string;
  readonly find: (catalog: Readings) => readonly RuleFinding[];
}

/** The rules of one idea, by their codes. */
export type Rules = Readonly<Partial<Record<RuleCode, Rule>>>;

export const recordKindNames = {
  categories: 'category',
  venues: 'venue',
  repos: 'repository',
  papers: 'paper',
  abbreviations: 'abbreviation',
} as const;

export const readingsByKind = (catalog: Readings) =>
  Object.keys(recordKindNames).map((kind) => [kind as RecordKind, catalog[kind as RecordKind]] as const);

/** A rule about papers one by one. */
export function createPaperRule(
  find: (paper: PaperEntry, record: LocatedRecord<PaperEntry>) => readonly Omit<RuleFinding, 'record'>[],
): Rule['find'] {
  return ({ papers }) => papers.records.flatMap((record) => find(record.entry, record).map((found) => ({ ...found, record })));
}

/** Creates a lookup of the kind of a paper's venue; undefined for no venue, or an unknown one. */
export function createVenueKindLookup({ venues }: Readings): (paper: PaperEntry) => VenueEntry['kind'] | undefined {
  const kinds = new Map(venues.records.map(({ id, entry }) => [id, entry.kind]));
  return ({ venue }) => kinds.get(venue ?? '');
}
