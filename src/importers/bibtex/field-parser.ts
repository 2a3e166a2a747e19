/** Parses the fields of one BibTeX entry: names, braced and quoted values, and abbreviations joined by `#`. */
import { type Cursor, consume, maxNesting } from '../shared/latex-decode.ts';

export interface BibField {
  /** In lower case. */
  readonly name: string;
  /** The LaTeX source of the value without its delimiters; values joined by `#` are concatenated. */
  readonly source: string;
  readonly line: number;
  /** The first abbreviation in the value that no `@string` defines. */
  readonly undefinedString?: string | undefined;
}

/** Ends at the next entry that starts a line, so that a broken entry does not swallow the entries after it. */
export interface EntryCursor extends Cursor {
  /** Values of the `@string` abbreviations by their names in lower case. */
  readonly strings: Map<string, string>;
  readonly lineAt: (position: number) => number;
}

export class BibSyntaxError extends Error {}

/** Text between the fields that belongs to none of them. */
export interface StrayText {
  readonly text: string;
  readonly line: number;
}

interface ParsedFields {
  readonly fields: readonly BibField[];
  readonly strayTexts: readonly StrayText[];
  /** The closing brace of the entry is missing, but all fields are closed. */
  readonly isUnclosed?: true;
}

/**
 * The fields up to the closing delimiter of the entry.
 *
 * @throws BibSyntaxError
 */
export function parseFields(cursor: EntryCursor): ParsedFields {
  const fields: BibField[] = [];
  const strayTexts: StrayText[] = [];
  for (;;) {
    skipSeparators(cursor);
    if (cursor.position >= cursor.end) return { ...endWithoutDelimiter(fields), strayTexts };
    if (consume(cursor, /[})]/y)) {
      if (consume(cursor, /[ \t]*,?\s*[A-Za-z-]+\s*=\s*[{"\d]/y))
        throw new BibSyntaxError('a brace closes it before its last field');
      return { fields, strayTexts };
    }
    const line = cursor.lineAt(cursor.position);
    const start = cursor.position;
    const name = consume(cursor, /([^\s=,{}()"#%\\]+)\s*=\s*/y)?.[1]?.toLowerCase();
    const value = name === undefined ? undefined : parseValue(name, cursor);
    if (name !== undefined && value) fields.push({ name, line, ...value });
    else strayTexts.push({ text: skipStrayText(cursor, start), line });
  }
}

/** Moves past one word, group or character that is no field, and returns the text since `start`. */
function skipStrayText(cursor: EntryCursor, start: number): string {
  consume(cursor, /[^\s,={}()"%]+/y);
  if (consume(cursor, /\{/y)) cursor.position = findDelimiterEnd(cursor, /\}/, 'a group');
  if (cursor.position === start) cursor.position++;
  return cursor.text.slice(start, cursor.position).trim();
}

/** A value with another field inside shows that its own closing brace is the one that is missing. */
function endWithoutDelimiter(fields: readonly BibField[]): Omit<ParsedFields, 'strayTexts'> {
  const unclosed = fields.length === 0 ? 'it' : fields.find(({ source }) => nestedField.test(source))?.name;
  if (unclosed) throw new BibSyntaxError(`${unclosed} is not closed`);
  return { fields, isUnclosed: true };
}

const nestedField = /[\n,][ \t]*[A-Za-z-]+[ \t]*=[ \t]*[{"\d]/;

/** Skips white space, commas, and comments: people disable fields with a percent sign. */
function skipSeparators(cursor: EntryCursor): void {
  while (cursor.position < cursor.end && consume(cursor, /[\s,]+|%[^\n]*/y));
  const separators = /[\s,]*/y;
  separators.lastIndex = cursor.position;
  separators.exec(cursor.text);
  if (separators.lastIndex >= cursor.end) cursor.position = cursor.end;
}

/** Longer than any joined value; without a limit, abbreviations that join each other twice double with every definition. */
const maxJoinedLength = 10_000;

type ParsedValue = Pick<BibField, 'source' | 'undefinedString'>;

/** Undefined if there is no value, as in `year = ,`. */
function parseValue(name: string, cursor: EntryCursor): ParsedValue | undefined {
  const first = parseValuePart(name, cursor);
  if (!first) return undefined;
  let { source, undefinedString } = first;
  while (consume(cursor, /\s*#\s*/y)) {
    const part = parseValuePart(name, cursor);
    if (!part) break;
    source += part.source;
    undefinedString ??= part.undefinedString;
    if (source.length > maxJoinedLength && source !== part.source)
      throw new BibSyntaxError(`${name} is joined of too many abbreviations`);
  }
  return { source, undefinedString };
}

function parseValuePart(name: string, cursor: EntryCursor): ParsedValue | undefined {
  const opening = consume(cursor, /[{"]/y)?.[0];
  if (opening) {
    const start = cursor.position;
    cursor.position = findDelimiterEnd(cursor, opening === '{' ? /\}/ : /"/, name);
    return { source: cursor.text.slice(start, cursor.position - 1) };
  }
  const token = consume(cursor, /[^\s,{}()"#=]+/y)?.[0];
  if (token === undefined) return undefined;
  if (/^\d+$/.test(token)) return { source: token };
  const value = cursor.strings.get(token.toLowerCase());
  return value === undefined ? { source: token, undefinedString: token } : { source: value };
}

/**
 * Index after the closing delimiter that is outside all nested braces.
 *
 * @param name the field for messages; undefined for the entry itself
 * @throws BibSyntaxError if there is none
 */
export function findDelimiterEnd({ text, position, end }: EntryCursor, closing: RegExp, name?: string): number {
  let depth = 0;
  for (let index = position; index < end; index++) {
    const char = text[index] ?? '';
    if (depth === 0 && closing.test(char) && (char !== '"' || endsValue(text, index + 1))) return index + 1;
    if (char === '}') depth--;
    if (char === '{' && ++depth > maxNesting) throw new BibSyntaxError(`${name ?? 'it'} has braces in too many braces`);
    if (depth < 0) throw new BibSyntaxError(`${name ?? 'it'} has a brace that nothing opens`);
  }
  throw new BibSyntaxError(name === undefined ? 'it is not closed' : `${name} is not closed`);
}

/** Whether a quotation mark before the position ends a value: others are part of it, because people write `"The "Best" Code"`. */
function endsValue(text: string, position: number): boolean {
  const following = /\s*(?:[,#})%]|[A-Za-z-]+\s*=|$)/y;
  following.lastIndex = position;
  return following.test(text);
}
