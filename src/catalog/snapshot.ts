/**
 * The compiled form of a catalog: its checked entries as JSON, so that neither YAML nor zod is loaded to use them.
 *
 * It is fresh while the catalog has the same files of the same sizes and none was changed after it was written. Files that are newer are
 * compared by their contents, because unpacking a package dates them all anew; if they are the same, the compiled form is dated anew too.
 */
import { readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { Entries } from './catalog.ts';
import { type Stamp, stamps } from './files.ts';

/** Counted up with every change of the form below or of what reading makes of the same files. */
const form = 2;

interface Snapshot {
  readonly form: number;
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha1: string }[];
  readonly entries: Entries;
}

/** The compiled form of the entries that were read from the folder. */
export async function writeSnapshot(folder: string, entries: Entries): Promise<string> {
  const hash = await hasher(folder);
  const files = stamps(folder).map(({ name, size }) => ({ name, size, sha1: hash(name) }));
  return ascii(JSON.stringify({ form, files, entries } satisfies Snapshot));
}

/** JSON with escapes for all other characters: bytes that need no decoding are read in half the time. */
function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The entries in a compiled form, unless it is not there or the folder has changed since. */
export async function readSnapshot(file: string, folder: string): Promise<Entries | undefined> {
  try {
    const begun = new Date();
    const written = statSync(file).mtimeMs;
    const now = stamps(folder);
    const snapshot: Snapshot = JSON.parse(readFileSync(file, 'latin1'));
    if (snapshot.form !== form || !haveSameSizes(snapshot.files, now)) return undefined;
    const newer = now.filter(({ changed }) => changed > written).map(({ name }) => name);
    return newer.length === 0 || (await areUnchanged(newer, snapshot, folder, () => utimesSync(file, begun, begun)))
      ? snapshot.entries
      : undefined;
  } catch {
    // Whatever is wrong with it, the YAML has the answer, and tells what is wrong there.
    return undefined;
  }
}

function haveSameSizes(files: Snapshot['files'], now: readonly Stamp[]): boolean {
  return (
    files.length === now.length && files.every(({ name, size }, index) => name === now[index]?.name && size === now[index]?.size)
  );
}

async function areUnchanged(
  names: readonly string[],
  { files }: Snapshot,
  folder: string,
  dateAnew: () => void,
): Promise<boolean> {
  const hash = await hasher(folder);
  if (files.some(({ name, sha1 }) => names.includes(name) && hash(name) !== sha1)) return false;
  try {
    dateAnew();
  } catch {
    // Somebody else's; the contents are compared again next time.
  }
  return true;
}

async function hasher(folder: string): Promise<(name: string) => string> {
  const { createHash } = await import('node:crypto');
  return (name) =>
    createHash('sha1')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
}
