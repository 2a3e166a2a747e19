/** How a list that was written before differs from the one that the catalog makes, and which records that is about. */
import { diffArrays } from 'diff';
import type { ReadmeLine, RecordReference } from './readme.ts';

/** A line that is not as it should be, that is too much (without `wanted`) or that is missing (without `old`). */
export interface ListChange {
  readonly old?: string;
  readonly wanted?: string;
  /** Which record says what it should be, where one does. */
  readonly entry?: RecordReference | undefined;
}

/** The changes from the top down. */
export function diffList(old: readonly string[], wanted: readonly ReadmeLine[]): ListChange[] {
  const entries = entriesByMark(wanted);
  return hunks(old, wanted).flatMap((hunk) => changesIn(hunk, entries));
}

/** Lines that go, and those that come in their place. */
interface Hunk {
  readonly gone: string[];
  readonly come: ReadmeLine[];
}

/** To find the least difference of two texts takes time by the square of it. */
const mostEdits = 2000;

function hunks(old: readonly string[], wanted: readonly ReadmeLine[]): Hunk[] {
  const texts = wanted.map(({ text }) => text);
  const parts = diffArrays([...old], texts, { maxEditLength: mostEdits });
  if (!parts) return [withoutCommon(old, wanted)];
  const found: Hunk[] = [{ gone: [], come: [] }];
  let next = 0;
  for (const { value, added, removed } of parts) {
    if (removed) found.at(-1)?.gone.push(...value);
    else if (added) found.at(-1)?.come.push(...wanted.slice(next, next + value.length));
    else found.push({ gone: [], come: [] });
    if (!removed) next += value.length;
  }
  return found;
}

/** What only one of them has, wherever it stands. */
function withoutCommon(old: readonly string[], wanted: readonly ReadmeLine[]): Hunk {
  const before = new Set(old);
  const after = new Set(wanted.map(({ text }) => text));
  return { gone: old.filter((text) => !after.has(text)), come: wanted.filter(({ text }) => !before.has(text)) };
}

/** Pairs what goes with what comes: rows of one link or title first, then in their order, rows with rows. */
function changesIn({ gone, come }: Hunk, entries: ReadonlyMap<string, RecordReference>): ListChange[] {
  const left = new Set(come);
  const alike = pairing(come, left);
  const partners = gone.map((text) => alike(marks(text)));
  const rows = inOrder(come.filter(({ text }) => isRow(text)));
  const others = inOrder(come.filter(({ text }) => !isRow(text)));
  const pairs = gone.map((text, index): ListChange => {
    const moved = entryOf(text, entries);
    const next = () => (isRow(text) ? rows : others)(left);
    const line = partners[index] ?? (moved ? undefined : next());
    return { old: text, ...(line && { wanted: line.text }), entry: line ? line.entry : moved };
  });
  return [...pairs, ...[...left].map(({ text, entry }): ListChange => ({ wanted: text, entry }))].filter(isTold);
}

/** Takes the line that has the first of the marks that any has out of those that are left. */
function pairing(lines: readonly ReadmeLine[], left: Set<ReadmeLine>): (marks: readonly string[]) => ReadmeLine | undefined {
  const byMark = new Map<string, ReadmeLine>(lines.flatMap((line) => marks(line.text).map((mark) => [mark, line] as const)));
  return (wanted) => {
    const line = wanted.flatMap((mark) => byMark.get(mark) ?? []).find((one) => left.has(one));
    if (line) left.delete(line);
    return line;
  };
}

/** Takes the next of the lines out of those that are left. */
function inOrder(lines: readonly ReadmeLine[]): (left: Set<ReadmeLine>) => ReadmeLine | undefined {
  let next = 0;
  return (left) => {
    for (let line = lines[next++]; line; line = lines[next++]) if (left.delete(line)) return line;
    return undefined;
  };
}

/** Empty lines tell nothing. */
const isTold = ({ old = '', wanted = '' }: ListChange) => old !== '' || wanted !== '';

const isRow = (text: string) => text.startsWith('|');

/** What tells which paper a row is about: the link and the text of its title. */
function marks(text: string): string[] {
  const cell = text.split(/(?<!\\)\|/)[3]?.trim() ?? '';
  const [, title = cell, link = ''] = /^\[(.*)\]\(([^()\s]*)\)/.exec(cell) ?? [];
  return [title, link].filter((mark) => mark !== '' && mark !== 'Title' && mark !== '---');
}

function entriesByMark(lines: readonly ReadmeLine[]): Map<string, RecordReference> {
  return new Map(lines.flatMap(({ text, entry }) => (entry ? marks(text).map((mark) => [mark, entry] as const) : [])));
}

const entryOf = (text: string, entries: ReadonlyMap<string, RecordReference>) =>
  marks(text)
    .map((mark) => entries.get(mark))
    .find(Boolean);
