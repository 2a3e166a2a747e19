import {
  type Accent,
  accentCommands,
  controlSymbols,
  droppedCommands,
  formattingCommands,
  ligatures,
  quoteCommands,
  settingCommands,
  symbolCommands,
} from './latex-symbols.ts';

/** A run of text with the same properties. */
export interface LatexPiece {
  readonly text: string;
  /** Whether it is in braces, which keep its capitals in every bibliography style. */
  readonly isBraced: boolean;
  /** The source between the dollars of a formula. */
  readonly math?: string;
}

export interface ParsedLatex {
  readonly pieces: readonly LatexPiece[];
  /** Unknown commands; their arguments are kept as text. */
  readonly unknownCommands: readonly string[];
  /** Commands whose argument is no part of the text, with it: `\footnote{Corrected}`. */
  readonly leftOutCommands: readonly string[];
}

/** Maximum nesting of braces and of accents, deeper than anybody writes. */
export const maxNesting = 50;

/** A position in a text that is parsed up to `end`. */
export interface Cursor {
  readonly text: string;
  position: number;
  readonly end: number;
}

/** Moves past the match of a sticky pattern; undefined if it does not match before the end. */
export function consume(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.position;
  const match = pattern.exec(cursor.text);
  if (!match || pattern.lastIndex > cursor.end) return undefined;
  cursor.position = pattern.lastIndex;
  return match;
}

interface LatexCursor extends Cursor {
  readonly pieces: LatexPiece[];
  readonly unknownCommands: Set<string>;
  readonly leftOutCommands: Set<string>;
  /** For each open group: whether it keeps capitals. */
  readonly openGroups: boolean[];
  readonly depth: number;
}

/** Never throws: source with errors is taken literally. */
export function parseLatex(source: string, depth = 0): ParsedLatex {
  const cursor: LatexCursor = {
    text: source,
    position: 0,
    end: source.length,
    pieces: [],
    unknownCommands: new Set(),
    leftOutCommands: new Set(),
    openGroups: [],
    depth,
  };
  while (cursor.position < source.length) parseToken(cursor);
  return { pieces: cursor.pieces, unknownCommands: [...cursor.unknownCommands], leftOutCommands: [...cursor.leftOutCommands] };
}

export const latexToText = (source: string) =>
  /[\\{}$~`'<>,?!-]/.test(source) ? piecesToText(parseLatex(source).pieces) : source;

export const piecesToText = (pieces: readonly LatexPiece[]) => pieces.map(({ text }) => text).join('');

function appendText(cursor: LatexCursor, text: string): void {
  if (text) cursor.pieces.push({ text, isBraced: cursor.openGroups.at(-1) ?? false });
}

function consumeCharacter(cursor: LatexCursor): string {
  cursor.position++;
  return cursor.text[cursor.position - 1] ?? '';
}

function parseToken(cursor: LatexCursor): void {
  const plain = consume(cursor, /[^\\{}$~`'<>,?!-]+/y);
  const ligature = plain ? undefined : consume(cursor, /---?|``|''|,,|<<|>>|[?!]`|~/y);
  appendText(cursor, plain?.[0] ?? (ligature ? (ligatures[ligature[0]] ?? '') : parseSpecialCharacter(cursor)));
}

/** The text to append; empty for braces and for formulas, which are appended as pieces of their own. */
function parseSpecialCharacter(cursor: LatexCursor): string {
  switch (cursor.text[cursor.position]) {
    case '\\':
      return parseCommand(cursor);
    case '$':
      return parseMath(cursor, /\$((?:[^$\\]|\\[\s\S]){1,1000})\$/y);
    case '{':
      return openGroup(cursor);
    case '}':
      cursor.openGroups.pop();
      cursor.position++;
      return '';
    default:
      return consumeCharacter(cursor);
  }
}

/** A group that begins with a command is one letter to BibTeX, whose capitals a style changes as any other. */
function openGroup(cursor: LatexCursor): string {
  const isInBraces = cursor.openGroups.at(-1) ?? false;
  cursor.openGroups.push(isInBraces || cursor.text[cursor.position + 1] !== '\\');
  cursor.position++;
  return '';
}

function parseMath(cursor: LatexCursor, pattern: RegExp): string {
  const math = consume(cursor, pattern)?.[1];
  if (math === undefined) return consumeCharacter(cursor);
  const text = cursor.depth < maxNesting ? piecesToText(parseLatex(math, maxNesting).pieces) : math;
  cursor.pieces.push({ text, isBraced: cursor.openGroups.at(-1) ?? false, math });
  return '';
}

function parseCommand(cursor: LatexCursor): string {
  if (cursor.text.startsWith('\\(', cursor.position)) return parseMath(cursor, /\\\(((?:[^\\]|\\[^)]){1,1000})\\\)/y);
  const [, word, symbol = ''] = consume(cursor, /\\(?:([A-Za-z]+)\*?\s*|([\s\S]?))/y) ?? [];
  const accent = accentCommands.get(word ?? symbol);
  if (accent) return parseAccent(accent, cursor);
  return word === undefined ? (controlSymbols[symbol] ?? symbol) : parseControlWord(word, cursor);
}

function parseControlWord(word: string, cursor: LatexCursor): string {
  const symbol = symbolCommands.get(word);
  if (symbol !== undefined) return symbol;
  if (word === 'url' || word === 'path') return unescapeLink(consumeGroup(cursor));
  const quotes = quoteCommands.get(word);
  if (quotes && cursor.depth < maxNesting) return appendQuoted(quotes, cursor);
  if (settingCommands.has(word)) consumeGroup(cursor);
  else if (droppedCommands.has(word)) cursor.leftOutCommands.add(`\\${word}{${consumeGroup(cursor)}}`);
  else if (!formattingCommands.has(word)) cursor.unknownCommands.add(`\\${word}`);
  return '';
}

/** The argument of a command between the signs that the command prints, with its braces and formulas. */
function appendQuoted([opening, closing]: readonly [string, string], cursor: LatexCursor): string {
  if (cursor.text[cursor.position] !== '{') return '';
  const { pieces, unknownCommands, leftOutCommands } = parseLatex(consumeGroup(cursor), cursor.depth + 1);
  for (const command of unknownCommands) cursor.unknownCommands.add(command);
  for (const command of leftOutCommands) cursor.leftOutCommands.add(command);
  appendText(cursor, opening);
  cursor.pieces.push(...pieces);
  return closing;
}

/** The source inside the group at the cursor; empty if no group begins there. */
function consumeGroup(cursor: LatexCursor): string {
  if (cursor.text[cursor.position] !== '{') return '';
  const end = findGroupEnd(cursor.text, cursor.position);
  const source = cursor.text.slice(cursor.position + 1, end);
  cursor.position = end + 1;
  return source;
}

/** Index of the brace that closes the group at `start`, or the length of the source. As in BibTeX, a backslash escapes no brace. */
export function findGroupEnd(source: string, start: number): number {
  let depth = 0;
  for (let index = start; index < source.length; index++) {
    if (source[index] === '{') depth++;
    if (source[index] === '}' && --depth === 0) return index;
  }
  return source.length;
}

/** The letter with its accent, and the rest of its group. */
function parseAccent({ mark, standalone }: Accent, cursor: LatexCursor): string {
  consume(cursor, /\s+/y);
  const [letter = '', ...rest] =
    parseAccentArgument(cursor)
      .normalize('NFD')
      .match(/\P{M}\p{M}*/gu) ?? [];
  if (letter === '' || letter === ' ') return standalone + rest.join('');
  return (restoreDot(letter, mark) + mark + rest.join('')).normalize('NFC');
}

/** `\'{\i}` is í: the dotless letters are only written to carry a mark above, but keep their form with a mark below. */
const restoreDot = (letter: string, mark: string) =>
  /[\u0323\u0326-\u0328\u0331]/.test(mark) ? letter : letter.replace(/^ı/, 'i').replace(/^ȷ/, 'j');

/** The text of a group, of a command or of one character. */
function parseAccentArgument(cursor: LatexCursor): string {
  if (cursor.depth >= maxNesting) return '';
  const char = cursor.text[cursor.position];
  if (char === '{') return piecesToText(parseLatex(consumeGroup(cursor), cursor.depth + 1).pieces);
  if (char !== '\\') return consume(cursor, /[^{}$\\]/uy)?.[0] ?? '';
  const inner: LatexCursor = { ...cursor, pieces: [], openGroups: [], depth: cursor.depth + 1 };
  const text = parseCommand(inner);
  cursor.position = inner.position;
  return text || piecesToText(inner.pieces);
}

/** A character as LaTeX source that prints it. */
export const escapeTexCharacter = (character: string) =>
  character === '\\' ? '{\\textbackslash}' : character.replace(/[{}$&%#_]/, '\\$&');

/** A URL or an identifier without the escapes that people write so that LaTeX accepts it. */
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
