/** Parses JSON and finds the lines on which the elements of arrays begin. */
import { printParseErrorCode, visit } from 'jsonc-parser';

export interface ParsedJson {
  readonly value: unknown;
  /** First lines of the elements of each array, by the path of the array: '' for the file itself, `message.items`. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
}

/** A syntax error with its line, counted from 1. */
export interface JsonError {
  readonly line: number;
  readonly message: string;
}

/** Deeper than any bibliography; `visit` of jsonc-parser recurses once per level and would overflow the stack. */
const maxDepth = 200;

export function parseJson(text: string): ParsedJson | JsonError {
  const tooDeepLine = findTooDeepLine(text);
  if (tooDeepLine !== undefined) return { line: tooDeepLine, message: 'lists or objects in too many others' };
  const lines = new Map<string, number[]>();
  const errors: JsonError[] = [];
  const recordLine = (line: number, path: readonly (string | number)[]) => {
    if (typeof path.at(-1) !== 'number' || path.length > 3) return;
    const arrayPath = path.slice(0, -1).join('.');
    const elementLines = lines.get(arrayPath) ?? [];
    elementLines.push(line + 1);
    lines.set(arrayPath, elementLines);
  };
  visit(
    text,
    {
      onError: (code, _offset, _length, line) => errors.push({ line: line + 1, message: toWords(printParseErrorCode(code)) }),
      onObjectBegin: (_offset, _length, line, _column, path) => recordLine(line, path()),
      onArrayBegin: (_offset, _length, line, _column, path) => recordLine(line, path()),
      onLiteralValue: (_value, _offset, _length, line, _column, path) => recordLine(line, path()),
    },
    { disallowComments: true },
  );
  return errors[0] ?? { value: JSON.parse(text), lines };
}

/** `CloseBraceExpected` as `close brace expected`. */
const toWords = (code: string) => code.replace(/(?<=.)[A-Z]/g, ' $&').toLowerCase();

/** The line on which brackets are nested too deeply; undefined if none is. */
function findTooDeepLine(text: string): number | undefined {
  let [depth, line, isInString] = [0, 1, false];
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '\n') line++;
    if (char === '"') isInString = !isInString;
    if (isInString && char === '\\') at++;
    if (isInString) continue;
    if (char === '[' || char === '{') depth++;
    if (char === ']' || char === '}') depth--;
    if (depth > maxDepth) return line;
  }
  return undefined;
}
