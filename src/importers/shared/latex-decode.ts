/** LaTeX -> text in Unicode. */
import { accentCommands, droppedCommands, formattingCommands, symbolCommands } from './latex-symbols.ts';

/** A part of a text that is written in one way. */
export interface LatexPiece {
  readonly text: string;
  /** Whether it stands in braces, so that a style leaves its capitals. */
  readonly isBraced: boolean;
  /** Between dollars, where it is mathematics. */
  readonly math?: string;
}

export interface ParsedLatex {
  readonly pieces: readonly LatexPiece[];
  /** Commands that nothing is known of; what they stand on is in the text. */
  readonly unknown: readonly string[];
}

/** Deeper than anybody writes, and than accents on accents are followed. */
export const maxNesting = 50;

interface Cursor {
  readonly source: string;
  at: number;
  readonly pieces: LatexPiece[];
  readonly unknown: Set<string>;
  /** Of each open group, whether it keeps capitals. */
  readonly groups: boolean[];
  readonly depth: number;
}

/** The text of what LaTeX would set; what is wrong in it is taken as it is. */
export function parseLatex(source: string, depth = 0): ParsedLatex {
  const cursor: Cursor = { source, at: 0, pieces: [], unknown: new Set(), groups: [], depth };
  while (cursor.at < source.length) step(cursor);
  return { pieces: cursor.pieces, unknown: [...cursor.unknown] };
}

/** The text alone. */
export const latexToText = (source: string) => (/[\\{}$~`'<>,?!-]/.test(source) ? joined(parseLatex(source)) : source);

const joined = ({ pieces }: ParsedLatex) => pieces.map(({ text }) => text).join('');

function put(cursor: Cursor, text: string): void {
  if (text) cursor.pieces.push({ text, isBraced: cursor.groups.at(-1) ?? false });
}

/** The next piece that `pattern` matches here, past which it goes. */
function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.source);
  if (match) cursor.at = pattern.lastIndex;
  return match ?? undefined;
}

function step(cursor: Cursor): void {
  const plain = take(cursor, /[^\\{}$~`'<>,?!-]+/y);
  const ligature = plain ? undefined : take(cursor, /---?|``|''|,,|<<|>>|[?!]`|~/y);
  put(cursor, plain?.[0] ?? (ligature ? (ligatures[ligature[0]] ?? '') : sign(cursor)));
}

/** What stands for the sign here: nothing for a brace, and what is put there already for mathematics. */
function sign(cursor: Cursor): string {
  switch (cursor.source[cursor.at]) {
    case '\\':
      return command(cursor);
    case '$':
      return mathematics(cursor, /\$((?:[^$\\]|\\[\s\S]){1,1000})\$/y);
    case '{':
      return open(cursor);
    case '}':
      cursor.groups.pop();
      cursor.at++;
      return '';
    default:
      cursor.at++;
      return cursor.source[cursor.at - 1] ?? '';
  }
}

/** What TeX makes of several signs in a row. */
const ligatures: Readonly<Record<string, string>> = {
  '--': '–',
  '---': '—',
  '``': '“',
  "''": '”',
  ',,': '„',
  '<<': '«',
  '>>': '»',
  '?`': '¿',
  '!`': '¡',
  '~': ' ',
};

/** BibTeX takes a group that begins with a command for one letter, and changes its capital as any other. */
function open(cursor: Cursor): string {
  const outer = cursor.groups.at(-1) ?? false;
  cursor.groups.push(outer || cursor.source[cursor.at + 1] !== '\\');
  cursor.at++;
  return '';
}

function mathematics(cursor: Cursor, pattern: RegExp): string {
  const math = take(cursor, pattern)?.[1];
  if (math === undefined) {
    cursor.at++;
    return cursor.source[cursor.at - 1] ?? '';
  }
  const text = cursor.depth < maxNesting ? joined(parseLatex(math, maxNesting)) : math;
  cursor.pieces.push({ text, isBraced: cursor.groups.at(-1) ?? false, math });
  return '';
}

function command(cursor: Cursor): string {
  if (cursor.source.startsWith('\\(', cursor.at)) return mathematics(cursor, /\\\(((?:[^\\]|\\[^)]){1,1000})\\\)/y);
  const [, word, sign = ''] = take(cursor, /\\(?:([A-Za-z]+)\*?\s*|([\s\S]?))/y) ?? [];
  const accent = accentCommands.get(word ?? sign);
  if (accent) return accented(accent, cursor);
  return word === undefined ? (controls[sign] ?? sign) : named(word, cursor);
}

function named(word: string, cursor: Cursor): string {
  const known = symbolCommands.get(word);
  if (known !== undefined) return known;
  if (word === 'url' || word === 'path') return unescapeLink(group(cursor));
  if (droppedCommands.has(word)) group(cursor);
  else if (!formattingCommands.has(word)) cursor.unknown.add(`\\${word}`);
  return '';
}

/** Commands of one sign that do not simply mean the sign. */
const controls: Readonly<Record<string, string>> = {
  '\\': ' ',
  ',': ' ',
  ';': ' ',
  ':': ' ',
  '>': ' ',
  '\n': ' ',
  '!': '',
  '-': '',
  '/': '',
  '@': '',
  '(': '',
  ')': '',
};

/** What stands in the group here; empty where there is none. */
function group(cursor: Cursor): string {
  if (cursor.source[cursor.at] !== '{') return '';
  const end = findGroupEnd(cursor.source, cursor.at);
  const inside = cursor.source.slice(cursor.at + 1, end);
  cursor.at = end + 1;
  return inside;
}

/** Index of the brace that closes the one here, or of the end. BibTeX counts a brace behind a backslash as any other. */
export function findGroupEnd(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    if (source[at] === '{') depth++;
    if (source[at] === '}' && --depth === 0) return at;
  }
  return source.length;
}

/** A letter with its accent, and what else stands in the same group. */
function accented({ mark, alone }: { readonly mark: string; readonly alone: string }, cursor: Cursor): string {
  take(cursor, /\s+/y);
  const [first = '', ...rest] =
    argument(cursor)
      .normalize('NFD')
      .match(/\P{M}\p{M}*/gu) ?? [];
  if (first === '' || first === ' ') return alone + rest.join('');
  return (undotted(first, mark) + mark + rest.join('')).normalize('NFC');
}

/** Of the letters without a dot, that are only there to carry an accent, the ones that have it. */
const undotted = (letter: string, mark: string) =>
  /[\u0323\u0326-\u0328\u0331]/.test(mark) ? letter : letter.replace(/^ı/, 'i').replace(/^ȷ/, 'j');

function argument(cursor: Cursor): string {
  if (cursor.depth >= maxNesting) return '';
  if (cursor.source[cursor.at] === '{') return joined(parseLatex(group(cursor), cursor.depth + 1));
  const start = cursor.at;
  if (cursor.source[start] === '\\') {
    const inner: Cursor = { ...cursor, pieces: [], groups: [], depth: cursor.depth + 1 };
    const text = command(inner);
    cursor.at = inner.at;
    return text || joined({ pieces: inner.pieces, unknown: [] });
  }
  return take(cursor, /[^{}$\\]/uy)?.[0] ?? '';
}

/** A link or an id as it is, of which people escape what TeX would obey. */
export function unescapeLink(link: string): string {
  if (!/[\\{}$]/.test(link)) return link.trim();
  return link
    .replace(/\\textasciitilde|\\sim(?![A-Za-z])|\\~(?:\{\})?/g, '~')
    .replace(/\\textunderscore/g, '_')
    .replace(/\\(?:url|path|href|nolinkurl)(?![A-Za-z])/g, '')
    .replace(/\$~\$/g, '~')
    .replace(/\\([^A-Za-z])/g, '$1')
    .replace(/[{}]/g, '')
    .trim();
}
