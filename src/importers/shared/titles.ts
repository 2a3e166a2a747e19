/** Titles with LaTeX -> as a catalog has them. */
import type { WrittenPaper } from '../../catalog/model/schema.ts';
import { hasMath } from '../../catalog/model/schema.ts';
import { curlyQuotes } from '../../util/curly-quotes.ts';
import { cleanText } from '../../util/sanitize.ts';
import { rewriteTitle } from '../../util/title-case.ts';
import { findGroupEnd, type LatexPiece, parseLatex } from './latex-decode.ts';

type Title = Pick<WrittenPaper, 'title' | 'title_tex' | 'protect'>;

/** The title, with what it has in braces and in dollars. */
export function parseBibTitle(source: string): Title & { readonly unknown: readonly string[] } {
  const inside = withoutBraces(source.replace(/\s+/g, ' ').trim());
  const { pieces, unknown } = parseLatex(inside.text);
  const { text, braced } = marked(pieces);
  const title = straightenQuotes(cleanText(text));
  const words = inside.isBraced && !title.includes(' ') ? [title].filter((word) => !isOwn(word)) : protectedWords(text, braced);
  return { title, ...texOf(pieces, title), ...(words.length > 0 && { protect: words }), unknown };
}

const isOwn = (title: string) => capitals(title, ownCapitals(title)).length === 0;

/** A title in braces as a whole says nothing of its words. */
function withoutBraces(source: string): { readonly text: string; readonly isBraced: boolean } {
  let text = source;
  while (text.startsWith('{') && text[1] !== '\\' && findGroupEnd(text, 0) === text.length - 1) text = text.slice(1, -1).trim();
  return { text, isBraced: text !== source };
}

/** The text on one line, and of each of its units whether it was in braces. */
function marked(pieces: readonly LatexPiece[]): { readonly text: string; readonly braced: readonly boolean[] } {
  let text = '';
  const braced: boolean[] = [];
  for (const piece of pieces) {
    const plain = text === '' || text.endsWith(' ') ? piece.text.trimStart() : piece.text;
    text += plain;
    for (let index = 0; index < plain.length; index++) braced.push(piece.isBraced);
  }
  return { text: text.trimEnd(), braced };
}

/** The text with single quotes in pairs, and with straight ones where the writers make the same of them. */
export function straightenQuotes(text: string): string {
  const typed = text.replace(/(?<![\p{L}\p{N}`])`([^`'‘’]*[^\s`'‘’])'(?![\p{L}\p{N}`])/gu, '‘$1’');
  const plain = typed.replace(/[“”]/g, '"');
  return curlyQuotes(plain) === typed ? plain : typed;
}

function texOf(pieces: readonly LatexPiece[], title: string): { readonly title_tex?: string } {
  if (!pieces.some(({ math }) => math !== undefined)) return {};
  const isPlain = pieces.every(({ text, math }) => math !== undefined || !text.includes('$'));
  const tex = straightenQuotes(cleanText(pieces.map(({ text, math }) => (math === undefined ? text : `$${math}$`)).join('')));
  return isPlain && tex !== title && hasMath(tex) ? { title_tex: tex } : {};
}

/** No title is longer; to find the words of one takes time by the square of its length. */
const longest = 10_000;

/** The words, or several in one, that a writer must be told to protect. */
export function protectedWords(title: string, braced: readonly boolean[]): string[] {
  if (title.length > longest) return [];
  const own = ownCapitals(title);
  const found = new Set<string>();
  for (let start = 0; start < title.length; start++) {
    if (!braced[start]) continue;
    let end = start;
    while (end < title.length && braced[end]) end++;
    const isNeeded = capitals(title, own, start, end).length > 0;
    const words = isNeeded ? wholeWords(title, start, end) : '';
    if (words && !(words === 'A' && /(?:^|[:?!]\s*)$/.test(title.slice(Math.max(0, start - 3), start))))
      found.add(cleanText(words));
    start = end;
  }
  return [...found];
}

/** Places of the capitals that no writer would keep by itself. */
function capitals(title: string, own: readonly boolean[], start = 0, end = title.length): number[] {
  const places: number[] = [];
  for (let at = start; at < end; at++) if (!own[at] && /\p{Lu}/u.test(title[at] ?? '')) places.push(at);
  return places;
}

/** Of each unit of the title whether the writers keep its capital. */
function ownCapitals(title: string): boolean[] {
  const own: boolean[] = [];
  const note = (isKept: boolean) => (text: string) => {
    for (let index = 0; index < text.length; index++) own.push(isKept);
    return text;
  };
  rewriteTitle(title, {}, { kept: note(true), rest: note(false) });
  return own;
}

const letter = /[^\s!-/:-@[-^`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f]/;

function wholeWords(title: string, start: number, end: number): string {
  let [from, to] = [start, end];
  while (from < to && !letter.test(title[from] ?? '')) from++;
  while (to > from && !/[+#]/.test(title[to - 1] ?? '') && !letter.test(title[to - 1] ?? '')) to--;
  while (from > 0 && letter.test(title[from - 1] ?? '')) from--;
  while (to < title.length && letter.test(title[to] ?? '')) to++;
  return title.slice(from, to);
}
