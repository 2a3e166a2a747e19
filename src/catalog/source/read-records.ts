/**
 * Reads the records of a YAML file: valid entries, and the position of every problem.
 *
 * A file is read record by record: a syntax error in one record does not hide problems in others, and a file that is not a catalog
 * costs a bounded amount of time and memory; parsed as a whole, 10 MB of nonsense exhausted a heap of 4 GB.
 *
 * js-yaml reads a record if the result is certain (fast-reader.ts), otherwise `yaml` does (precise-reader.ts). Only entries are kept;
 * to locate a problem between records, the text of one record is read again. For 100,000 papers (105 MB) this takes an eighth of the
 * time of `yaml` documents, and 0.46 GB of memory instead of 2.0. In microseconds for a paper of 1 KB: a document of `yaml` 260, its
 * syntax tree alone 145, js-yaml 5.5 unpatched 91, with the patch in js-yaml-patches.mjs 23, js-yaml 4.3 23. Chunks of 20 records
 * were no faster than single records.
 */
import type { Problem } from '../../util/errors.ts';
import type { RecordSchema } from '../model/schema.ts';
import type { Finding, ProblemLocation } from './explain-issues.ts';
import { readFast } from './fast-reader.ts';
import { type LocatedFinding, locateInRecord, type Position, recordStart } from './locate-in-record.ts';
import { maxRecordLength, type Path } from './parse-record.ts';
import { type PreciseReading, readPrecisely } from './precise-reader.ts';

export type { Path };

/** An entry, and its location in a file. Valid, unless there is a problem with the record: then what is right of it. */
export interface LocatedRecord<E> {
  readonly id: string;
  readonly entry: E;
  readonly file: string;
  /** First line, counted from 1. */
  readonly line: number;
  /** Locates a finding at a path; `[]` is the id, and for a missing part the nearest part around it is used. */
  readonly problemAt: (path: Path, finding: Finding, location?: ProblemLocation) => Problem;
  /** The YAML text of the record; absent for records of other formats. */
  readonly source?: () => string;
  /** The fields that the entry has not, because their values are wrong. */
  readonly unread?: ReadonlySet<string> | undefined;
}

export interface RecordsReading<E> {
  readonly records: readonly LocatedRecord<E>[];
  /** The ids of all records, including invalid ones, so that references to those are not reported. */
  readonly ids: readonly string[];
  readonly problems: readonly Problem[];
  /** Ids that differ only in their capitals are of different records, as in files of other programs. */
  readonly hasCaseSensitiveIds?: boolean;
  /** Whether the file was read to its end. */
  readonly complete: boolean;
}

/** The file that bytes come from. */
export interface ByteOrigin {
  readonly file: string;
  /** Reads the text between two byte offsets again, to save memory; differs if the file has changed. */
  readonly readAgain: (start: number, end: number) => string;
  /** The indentation that was removed from each line; by default none. */
  readonly indent?: string;
  /** Receives the end offset of each record, in bytes. */
  readonly onProgress?: (offset: number) => void;
}

/** A file with more problems, or more invalid text (in UTF-16 units), is not read to its end. */
const limits = { problems: 100, invalidText: 256 * 1024 };

/** The entries of one file, and all problems of its records. */
export function readRecords<E>(schema: RecordSchema<E>, bytes: Buffer, origin: ByteOrigin): RecordsReading<E> {
  const records: LocatedRecord<E>[] = [];
  const ids: string[] = [];
  const problems: Problem[] = [];
  let invalidText = 0;
  for (const span of splitIntoRecords(bytes)) {
    const text = bytes.toString('utf8', span.start, span.end);
    const { id, entry, partial, findings } = readRecord(schema, text);
    ids.push(id);
    const readable = entry ?? partial?.entry;
    if (readable) records.push(new FileRecord({ id, entry: readable, unread: partial?.unread }, origin, span));
    for (const found of findings) problems.push(toProblem(origin, span, found));
    origin.onProgress?.(span.end);
    if (findings.length > 0 && text.length <= maxRecordLength) invalidText += text.length;
    if (problems.length < limits.problems && invalidText < limits.invalidText) continue;
    const message = 'too many problems; the rest of this file was not read';
    problems.push(toProblem(origin, span, { position: recordStart, finding: { code: 'too-many-problems', message } }));
    return { records, ids, problems, complete: false };
  }
  return { records, ids, problems, complete: true };
}

/** The location of a record in its file. */
interface RecordSpan {
  /** In bytes. */
  readonly start: number;
  /** In bytes, exclusive. */
  readonly end: number;
  /** First line, counted from 1. */
  readonly line: number;
}

const newline = 10;

/** Splits a file into records: each begins with a line that is neither indented nor a comment. */
function* splitIntoRecords(bytes: Buffer): Generator<RecordSpan> {
  let recordOffset: number | undefined;
  let recordLine = 0;
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    let end = start;
    while (end < bytes.length && bytes[end] !== newline) end++;
    end = Math.min(end + 1, bytes.length);
    if (isRecordStart(bytes, start, end)) {
      if (recordOffset !== undefined) yield { start: recordOffset, end: start, line: recordLine };
      recordOffset = start;
      recordLine = line;
    }
    start = end;
  }
  if (recordOffset !== undefined) yield { start: recordOffset, end: bytes.length, line: recordLine };
}

const indentCommentOrNewline: ReadonlySet<number | undefined> = new Set(Buffer.from(' \t\r\n#'));

function isRecordStart(bytes: Buffer, start: number, end: number): boolean {
  if (indentCommentOrNewline.has(bytes[start])) return false;
  // A longer line cannot be a document marker.
  return end - start > 5 || bytes.toString('utf8', start, end).trim() !== '---';
}

function readRecord<E>(schema: RecordSchema<E>, text: string): PreciseReading<E> {
  const parsed = text.length <= maxRecordLength ? readFast(text) : undefined;
  if (parsed && schema.id.safeParse(parsed.id).success) {
    const { data: entry } = schema.entry.safeParse(parsed.value);
    if (entry) return { id: parsed.id, entry, findings: [] };
  }
  return readPrecisely(schema, text);
}

/** A class, because closures for each of 140,000 records take 45 MB and 10 % more time. */
class FileRecord<E> implements LocatedRecord<E> {
  readonly id: string;
  readonly entry: E;
  readonly unread: ReadonlySet<string> | undefined;
  readonly #origin: ByteOrigin;
  readonly #span: RecordSpan;

  constructor({ id, entry, unread }: Pick<LocatedRecord<E>, 'id' | 'entry' | 'unread'>, origin: ByteOrigin, span: RecordSpan) {
    this.id = id;
    this.entry = entry;
    this.unread = unread;
    this.#origin = origin;
    this.#span = span;
  }

  get file(): string {
    return this.#origin.file;
  }

  get line(): number {
    return this.#span.line;
  }

  problemAt(path: Path, finding: Finding, location?: ProblemLocation): Problem {
    const located = path.length > 0 ? locateInRecord(this.source(), path, location) : { position: recordStart };
    return toProblem(this.#origin, this.#span, { ...located, finding });
  }

  source(): string {
    return this.#origin.readAgain(this.#span.start, this.#span.end);
  }
}

/** Converts positions in the record to positions in the file. */
function toProblem({ file, indent = '' }: ByteOrigin, span: RecordSpan, { position, finding, edit }: LocatedFinding): Problem {
  const toFile = ({ line, column }: Position) => ({ line: span.line - 1 + line, column: indent.length + column });
  const problem: Problem = { file, ...toFile(position), level: 'error', ...finding };
  if (!edit) return problem;
  const end = toFile({ line: edit.endLine, column: edit.endColumn });
  const text = edit.text.replace(/\n(?![\r\n])/g, `\n${indent}`);
  return { ...problem, edit: { ...toFile(edit), endLine: end.line, endColumn: end.column, text } };
}
