/** Reads a catalog in one YAML file, in which the records of each kind are indented below its name. */

import type { Problem } from '../util/errors.ts';
import type { ProblemCode } from '../util/problem-codes.ts';
import { stripByteOrderMark } from '../util/sanitize.ts';
import { type EntryOf, type RecordKind, recordSchemas } from './model/schema.ts';
import type { Readings } from './rules/index.ts';
import { suggestFix } from './source/explain-issues.ts';
import { type LocatedRecord, type RecordsReading, readRecordsOfKind } from './source/read-records.ts';

const indent = '  ';
const kindNames = Object.keys(recordSchemas) as RecordKind[];

/** The valid records of a text, and all problems. */
export function readSingleFile(
  file: string,
  text: string,
): { readonly readings: Readings; readonly problems: readonly Problem[] } {
  const { sections, problems } = splitSections(file, stripByteOrderMark(text));
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

/** The text of each kind; the lines before it are empty, so that line numbers stay those of the file. */
function splitSections(
  file: string,
  text: string,
): { readonly sections: ReadonlyMap<string, string>; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const sections = new Map<string, string[]>();
  let section: string[] | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const report = (code: ProblemCode, message: string, fix?: string) =>
      problems.push({ file, line: index + 1, column: 1, level: 'error', code, message, fix });
    const [, name] = /^(\w+):\s*(?:#.*)?$/.exec(line) ?? [];
    if (name !== undefined) {
      section = Array<string>(index + 1).fill('');
      if (!kindNames.some((kind) => kind === name))
        report('unknown-kind', `no kind of record "${name}"`, suggestFix(name, kindNames) ?? kindsHint);
      else if (sections.has(name)) report('duplicate-kind', `${name} stands twice; write all of it in one place`);
      else sections.set(name, section);
    } else if (line.startsWith(indent)) section?.push(line.slice(indent.length));
    else if (/^\s*(?:#.*)?$|^(?:---|\.\.\.)\s*$/.test(line)) section?.push('');
    else report('not-a-record', 'not a kind of record with its records indented below', kindsHint);
  }
  return { sections: new Map([...sections].map(([name, lines]) => [name, lines.join('\n')])), problems };
}

const kindsHint = `a catalog in one file has ${kindNames.join(', ')}, each with its records below`;

function readSection<K extends RecordKind>(kind: K, file: string, text: string): RecordsReading<EntryOf[K]> {
  const bytes = Buffer.from(text);
  const { problems, records, ...rest } = readRecordsOfKind(kind, bytes, {
    file,
    readAgain: (start, end) => bytes.toString('utf8', start, end),
  });
  return { ...rest, problems: problems.map(shiftColumns), records: records.map(shiftRecordColumns) };
}

/** Converts columns in the section to columns in the file. */
const shiftColumns = ({ column, edit, ...problem }: Problem): Problem => ({
  ...problem,
  ...(column !== undefined && { column: column + indent.length }),
  ...(edit && { edit: { ...edit, column: edit.column + indent.length, endColumn: edit.endColumn + indent.length } }),
});

function shiftRecordColumns<E>(record: LocatedRecord<E>): LocatedRecord<E> {
  const { id, entry, file, line } = record;
  return { id, entry, file, line, problemAt: (path, finding) => shiftColumns(record.problemAt(path, finding)) };
}
