import { cleanText } from '../../util/sanitize.ts';
import { parseCertainAuthors } from './authors.ts';
import { looksLikeVenue, parseDate, stripPunctuation } from './dates-and-venues.ts';
import { type InlinePiece, plainText, withoutDecoration } from './inline.ts';
import { classifyLink, isPaperLink } from './links.ts';
import { findPlainTitle } from './plain-title.ts';
import {
  hasWords,
  isDatesAndVenues,
  maxSearchLength,
  skipPrefixes,
  splitAtOffsets,
  type TitleSplit,
  wordCount,
} from './title-split.ts';

/** Splits an entry into the pieces before, in and after the title; undefined if no title is found. */
export function splitAtTitle(pieces: readonly InlinePiece[]): TitleSplit | undefined {
  return findQuotedTitle(pieces) ?? findFormattedTitle(pieces, 2) ?? findPlainTitle(pieces) ?? findFormattedTitle(pieces, 1);
}

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
  if (wordCount(bare) <= 1 || isDatesAndVenues(bare) || parseCertainAuthors(bare, true) || isAuthorList(before)) return true;
  return /[:\])}]$/.test(text) && (before.some(({ style }) => style === 'strong') || wordCount(bare) <= 3);
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
  if (parseDate(piece.text) || looksLikeVenue(piece.text)) return false;
  // A title of capitalized words looks like a name, but the page of a person is no paper.
  const leadsToPaper = piece.link !== undefined && isPaperLink(piece.link) && !/,|\set al\b/.test(piece.text);
  return leadsToPaper || !parseCertainAuthors(piece.text, piece.style !== 'strong');
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
  const before = pieces.slice(0, index);
  return stripPunctuation(plainText(before)) !== '' && !isAuthorList(before);
}

function continuesTitle(first: InlinePiece, piece: InlinePiece): boolean {
  return first.link !== undefined
    ? piece.link === first.link
    : piece.style === first.style && (piece.link === undefined || classifyLink(piece) === 'title');
}

function isAuthorList(before: readonly InlinePiece[]): boolean {
  const text = plainText(before);
  const names = text.slice(skipPrefixes(text)).replace(/(?:,\s(?:19|20)\d\d|[,.]?\s?\((?:19|20)\d\d[a-z]?\))?[.:,]?$/, '');
  return [names, `${names}.`].some((written) => parseCertainAuthors(written, true) !== undefined);
}

const closingQuotes: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '‘': '’',
  "'": "'",
  '「': '」',
  '《': '》',
  '[': ']',
};

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
