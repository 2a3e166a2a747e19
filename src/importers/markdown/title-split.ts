/** What the ways to find a title have in common: offsets into the text of an entry, and prefixes that are not part of a title. */
import { cleanText } from '../../util/sanitize.ts';
import { looksLikeVenue, parseDate, parseDayOfYear, stripPunctuation } from './dates-and-venues.ts';
import type { InlinePiece } from './inline.ts';

export interface TitleSplit {
  readonly before: readonly InlinePiece[];
  readonly title: readonly InlinePiece[];
  readonly after: readonly InlinePiece[];
  readonly isQuoted?: boolean;
}

/** In characters; the text after it is not searched for a title. */
export const maxSearchLength = 2000;
export const wordCount = (text: string) =>
  cleanText(text)
    .split(' ')
    .filter((word) => /[\p{L}\d]/u.test(word)).length;
const hasIdeographs = (text: string) => /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}/.test(text);
export const hasWords = (text: string, minWords: number) => wordCount(text) >= minWords || hasIdeographs(text);

export const isDatesAndVenues = (text: string) =>
  parseDate(text) !== undefined ||
  looksLikeVenue(text) ||
  text.split(/[[\](),]/).every((part) => parseDate(part) || looksLikeVenue(part) || stripPunctuation(part) === '');

/** Splits the pieces at two offsets into their concatenated text. */
export function splitAtOffsets(pieces: readonly InlinePiece[], start: number, end: number): TitleSplit {
  let offset = 0;
  const parts = pieces.map((piece) => {
    const from = offset;
    offset += piece.text.length;
    const slice = (a: number, b: number) => ({ ...piece, text: piece.text.slice(Math.max(0, a - from), Math.max(0, b - from)) });
    return { before: slice(from, start), title: slice(start, end), after: slice(Math.max(end, from), offset) };
  });
  const nonEmpty = (side: keyof (typeof parts)[number]) => parts.map((part) => part[side]).filter(({ text }) => text !== '');
  return { before: nonEmpty('before'), title: nonEmpty('title'), after: nonEmpty('after') };
}

/** A tag in brackets, a date, or a number in a list. */
const titlePrefix =
  /^\s{0,9}(?:[[({【（]([^\])}】）\n]{1,60})[\])}】）]|((?:19|20)\d\d(?:[-./]\d{1,2}){0,2}(?!\s?[-–]))(?!\p{L})|(\d{1,3}[.)])(?=\s))[\s:.,|–—-]{0,9}/u;

/** The index after the tags, dates and numbers at the beginning of an entry. */
export function skipPrefixes(flat: string, start = 0): number {
  const [whole = '', bracketed, date, number] = titlePrefix.exec(flat.slice(start)) ?? [];
  const text = bracketed ?? date ?? '';
  const isPrefix =
    number !== undefined || isDatesAndVenues(text) || parseDayOfYear(text) !== undefined || /^[ x\p{Lu}\d-]{1,12}$/u.test(text);
  return whole !== '' && isPrefix ? skipPrefixes(flat, start + whole.length) : start;
}
