/**
 * Bytes of a catalog file -> checked entries, and how to tell a problem with each of their parts.
 *
 * A file is read record by record: a slip in one record hides no problem of another, and a file that is no catalog at all
 * costs a bounded amount of time and memory; parsed whole, 10 MB of nonsense exhausted a heap of 4 GB.
 *
 * js-yaml reads a record where it is sure to be right (`values`); yaml reads one that is in doubt or wrong (`places`). Of what was read
 * only the entry is kept: for the place of a problem between records the one record is read again. Of 100,000 papers (105 MB) this takes
 * an eighth of the time of documents of yaml, and 0.46 GB in place of 2.0. In microseconds for a paper of 1 KB: a document of
 * yaml 260, its syntax tree alone 145, js-yaml 5.5 as it is 91, with the patch in rolldown.config.mjs 23, js-yaml 4.3 23. Pieces of
 * 20 records took no less than one.
 */
import type { Problem, TextEdit } from '../../util/errors.ts';
import { type EntryOf, type RecordKind, type RecordSchema, recordSchemas } from '../model/schema.ts';
import type { Finding, ProblemLocation } from './explain-issues.ts';
import { readFast } from './fast-reader.ts';
import {
  locateInRecord,
  maxRecordLength,
  type Path,
  type Position,
  type PreciseReading,
  readPrecisely,
} from './precise-reader.ts';

export type { Path };

/** A checked entry, and how to tell a problem with one of its parts. */
export interface LocatedRecord<E> {
  readonly id: string;
  readonly entry: E;
  readonly file: string;
  /** On which it begins, counted from 1. */
  readonly line: number;
  /** The problem with the part of the entry at the path; `[]` is its id, and an absent part stands for the one around it. */
  readonly problem: (path: Path, finding: Finding, spot?: ProblemLocation) => Problem;
  /** Its text as it is written, where that is YAML. */
  readonly source?: () => string;
}

export interface RecordsReading<E> {
  readonly records: readonly LocatedRecord<E>[];
  /** The ids of all records, also of those with problems, so that nobody is told that they are not there. */
  readonly ids: readonly string[];
  readonly problems: readonly Problem[];
  /** Whether the file was read to its end. */
  readonly complete: boolean;
}

/** Where the bytes of a file come from. */
export interface ByteOrigin {
  readonly file: string;
  /** The text between two offsets in bytes, read anew, so that nobody need keep it; another one where the file has changed. */
  readonly again: (start: number, end: number) => string;
  /** Is told after each record up to which offset in bytes the file was read. */
  readonly reached?: (offset: number) => void;
}

/** After so many problems, or so much text that is wrong, the rest of a file is not read: nobody mends more at once. */
const enough = { problems: 100, text: 256 * 1024 };

/** The entries of one file that are right, and every problem of the others. */
export function readRecordsOfKind<K extends RecordKind>(kind: K, bytes: Buffer, origin: ByteOrigin): RecordsReading<EntryOf[K]> {
  return readRecords(recordSchemas[kind], bytes, origin);
}

/** The same of records of any form. */
export function readRecords<E>(form: RecordSchema<E>, bytes: Buffer, origin: ByteOrigin): RecordsReading<E> {
  const records: LocatedRecord<E>[] = [];
  const ids: string[] = [];
  const problems: Problem[] = [];
  let wrong = 0;
  for (const piece of pieces(bytes)) {
    const text = bytes.toString('utf8', piece.start, piece.end);
    const read = readRecord(form, text);
    ids.push(read.id);
    if (read.entry) records.push(new FileRecord(read.id, read.entry, origin, piece));
    for (const found of read.found) problems.push(problemAt(origin.file, piece, found));
    origin.reached?.(piece.end);
    if (read.found.length > 0 && text.length <= maxRecordLength) wrong += text.length;
    if (problems.length < enough.problems && wrong < enough.text) continue;
    const message = 'too many problems; the rest of this file was not read';
    problems.push(problemAt(origin.file, piece, { place: beginning, finding: { code: 'too-many-problems', message } }));
    return { records, ids, problems, complete: false };
  }
  return { records, ids, problems, complete: true };
}

/** Where the text of a record stands in its file. */
interface Piece {
  /** In bytes. */
  readonly start: number;
  /** In bytes, behind the last one. */
  readonly end: number;
  /** Counted from 1. */
  readonly line: number;
}

const newline = 10;

/** The records of a file: each begins with a line that is neither indented nor a comment. */
function* pieces(bytes: Buffer): Generator<Piece> {
  let begin: number | undefined;
  let beginLine = 0;
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    let end = start;
    while (end < bytes.length && bytes[end] !== newline) end++;
    end = Math.min(end + 1, bytes.length);
    if (beginsRecord(bytes, start, end)) {
      if (begin !== undefined) yield { start: begin, end: start, line: beginLine };
      begin = start;
      beginLine = line;
    }
    start = end;
  }
  if (begin !== undefined) yield { start: begin, end: bytes.length, line: beginLine };
}

const noRecord: ReadonlySet<number | undefined> = new Set(Buffer.from(' \t\r\n#'));

function beginsRecord(bytes: Buffer, start: number, end: number): boolean {
  if (noRecord.has(bytes[start])) return false;
  return end - start > 5 || bytes.toString('utf8', start, end).trim() !== '---';
}

function readRecord<E>(form: RecordSchema<E>, text: string): PreciseReading<E> {
  const written = text.length <= maxRecordLength ? readFast(text) : undefined;
  if (written && form.id.safeParse(written.id).success) {
    const { data: entry } = form.entry.safeParse(written.value);
    if (entry) return { id: written.id, entry, found: [] };
  }
  return readPrecisely(form, text);
}

/** A class, because a function for each of 140,000 records takes 45 MB and a tenth of the time. */
class FileRecord<E> implements LocatedRecord<E> {
  readonly id: string;
  readonly entry: E;
  readonly #origin: ByteOrigin;
  readonly #piece: Piece;

  constructor(id: string, entry: E, origin: ByteOrigin, piece: Piece) {
    this.id = id;
    this.entry = entry;
    this.#origin = origin;
    this.#piece = piece;
  }

  get file(): string {
    return this.#origin.file;
  }

  get line(): number {
    return this.#piece.line;
  }

  problem(path: Path, finding: Finding, spot?: ProblemLocation): Problem {
    const found = path.length > 0 ? locateInRecord(this.source(), path, spot) : { place: beginning };
    return problemAt(this.file, this.#piece, { ...found, finding });
  }

  source(): string {
    return this.#origin.again(this.#piece.start, this.#piece.end);
  }
}

const beginning: Position = { line: 1, column: 1 };

/** What was found in a record, its places counted from where the record begins. */
interface Found {
  readonly place: Position;
  readonly finding: Finding;
  readonly edit?: TextEdit | undefined;
}

function problemAt(file: string, { line }: Piece, { place, finding, edit }: Found): Problem {
  const before = line - 1;
  const moved = edit && { ...edit, line: before + edit.line, endLine: before + edit.endLine };
  return { file, line: before + place.line, column: place.column, level: 'error', ...finding, ...(moved && { edit: moved }) };
}
