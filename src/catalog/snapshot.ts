/**
 * The compiled form of a catalog: its checked entries as JSON, so that neither YAML nor zod is loaded to use them.
 *
 * It is fresh while the catalog has the same files of the same sizes and none was changed after it was written. A package manager
 * sets the time of every file to the same moment, so a file as old as the compiled form counts as unchanged.
 */
import { readFileSync, statSync } from 'node:fs';
import type { Entries } from './catalog.ts';
import { type Stamp, stamps } from './files.ts';

/** Counted up with every change of the form below or of what reading makes of the same files. */
const form = 1;

interface Snapshot {
  readonly form: number;
  readonly files: readonly (readonly [name: string, size: number])[];
  readonly entries: Entries;
}

/** The compiled form of the entries that were read from the folder. */
export function writeSnapshot(folder: string, entries: Entries): string {
  return ascii(JSON.stringify({ form, files: sizes(stamps(folder)), entries } satisfies Snapshot));
}

/** JSON with escapes for all other characters: bytes that need no decoding are read in half the time. */
function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The entries in a compiled form, unless it is not there or the folder has changed since. */
export function readSnapshot(file: string, folder: string): Entries | undefined {
  try {
    const written = statSync(file).mtimeMs;
    const now = stamps(folder);
    if (now.some(({ changed }) => changed > written)) return undefined;
    const snapshot: Snapshot = JSON.parse(readFileSync(file, 'latin1'));
    const same = snapshot.form === form && JSON.stringify(snapshot.files) === JSON.stringify(sizes(now));
    return same ? snapshot.entries : undefined;
  } catch {
    // Whatever is wrong with it, the YAML has the answer, and tells what is wrong there.
    return undefined;
  }
}

const sizes = (files: readonly Stamp[]) => files.map(({ name, size }) => [name, size] as const);
