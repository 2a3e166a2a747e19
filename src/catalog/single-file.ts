/** A catalog in one file of YAML: the records of each kind below its name, two spaces further in. */

import type { Problem } from '../util/errors.ts';
import type { ProblemCode } from '../util/problem-codes.ts';
import { stripByteOrderMark } from '../util/sanitize.ts';
import { type EntryOf, type RecordKind, recordSchemas } from './model/schema.ts';
import type { Readings } from './rules/index.ts';
import { suggestFix } from './source/explain-issues.ts';
import { type LocatedRecord, type RecordsReading, readRecordsOfKind } from './source/read-records.ts';

const indent = '  ';
const kindNames = Object.keys(recordSchemas) as RecordKind[];

/** The records of a text, and every problem with it. */
export function readSingleFile(
  file: string,
  text: string,
): { readonly readings: Readings; readonly problems: readonly Problem[] } {
  const { sections, problems } = split(file, stripByteOrderMark(text));
  const read = <K extends RecordKind>(kind: K) => readSection(kind, file, sections.get(kind) ?? '');
  const readings: Readings = {
    categories: read('categories'),
    venues: read('venues'),
    repos: read('repos'),
    papers: read('papers'),
    abbreviations: read('abbreviations'),
  };
  return { readings, problems: [...problems, ...Object.values(readings).flatMap((reading) => reading.problems)] };
}

/** The text of each kind with an empty line for each line outside of it, so that its lines keep their numbers. */
function split(
  file: string,
  text: string,
): { readonly sections: ReadonlyMap<string, string>; readonly problems: readonly Problem[] } {
  const lines = text.split('\n');
  const problems: Problem[] = [];
  const sections = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const [index, line] of lines.entries()) {
    const problem = (code: ProblemCode, message: string, fix?: string) =>
      problems.push({ file, line: index + 1, column: 1, level: 'error', code, message, fix });
    const [, name] = /^(\w+):\s*(?:#.*)?$/.exec(line) ?? [];
    if (name !== undefined) {
      current = Array<string>(index + 1).fill('');
      if (!kindNames.some((kind) => kind === name))
        problem('unknown-kind', `no kind of record "${name}"`, suggestFix(name, kindNames) ?? kindsHint);
      else if (sections.has(name)) problem('duplicate-kind', `${name} stands twice; write all of it in one place`);
      else sections.set(name, current);
    } else if (line.startsWith(indent)) current?.push(line.slice(indent.length));
    else if (/^\s*(?:#.*)?$|^(?:---|\.\.\.)\s*$/.test(line)) current?.push('');
    else problem('not-a-record', 'not a kind of record with its records indented below', kindsHint);
  }
  return { sections: new Map([...sections].map(([name, part]) => [name, part.join('\n')])), problems };
}

const kindsHint = `a catalog in one file has ${kindNames.join(', ')}, each with its records below`;

function readSection<K extends RecordKind>(kind: K, file: string, text: string): RecordsReading<EntryOf[K]> {
  const bytes = Buffer.from(text);
  const { problems, records, ...rest } = readRecordsOfKind(kind, bytes, {
    file,
    again: (start, end) => bytes.toString('utf8', start, end),
  });
  return { ...rest, problems: problems.map(outdented), records: records.map(outdentedRecord) };
}

/** A column of the file, not of the part of it that was read. */
const outdented = ({ column, edit, ...problem }: Problem): Problem => ({
  ...problem,
  ...(column !== undefined && { column: column + indent.length }),
  ...(edit && { edit: { ...edit, column: edit.column + indent.length, endColumn: edit.endColumn + indent.length } }),
});

function outdentedRecord<E>(record: LocatedRecord<E>): LocatedRecord<E> {
  const { id, entry, file, line } = record;
  return { id, entry, file, line, problem: (path, finding) => outdented(record.problem(path, finding)) };
}
