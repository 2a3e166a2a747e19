/** What a rule between or about records is made of. */
import type { RuleCode } from '../../util/problem-codes.ts';
import type { EntryOf, Kind, PaperEntry } from '../model/schema.ts';
import type { Finding, Spot } from '../source/explain-issues.ts';
import type { Located, Path, Reading } from '../source/read-records.ts';

/** All that was read of a catalog, the records of one kind together, in the order of the files. */
export type Readings = { readonly [K in Kind]: Reading<EntryOf[K]> };

/** What a rule finds wrong with a part of a record. */
export interface Found extends Omit<Finding, 'code'>, Spot {
  readonly record: Located<unknown>;
  /** Of the part; `[]` is the record itself. */
  readonly path: Path;
}

export interface Rule {
  /** Loading stops at an error; a warning is only what `check` tells. */
  readonly level: 'error' | 'warning';
  /** In a sentence for the one who reads its code. */
  readonly about: string;
  readonly find: (catalog: Readings) => readonly Found[];
}

/** The rules of one idea, by their codes. */
export type Rules = Readonly<Partial<Record<RuleCode, Rule>>>;

export const nameOf = {
  categories: 'category',
  venues: 'venue',
  repos: 'repository',
  papers: 'paper',
  abbreviations: 'abbreviation',
} as const;

export const kindsOf = (catalog: Readings) => Object.keys(nameOf).map((kind) => [kind as Kind, catalog[kind as Kind]] as const);

/** A rule about papers one by one. */
export function ofPapers(
  find: (paper: PaperEntry, record: Located<PaperEntry>) => readonly Omit<Found, 'record'>[],
): Rule['find'] {
  return ({ papers }) => papers.records.flatMap((record) => find(record.entry, record).map((found) => ({ ...found, record })));
}
