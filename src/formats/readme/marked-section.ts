/** A Markdown file with a generated section between two markers, each on a line of its own. */
import { stripByteOrderMark } from '../../util/sanitize.ts';

const beginMarker = '<!-- lm4c:begin -->';
const endMarker = '<!-- lm4c:end -->';

/** The file in three parts that add up to it; the markers are in the first and the last. */
export interface MarkedDocument {
  readonly before: string;
  readonly inside: string;
  readonly after: string;
  /** The line end of the first marker. */
  readonly newline: string;
}

/** Why a file has no section between two markers. */
export const markerFaults = {
  'no-markers': `the lines ${beginMarker} and ${endMarker} are missing`,
  'no-begin': `the line ${beginMarker} is missing`,
  'no-end': `the line ${endMarker} is missing`,
  'wrong-order': `${endMarker} is above ${beginMarker}`,
  'several-markers': `${beginMarker} or ${endMarker} appears more than once`,
} as const;
export type MarkerFault = keyof typeof markerFaults;

/** The parts of a Markdown file; markers in fenced code blocks do not count. */
export function splitAtMarkers(text: string): MarkedDocument | MarkerFault {
  const begins = findMarkerLines(text, beginMarker);
  const ends = findMarkerLines(text, endMarker);
  const [first, last] = [begins[0], ends[0]];
  if (begins.length > 1 || ends.length > 1) return 'several-markers';
  if (!first) return last ? 'no-begin' : 'no-markers';
  if (!last) return 'no-end';
  if (last.start < first.start) return 'wrong-order';
  const start = first.start + first.line.length;
  return {
    before: text.slice(0, start),
    inside: text.slice(start, last.start),
    after: text.slice(last.start),
    newline: first.line.endsWith('\r\n') ? '\r\n' : '\n',
  };
}

/** The text with an empty marked section at its end. */
export function appendMarkers(text: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = stripByteOrderMark(text) === '' ? '' : text.endsWith('\n') ? newline : newline + newline;
  return `${text}${gap}${beginMarker}${newline}${endMarker}${newline}`;
}

function findMarkerLines(text: string, marker: string) {
  return [...linesOutsideCode(text)].filter((one) => {
    const line = stripByteOrderMark(one.line);
    return line.trim() === marker && !isIndented(line);
  });
}

/** Whether the line is indented code in Markdown. */
const isIndented = (line: string) => /^(?: {4}| {0,3}\t)/.test(line);

/** The lines outside fenced code blocks (CommonMark 0.31, section 4.5), with their line ends and their positions in the text. */
function* linesOutsideCode(text: string) {
  let fence = '';
  let start = 0;
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const [, opening = ''] = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line) ?? [];
    if (fence) fence = closesFence(line, fence) ? '' : fence;
    else if (opening) fence = opening;
    else yield { line, start };
    start += line.length;
  }
}

function closesFence(line: string, fence: string): boolean {
  const text = line.trim();
  return text.length >= fence.length && !isIndented(line) && text === fence.charAt(0).repeat(text.length);
}

/** The texts of the headings, without most of their markup. */
export function findHeadings(text: string): string[] {
  const found: string[] = [];
  let above = '';
  for (const { line } of linesOutsideCode(text)) {
    const [hashes = ''] = /^ {0,3}#{1,6}(?=\s)/.exec(line) ?? [];
    const heading = line.slice(hashes.length).trim();
    if (hashes) found.push(stripMarkup(heading.replace(/(?:^|\s)#+$/, '')));
    else if (above && /^ {0,3}(?:=+|-+)\s*$/.test(line)) found.push(stripMarkup(above));
    above = hashes ? '' : heading;
  }
  return found;
}

const stripMarkup = (text: string) =>
  text
    .replace(/!\[[^[\]]*\]\([^()]*\)|<[^<>]*>/g, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[`*\\]/g, '')
    .trim();
