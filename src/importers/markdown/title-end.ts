/** Finds the end of a title without formatting, as a reader does: at the first mark that is followed by something else than a title. */
import { parseCertainAuthors } from './authors.ts';
import { isPresentationType, looksLikeVenue, parseDate, stripPunctuation } from './dates-and-venues.ts';
import { idFacts, isLinkLabel } from './links.ts';

/** Marks that may end a title; whether they do depends on the text after them. */
const boundary = /\n|\s*\|\s|\s?[[({【（]|[.?!](?=[\s"“]|$)|[,;]\s|\s(?:[–—-]|--)\s/gu;

type Boundary = (mark: string, index: number, flat: string) => boolean;

const boundaryTests: readonly (readonly [mark: RegExp, ends: Boundary])[] = [
  [/^(?:\n|\s*\|\s)$/, () => true],
  [/[[({【（]$/, (mark, index, flat) => endsAtBracket(flat, index, index + mark.length)],
  [/^\.$/, (_, index, flat) => endsSentence(flat, index)],
  [/^[?!]$/, (_, index, flat) => isCertainPart(nextPart(flat, index + 1))],
  [/^[,;]\s$/, (_, index, flat) => isCertainAfterComma(flat.slice(index + 2, index + 600))],
  [/[–—-]/, (mark, index, flat) => isCertainPart(nextPart(flat, index + mark.length))],
];

/** The index after the title that begins at `start`. */
export function findTitleEnd(flat: string, start: number): number {
  boundary.lastIndex = start;
  for (let match = boundary.exec(flat); match; match = boundary.exec(flat)) {
    const [mark] = match;
    const { index } = match;
    const ends = index > start && boundaryTests.find(([pattern]) => pattern.test(mark))?.[1](mark, index, flat);
    if (ends) return /[.?!]/.test(mark) ? index + 1 : index;
    // The text in a bracket that belongs to the title has no end of the title in it.
    if (/[[({【（]$/.test(mark)) boundary.lastIndex = Math.max(boundary.lastIndex, closingIndex(flat, index + mark.length));
  }
  return flat.length;
}

/** The index of the bracket that closes, or that of the text after the opening one if none closes on the line. */
function closingIndex(flat: string, inside: number): number {
  const length = flat.slice(inside, inside + 200).search(/[\])}】）\n]/);
  return length < 0 || flat[inside + length] === '\n' ? inside : inside + length;
}

/** Whether a bracket is not part of the title: it has a venue, a date or a label, or the title does not go on after it. */
function endsAtBracket(flat: string, index: number, inside: number): boolean {
  const close = closingIndex(flat, inside);
  const content = flat.slice(inside, close);
  const after = flat.slice(close + 1);
  if (isAbbreviation(content, flat.slice(0, index)) || /^\s(?!(?:in|at|by|from|arxiv|https?)\b)\p{Ll}/u.test(after)) return false;
  if (isCertainPart(content) || isLinkLabel(content) || idFacts(stripPunctuation(content)) !== undefined) return true;
  return close === inside || !/^(?::|[-/]\p{L}|\s\d|\s(?:\p{Lu}\p{Ll}+\s){2})/u.test(after);
}

/** Whether a text in brackets is the abbreviation of the words before it: `Large Frog Models (LFMs)`. */
function isAbbreviation(content: string, before: string): boolean {
  const letters = content.replace(/s$/, '').replace(/[^\p{Lu}]/gu, '');
  if (!/^[\p{L}\d-]{2,12}$/u.test(content) || letters.length < 2) return false;
  const initials = before
    .split(/[\s-]+/)
    .slice(-10)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
  return isSubsequence(letters, initials);
}

function isSubsequence(letters: string, text: string): boolean {
  let found = 0;
  for (const char of text) if (char === letters[found]) found++;
  return found === letters.length;
}

/** Whether a full stop ends a sentence, and not an initial or an abbreviation. */
function endsSentence(flat: string, index: number): boolean {
  if (!/^\.(?:\s+["“\p{Lu}\d]|\s*$|\s*["“]|\s+(?:in|arxiv)\b)/u.test(flat.slice(index, index + 12))) return false;
  return !/(?:(?:^|[\s.-])\p{Lu}|\b(?:vs|et al|St|Dr|e\.g|i\.e))$/u.test(flat.slice(Math.max(0, index - 8), index));
}

/** The text up to the next mark that separates the parts of an entry. */
const nextPart = (flat: string, start: number) =>
  flat
    .slice(start, start + 600)
    .replace(/^\s+/, '')
    .split(/\n|\s\||[[({【（]|(?<!(?:^|[\s.-])\p{Lu})(?<!\bet al)\.(?=\s|$)|\s[–—]\s/u)[0] ?? '';

/** Whether a text is a date, a venue, names, or several of them between commas. */
export function isCertainPart(text: string): boolean {
  const bare = stripPunctuation(text);
  if (bare === '') return false;
  if (isCertainTerm(bare) || parseCertainAuthors(text.trim(), false)) return true;
  return isListOfCertainParts(text.split(/[,;]\s/), false);
}

const isCertainTerm = (text: string) => parseDate(text) !== undefined || looksLikeVenue(text) || isPresentationType(text);

/** Certain parts at either end, and names between them. */
function isListOfCertainParts(parts: readonly string[], isNameRequired: boolean): boolean {
  const front = parts.findIndex((part) => !isCertainTerm(part));
  if (front < 0) return true;
  const back = parts.findLastIndex((part) => !isCertainTerm(part)) + 1;
  const names = parts.slice(front, back);
  if (isNameRequired && (names.length < 2 || !names.every((name) => /\p{L}[\s.]+\p{L}/u.test(name.replace(/^and\s/, '')))))
    return false;
  return parts.length > names.length && parseCertainAuthors(names.join(', '), true) !== undefined;
}

/** Whether the text after a comma is a venue with a year, a year, or two names and more with a venue or a year. */
function isCertainAfterComma(following: string): boolean {
  const part = nextPart(following, 0);
  const [first = ''] = part.split(/[,;]\s/);
  if (/\d{2}/.test(first) && isCertainTerm(first.trim())) return true;
  if (/\d/.test(part) && looksLikeVenue(first) && isListOfCertainParts(part.split(/[,;]\s/), false)) return true;
  if (/\bet al\b/.test(first)) return parseCertainAuthors(first, false) !== undefined;
  return isListOfCertainParts(part.split(/[,;]\s/), true) && part.includes(', ');
}
