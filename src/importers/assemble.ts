/** Drafts -> entries of a catalog: references become ids, entries of the same paper one, and what the schema refuses is told. */

import {
  type CategoryEntry,
  type EntryOf,
  type PaperEntry,
  type RepoEntry,
  recordSchemas,
  type VenueEntry,
  type WrittenPaper,
} from '../catalog/model/schema.ts';
import { explainIssue, issuesByPart, valueAt } from '../catalog/source/explain-issues.ts';
import { cleanTexts } from '../catalog/source/fast-reader.ts';
import { maxRecordLength } from '../catalog/source/parse-record.ts';
import { abbreviate, compareValues } from '../util/text.ts';
import { PaperIndex } from './identity.ts';
import { collectIds, createKey, normalizeKey, uniqueId } from './ids.ts';
import { type MergeCandidate, mergePapers } from './merge.ts';
import { resolveReferences, type ValidDraft } from './resolve-references.ts';
import { leftOutDiagnostic } from './shared/diagnostics.ts';
import type { Diagnostic, Draft, ImportedFile } from './shared/draft.ts';
import type { WithId } from './venues.ts';

/** The catalog that the entries come into. */
export interface ExistingCatalog {
  readonly papers: readonly WithId<PaperEntry>[];
  readonly venues: readonly WithId<VenueEntry>[];
  readonly repos: readonly WithId<RepoEntry>[];
  readonly categories: readonly WithId<CategoryEntry>[];
  /** Venues of another catalog; one that the file names comes along. */
  readonly knownVenues: readonly WithId<VenueEntry>[];
}

/** A paper in the form of YAML, and where it came from. */
interface Imported {
  readonly key: string;
  readonly paper: WrittenPaper;
  readonly entry: PaperEntry;
  /** Counted from 1. */
  readonly line: number;
}

/** All that is new in a foreign file. */
export interface ImportResult {
  readonly papers: readonly Imported[];
  readonly venues: readonly WithId<EntryOf['venues']>[];
  readonly repos: readonly WithId<EntryOf['repos']>[];
  readonly categories: readonly WithId<EntryOf['categories']>[];
  readonly diagnostics: readonly Diagnostic[];
  /** How many entries are of a paper that another entry was of already. */
  readonly repeated: number;
  /** How many entries are of a paper that the catalog has. */
  readonly present: number;
  /** Keys of the file that a catalog cannot have, with what they became. */
  readonly respelled: readonly (readonly [from: string, to: string])[];
}

/** What a foreign file adds to a catalog. */
export function assembleImport({ drafts, diagnostics: before }: ImportedFile, known: ExistingCatalog): ImportResult {
  const told: Diagnostic[] = [...before];
  const right = drafts.flatMap((draft) => checkedDraft(draft, told) ?? []);
  const there = new PaperIndex<string>();
  for (const [key, entry] of known.papers) {
    there.add(entry, key);
    if (entry.preprint?.title) there.add({ ...entry, ...entry.preprint }, key);
  }
  const fresh = right.filter(({ paper }) => there.find(paper) === undefined);
  const { papers: linked, ...added } = resolveReferences(fresh, known, told);
  const single = withoutRepeated(linked, told);
  const used = new Set(single.map(({ paper }) => paper.venue));
  return {
    ...withKeys(single, known),
    ...added,
    // Of several entries of one paper only one says where it appeared.
    venues: added.venues.filter(([id]) => used.has(id)),
    diagnostics: told.sort((a, b) => a.line - b.line),
    repeated: linked.length - single.length,
    present: right.length - fresh.length,
  };
}

/** As it is written it may take twice as much, and no record of a catalog may be longer than that. */
const longest = maxRecordLength / 2;

function tooLong({ line, ...rest }: Draft): Diagnostic | undefined {
  if (JSON.stringify(rest).length <= longest) return undefined;
  const message = `“${abbreviate(rest.paper.title ?? '')}”: left out, because it is longer than a record may be`;
  return { line, level: 'error', code: 'record-too-long', message };
}

/** The draft without what the schema refuses; undefined where nothing is left of it. Either is told. */
function checkedDraft(draft: Draft, told: Diagnostic[]): ValidDraft | undefined {
  const long = tooLong(draft);
  if (long) {
    told.push(long);
    return undefined;
  }
  const value = cleanTexts(structuredClone(draft.paper));
  if (typeof value !== 'object' || value === null) return undefined;
  const issues = issuesByPart(recordSchemas.papers.entry.safeParse(value).error?.issues ?? [], value);
  const wrong = new Set(issues.map(({ path: [field] }) => String(field)));
  for (const issue of issues) {
    const part = { name: String(issue.path[0]), value: valueAt(value, issue.path), source: undefined };
    const { message, fix } = explainIssue(issue, part);
    const what = draft.paper.title ? `“${abbreviate(draft.paper.title)}”: ` : '';
    told.push({ ...leftOutDiagnostic(draft.line, `${what}left out, because ${message}`), fix });
  }
  const paper = Object.fromEntries(Object.entries(value).filter(([field]) => !wrong.has(field)));
  return isWhole(paper) ? { draft, paper } : undefined;
}

const isWhole = (paper: object): paper is WrittenPaper => recordSchemas.papers.entry.safeParse(paper).success;

function withoutRepeated(papers: readonly MergeCandidate[], told: Diagnostic[]): MergeCandidate[] {
  const found = new PaperIndex<{ paper: MergeCandidate }>();
  const single: { paper: MergeCandidate }[] = [];
  for (const paper of papers) {
    const before = found.find(paper);
    const one = before ?? { paper };
    if (before) before.paper = mergePapers(before.paper, paper, told);
    else single.push(one);
    found.add(paper, one);
  }
  return single.map(({ paper }) => paper);
}

/** The papers by their keys: those that the file has, as far as a catalog can have them, and new ones. */
function withKeys(papers: readonly MergeCandidate[], known: ExistingCatalog): Pick<ImportResult, 'papers' | 'respelled'> {
  const taken = collectIds(known.papers);
  const respelled: (readonly [from: string, to: string])[] = [];
  const keyed = papers.map(({ key: from, paper, line }): Imported => {
    const key = uniqueId((from && normalizeKey(from)) ?? createKey(paper), taken);
    if (from && key !== from) respelled.push([from, key]);
    return { key, paper, entry: recordSchemas.papers.entry.parse(paper), line };
  });
  return { papers: keyed.sort((a, b) => compareValues(a.key, b.key)), respelled };
}
