/** Inserts records into the text of a YAML file without changing the rest of it. */
import { findRecordStarts, type RecordStart } from '../catalog/source/text-edits.ts';
import { compareValues } from '../util/compare.ts';
import { byteOrderMark } from '../util/sanitize.ts';

export interface NewRecord {
  readonly id: string;
  /** The YAML of the record, with a line break at its end. */
  readonly text: string;
}

/** The text with the records in the order of ids, or at its end if the file is not sorted. */
export function insertRecords(source: string, records: readonly NewRecord[], isSorted: boolean): string {
  const mark = source.startsWith(byteOrderMark) ? byteOrderMark : '';
  const text = source.slice(mark.length);
  const lines = text.split(/(?<=\n)/);
  const starts = findRecordStarts(lines);
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  const separator = hasEmptyLines(lines, starts) ? newline : '';
  const insertions = planInsertions(lines, isSorted ? starts : [], isSorted ? records.toSorted(byId) : records);
  const recordsAt = (index: number) => (insertions.get(index) ?? []).map((record) => record.replaceAll('\n', newline));
  const before = lines.map((line, index) => [...recordsAt(index), line].join(separator)).join('');
  const last = recordsAt(lines.length);
  if (last.length === 0) return mark + before;
  const terminated = before === '' || before.endsWith('\n') ? before : `${before}${newline}`;
  const isSeparated = terminated === '' || /\n\r?\n$/.test(terminated);
  return `${mark}${terminated}${isSeparated ? '' : separator}${last.join(separator)}`;
}

const byId = (a: NewRecord, b: NewRecord) => compareValues(a.id.toLowerCase(), b.id.toLowerCase());

/** Whether records are separated by empty lines, which is also the default for a file with fewer than two records. */
function hasEmptyLines(lines: readonly string[], starts: readonly RecordStart[]): boolean {
  return starts.length < 2 || starts.some(({ from }, index) => index > 0 && lines[from - 1]?.trim() === '');
}

/** The new texts by the index of the line to insert them before: that of the first record with a later id, or the end. */
function planInsertions(
  lines: readonly string[],
  starts: readonly RecordStart[],
  records: readonly NewRecord[],
): ReadonlyMap<number, readonly string[]> {
  const insertions = new Map<number, string[]>();
  let next = 0;
  for (const { id, text } of records) {
    for (let start = starts[next]; start && compareValues(id.toLowerCase(), start.id) >= 0; start = starts[next]) next++;
    const index = starts[next]?.from ?? lines.length;
    const texts = insertions.get(index);
    if (texts) texts.push(text);
    else insertions.set(index, [text]);
  }
  return insertions;
}
