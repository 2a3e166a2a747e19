import { cleanText } from '../../util/sanitize.ts';
import { parseCertainAuthors } from './authors.ts';
import { looksLikeVenue, parseDate, stripPunctuation } from './dates-and-venues.ts';
import { type InlinePiece, plainText, withoutDecoration } from './inline.ts';
import { classifyLink } from './links.ts';

export interface TitleSplit {
  readonly before: readonly InlinePiece[];
  readonly title: readonly InlinePiece[];
  readonly after: readonly InlinePiece[];
  readonly isQuoted?: boolean;
}

/** Splits an entry into the pieces before, in and after the title; undefined if no title is found. */
export function splitAtTitle(pieces: readonly InlinePiece[]): TitleSplit | undefined {
  return findQuotedTitle(pieces) ?? findFormattedTitle(pieces, 2) ?? findPlainTitle(pieces) ?? findFormattedTitle(pieces, 1);
}

/** In characters; the text after it is not searched for a title. */
const maxSearchLength = 2000;
const wordCount = (text: string) =>
  cleanText(text)
    .split(' ')
    .filter((word) => /[\p{L}\d]/u.test(word)).length;
const hasIdeographs = (text: string) => /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}/.test(text);
const hasWords = (text: string, minWords: number) => wordCount(text) >= minWords || hasIdeographs(text);

/** Quoted text that ends before or after punctuation or at the end, not in the middle of a title. */
const quotation = /(?:"[^\n]{3,}?"|“[^“”\n]{3,}”)(?:(?<=[.,].)|(?=\s*(?:$|[[({\n,.;:–—-])))/;

/** A title in quotes, after at most a short name, a date, a venue or authors. */
function findQuotedTitle(pieces: readonly InlinePiece[]): TitleSplit | undefined {
  const flat = pieces
    .map(({ text, link, isImage }) =>
      isImage || (link !== undefined && classifyLink({ text, style: 'plain', link }) !== 'title')
        ? '\n'.repeat(text.length)
        : text,
    )
    .join('')
    .slice(0, maxSearchLength);
  const match = quotation.exec(flat);
  if (!match) return undefined;
  const front = flat.slice(0, match.index);
  if (!hasWords(match[0], /:\s*$/.test(front) ? 1 : 3) || !/(?:^|[\s\])}:,.–—-])\s{0,9}$/.test(front)) return undefined;
  const end = match.index + match[0].length;
  const split = splitAtOffsets(pieces, match.index, end);
  if (isPartOfFormattedText(split) || !isPreface(split.before)) return undefined;
  const inside = splitAtOffsets(pieces, match.index + 1, end - 1);
  return { ...split, title: inside.title, isQuoted: true };
}

/** Whether a quotation is only a part of a link or of bold text, which is then the title. */
function isPartOfFormattedText({ before, title, after }: TitleSplit): boolean {
  const [previous, next] = [before.at(-1), after[0]];
  if (title.some(({ link }) => link !== undefined && (link === previous?.link || link === next?.link))) return true;
  if (title[0]?.style !== 'strong') return false;
  return next?.style === 'strong' || (previous?.style === 'strong' && !/:\s*$/.test(previous.text));
}

/** Whether the text before a title is only a short name, a date, a venue or authors. */
function isPreface(before: readonly InlinePiece[]): boolean {
  const text = plainText(before);
  const bare = stripPunctuation(text);
  if (wordCount(bare) <= 1 || isDatesAndVenues(bare) || parseCertainAuthors(bare, true)) return true;
  return /[:\])}]$/.test(text) && (before.some(({ style }) => style === 'strong') || wordCount(bare) <= 3);
}

const isDatesAndVenues = (text: string) =>
  parseDate(text) !== undefined ||
  looksLikeVenue(text) ||
  text.split(/[[\](),]/).every((part) => parseDate(part) || looksLikeVenue(part) || stripPunctuation(part) === '');

/** Splits the pieces at two offsets into their concatenated text. */
function splitAtOffsets(pieces: readonly InlinePiece[], start: number, end: number): TitleSplit {
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

/** The first link or bold text that can be a title; text in italics only at the beginning. */
function findFormattedTitle(pieces: readonly InlinePiece[], minWords: number): TitleSplit | undefined {
  const found = pieces.findIndex((piece, index) => canBeTitle(piece, minWords) && !isBeforeTitle(pieces, index));
  const first = pieces[found];
  if (!first) return undefined;
  const start = pieces.slice(0, found).findLastIndex((piece) => !continuesTitle(first, piece)) + 1;
  const length = pieces.slice(start).findIndex((piece) => !continuesTitle(first, piece));
  const end = length < 0 ? pieces.length : start + length;
  const split = { before: pieces.slice(0, start), title: pieces.slice(start, end), after: pieces.slice(end) };
  const isTitle = wordCount(plainText(split.before)) <= 3 || isPreface(split.before) || isAuthorList(split.before);
  return isTitle ? split : undefined;
}

function canBeTitle(piece: InlinePiece, minWords: number): boolean {
  if (piece.isImage || (piece.link === undefined && piece.style !== 'strong' && piece.style !== 'emphasis')) return false;
  if (!hasWords(piece.text, piece.style === 'emphasis' && piece.link === undefined ? 3 : minWords)) return false;
  if (classifyLink(piece) !== 'title' || /^#/.test(piece.link ?? '')) return false;
  return !parseDate(piece.text) && !looksLikeVenue(piece.text) && !parseCertainAuthors(piece.text, piece.style !== 'strong');
}

/** Whether a piece that can be a title is the short name before it, or text in italics that is not at the beginning. */
function isBeforeTitle(pieces: readonly InlinePiece[], index: number): boolean {
  const [piece, next, afterNext] = [pieces[index], pieces[index + 1], pieces[index + 2]];
  if (piece?.link !== undefined || piece?.style === 'strong') {
    const following = next && stripPunctuation(next.text) === '' && !next.isImage ? afterNext : next;
    const hasColon = /:\s*$/.test(piece.text) || next?.text.startsWith(':') === true;
    const isShortName = piece.link === undefined && wordCount(piece.text) <= 3 && hasColon;
    return isShortName && following?.link !== undefined && canBeTitle(following, 2);
  }
  return stripPunctuation(plainText(pieces.slice(0, index))) !== '';
}

function continuesTitle(first: InlinePiece, piece: InlinePiece): boolean {
  return first.link !== undefined
    ? piece.link === first.link
    : piece.style === first.style && (piece.link === undefined || classifyLink(piece) === 'title');
}

const isAuthorList = (before: readonly InlinePiece[]) =>
  parseCertainAuthors(plainText(before).replace(/[.:,]$/, ''), true) !== undefined;

/** The end of a title without formatting: a line break, a bracket, the end of a sentence or a year. */
const plainTitleEnd =
  /\n|\s[[({【]|(?<!\b\p{Lu}|\bvs|\bet al)[.](?=\s+["“\p{Lu}]|\s*$)|[?!](?=\s+\p{Lu})|[.,]\s+(?=['’]?(?:19|20)\d\d\b)/u;
/** A tag in brackets, or a date. */
const titlePrefix = /^\s{0,9}(?:[[({【]([^\])}】]{1,60})[\])}】]|((?:19|20)\d\d(?:[-./]\d{1,2}){0,2}))[\s:.,|–—-]{0,9}/;

/** A title without formatting, at the beginning or after the authors. */
function findPlainTitle(pieces: readonly InlinePiece[]): TitleSplit | undefined {
  const link = pieces.findIndex((piece) => piece.link !== undefined || piece.isImage);
  const flat = (link < 0 ? pieces : pieces.slice(0, link))
    .map(({ text }) => text)
    .join('')
    .slice(0, maxSearchLength);
  const start = skipPrefixes(flat);
  const firstEnd = findSentenceEnd(flat, start);
  const isAfterAuthors = parseCertainAuthors(stripPunctuation(flat.slice(start, firstEnd)), false) !== undefined;
  const from = isAfterAuthors ? firstEnd + (/^[.\s\n]{0,9}/.exec(flat.slice(firstEnd))?.[0].length ?? 0) : start;
  const until = findSentenceEnd(flat, from);
  const bare = stripPunctuation(flat.slice(from, until));
  if (!hasWords(bare, 3) || parseDate(bare) || looksLikeVenue(bare) || parseCertainAuthors(bare, false) || looksLikeRemark(bare))
    return undefined;
  return splitAtOffsets(pieces, from, until);
}

/** Whether a text addresses the reader, or begins with a label such as `Authors:`. */
const looksLikeRemark = (text: string) =>
  /^(?:we|our|this|these|please|if you|i|you|see|for more|there|here|note|thanks)\b/i.test(text) ||
  /^[\p{Ll}\p{Lu}]\p{Ll}*:\s/u.test(text);

function skipPrefixes(flat: string, start = 0): number {
  const [whole = '', bracketed, date] = titlePrefix.exec(flat.slice(start)) ?? [];
  const text = bracketed ?? date ?? '';
  const isPrefix = isDatesAndVenues(text) || /^[ x\p{Lu}\d-]{1,12}$/u.test(text);
  return whole !== '' && isPrefix ? skipPrefixes(flat, start + whole.length) : start;
}

function findSentenceEnd(flat: string, start: number): number {
  const match = plainTitleEnd.exec(flat.slice(start));
  if (!match) return findVenueStart(flat, start);
  return Math.min(start + match.index + 1, findVenueStart(flat, start));
}

/** Index of the comma before a venue, as in `, ICSE 2023`, or the length of the text. */
function findVenueStart(flat: string, start: number): number {
  const commas = flat.slice(start).matchAll(/, (?=([^,.;\n]{1,60}))/g);
  const comma = [...commas].find(([, part = '']) => /\d{2}/.test(part) && looksLikeVenue(part));
  return comma ? start + comma.index : flat.length;
}

const closingQuotes: Readonly<Record<string, string>> = { '"': '"', '“': '”', '‘': '’', "'": "'", '「': '」', '《': '》' };

/** A title as a catalog stores it: without emoji, surrounding quotes and a final full stop. */
export function cleanTitle(text: string): string {
  const bare = withoutFinalStop(withoutDecoration(text.replace(/\s[[(]\s?[\])]/g, '')));
  const end = closingQuotes[bare.charAt(0)];
  const inner = bare.slice(1, -1);
  const isQuoted = end !== undefined && bare.endsWith(end) && !inner.includes(bare.charAt(0)) && !inner.includes(end);
  return isQuoted ? withoutFinalStop(inner) : bare;
}

/** An ellipsis and `etc.` keep their stops. */
const withoutFinalStop = (text: string) => cleanText(/\.\.$|\betc\.$/i.test(text) ? text : text.replace(/\s?[.。,:;]$/, ''));
