/** A Markdown file with a part that is generated: between two markers, each on a line of its own. */
import { stripByteOrderMark } from '../../util/byte-order-mark.ts';

const begin = '<!-- lm4c:begin -->';
const end = '<!-- lm4c:end -->';

/** The file in three pieces, which are the whole of it; the markers are not inside. */
export interface MarkedDocument {
  readonly before: string;
  readonly inside: string;
  readonly after: string;
  /** With which the line of the first marker ends. */
  readonly newline: string;
}

/** Why a file has no part between two markers. */
export const markerFaults = {
  'no-markers': `it has no lines ${begin} and ${end}`,
  'no-begin': `it has ${end}, but no line ${begin}`,
  'no-end': `it has ${begin}, but no line ${end}`,
  'wrong-order': `it has ${end} above ${begin}`,
  'several-markers': `it has the markers ${begin} and ${end} more than once`,
} as const;
export type MarkerFault = keyof typeof markerFaults;

/** The pieces of a Markdown file; a marker in a fenced block of code is none. */
export function splitAtMarkers(text: string): MarkedDocument | MarkerFault {
  const begins = [...marked(text, begin)];
  const ends = [...marked(text, end)];
  const [first, last] = [begins[0], ends[0]];
  if (begins.length > 1 || ends.length > 1) return 'several-markers';
  if (!first) return last ? 'no-begin' : 'no-markers';
  if (!last) return 'no-end';
  if (last.at < first.at) return 'wrong-order';
  const start = first.at + first.line.length;
  return {
    before: text.slice(0, start),
    inside: text.slice(start, last.at),
    after: text.slice(last.at),
    newline: first.line.endsWith('\r\n') ? '\r\n' : '\n',
  };
}

/** The text with an empty part between two markers at its end. */
export function appendMarkers(text: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = stripByteOrderMark(text) === '' ? '' : text.endsWith('\n') ? newline : newline + newline;
  return `${text}${gap}${begin}${newline}${end}${newline}`;
}

interface Line {
  /** With its end. */
  readonly line: string;
  /** Where it begins. */
  readonly at: number;
}

function* marked(text: string, marker: string): Generator<Line> {
  for (const one of linesOutsideCode(text)) {
    const line = stripByteOrderMark(one.line);
    if (line.trim() === marker && !isIndented(line)) yield one;
  }
}

/** Whether Markdown takes the line for code. */
const isIndented = (line: string) => /^(?: {4}| {0,3}\t)/.test(line);

/** The lines that are in no fenced block of code (CommonMark 0.31, section 4.5). */
function* linesOutsideCode(text: string): Generator<Line> {
  let fence = '';
  let at = 0;
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const [, opening = ''] = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line) ?? [];
    if (fence) {
      if (closes(line, fence)) fence = '';
    } else if (opening) fence = opening;
    else yield { line, at };
    at += line.length;
  }
}

function closes(line: string, fence: string): boolean {
  const text = line.trim();
  return text.length >= fence.length && !isIndented(line) && text === fence.charAt(0).repeat(text.length);
}

/** The texts of the headings, roughly without their mark-up. */
export function findHeadings(text: string): string[] {
  const found: string[] = [];
  let above = '';
  for (const { line } of linesOutsideCode(text)) {
    const [hashes] = /^ {0,3}#{1,6}(?=\s)/.exec(line) ?? [];
    if (hashes)
      found.push(
        plain(
          line
            .slice(hashes.length)
            .trim()
            .replace(/(?:^|\s)#+$/, ''),
        ),
      );
    else if (above && /^ {0,3}(?:=+|-+)\s*$/.test(line)) found.push(plain(above));
    above = hashes ? '' : line.trim();
  }
  return found;
}

const plain = (text: string) =>
  text
    .replace(/!\[[^[\]]*\]\([^()]*\)|<[^<>]*>/g, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[`*\\]/g, '')
    .trim();
