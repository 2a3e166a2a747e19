import type { WrittenPaper } from '../../catalog/model/schema.ts';
import { hasMath } from '../../catalog/model/schema.ts';
import { cleanText } from '../../util/sanitize.ts';
import { rewriteTitle } from '../../util/title-case.ts';
import { curlyQuotes } from '../../util/typography.ts';
import { findGroupEnd, type LatexPiece, type ParsedLatex, parseLatex } from './latex-decode.ts';

/** The title fields that a catalog stores. */
export type TitleFields = Pick<WrittenPaper, 'title' | 'title_tex' | 'protect'>;

/** The title in plain text, with its formulas in LaTeX and the words in braces. */
export function parseBibTitle(source: string): TitleFields & Omit<ParsedLatex, 'pieces'> {
  const inside = removeOuterBraces(source.replace(/\s+/g, ' ').trim());
  const { pieces, ...commands } = parseLatex(inside.text);
  const { text, isBraced } = joinWithBraces(pieces);
  const title = straightenQuotes(cleanText(text));
  const isBracedWord = inside.isBraced && !title.includes(' ');
  const words = isBracedWord ? [title].filter(needsProtection) : protectedWords(text, isBraced);
  return { title, ...texTitle(pieces, title), ...(words.length > 0 && { protect: words }), ...commands };
}

const needsProtection = (title: string) => hasUnprotectedCapitals(title, automaticallyProtected(title));

/** Braces around a whole title of several words do not mean that each of its words needs protection. */
function removeOuterBraces(source: string): { readonly text: string; readonly isBraced: boolean } {
  let text = source;
  while (text.startsWith('{') && text[1] !== '\\' && findGroupEnd(text, 0) === text.length - 1) text = text.slice(1, -1).trim();
  return { text, isBraced: text !== source };
}

/** The text, and for each of its UTF-16 code units whether it was in braces. */
function joinWithBraces(pieces: readonly LatexPiece[]): { readonly text: string; readonly isBraced: readonly boolean[] } {
  let text = '';
  const isBraced: boolean[] = [];
  for (const piece of pieces) {
    const plain = text === '' || text.endsWith(' ') ? piece.text.trimStart() : piece.text;
    text += plain;
    for (let index = 0; index < plain.length; index++) isBraced.push(piece.isBraced);
  }
  return { text: text.trimEnd(), isBraced };
}

/** The text with curly single quotes for `…', and with straight double quotes where the writers restore the curly ones. */
export function straightenQuotes(text: string): string {
  const typed = text.replace(/(?<![\p{L}\p{N}`])`([^`'‘’]*[^\s`'‘’])'(?![\p{L}\p{N}`])/gu, '‘$1’');
  const plain = typed.replace(/[“”]/g, '"');
  return curlyQuotes(plain) === typed ? plain : typed;
}

function texTitle(pieces: readonly LatexPiece[], title: string): { readonly title_tex?: string } {
  if (!pieces.some(({ math }) => math !== undefined)) return {};
  const isPlain = pieces.every(({ text, math }) => math !== undefined || !text.includes('$'));
  const tex = straightenQuotes(cleanText(pieces.map(({ text, math }) => (math === undefined ? text : `$${math}$`)).join('')));
  return isPlain && tex !== title && hasMath(tex) ? { title_tex: tex } : {};
}

/** Longer than any title; finding the words takes quadratic time. */
const maxProtectedTitleLength = 10_000;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The words, or runs of words, whose capitals writers would lose unless they are listed in `protect`. */
export function protectedWords(title: string, isBraced: readonly boolean[]): string[] {
  if (title.length > maxProtectedTitleLength) return [];
  const isProtected = automaticallyProtected(title);
  const needed = bracedRanges(title, isBraced).filter((range) => hasUnprotectedCapitals(title, isProtected, range));
  const words = needed.flatMap((range) => {
    const text = wholeWords(title, range);
    return text && !(text === 'A' && startsSentence(title, range)) ? [cleanText(text)] : [];
  });
  return [...new Set(words)];
}

function bracedRanges(title: string, isBraced: readonly boolean[]): Range[] {
  const ranges: Range[] = [];
  for (let start = 0; start < title.length; start++) {
    if (!isBraced[start]) continue;
    let end = start;
    while (end < title.length && isBraced[end]) end++;
    ranges.push({ start, end });
    start = end;
  }
  return ranges;
}

const startsSentence = (title: string, { start }: Range) => /(?:^|[:?!]\s*)$/.test(title.slice(Math.max(0, start - 3), start));

/** Whether a part of the title has capitals that no writer keeps by itself. */
function hasUnprotectedCapitals(
  title: string,
  isProtected: readonly boolean[],
  { start, end }: Range = { start: 0, end: title.length },
): boolean {
  for (let index = start; index < end; index++) if (!isProtected[index] && /\p{Lu}/u.test(title[index] ?? '')) return true;
  return false;
}

/** For each UTF-16 code unit of the title: whether the writers keep its capital by themselves. */
function automaticallyProtected(title: string): boolean[] {
  const isProtected: boolean[] = [];
  const record = (value: boolean) => (text: string) => {
    for (let index = 0; index < text.length; index++) isProtected.push(value);
    return text;
  };
  rewriteTitle(title, {}, { kept: record(true), rest: record(false) });
  return isProtected;
}

const wordCharacter = /[^\s!-/:-@[-^`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f]/;

/** The range without punctuation at its ends, extended to whole words. */
function wholeWords(title: string, { start, end }: Range): string {
  let [from, to] = [start, end];
  while (from < to && !wordCharacter.test(title[from] ?? '')) from++;
  while (to > from && !/[+#]/.test(title[to - 1] ?? '') && !wordCharacter.test(title[to - 1] ?? '')) to--;
  while (from > 0 && wordCharacter.test(title[from - 1] ?? '')) from--;
  while (to < title.length && wordCharacter.test(title[to] ?? '')) to++;
  return title.slice(from, to);
}
