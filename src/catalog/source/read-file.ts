/** Reads a YAML file of a catalog; a file that cannot be read becomes a problem. */
import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Problem } from '../../util/errors.ts';
import { describeFileError } from '../../util/file-errors.ts';
import { readRegularFile } from '../../util/read-file.ts';
import { byteOrderMark } from '../../util/sanitize.ts';
import type { RecordSchema } from '../model/schema.ts';
import { type RecordsReading, readRecords } from './read-records.ts';

/** A file, and a listener for the progress of reading it. */
export interface YamlFile {
  readonly file: string;
  /** Receives the number of bytes read so far; undefined at the end of the file. */
  readonly onProgress: (offset?: number) => void;
}

/** The records of a YAML file; its problems include those of opening it. */
export function readYamlFile<E>(schema: RecordSchema<E>, { file, onProgress }: YamlFile): RecordsReading<E> {
  try {
    const whole = readRegularFile(file);
    const textStart = whole.subarray(0, markBytes.length).equals(markBytes) ? markBytes.length : 0;
    const bytes = whole.subarray(textStart);
    if (!isUtf8(bytes)) return unreadable(file, describeInvalidUtf8(bytes.toString()));
    const readAgain = (start: number, end: number) => textBetween(file, textStart + start, textStart + end);
    return readRecords(schema, bytes, { file, onProgress, readAgain });
  } catch (error) {
    const { code, message, fix } = describeFileError(error);
    return unreadable(file, { code, message, fix: code === 'missing-file' ? 'create it; it may be empty' : fix });
  } finally {
    onProgress();
  }
}

const markBytes = Buffer.from(byteOrderMark);

/** The text between two byte offsets; empty if the file cannot be read any more. */
function textBetween(file: string, start: number, end: number): string {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(end - start);
      return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.length, start));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}

function unreadable(file: string, problem: Omit<Problem, 'file' | 'level'>): RecordsReading<never> {
  return { records: [], ids: [], problems: [{ file, level: 'error', ...problem }], complete: false };
}

/** The problem of text with replacement characters for invalid bytes, at the first of them. */
export function describeInvalidUtf8(text: string): Omit<Problem, 'file' | 'level'> {
  const linesBefore = text.slice(0, text.indexOf('\ufffd')).split('\n');
  return {
    line: linesBefore.length,
    column: (linesBefore.at(-1)?.length ?? 0) + 1,
    code: 'not-utf-8',
    message: 'not UTF-8 text',
    fix: 'save the file with the encoding UTF-8',
  };
}
