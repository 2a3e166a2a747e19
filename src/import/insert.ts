/** Records into the text of a file, which keeps all its bytes around them. */
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
  const next = isSorted ? begins.find((begin) => order(id.toLowerCase(), begin.id.toLowerCase()) < 0) : undefined;
  const isSpaced =
    begins.length < 2 || begins.some(({ at }, index) => index > 0 && lines[aboveComments(lines, at) - 1]?.trim() === '');
  const newline = lines[0]?.endsWith('\r') ? '\r\n' : '\n';
  const written = record.replaceAll('\n', newline);
  const gap = isSpaced ? newline : '';
  if (next) {
    const at = aboveComments(lines, next.at);
    const before = lines
      .slice(0, at)
      .map((line) => `${line}\n`)
      .join('');
    return `${before}${written}${gap}${lines.slice(at).join('\n')}`;
  }
  const end = text === '' || text.endsWith('\n') ? text : `${text}${newline}`;
  const isApart = end === '' || end === '\ufeff' || /\n\r?\n$/.test(end);
  return `${end}${isApart ? '' : gap}${written}`;
}

interface Begin {
  readonly id: string;
  /** Index of its line. */
  readonly at: number;
}

/** A record begins with a line that is neither indented nor a comment. */
function recordsIn(lines: readonly string[]): Begin[] {
  return lines.flatMap((line, at) => {
    const [, id] = /^\ufeff?["']?(\w[\w./:-]*)["']?:(?:\s|$)/.exec(line) ?? [];
    return id === undefined ? [] : [{ id, at }];
  });
}

/** The index of the first of the comment lines that stand directly above a record, which are about it. */
function aboveComments(lines: readonly string[], record: number): number {
  let at = record;
  while (at > 0 && lines[at - 1]?.startsWith('#')) at--;
  return at === 0 ? record : at;
}
