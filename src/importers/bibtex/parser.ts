/** Splits a .bib file into entries. A broken entry ends before the next entry that begins a line. */
// Not `@retorquere/bibtex-parser`, which is kept up to date and which the tests compare with. Its raw form rewrites values ($$x$$ becomes
// \[x\], a URL with a percent sign gets a line break, keywords are sorted), reports no lines, and takes 2 ms an entry. Its grammar, which
// no other form of it exports, rejects an entry with a single dollar, one whose key has a parenthesis, and one without a comma between
// fields.
import { monthNames } from '../shared/dates.ts';
import { consume } from '../shared/latex-decode.ts';
import {
  type BibField,
  BibSyntaxError,
  type EntryCursor,
  findDelimiterEnd,
  parseFields,
  type StrayText,
} from './field-parser.ts';

export interface BibEntry {
  /** In lower case. */
  readonly type: string;
  readonly key?: string | undefined;
  readonly line: number;
  /** By name; of several fields with one name the first that is not empty. */
  readonly fields: ReadonlyMap<string, BibField>;
  /** Later fields with the name of another and a different value. */
  readonly duplicateFields: readonly BibField[];
  readonly strayTexts: readonly StrayText[];
  /** Why the entry cannot be read. */
  readonly syntaxError?: string | undefined;
  /** The closing brace of the entry is missing. */
  readonly isUnclosed?: boolean | undefined;
}

/** The entries of a file in its order, without `@string`, `@preamble` and `@comment`. */
export function parseBibEntries(text: string): BibEntry[] {
  const lineStarts = [...text.matchAll(/^[ \t]*@[ \t]*[A-Za-z][\w-]*\s*[{(]/gm)].map(({ index }) => index);
  const lineAt = createLineCounter(text);
  const strings = parseStrings(text);
  const entries: BibEntry[] = [];
  const entryStart = /(?<![\w.])@[ \t]*([A-Za-z][\w-]*)\s*[{(]/g;
  let next = 0;
  for (let match = entryStart.exec(text); match; match = entryStart.exec(text)) {
    while ((lineStarts[next] ?? text.length) <= match.index) next++;
    const cursor = { text, position: entryStart.lastIndex, end: lineStarts[next] ?? text.length, strings, lineAt };
    const entry = parseBlock((match[1] ?? '').toLowerCase(), match.index, cursor);
    if (entry) entries.push(entry);
    entryStart.lastIndex = cursor.position;
  }
  return entries;
}

/**
 * The abbreviations that the file defines anywhere, even after their use. The entries are then parsed with this map, which each `@string`
 * among them updates, so an abbreviation with several definitions has the last one before the entry.
 */
function parseStrings(text: string): Map<string, string> {
  const strings = new Map(monthNames.map((month) => [month, month]));
  for (const { 0: opening, index } of text.matchAll(/@string\s*[{(]/gi)) {
    parseBlock('string', index, { text, position: index + opening.length, end: text.length, strings, lineAt: () => 0 });
  }
  return strings;
}

/** The line of a position, counted from 1; positions must be passed in ascending order. */
function createLineCounter(text: string): (position: number) => number {
  let [line, lineStart] = [1, 0];
  return (position) => {
    for (let end = text.indexOf('\n', lineStart); end >= 0 && end < position; end = text.indexOf('\n', lineStart)) {
      line++;
      lineStart = end + 1;
    }
    return line;
  };
}

/** The entry whose opening delimiter is before the cursor; undefined for blocks that are not entries. */
function parseBlock(type: string, start: number, cursor: EntryCursor): BibEntry | undefined {
  const line = cursor.lineAt(start);
  if (type === 'comment') return skipBlock(cursor, cursor.text.length);
  if (type === 'preamble') return skipBlock(cursor, cursor.end);
  if (type === 'string') return defineStrings(cursor);
  const key = parseKey(cursor);
  try {
    return { type, key, line, ...parseEntryFields(cursor) };
  } catch (error) {
    if (!(error instanceof BibSyntaxError)) throw error;
    cursor.position = cursor.end;
    return { type, key, line, fields: new Map(), duplicateFields: [], strayTexts: [], syntaxError: error.message };
  }
}

/** Moves past a block; a block that is not closed before `end` is not skipped. */
function skipBlock(cursor: EntryCursor, end: number): undefined {
  try {
    cursor.position = findDelimiterEnd({ ...cursor, end }, /[})]/);
  } catch (error) {
    if (!(error instanceof BibSyntaxError)) throw error;
  }
}

function defineStrings(cursor: EntryCursor): undefined {
  try {
    for (const { name, source, undefinedString } of parseFields(cursor).fields)
      if (undefinedString === undefined) cursor.strings.set(name, source);
  } catch (error) {
    if (!(error instanceof BibSyntaxError)) throw error;
    cursor.position = cursor.end;
  }
}

function parseEntryFields(cursor: EntryCursor): Omit<BibEntry, 'type' | 'key' | 'line' | 'syntaxError'> {
  const { fields: all, ...rest } = parseFields(cursor);
  const fields = new Map<string, BibField>();
  const duplicateFields: BibField[] = [];
  for (const field of all) {
    const first = fields.get(field.name);
    if (!first?.source.trim()) fields.set(field.name, field);
    else if (first.source !== field.source) duplicateFields.push(field);
  }
  return { fields, duplicateFields, ...rest };
}

/** The text before the first comma, unless it is already a field. OpenReview writes it on a line of its own, as BibTeX allows. */
function parseKey(cursor: EntryCursor): string | undefined {
  const start = cursor.position;
  consume(cursor, /\s*/y);
  const key = consume(cursor, /[^,\n={}]*/y)?.[0].trim();
  const following = /\s*[={]/y;
  following.lastIndex = cursor.position;
  if (!following.test(cursor.text)) return key || undefined;
  cursor.position = start;
  return undefined;
}
