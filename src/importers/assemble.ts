/** Drafts -> entries of a catalog: references become ids, entries of the same paper one, and what the schema refuses is told. */

import {
  type CategoryEntry,
  type EntryOf,
  kinds,
  type PaperEntry,
  type PaperInput,
  type RepoEntry,
  type VenueEntry,
} from '../catalog/model/schema.ts';
import { explain, singleIssues, valueAt } from '../catalog/source/explain-issues.ts';
import { cleaned } from '../catalog/source/fast-reader.ts';
import { longestRecord } from '../catalog/source/precise-reader.ts';
import { order, short } from '../util/text.ts';
import { Papers } from './identity.ts';
import { newKey, ownKey, takenBy, unused } from './ids.ts';
import { type Checked, merged } from './merge.ts';
import { linkedTo, type Right } from './resolve-references.ts';
import { leftOut } from './shared/diagnostics.ts';
import type { Draft, Foreign, Told } from './shared/draft.ts';
import type { WithId } from './venues.ts';

/** The catalog that the entries come into. */
export interface Known {
  readonly papers: readonly WithId<PaperEntry>[];
  readonly venues: readonly WithId<VenueEntry>[];
  readonly repos: readonly WithId<RepoEntry>[];
  readonly categories: readonly WithId<CategoryEntry>[];
  /** Venues of another catalog; one that the file names comes along. */
  readonly dictionary: readonly WithId<VenueEntry>[];
}

/** A paper in the form of YAML, and where it came from. */
interface Imported {
  readonly key: string;
  readonly paper: PaperInput;
  readonly entry: PaperEntry;
  /** Counted from 1. */
  readonly line: number;
}

/** All that is new in a foreign file. */
export interface Assembled {
  readonly papers: readonly Imported[];
  readonly venues: readonly WithId<EntryOf['venues']>[];
  readonly repos: readonly WithId<EntryOf['repos']>[];
  readonly categories: readonly WithId<EntryOf['categories']>[];
  readonly told: readonly Told[];
  /** How many entries are of a paper that another entry was of already. */
  readonly repeated: number;
  /** How many entries are of a paper that the catalog has. */
  readonly present: number;
  /** Keys of the file that a catalog cannot have, with what they became. */
  readonly respelled: readonly (readonly [from: string, to: string])[];
}

/** What a foreign file adds to a catalog. */
export function assemble({ drafts, told: before }: Foreign, known: Known): Assembled {
  const told: Told[] = [...before];
  const right = drafts.flatMap((draft) => checkedDraft(draft, told) ?? []);
  const there = new Papers<string>();
  for (const [key, entry] of known.papers) {
    there.add(entry, key);
    if (entry.preprint?.title) there.add({ ...entry, ...entry.preprint }, key);
  }
  const fresh = right.filter(({ paper }) => there.find(paper) === undefined);
  const { papers: linked, ...added } = linkedTo(fresh, known, told);
  const single = withoutRepeated(linked, told);
  const used = new Set(single.map(({ paper }) => paper.venue));
  return {
    ...withKeys(single, known),
    ...added,
    // Of several entries of one paper only one says where it appeared.
    venues: added.venues.filter(([id]) => used.has(id)),
    told: told.sort((a, b) => a.line - b.line),
    repeated: linked.length - single.length,
    present: right.length - fresh.length,
  };
}

/** As it is written it may take twice as much, and no record of a catalog may be longer than that. */
const longest = longestRecord / 2;

function tooLong({ line, ...rest }: Draft): Told | undefined {
  if (JSON.stringify(rest).length <= longest) return undefined;
  const message = `“${short(rest.paper.title ?? '')}”: left out, because it is longer than a record may be`;
  return { line, level: 'error', code: 'record-too-long', message };
}

/** The draft without what the schema refuses; undefined where nothing is left of it. Either is told. */
function checkedDraft(draft: Draft, told: Told[]): Right | undefined {
  const long = tooLong(draft);
  if (long) {
    told.push(long);
    return undefined;
  }
  const value = cleaned(structuredClone(draft.paper));
  if (typeof value !== 'object' || value === null) return undefined;
  const issues = singleIssues(kinds.papers.entry.safeParse(value).error?.issues ?? [], value);
  const wrong = new Set(issues.map(({ path: [field] }) => String(field)));
  for (const issue of issues) {
    const part = { name: String(issue.path[0]), value: valueAt(value, issue.path), source: undefined };
    const { message, fix } = explain(issue, part);
    const what = draft.paper.title ? `“${short(draft.paper.title)}”: ` : '';
    told.push({ ...leftOut(draft.line, `${what}left out, because ${message}`), fix });
  }
  const paper = Object.fromEntries(Object.entries(value).filter(([field]) => !wrong.has(field)));
  return isWhole(paper) ? { draft, paper } : undefined;
}

const isWhole = (paper: object): paper is PaperInput => kinds.papers.entry.safeParse(paper).success;

function withoutRepeated(papers: readonly Checked[], told: Told[]): Checked[] {
  const found = new Papers<{ paper: Checked }>();
  const single: { paper: Checked }[] = [];
  for (const paper of papers) {
    const before = found.find(paper);
    const one = before ?? { paper };
    if (before) before.paper = merged(before.paper, paper, told);
    else single.push(one);
    found.add(paper, one);
  }
  return single.map(({ paper }) => paper);
}

/** The papers by their keys: those that the file has, as far as a catalog can have them, and new ones. */
function withKeys(papers: readonly Checked[], known: Known): Pick<Assembled, 'papers' | 'respelled'> {
  const taken = takenBy(known.papers);
  const respelled: (readonly [from: string, to: string])[] = [];
  const keyed = papers.map(({ key: from, paper, line }): Imported => {
    const key = unused((from && ownKey(from)) ?? newKey(paper), taken);
    if (from && key !== from) respelled.push([from, key]);
    return { key, paper, entry: kinds.papers.entry.parse(paper), line };
  });
  return { papers: keyed.sort((a, b) => order(a.key, b.key)), respelled };
}
