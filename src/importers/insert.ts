/** Records into the text of a file, which keeps all its bytes around them. */
import { findRecordStarts, type RecordStart } from '../catalog/source/text-edits.ts';
import { byteOrderMark } from '../util/byte-order-mark.ts';
import { compareValues } from '../util/compare.ts';

/** A record as it is written, with a line break at its end. */
export interface NewRecord {
  readonly id: string;
  readonly text: string;
}

/** The text with the records where the order of ids puts them; at its end where it has no order. */
export function insertRecords(whole: string, records: readonly NewRecord[], isSorted: boolean): string {
  const mark = whole.startsWith(byteOrderMark) ? byteOrderMark : '';
  const text = whole.slice(mark.length);
  const lines = text.split(/(?<=\n)/);
  const begins = findRecordStarts(lines);
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  const gap = isSpaced(lines, begins) ? newline : '';
  const places = placed(lines, isSorted ? begins : [], isSorted ? records.toSorted(byId) : records);
  const written = (at: number) => (places.get(at) ?? []).map((record) => record.replaceAll('\n', newline));
  const parts = lines.map((line, at) => [...written(at), line].join(gap));
  return mark + extended(parts.join(''), written(lines.length), { newline, gap });
}

const byId = (a: NewRecord, b: NewRecord) => compareValues(a.id.toLowerCase(), b.id.toLowerCase());

/** Whether empty lines stand between records, or would: where there are less than two, nothing says that they do not. */
function isSpaced(lines: readonly string[], begins: readonly RecordStart[]): boolean {
  return begins.length < 2 || begins.some(({ from }, index) => index > 0 && lines[from - 1]?.trim() === '');
}

/** The texts of new records by the line before which they stand: that of the first record with a later id, or behind all. */
function placed(
  lines: readonly string[],
  begins: readonly RecordStart[],
  records: readonly NewRecord[],
): ReadonlyMap<number, readonly string[]> {
  const places = new Map<number, string[]>();
  let next = 0;
  for (const { id, text } of records) {
    for (let begin = begins[next]; begin && compareValues(id.toLowerCase(), begin.id) >= 0; begin = begins[next]) next++;
    const begin = begins[next];
    const at = begin?.from ?? lines.length;
    const before = places.get(at);
    if (before) before.push(text);
    else places.set(at, [text]);
  }
  return places;
}

interface Breaks {
  readonly newline: string;
  /** What stands between two records. */
  readonly gap: string;
}

/** The text with records behind it. */
function extended(text: string, records: readonly string[], { newline, gap }: Breaks): string {
  if (records.length === 0) return text;
  const end = text === '' || text.endsWith('\n') ? text : `${text}${newline}`;
  const isApart = end === '' || /\n\r?\n$/.test(end);
  return `${end}${isApart ? '' : gap}${records.join(gap)}`;
}
