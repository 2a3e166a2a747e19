/** Changes of the text of a file that leave all the rest of it as it is, byte for byte. */
import { compareValues } from '../../util/compare.ts';
import type { TextEdit } from '../../util/errors.ts';

/** Those of the edits that do not touch one before them, in the order of the file. */
export function withoutOverlaps(edits: readonly TextEdit[]): TextEdit[] {
  const kept: TextEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.line - b.line || a.column - b.column)) {
    const { endLine = 0, endColumn = 0 } = kept.at(-1) ?? {};
    if (edit.line > endLine || (edit.line === endLine && edit.column >= endColumn)) kept.push(edit);
  }
  return kept;
}

/** The text after edits that are apart. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = lineStarts(text);
  const offset = (line: number, column: number) => (starts[line - 1] ?? text.length) + column - 1;
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, offset(edit.line, edit.column)), edit.text);
    at = offset(edit.endLine, edit.endColumn);
  }
  return parts.join('') + text.slice(at);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Lines that belong together: a record with the comment above it, or what stands between two of them. */
interface Block {
  /** Undefined for what stands between records, and stays where it is. */
  readonly id: string | undefined;
  readonly lines: readonly string[];
}

/**
 * The text with its records sorted by id, ignoring case. The comment above a record moves with it; empty lines, comments that stand
 * by themselves and the start of a document stay, and so does a comment at the top of the file.
 */
export function sortRecords(text: string): string {
  if (text.endsWith('\n') || text === '') return sortedLines(text.split(/(?<=\n)/));
  // The last line takes the end that the others have, wherever it comes to stand.
  const usual = /\r?\n/.exec(text)?.[0] ?? '\n';
  return sortedLines(`${text}${usual}`.split(/(?<=\n)/)).slice(0, -usual.length);
}

function sortedLines(all: readonly string[]): string {
  const blocks = blocksOf(all);
  const records = blocks.filter(({ id }) => id !== undefined).sort((a, b) => compareValues(a.id ?? '', b.id ?? ''));
  return blocks.flatMap(({ id, lines }) => (id === undefined ? lines : (records.shift()?.lines ?? []))).join('');
}

function blocksOf(lines: readonly string[]): Block[] {
  const begins = findRecordStarts(lines);
  const blocks: Block[] = [];
  let at = 0;
  for (const [index, { id, from, line }] of begins.entries()) {
    let end = begins[index + 1]?.line ?? lines.length;
    while (end > line + 1 && /^(?:#|---|\s*$)/.test(lines[end - 1] ?? '')) end--;
    blocks.push({ id: undefined, lines: lines.slice(at, from) }, { id, lines: lines.slice(from, end) });
    at = end;
  }
  return [...blocks, { id: undefined, lines: lines.slice(at) }];
}

/** Where a record begins. */
export interface RecordStart {
  /** In lower case. */
  readonly id: string;
  /** Index of the line with its id. */
  readonly line: number;
  /** Index of the first line of the comment directly above it, which is about it. */
  readonly from: number;
}

/** The records of a file: each begins with a line that is neither indented nor a comment. */
export function findRecordStarts(lines: readonly string[]): RecordStart[] {
  return lines.flatMap((text, line) => {
    const [, id] = /^(?!---)["']?([^\s"'#]+?)["']? *:(?:\s|$)/.exec(text) ?? [];
    return id === undefined ? [] : [{ id: id.toLowerCase(), line, from: withComment(lines, line) }];
  });
}

/** What a file says of itself at its top is no comment on its first record. */
function withComment(lines: readonly string[], record: number): number {
  let from = record;
  while (from > 0 && lines[from - 1]?.startsWith('#')) from--;
  return from === 0 ? record : from;
}
