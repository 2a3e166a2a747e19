/** A .bib file -> its entries, as they are written. One that is broken ends where a line begins the next. */
// Not read by `@retorquere/bibtex-parser`, which is kept and with which the tests read. Its raw form writes values anew ($$x$$ is \[x\], a
// URL with a percent sign gets a line break, keywords are sorted), says no lines, and takes 2 ms an entry. Its grammar, which no other
// form of it exports, gives up an entry with a single dollar, one whose key has a parenthesis, and one without a comma between fields.
import { maxNesting } from '../shared/latex-decode.ts';

export interface BibField {
  /** In lower case. */
  readonly name: string;
  /** What stands in braces or quotes, with LaTeX, joined where `#` joins it. */
  readonly source: string;
  readonly line: number;
  /** An abbreviation in it that no `@string` defines. */
  readonly undefined?: string;
}

export interface BibEntry {
  /** In lower case. */
  readonly type: string;
  readonly key?: string | undefined;
  readonly line: number;
  /** By their names; of two with one name the first. */
  readonly fields: ReadonlyMap<string, BibField>;
  /** What stands twice, and says something else there. */
  readonly repeated: readonly BibField[];
  /** What is wrong where it cannot be read. */
  readonly broken?: string | undefined;
  readonly isUnclosed?: boolean | undefined;
}

interface Cursor {
  readonly text: string;
  at: number;
  /** Where the next entry begins a line: nothing of this one goes beyond it. */
  readonly end: number;
  readonly strings: Map<string, string>;
  readonly lineAt: (at: number) => number;
}

class Broken extends Error {}

/** All entries of a file, in their order; `@string`, `@preamble` and `@comment` are none. */
export function parseBibEntries(text: string): BibEntry[] {
  const begins = [...text.matchAll(/^[ \t]*@[A-Za-z]+\s*[{(]/gm)].map(({ index }) => index);
  const lineAt = lines(text);
  const strings = abbreviations(text);
  const found: BibEntry[] = [];
  const next = /(?<![\w.])@([A-Za-z]+)\s*[{(]/g;
  let following = 0;
  for (let match = next.exec(text); match; match = next.exec(text)) {
    while ((begins[following] ?? text.length) <= match.index) following++;
    const cursor = { text, at: next.lastIndex, end: begins[following] ?? text.length, strings, lineAt };
    const entry = block((match[1] ?? '').toLowerCase(), match.index, cursor);
    if (entry) found.push(entry);
    next.lastIndex = cursor.at;
  }
  return found;
}

/** What is defined anywhere in the file: where it stands twice, each entry has the one before it. */
function abbreviations(text: string): Map<string, string> {
  const strings = new Map(months.map((month) => [month, month]));
  for (const { 0: begin, index } of text.matchAll(/@string\s*[{(]/gi)) {
    block('string', index, { text, at: index + begin.length, end: text.length, strings, lineAt: () => 0 });
  }
  return strings;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The line of each place, asked for in their order. */
function lines(text: string): (at: number) => number {
  let [line, from] = [1, 0];
  return (at) => {
    for (let end = text.indexOf('\n', from); end >= 0 && end < at; end = text.indexOf('\n', from)) {
      line++;
      from = end + 1;
    }
    return line;
  };
}

function block(type: string, start: number, cursor: Cursor): BibEntry | undefined {
  const line = cursor.lineAt(start);
  if (type === 'comment') return skip({ ...cursor, end: cursor.text.length }, cursor);
  if (type === 'preamble') return skip(cursor, cursor);
  const key = type === 'string' ? undefined : keyAt(cursor);
  try {
    if (type !== 'string') return { type, key, line, ...entry(cursor) };
    for (const field of fields(cursor).all) if (field.undefined === undefined) cursor.strings.set(field.name, field.source);
    return undefined;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    cursor.at = cursor.end;
    return type === 'string' ? undefined : { type, key, line, fields: new Map(), repeated: [], broken: error.message };
  }
}

/** Goes past what is no entry; what is not closed ends at the next. */
function skip(within: Cursor, cursor: Cursor): undefined {
  try {
    cursor.at = balanced({ ...within, at: cursor.at }, /[})]/);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
  }
  return undefined;
}

function entry(cursor: Cursor): Pick<BibEntry, 'fields' | 'repeated' | 'isUnclosed'> {
  const { all, isUnclosed } = fields(cursor);
  const known = new Map<string, BibField>();
  const repeated: BibField[] = [];
  for (const field of all) {
    const first = known.get(field.name);
    if (!first?.source.trim()) known.set(field.name, field);
    else if (first.source !== field.source) repeated.push(field);
  }
  return { fields: known, repeated, isUnclosed };
}

/** What stands before the first comma, unless it is a field already. */
function keyAt(cursor: Cursor): string | undefined {
  const start = cursor.at;
  take(cursor, /[ \t\r]*/y);
  const key = take(cursor, /[^,\n={}]*/y)?.[0].trim();
  if (/[={]/.test(cursor.text[cursor.at] ?? '')) cursor.at = start;
  else return key || undefined;
  return undefined;
}

function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (!match || pattern.lastIndex > cursor.end) return undefined;
  cursor.at = pattern.lastIndex;
  return match;
}

/** Up to the end of the entry; where only that is missing, to where the next begins. */
function fields(cursor: Cursor): { readonly all: readonly BibField[]; readonly isUnclosed?: true } {
  const all: BibField[] = [];
  for (;;) {
    skipBetween(cursor);
    if (cursor.at >= cursor.end) {
      const open = all.length === 0 ? 'it' : all.find(({ source }) => fieldInside.test(source))?.name;
      if (open) throw new Broken(`${open} is not closed`);
      return { all, isUnclosed: true };
    }
    if (take(cursor, /[})]/y)) {
      if (take(cursor, /[ \t]*,?\s*[A-Za-z-]+\s*=\s*[{"\d]/y)) throw new Broken('a brace closes it before its last field');
      return { all };
    }
    const line = cursor.lineAt(cursor.at);
    const name = take(cursor, /([^\s=,{}()"#%\\]+)\s*=\s*/y)?.[1]?.toLowerCase();
    if (name === undefined) throw new Broken(`no field begins at ${JSON.stringify(rest(cursor))}`);
    all.push({ name, line, ...value(name, cursor) });
  }
}

const fieldInside = /[\n,][ \t]*[A-Za-z-]+[ \t]*=[ \t]*[{"\d]/;

/** People put fields out of the way with a percent sign. */
function skipBetween(cursor: Cursor): void {
  while (cursor.at < cursor.end && take(cursor, /[\s,]+|%[^\n]*/y));
  const blank = /[\s,]*/y;
  blank.lastIndex = cursor.at;
  blank.exec(cursor.text);
  if (blank.lastIndex >= cursor.end) cursor.at = cursor.end;
}

const rest = ({ text, at, end }: Cursor) => text.slice(at, Math.min(end, at + 20)).split('\n')[0] ?? '';

/** No abbreviation is longer, and those that are joined of each other grow without end. */
const longest = 10_000;

function value(name: string, cursor: Cursor): { readonly source: string; readonly undefined?: string } {
  let source = '';
  let unknown: string | undefined;
  do {
    const [part, isDefined] = piece(name, cursor);
    if (!isDefined) unknown ??= part;
    source += part;
    if (source.length > longest && source !== part) throw new Broken(`${name} is joined of too many abbreviations`);
  } while (take(cursor, /\s*#\s*/y));
  return { source, ...(unknown !== undefined && { undefined: unknown }) };
}

function piece(name: string, cursor: Cursor): readonly [source: string, isDefined: boolean] {
  const opening = take(cursor, /[{"]/y)?.[0];
  if (opening) {
    const start = cursor.at;
    cursor.at = balanced(cursor, opening === '{' ? /\}/ : /"/, name);
    return [cursor.text.slice(start, cursor.at - 1), true];
  }
  const bare = take(cursor, /[^\s,{}()"#=]+/y)?.[0];
  if (bare === undefined) throw new Broken(`${name} has no value`);
  if (/^\d+$/.test(bare)) return [bare, true];
  const said = cursor.strings.get(bare.toLowerCase());
  return [said ?? bare, said !== undefined];
}

/** Index behind the sign that closes what was opened, outside all braces in it. */
function balanced({ text, at, end }: Cursor, closing: RegExp, name?: string): number {
  let depth = 0;
  for (let index = at; index < end; index++) {
    const char = text[index] ?? '';
    if (depth === 0 && closing.test(char)) return index + 1;
    if (char === '}') depth--;
    if (char === '{' && ++depth > maxNesting) throw new Broken(`${name ?? 'it'} has braces in too many braces`);
    if (depth < 0) throw new Broken(`${name ?? 'it'} has a brace that nothing opens`);
  }
  throw new Broken(name === undefined ? 'it is not closed' : `${name} is not closed`);
}
