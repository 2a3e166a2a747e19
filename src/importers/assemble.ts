/** Turns the drafts of an imported file into new records for a catalog. */
import { asPreprint, PaperIndex } from '../catalog/model/identity.ts';
import { type EntryOf, type PaperEntry, recordSchemas, type WrittenPaper } from '../catalog/model/schema.ts';
import { explainIssue, issuesByPart, valueAt } from '../catalog/source/explain-issues.ts';
import { cleanTexts } from '../catalog/source/fast-reader.ts';
import { maxRecordLength } from '../catalog/source/parse-record.ts';
import { compareValues } from '../util/compare.ts';
import { abbreviate } from '../util/errors.ts';
import { collectIds, createKey, normalizeKey, uniqueId, type WithId } from './ids.ts';
import { type MergeCandidate, mergePapers } from './merge.ts';
import { type ExistingCatalog, resolveReferences, type ValidDraft } from './resolve-references.ts';
import { leftOutDiagnostic } from './shared/diagnostics.ts';
import type { Diagnostic, Draft, ImportedFile } from './shared/draft.ts';

interface ImportedPaper {
  readonly key: string;
  /** As the YAML files write it. */
  readonly paper: WrittenPaper;
  readonly entry: PaperEntry;
  /** Line of the imported file, counted from 1. */
  readonly line: number;
}

/** The records of an imported file that the catalog does not have. */
export interface ImportResult {
  readonly papers: readonly ImportedPaper[];
  readonly venues: readonly WithId<EntryOf['venues']>[];
  readonly repos: readonly WithId<EntryOf['repos']>[];
  readonly categories: readonly WithId<EntryOf['categories']>[];
  readonly diagnostics: readonly Diagnostic[];
  /** Number of entries that were merged into an earlier entry of the same paper. */
  readonly repeated: number;
  /** Number of entries whose paper the catalog has already. */
  readonly present: number;
  /** Keys of the file that are invalid or taken in the catalog, with their replacements. */
  readonly respelled: readonly (readonly [from: string, to: string])[];
}

export function assembleImport({ drafts, diagnostics: readDiagnostics }: ImportedFile, existing: ExistingCatalog): ImportResult {
  const diagnostics: Diagnostic[] = [...readDiagnostics];
  const valid = drafts.flatMap((draft) => validateDraft(draft, diagnostics) ?? []);
  const existingPapers = indexPapers(existing);
  const added = valid.filter(({ paper }) => existingPapers.find(paper) === undefined);
  const { papers: resolved, ...records } = resolveReferences(added, existing, diagnostics);
  const merged = mergeDuplicates(resolved, diagnostics);
  const usedVenues = new Set(merged.map(({ paper }) => paper.venue));
  return {
    ...assignKeys(merged, existing),
    ...records,
    // Merging entries of one paper keeps the venue of one of them.
    venues: records.venues.filter(([id]) => usedVenues.has(id)),
    diagnostics: diagnostics.sort((a, b) => a.line - b.line),
    repeated: resolved.length - merged.length,
    present: valid.length - added.length,
  };
}

/** Keys of the existing papers, found by their present title and that of their preprint. */
function indexPapers({ papers }: ExistingCatalog): PaperIndex<string> {
  const index = new PaperIndex<string>();
  for (const [key, entry] of papers) {
    index.add(entry, key);
    const preprint = asPreprint(entry);
    if (preprint) index.add(preprint, key);
  }
  return index;
}

/** In characters of JSON; the YAML of a record can take twice as many. */
const maxDraftLength = maxRecordLength / 2;

/** The draft without the fields that the schema rejects, each of which is reported; undefined if the rest is not a valid paper. */
function validateDraft(draft: Draft, diagnostics: Diagnostic[]): ValidDraft | undefined {
  const { line, ...content } = draft;
  const label = content.paper.title ? `“${abbreviate(content.paper.title)}”: ` : '';
  if (JSON.stringify(content).length > maxDraftLength) {
    const message = `${label}left out, because it is longer than a record may be`;
    diagnostics.push({ line, level: 'error', code: 'record-too-long', message });
    return undefined;
  }
  const value = cleanTexts(structuredClone(content.paper));
  if (typeof value !== 'object' || value === null) return undefined;
  const issues = issuesByPart(recordSchemas.papers.entry.safeParse(value).error?.issues ?? [], value);
  const invalidFields = new Set(issues.map(({ path: [field] }) => String(field)));
  for (const issue of issues) {
    const part = { name: String(issue.path[0]), value: valueAt(value, issue.path), source: undefined };
    const { message, fix } = explainIssue(issue, part);
    diagnostics.push({ ...leftOutDiagnostic(line, `${label}left out, because ${message}`), fix });
  }
  const known = Object.entries(value).filter(([field, fieldValue]) => fieldValue !== undefined && !invalidFields.has(field));
  const paper = Object.fromEntries(known);
  return isValidPaper(paper) ? { draft, paper } : undefined;
}

const isValidPaper = (paper: object): paper is WrittenPaper => recordSchemas.papers.entry.safeParse(paper).success;

function mergeDuplicates(papers: readonly MergeCandidate[], diagnostics: Diagnostic[]): MergeCandidate[] {
  // An object for each distinct paper, so that the index sees the result of later merges.
  const index = new PaperIndex<{ paper: MergeCandidate }>();
  const distinct: { paper: MergeCandidate }[] = [];
  for (const paper of papers) {
    const duplicate = index.find(paper.paper);
    const target = duplicate ?? { paper };
    if (duplicate) duplicate.paper = mergePapers(duplicate.paper, paper, diagnostics);
    else distinct.push(target);
    index.add(paper.paper, target);
  }
  return distinct.map(({ paper }) => paper);
}

/** The papers with unique keys, sorted by them: the keys of the file where they are valid, otherwise new ones. */
function assignKeys(papers: readonly MergeCandidate[], existing: ExistingCatalog): Pick<ImportResult, 'papers' | 'respelled'> {
  const taken = collectIds(existing.papers);
  const respelled: (readonly [from: string, to: string])[] = [];
  const withKeys = papers.map(({ key: from, paper, line }): ImportedPaper => {
    const key = uniqueId((from && normalizeKey(from)) ?? createKey(paper), taken);
    if (from && key !== from) respelled.push([from, key]);
    return { key, paper, entry: recordSchemas.papers.entry.parse(paper), line };
  });
  return { papers: withKeys.sort((a, b) => compareValues(a.key, b.key)), respelled };
}
