/** What is told of a foreign file while it is read, and what is counted in it. */
import { short } from '../../util/text.ts';
import type { Draft, Foreign, Told } from './draft.ts';

/** Codes of the errors by which a whole entry is left out; any other error leaves out a part of one. */
type EntryCode = 'not-readable' | 'no-title' | 'no-year';

/** Why an entry is no draft. */
export interface Refusal {
  readonly code: EntryCode;
  readonly message: string;
  readonly fix?: string;
}

/** Collects what is told, and the fields without a place. */
export interface Notes {
  readonly told: Told[];
  readonly placeless: Map<string, number>;
}

export function count({ placeless }: Pick<Notes, 'placeless'>, field: string): void {
  placeless.set(field, (placeless.get(field) ?? 0) + 1);
}

export const leftOut = (line: number, message: string): Told => ({ line, level: 'error', code: 'left-out', message });

export const quoted = (text: string) => JSON.stringify(short(text));

/** Every entry of a file as `read` has it; what is said of them in the order of their lines. */
export function collected<E>(entries: readonly E[], read: (entry: E, notes: Notes, index: number) => Draft | undefined): Foreign {
  const noted: Notes = { told: [], placeless: new Map() };
  const drafts = entries.flatMap((entry, index) => read(entry, noted, index) ?? []);
  return { drafts, told: noted.told.sort((a, b) => a.line - b.line), entries: entries.length, placeless: noted.placeless };
}

/** Tells why an entry, by its name, is no draft. */
export function refuse({ told }: Notes, line: number, name: string, { message, ...refusal }: Refusal): undefined {
  told.push({ line, level: 'error', ...refusal, message: `${name}: ${message}` });
}

/** Nothing of a file that is no such file at all, which counts as one entry that cannot be read. */
export const unreadable = (line: number, message: string, fix?: string): Foreign => ({
  drafts: [],
  told: [{ line, level: 'error', code: 'not-readable', message, fix }],
  entries: 1,
  placeless: new Map(),
});
