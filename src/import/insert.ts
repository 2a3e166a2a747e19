/** Records into the text of a file, which keeps all its bytes around them. */
import { recordsIn } from '../catalog/edit.ts';
import { order } from '../text.ts';

/** A record as it is written, with a line break at its end. */
export interface NewRecord {
  readonly id: string;
  readonly text: string;
}

/** The text with the records where the order of ids puts them; at its end where it has no order. */
export function inserted(whole: string, records: readonly NewRecord[], isSorted: boolean): string {
  const mark = whole.startsWith('\ufeff') ? '\ufeff' : '';
  const text = whole.slice(mark.length);
  const lines = text.split('\n');
  const begins = recordsIn(lines);
  const newline = lines[0]?.endsWith('\r') ? '\r\n' : '\n';
  const isSpaced = begins.length < 2 || begins.some(({ from }, index) => index > 0 && lines[from - 1]?.trim() === '');
  const gap = isSpaced ? newline : '';
  const parts: string[] = [];
  const last: string[] = [];
  let [line, next] = [0, isSorted ? 0 : begins.length];
  for (const { id, text: record } of isSorted ? records.toSorted(byId) : records) {
    while (next < begins.length && order(id.toLowerCase(), begins[next]?.id ?? '') >= 0) next++;
    const written = record.replaceAll('\n', newline);
    const from = begins[next]?.from;
    if (from === undefined) last.push(written);
    else parts.push(...lines.slice(line, from).map((one) => `${one}\n`), written, gap);
    line = from ?? line;
  }
  return mark + withLast(parts.join('') + lines.slice(line).join('\n'), last, { newline, gap });
}

const byId = (a: NewRecord, b: NewRecord) => order(a.id.toLowerCase(), b.id.toLowerCase());

interface Breaks {
  readonly newline: string;
  /** Between two records. */
  readonly gap: string;
}

function withLast(text: string, records: readonly string[], { newline, gap }: Breaks): string {
  if (records.length === 0) return text;
  const end = text === '' || text.endsWith('\n') ? text : `${text}${newline}`;
  const isApart = end === '' || /\n\r?\n$/.test(end);
  return `${end}${isApart ? '' : gap}${records.join(gap)}`;
}
