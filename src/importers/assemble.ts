/** Turns the drafts of an imported file into new records for a catalog. */
import { asPreprint, type IdentifiedPaper, PaperIndex } from '../catalog/model/identity.ts';
import { citationKeyPattern, type EntryOf, type PaperEntry, recordSchemas, type WrittenPaper } from '../catalog/model/schema.ts';
import { explainIssue, issuesByPart, valueAt } from '../catalog/source/explain-issues.ts';
import { cleanTexts } from '../catalog/source/fast-reader.ts';
import { maxRecordLength } from '../catalog/source/parse-record.ts';
import { compareValues } from '../util/compare.ts';
import { abbreviate } from '../util/errors.ts';
import { collectIds, createKey, normalizeKey, uniqueId, uniqueKey, type WithId } from './ids.ts';
import { identifiedPaper, type MergeCandidate, mergePapers } from './merge.ts';
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

export interface ImportOptions {
  /** Keeps the keys of the file as they are, which a folder of YAML files cannot. */
  readonly keepKeys?: boolean;
}

export function assembleImport(
  { drafts, diagnostics: readDiagnostics }: ImportedFile,
  existing: ExistingCatalog,
  { keepKeys = false }: ImportOptions = {},
): ImportResult {
  const diagnostics: Diagnostic[] = [...readDiagnostics];
  const valid = drafts.flatMap((draft) => validateDraft(draft, diagnostics) ?? []);
  const existingPapers = indexPapers(existing);
  const added = valid.filter(({ draft, paper }) => existingPapers.find({ ...paper, kind: draft.venue?.kind }) === undefined);
  const { papers: resolved, ...records } = resolveReferences(added, existing, diagnostics);
  const merged = mergeDuplicates(resolved, diagnostics);
  const usedVenues = new Set(merged.map(({ paper }) => paper.venue));
  return {
    ...(keepKeys ? keepFileKeys(merged) : assignKeys(merged, existing)),
    ...records,
    // Merging entries of one paper keeps the venue of one of them.
    venues: records.venues.filter(([id]) => usedVenues.has(id)),
    diagnostics: diagnostics.sort((a, b) => a.line - b.line),
    repeated: resolved.length - merged.length,
    present: valid.length - added.length,
  };
}

/** Keys of the existing papers, found by their present title and that of their preprint. */
function indexPapers({ papers, venues }: ExistingCatalog): PaperIndex<string> {
  const index = new PaperIndex<string>();
  const kinds = new Map(venues.map(([id, { kind }]) => [id, kind]));
  for (const [key, entry] of papers) {
    const paper: IdentifiedPaper = { ...entry, kind: kinds.get(entry.venue ?? '') };
    index.add(paper, key);
    const preprint = asPreprint(paper);
    if (preprint) index.add({ ...preprint, kind: 'preprint' }, key);
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
    const duplicate = index.find(identifiedPaper(paper));
    const target = duplicate ?? { paper };
    if (duplicate) duplicate.paper = mergePapers(duplicate.paper, paper, diagnostics);
    else distinct.push(target);
    index.add(identifiedPaper(paper), target);
  }
  return distinct.map(({ paper }) => paper);
}

type KeyedPapers = Pick<ImportResult, 'papers' | 'respelled'>;

/**
 * The papers with unique keys, sorted by them: the keys of the file where they are valid, otherwise new ones, to which those of the file
 * are aliases. A key that is valid as it is goes before one that only becomes equal to it: `novak2020` before `Novak2020`.
 */
function assignKeys(papers: readonly MergeCandidate[], existing: ExistingCatalog): KeyedPapers {
  const taken = collectIds(existing.papers);
  const keys = new Map<MergeCandidate, string>();
  const assign = (paper: MergeCandidate, wanted: string) => keys.set(paper, uniqueId(wanted, taken));
  const isValid = ({ key }: MergeCandidate) => key !== undefined && normalizeKey(key) === key;
  for (const paper of papers) if (isValid(paper)) assign(paper, paper.key ?? '');
  for (const paper of papers)
    if (!isValid(paper)) assign(paper, (paper.key && normalizeKey(paper.key)) ?? createKey(paper.paper));
  return withKeys(papers, (paper) => keys.get(paper) ?? '');
}

/** The papers with the keys of the file, unless they cannot be written in a bibliography. */
function keepFileKeys(papers: readonly MergeCandidate[]): KeyedPapers {
  const taken = new Set<string>();
  const keyOf = ({ key, paper }: MergeCandidate) => {
    const isUsable = key !== undefined && citationKeyPattern.test(key);
    return uniqueKey(isUsable ? key : ((key && normalizeKey(key)) ?? createKey(paper)), taken);
  };
  return withKeys(papers, keyOf);
}

/** The papers, in the order of their keys, with the other keys by which documents may cite them. */
function withKeys(papers: readonly MergeCandidate[], keyOf: (paper: MergeCandidate) => string): KeyedPapers {
  const respelled: (readonly [from: string, to: string])[] = [];
  const keyed = papers.map((candidate) => ({ candidate, key: keyOf(candidate) }));
  const keys = new Set(keyed.map(({ key }) => key));
  const imported = keyed.map(({ candidate, key }): ImportedPaper => {
    const { key: from, otherKeys, paper, line } = candidate;
    if (from && key !== from) respelled.push([from, key]);
    const written = [...(paper.aliases ?? []), ...(from ? [from] : []), ...otherKeys];
    const aliases = [...new Set(written)].filter((alias) => citationKeyPattern.test(alias) && !keys.has(alias));
    const { aliases: _, ...fields } = paper;
    const complete = aliases.length > 0 ? { ...fields, aliases } : fields;
    return { key, paper: complete, entry: recordSchemas.papers.entry.parse(complete), line };
  });
  return { papers: imported.sort((a, b) => compareValues(a.key.toLowerCase(), b.key.toLowerCase())), respelled };
}
