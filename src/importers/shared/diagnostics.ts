/** Diagnostics and counts that are collected while a file is imported. */
import { abbreviate } from '../../util/errors.ts';
import type { Diagnostic, Draft, ImportedFile } from './draft.ts';

/** The reason why a whole entry is left out; an error with another code leaves out a part of one. */
export interface Refusal {
  readonly code: 'not-readable' | 'no-title' | 'no-year';
  readonly message: string;
  /** A warning if nothing of the entry is lost; by default an error. */
  readonly level?: 'warning';
  readonly fix?: string;
}

/** Collects diagnostics, and counts the fields that a catalog cannot hold. */
export interface ImportLog {
  readonly diagnostics: Diagnostic[];
  readonly unmappedFields: Map<string, number>;
}

export function countUnmapped({ unmappedFields }: Pick<ImportLog, 'unmappedFields'>, field: string): void {
  unmappedFields.set(field, (unmappedFields.get(field) ?? 0) + 1);
}

export const leftOutDiagnostic = (line: number, message: string): Diagnostic => ({
  line,
  level: 'error',
  code: 'left-out',
  message,
});

export const quoteValue = (text: string) => JSON.stringify(abbreviate(text));

/** The drafts that `read` makes of the entries of a file; diagnostics are sorted by line. */
export function collectDrafts<E>(
  entries: readonly E[],
  read: (entry: E, log: ImportLog, index: number) => Draft | undefined,
): ImportedFile {
  const log: ImportLog = { diagnostics: [], unmappedFields: new Map() };
  const drafts = entries.flatMap((entry, index) => read(entry, log, index) ?? []);
  return {
    drafts,
    diagnostics: log.diagnostics.sort((a, b) => a.line - b.line),
    entries: entries.length,
    unmappedFields: log.unmappedFields,
  };
}

/** Reports why an entry is left out; `label` names the entry in the message. */
export function reportRefusal(
  { diagnostics }: ImportLog,
  { line, label }: { readonly line: number; readonly label: string },
  { message, ...refusal }: Refusal,
): undefined {
  diagnostics.push({ line, level: 'error', ...refusal, message: `${label}: ${message}` });
}

/** The result for a file that cannot be parsed at all; it counts as one entry that cannot be read. */
export const unreadableFile = (line: number, message: string, fix?: string): ImportedFile => ({
  drafts: [],
  diagnostics: [{ line, level: 'error', code: 'not-readable', message, fix }],
  entries: 1,
  unmappedFields: new Map(),
});
