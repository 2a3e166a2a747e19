/** The differences between a written list and the list of the catalog, with the records that they are about. */
import { diffArrays } from 'diff';
import type { ReadmeLine, RecordReference } from './readme.ts';

/** A changed line, a superfluous line (without `wanted`) or a missing line (without `old`). */
export interface ListChange {
  readonly old?: string;
  readonly wanted?: string;
  /** The record that the wanted line shows. */
  readonly entry?: RecordReference | undefined;
}

/** The changes, in the order of the old list. */
export function diffList(old: readonly string[], wanted: readonly ReadmeLine[]): ListChange[] {
  const entries = new Map(wanted.flatMap(({ text, entry }) => (entry ? rowKeys(text).map((key) => [key, entry] as const) : [])));
  return findHunks(old, wanted).flatMap((hunk) => changesIn(hunk, entries));
}

/** Removed lines, and the lines in their place. */
interface Hunk {
  readonly removed: string[];
  readonly added: ReadmeLine[];
}

/** A minimal diff takes quadratic time in the number of edits. */
const maxEdits = 2000;

function findHunks(old: readonly string[], wanted: readonly ReadmeLine[]): Hunk[] {
  const texts = wanted.map(({ text }) => text);
  const parts = diffArrays([...old], texts, { maxEditLength: maxEdits });
  if (!parts) return [linesOfOne(old, wanted)];
  const found: Hunk[] = [{ removed: [], added: [] }];
  let next = 0;
  for (const { value, added, removed } of parts) {
    if (removed) found.at(-1)?.removed.push(...value);
    else if (added) found.at(-1)?.added.push(...wanted.slice(next, next + value.length));
    else found.push({ removed: [], added: [] });
    if (!removed) next += value.length;
  }
  return found;
}

/** The lines that only one of the lists has, regardless of their order. */
function linesOfOne(old: readonly string[], wanted: readonly ReadmeLine[]): Hunk {
  const before = new Set(old);
  const after = new Set(wanted.map(({ text }) => text));
  return { removed: old.filter((text) => !after.has(text)), added: wanted.filter(({ text }) => !before.has(text)) };
}

/** Pairs removed with added lines: rows with the same link or title first, then the others in order, rows with rows. */
function changesIn({ removed, added }: Hunk, entries: ReadonlyMap<string, RecordReference>): ListChange[] {
  const left = new Set(added);
  const takeSame = createMatcher(added, left);
  const partners = removed.map((text) => takeSame(rowKeys(text)));
  const rows = createQueue(added.filter(({ text }) => isRow(text)));
  const others = createQueue(added.filter(({ text }) => !isRow(text)));
  const pairs = removed.map((text, index): ListChange => {
    const [moved] = rowKeys(text).flatMap((key) => entries.get(key) ?? []);
    const line = partners[index] ?? (moved ? undefined : (isRow(text) ? rows : others)(left));
    return { old: text, ...(line && { wanted: line.text }), entry: line ? line.entry : moved };
  });
  return [...pairs, ...[...left].map(({ text, entry }): ListChange => ({ wanted: text, entry }))].filter(isVisible);
}

/** A function that removes from `left`, and returns, the line with the first key that any of them has. */
function createMatcher(lines: readonly ReadmeLine[], left: Set<ReadmeLine>): (keys: readonly string[]) => ReadmeLine | undefined {
  const lineByKey = new Map(lines.flatMap((line) => rowKeys(line.text).map((key) => [key, line] as const)));
  return (keys) => {
    const line = keys.flatMap((key) => lineByKey.get(key) ?? []).find((one) => left.has(one));
    if (line) left.delete(line);
    return line;
  };
}

/** A function that removes from `left`, and returns, the first of the lines that is in it. */
function createQueue(lines: readonly ReadmeLine[]): (left: Set<ReadmeLine>) => ReadmeLine | undefined {
  let next = 0;
  return (left) => {
    for (let line = lines[next++]; line; line = lines[next++]) if (left.delete(line)) return line;
    return undefined;
  };
}

/** Changes of empty lines are not reported. */
const isVisible = ({ old = '', wanted = '' }: ListChange) => old !== '' || wanted !== '';

const isRow = (text: string) => text.startsWith('|');

/** The title and its link, by which a row of a paper is recognized. */
function rowKeys(text: string): string[] {
  const cell = text.split(/(?<!\\)\|/)[3]?.trim() ?? '';
  const [, title = cell, link = ''] = /^\[(.*)\]\(([^()\s]*)\)/.exec(cell) ?? [];
  return [title, link].filter((key) => key !== '' && key !== 'Title' && key !== '---');
}
