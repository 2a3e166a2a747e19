/** Where the title of a paper stands among the pieces of an entry. */
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

/** The pieces in front of the title, of it and after it; undefined where none can be told. */
export function splitAtTitle(all: readonly InlinePiece[]): TitleSplit | undefined {
  return quoted(all) ?? marked(all, 2) ?? plain(all) ?? marked(all, 1);
}

const longest = 2000;
const wordCount = (text: string) =>
  cleanText(text)
    .split(' ')
    .filter((word) => /[\p{L}\d]/u.test(word)).length;
const isIdeographic = (text: string) => /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}/.test(text);
const hasWords = (text: string, least: number) => wordCount(text) >= least || isIdeographic(text);

/** Quotes whose end is followed by nothing that goes on with the title. */
const quotation = /"([^\n]{3,}?)"(?=\s*(?:$|[[({\n,.;:–—-]))|“([^“”\n]{3,})”(?=\s*(?:$|[[({\n,.;:–—-]))/;

/** A title in quotes, behind nothing but a name, a date, a venue or authors. */
function quoted(all: readonly InlinePiece[]): TitleSplit | undefined {
  const flat = all
    .map(({ text, link, isPicture }) =>
      isPicture || (link !== undefined && classifyLink({ text, look: 'plain', link }) !== 'title')
        ? '\n'.repeat(text.length)
        : text,
    )
    .join('')
    .slice(0, longest);
  const found = quotation.exec(flat);
  if (!found) return undefined;
  const front = flat.slice(0, found.index);
  if (!hasWords(found[0], /:\s*$/.test(front) ? 1 : 3) || !/(?:^|[\s\])}:,.–—-])\s{0,9}$/.test(front)) return undefined;
  const cut = cutAt(all, found.index, found.index + found[0].length);
  if (!isOneLook(cut) || !isPreface(cut.before)) return undefined;
  const inside = cutAt(all, found.index + 1, found.index + found[0].length - 1);
  return { ...cut, title: inside.title, isQuoted: true };
}

/** Whether a quotation is not a part of a link or of bold text that is the title. */
function isOneLook({ before, title, after }: TitleSplit): boolean {
  const [front, back] = [before.at(-1), after[0]];
  if (title.some(({ link }) => link !== undefined && (link === front?.link || link === back?.link))) return false;
  if (title[0]?.look !== 'strong') return true;
  return back?.look !== 'strong' && (front?.look !== 'strong' || /:\s*$/.test(front.text));
}

/** Whether all in front of a title says something else of the paper: its short name, date, venue or authors. */
function isPreface(before: readonly InlinePiece[]): boolean {
  const text = plainText(before).trim();
  const bare = stripPunctuation(text);
  if (wordCount(bare) <= 1 || isShort(bare) || parseCertainAuthors(bare, true)) return true;
  return /[:\])}]$/.test(text) && (before.some(({ look }) => look === 'strong') || wordCount(bare) <= 3);
}

const isShort = (text: string) =>
  parseDate(text) !== undefined ||
  looksLikeVenue(text) ||
  text.split(/[[\](),]/).every((part) => parseDate(part) || looksLikeVenue(part) || stripPunctuation(part) === '');

function cutAt(all: readonly InlinePiece[], start: number, end: number): TitleSplit {
  let place = 0;
  const parts = all.map((piece) => {
    const from = place;
    place += piece.text.length;
    const part = (a: number, b: number) => ({ ...piece, text: piece.text.slice(Math.max(0, a - from), Math.max(0, b - from)) });
    return { before: part(from, start), title: part(start, end), after: part(Math.max(end, from), place) };
  });
  const filled = (side: 'before' | 'title' | 'after') => parts.map((part) => part[side]).filter(({ text }) => text !== '');
  return { before: filled('before'), title: filled('title'), after: filled('after') };
}

/** The first link or bold text that may be a title; text in italics only at the beginning. */
function marked(all: readonly InlinePiece[], least: number): TitleSplit | undefined {
  const index = all.findIndex((piece, place) => mayBeTitle(piece, least) && isFree(all, place));
  const first = all[index];
  if (!first) return undefined;
  const rest = all.slice(index).findIndex((piece) => !goesOn(first, piece));
  const end = rest < 0 ? all.length : index + rest;
  const cut = { before: all.slice(0, index), title: all.slice(index, end), after: all.slice(end) };
  return wordCount(plainText(cut.before)) <= 3 || isPreface(cut.before) || isSentences(cut.before) ? cut : undefined;
}

function mayBeTitle(piece: InlinePiece, least: number): boolean {
  if (piece.isPicture || (piece.link === undefined && piece.look !== 'strong' && piece.look !== 'emphasis')) return false;
  if (!hasWords(piece.text, piece.look === 'emphasis' && piece.link === undefined ? 3 : least)) return false;
  if (classifyLink(piece) !== 'title' || /^#/.test(piece.link ?? '')) return false;
  return !parseDate(piece.text) && !looksLikeVenue(piece.text) && !parseCertainAuthors(piece.text, piece.look !== 'strong');
}

/** Whether a piece is not the short name in front of the title itself. */
function isFree(all: readonly InlinePiece[], place: number): boolean {
  const [piece, next, after] = [all[place], all[place + 1], all[place + 2]];
  if (piece?.link !== undefined || piece?.look === 'strong') {
    const following = next && stripPunctuation(next.text) === '' && !next.isPicture ? after : next;
    const isShortName =
      piece.link === undefined && wordCount(piece.text) <= 3 && /:\s*$/.test(piece.text + (next?.text.slice(0, 1) ?? ''));
    return !(isShortName && following && following.link !== undefined && mayBeTitle(following, 2));
  }
  return stripPunctuation(plainText(all.slice(0, place))) === '';
}

function goesOn(first: InlinePiece, piece: InlinePiece): boolean {
  if (piece.isPicture || piece.text === '\n') return false;
  return first.link !== undefined
    ? piece.link === first.link
    : piece.look === first.look && (piece.link === undefined || classifyLink(piece) === 'title');
}

const isSentences = (before: readonly InlinePiece[]) =>
  parseCertainAuthors(plainText(before).replace(/[.:,]$/, ''), true) !== undefined;

/** Where a title without any mark ends. */
const ends =
  /\n|\s[[({【]|(?<!\b\p{Lu}|\bvs|\bet al)[.](?=\s+["“\p{Lu}]|\s*$)|[?!](?=\s+\p{Lu})|[.,]\s+(?=['’]?(?:19|20)\d\d\b)/u;
const prefix = /^\s{0,9}(?:[[({【]([^\])}】]{2,60})[\])}】]|((?:19|20)\d\d(?:[-./]\d{1,2}){0,2}))[\s:.,|–—-]{0,9}/;

function plain(all: readonly InlinePiece[]): TitleSplit | undefined {
  const link = all.findIndex((piece) => piece.link !== undefined || piece.isPicture);
  const flat = (link < 0 ? all : all.slice(0, link))
    .map(({ text }) => text)
    .join('')
    .slice(0, longest);
  const start = afterPrefixes(flat);
  const first = sentenceFrom(flat, start);
  const named = parseCertainAuthors(stripPunctuation(flat.slice(start, first)), false);
  const from = named ? first + (/^[.\s\n]{0,9}/.exec(flat.slice(first))?.[0].length ?? 0) : start;
  const until = named ? sentenceFrom(flat, from) : first;
  const title = flat.slice(from, until);
  const bare = stripPunctuation(title);
  if (!hasWords(bare, 3) || parseDate(bare) || looksLikeVenue(bare) || parseCertainAuthors(bare, false) || isProse(bare))
    return undefined;
  return cutAt(all, from, until);
}

/** What speaks to the reader, or says of what kind it is: `Authors: ...`. */
const isProse = (text: string) =>
  /^(?:we|our|this|these|please|if you|i|you|see|for more|there|here|note|thanks)\b/i.test(text) ||
  /^[\p{Ll}\p{Lu}]\p{Ll}*:\s/u.test(text);

function afterPrefixes(flat: string): number {
  let start = 0;
  for (let times = 0; times < 4; times++) {
    const [whole = '', bracketed, date] = prefix.exec(flat.slice(start)) ?? [];
    const text = bracketed ?? date ?? '';
    if (whole === '' || !(isShort(text) || /^[ x\p{Lu}\d-]{1,12}$/u.test(text))) return start;
    start += whole.length;
  }
  return start;
}

function sentenceFrom(flat: string, start: number): number {
  const found = ends.exec(flat.slice(start));
  if (!found) return venueStart(flat, start);
  const keepsMark = /[?!]/.test(found[0]) ? 1 : 0;
  return Math.min(start + found.index + keepsMark, venueStart(flat, start));
}

/** Where `, ICSE 2023` begins. */
function venueStart(flat: string, start: number): number {
  for (let comma = flat.indexOf(', ', start); comma >= 0; comma = flat.indexOf(', ', comma + 1)) {
    const [part = ''] = /^[^,.;\n]{1,60}/.exec(flat.slice(comma + 2)) ?? [];
    if (/\d{2}/.test(part) && looksLikeVenue(part)) return comma;
  }
  return flat.length;
}

const quotes: Readonly<Record<string, string>> = { '"': '"', '“': '”', '‘': '’', "'": "'", '「': '」', '《': '》' };

/** A title as a catalog has it: without signs, quotes around all of it and a full stop. */
export function cleanTitle(text: string): string {
  const bare = withoutStop(withoutDecoration(text.replace(/\s[[(]\s?[\])]/g, ' ')));
  const end = quotes[bare.charAt(0)];
  const inner = bare.slice(1, -1);
  const isQuoted =
    end !== undefined && bare.length > 2 && bare.endsWith(end) && !inner.includes(bare.charAt(0)) && !inner.includes(end);
  return isQuoted ? withoutStop(inner) : bare;
}

/** An ellipsis and `etc.` end with stops that are not the sentence's. */
const withoutStop = (text: string) => cleanText(/\.\.$|\betc\.$/i.test(text) ? text : text.replace(/\s?[.。,:;]$/, ''));
