/** Two entries of one paper -> one, with all that either of them says. */
import { isUnited, paperFieldNames, paperFieldsWhere } from '../catalog/model/fields.ts';
import type { WrittenPaper } from '../catalog/model/schema.ts';
import { foldCase } from '../util/normalize.ts';
import { leftOutDiagnostic } from './shared/diagnostics.ts';
import type { Diagnostic } from './shared/draft.ts';

/** A paper on its way, of one entry of the file or of several. */
export interface MergeCandidate {
  /** Counted from 1, of its first entry. */
  readonly line: number;
  /** The file's own, where it has one. */
  readonly key: string | undefined;
  readonly paper: WrittenPaper;
  /** Whether it appeared only where preprints are kept. */
  readonly isPreprint: boolean;
}

/** The paper that both entries are of; where they contradict each other the first is right, and the other is told. */
export function mergePapers(first: MergeCandidate, second: MergeCandidate, told: Diagnostic[]): MergeCandidate {
  const [kept, other] = first.isPreprint && !second.isPreprint ? [second, first] : [first, second];
  const isPreprintOfIt = kept.isPreprint !== other.isPreprint;
  if (!isPreprintOfIt) told.push(...contradictions(first, second));
  const paper = {
    ...(isPreprintOfIt ? withoutVersion(other.paper) : other.paper),
    ...kept.paper,
    ...united(first.paper, second.paper),
    ...(isPreprintOfIt && preprintOf(kept.paper, other.paper)),
  };
  return { paper, line: first.line, key: kept.key ?? other.key, isPreprint: kept.isPreprint };
}

const ofEither = paperFieldsWhere(({ merge }) => merge === 'either');

const withoutVersion = (paper: WrittenPaper): Partial<WrittenPaper> =>
  Object.fromEntries(Object.entries(paper).filter(([field, value]) => value !== undefined && ofEither.includes(field)));

function preprintOf(paper: WrittenPaper, { title, year }: WrittenPaper): Partial<WrittenPaper> {
  const other = {
    ...(foldCase(title) !== foldCase(paper.title) && { title }),
    ...(year !== paper.year && { year }),
  };
  return Object.keys(other).length > 0 ? { preprint: other } : {};
}

const lists = paperFieldNames.filter(isUnited);

function united(first: WrittenPaper, second: WrittenPaper): Partial<WrittenPaper> {
  const all = lists.map((field) => [field, [...new Set([...(first[field] ?? []), ...(second[field] ?? [])])]] as const);
  return Object.fromEntries(all.filter(([, ids]) => ids.length > 0));
}

function contradictions(first: MergeCandidate, second: MergeCandidate): Diagnostic[] {
  const before = new Map(Object.entries(first.paper));
  const fields = Object.entries(second.paper).flatMap(([field, value]) => {
    const isSame = !before.has(field) || loosely(before.get(field)) === loosely(value);
    return isSame || lists.some((name) => name === field) ? [] : field;
  });
  if (fields.length === 0) return [];
  const message = `the same paper as on line ${first.line}, which has another ${fields.join(', ')}; kept as it is there`;
  return [leftOutDiagnostic(second.line, message)];
}

const loosely = (value: unknown) => foldCase(JSON.stringify(value)).replace(/[.\s]+(?="$)|\s+/g, '');
