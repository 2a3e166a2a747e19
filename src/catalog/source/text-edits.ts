/** Edits of a text that leave the rest of it unchanged, byte for byte. */

import { compareValues } from '../../util/compare.ts';
import type { TextEdit } from '../../util/errors.ts';

/** The edits in text order, without those that overlap an earlier one. */
export function withoutOverlaps(edits: readonly TextEdit[]): TextEdit[] {
  const kept: TextEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.line - b.line || a.column - b.column)) {
    const { endLine = 0, endColumn = 0 } = kept.at(-1) ?? {};
    if (edit.line > endLine || (edit.line === endLine && edit.column >= endColumn)) kept.push(edit);
  }
  return kept;
}

/** The text after sorted edits without overlaps. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = lineStarts(text);
  const offsetAt = (line: number, column: number) => (starts[line - 1] ?? text.length) + column - 1;
  const parts: string[] = [];
  let offset = 0;
  for (const edit of edits) {
    parts.push(text.slice(offset, offsetAt(edit.line, edit.column)), edit.text);
    offset = offsetAt(edit.endLine, edit.endColumn);
  }
  return parts.join('') + text.slice(offset);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Consecutive lines: a record with the comment directly above it, or the lines between two records. */
interface Block {
  /** Undefined for the lines between records, which are not moved. */
  readonly id: string | undefined;
  readonly lines: readonly string[];
}

/**
 * The text with its records sorted by id, ignoring case. A comment directly above a record moves with it; empty lines, other comments
 * and document markers stay, and so does a comment at the top of the file.
 */
export function sortRecords(text: string): string {
  if (text.endsWith('\n') || text === '') return sortRecordLines(text.split(/(?<=\n)/));
  // The last line gets the line end of the others, in case it is moved.
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  return sortRecordLines(`${text}${lineEnd}`.split(/(?<=\n)/)).slice(0, -lineEnd.length);
}

/** The text of the record around a line, counted from 1, with the comment directly above it, and the other text. */
export function takeRecord(text: string, line: number): { readonly record: string; readonly rest: string } | undefined {
  const blocks = splitIntoBlocks(text.split(/(?<=\n)/));
  let end = 0;
  const taken = blocks.find(({ lines }) => {
    end += lines.length;
    return line <= end;
  });
  if (taken?.id === undefined) return undefined;
  const rest = blocks.filter((block) => block !== taken);
  return { record: taken.lines.join(''), rest: rest.flatMap(({ lines }) => lines).join('') };
}

function sortRecordLines(allLines: readonly string[]): string {
  const blocks = splitIntoBlocks(allLines);
  const records = blocks.filter(({ id }) => id !== undefined).sort((a, b) => compareValues(a.id ?? '', b.id ?? ''));
  return blocks.flatMap(({ id, lines }) => (id === undefined ? lines : (records.shift()?.lines ?? []))).join('');
}

function splitIntoBlocks(lines: readonly string[]): Block[] {
  const starts = findRecordStarts(lines);
  const blocks: Block[] = [];
  let blockStart = 0;
  for (const [index, { id, from, line }] of starts.entries()) {
    let end = starts[index + 1]?.line ?? lines.length;
    while (end > line + 1 && /^(?:#|---|\s*$)/.test(lines[end - 1] ?? '')) end--;
    blocks.push({ id: undefined, lines: lines.slice(blockStart, from) }, { id, lines: lines.slice(from, end) });
    blockStart = end;
  }
  return [...blocks, { id: undefined, lines: lines.slice(blockStart) }];
}

/** The first lines of a record. */
export interface RecordStart {
  /** In lower case. */
  readonly id: string;
  /** Index of the line with its id. */
  readonly line: number;
  /** Index of the first line of the comment directly above it; `line` if there is none. */
  readonly from: number;
}

/** The records of a file: each begins with a line that is neither indented nor a comment. */
export function findRecordStarts(lines: readonly string[]): RecordStart[] {
  return lines.flatMap((text, line) => {
    const [, id] = /^(?!---)["']?([^\s"'#]+?)["']? *:(?:\s|$)/.exec(text) ?? [];
    return id === undefined ? [] : [{ id: id.toLowerCase(), line, from: findCommentStart(lines, line) }];
  });
}

/** A comment at the top of a file describes the file, not its first record. */
function findCommentStart(lines: readonly string[], record: number): number {
  let from = record;
  while (from > 0 && lines[from - 1]?.startsWith('#')) from--;
  return from === 0 ? record : from;
}
