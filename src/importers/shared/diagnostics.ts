/** What is told of a foreign file while it is read, and what is counted in it. */
import { abbreviate } from '../../util/abbreviate.ts';
import type { Diagnostic, Draft, ImportedFile } from './draft.ts';

/** Codes of the errors by which a whole entry is left out; any other error leaves out a part of one. */
type EntryCode = 'not-readable' | 'no-title' | 'no-year';

/** Why an entry is no draft. */
export interface Refusal {
  readonly code: EntryCode;
  readonly message: string;
  readonly fix?: string;
}

/** Collects what is told, and the fields without a place. */
export interface ImportLog {
  readonly diagnostics: Diagnostic[];
  readonly unmappedFields: Map<string, number>;
}

export function countUnmapped({ unmappedFields: placeless }: Pick<ImportLog, 'unmappedFields'>, field: string): void {
  placeless.set(field, (placeless.get(field) ?? 0) + 1);
}

export const leftOutDiagnostic = (line: number, message: string): Diagnostic => ({
  line,
  level: 'error',
  code: 'left-out',
  message,
});

export const quoteValue = (text: string) => JSON.stringify(abbreviate(text));

/** Every entry of a file as `read` has it; what is said of them in the order of their lines. */
export function collectDrafts<E>(
  entries: readonly E[],
  read: (entry: E, notes: ImportLog, index: number) => Draft | undefined,
): ImportedFile {
  const noted: ImportLog = { diagnostics: [], unmappedFields: new Map() };
  const drafts = entries.flatMap((entry, index) => read(entry, noted, index) ?? []);
  return {
    drafts,
    diagnostics: noted.diagnostics.sort((a, b) => a.line - b.line),
    entries: entries.length,
    unmappedFields: noted.unmappedFields,
  };
}

/** Tells why an entry, by its name, is no draft. */
export function reportRefusal(
  { diagnostics: told }: ImportLog,
  line: number,
  name: string,
  { message, ...refusal }: Refusal,
): undefined {
  told.push({ line, level: 'error', ...refusal, message: `${name}: ${message}` });
}

/** Nothing of a file that is no such file at all, which counts as one entry that cannot be read. */
export const unreadableFile = (line: number, message: string, fix?: string): ImportedFile => ({
  drafts: [],
  diagnostics: [{ line, level: 'error', code: 'not-readable', message, fix }],
  entries: 1,
  unmappedFields: new Map(),
});
