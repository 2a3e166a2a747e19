/** Records into the text of a file, which keeps all its bytes around them. */
import { recordsIn } from '../catalog/edit.ts';
import { order } from '../text.ts';

/** A record as it is written, with a line break at its end. */
export interface NewRecord {
  readonly id: string;
  readonly text: string;
}

/** The text with the records where the order of ids puts them; at its end where it has no order. */
export function inserted(text: string, records: readonly NewRecord[], isSorted: boolean): string {
  return records.reduce((whole, record) => insertedOne(whole, record, isSorted), text);
}

function insertedOne(text: string, { id, text: record }: NewRecord, isSorted: boolean): string {
  const lines = text.split('\n');
  const begins = recordsIn(lines);
  const next = isSorted ? begins.find((begin) => order(id.toLowerCase(), begin.id) < 0) : undefined;
  const isSpaced = begins.length < 2 || begins.some(({ from }, index) => index > 0 && lines[from - 1]?.trim() === '');
  const newline = lines[0]?.endsWith('\r') ? '\r\n' : '\n';
  const written = record.replaceAll('\n', newline);
  const gap = isSpaced ? newline : '';
  if (next) {
    const before = lines
      .slice(0, next.from)
      .map((line) => `${line}\n`)
      .join('');
    return `${before}${written}${gap}${lines.slice(next.from).join('\n')}`;
  }
  const end = text === '' || text.endsWith('\n') ? text : `${text}${newline}`;
  const isApart = end === '' || end === '\ufeff' || /\n\r?\n$/.test(end);
  return `${end}${isApart ? '' : gap}${written}`;
}
