import { paperFieldsWhere, unitedFields } from '../catalog/model/fields.ts';
import type { IdentifiedPaper } from '../catalog/model/identity.ts';
import type { VenueEntry, WrittenPaper } from '../catalog/model/schema.ts';
import { foldCase } from '../util/normalize.ts';
import { leftOutDiagnostic } from './shared/diagnostics.ts';
import type { Diagnostic } from './shared/draft.ts';

/** A paper made of one or several entries of an imported file. */
export interface MergeCandidate {
  /** Line of its first entry, counted from 1. */
  readonly line: number;
  /** The key in the imported file. */
  readonly key: string | undefined;
  /** The keys of the other entries. */
  readonly otherKeys: readonly string[];
  readonly paper: WrittenPaper;
  /** Its only venue is a preprint server. */
  readonly isPreprint: boolean;
  /** The kind of its venue; undefined if that is not certain. */
  readonly kind: VenueEntry['kind'] | undefined;
}

/** The fields by which a paper is recognised. */
export const identifiedPaper = ({ paper, kind }: Pick<MergeCandidate, 'paper' | 'kind'>): IdentifiedPaper => ({ ...paper, kind });

/** The fields of both entries; where they differ, the published version wins over its preprint, or else the first entry, with a report. */
export function mergePapers(first: MergeCandidate, second: MergeCandidate, diagnostics: Diagnostic[]): MergeCandidate {
  const [kept, other] = first.isPreprint && !second.isPreprint ? [second, first] : [first, second];
  const isPaperAndPreprint = kept.isPreprint !== other.isPreprint;
  if (!isPaperAndPreprint) diagnostics.push(...contradictions(first, second));
  const paper = {
    ...(isPaperAndPreprint ? withoutVersion(other.paper) : other.paper),
    ...kept.paper,
    ...unitedLists(first.paper, second.paper),
    ...(isPaperAndPreprint && preprintField(kept.paper, other.paper)),
  };
  const [key, ...otherKeys] = [kept, other].flatMap((one) => [...(one.key ? [one.key] : []), ...one.otherKeys]);
  if (second.key && second.key !== first.key) diagnostics.push(samePaperWarning(first, second));
  return { ...kept, paper, line: first.line, key, otherKeys };
}

function samePaperWarning(first: MergeCandidate, second: MergeCandidate): Diagnostic {
  const other = first.key ? `${first.key} on line ${first.line}; both keys find it` : `that on line ${first.line}`;
  return { line: second.line, level: 'warning', code: 'same-paper', message: `${second.key} is the same paper as ${other}` };
}

/** Fields that a preprint and its published version share. */
const sharedFields = paperFieldsWhere(({ merge }) => merge === 'either');

const withoutVersion = (paper: WrittenPaper): Partial<WrittenPaper> =>
  Object.fromEntries(Object.entries(paper).filter(([field, value]) => value !== undefined && sharedFields.includes(field)));

function preprintField(paper: WrittenPaper, { title, year }: WrittenPaper): Partial<WrittenPaper> {
  const preprint = {
    ...(foldCase(title) !== foldCase(paper.title) && { title }),
    ...(year !== paper.year && { year }),
  };
  return Object.keys(preprint).length > 0 ? { preprint } : {};
}

function unitedLists(first: WrittenPaper, second: WrittenPaper): Partial<WrittenPaper> {
  const united = unitedFields.map((field) => [field, [...new Set([...(first[field] ?? []), ...(second[field] ?? [])])]] as const);
  return Object.fromEntries(united.filter(([, ids]) => ids.length > 0));
}

function contradictions(first: MergeCandidate, second: MergeCandidate): Diagnostic[] {
  const firstFields = new Map(Object.entries(first.paper));
  const fields = Object.entries(second.paper).flatMap(([field, value]) => {
    const isSame = !firstFields.has(field) || comparableForm(firstFields.get(field)) === comparableForm(value);
    return isSame || unitedFields.some((name) => name === field) ? [] : field;
  });
  if (fields.length === 0) return [];
  const message = `the same paper as on line ${first.line}, which has another ${fields.join(', ')}; kept as it is there`;
  return [leftOutDiagnostic(second.line, message)];
}

/** Equal for values that differ only in case, accents, spaces or a final full stop. */
const comparableForm = (value: unknown) => foldCase(JSON.stringify(value)).replace(/[.\s]+(?="$)|\s+/g, '');
