/** JSON of a foreign file, with the lines on which its records begin. */
import { printParseErrorCode, visit } from 'jsonc-parser';

export interface ParsedJson {
  readonly value: unknown;
  /** Of each object or other value directly in a list, by the path of the list: '' of the file, `items` of its field. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
}

/** Why it is no JSON, and where. */
export interface JsonError {
  readonly line: number;
  readonly message: string;
}

/** So deep no record is, and the parser that tells places goes down one call a level. */
const deepest = 200;

/** @param text without a byte-order mark */
export function parseJson(text: string): ParsedJson | JsonError {
  const deep = tooDeep(text);
  if (deep !== undefined) return { line: deep, message: 'lists or objects in too many others' };
  const lines = new Map<string, number[]>();
  const wrong: JsonError[] = [];
  const note = (line: number, path: readonly (string | number)[]) => {
    if (typeof path.at(-1) !== 'number' || path.length > 3) return;
    const list = path.slice(0, -1).join('.');
    const known = lines.get(list) ?? [];
    known.push(line + 1);
    lines.set(list, known);
  };
  visit(
    text,
    {
      onError: (code, _offset, _length, line) => wrong.push({ line: line + 1, message: worded(printParseErrorCode(code)) }),
      onObjectBegin: (_offset, _length, line, _column, path) => note(line, path()),
      onArrayBegin: (_offset, _length, line, _column, path) => note(line, path()),
      onLiteralValue: (_value, _offset, _length, line, _column, path) => note(line, path()),
    },
    { disallowComments: true },
  );
  return wrong[0] ?? { value: JSON.parse(text), lines };
}

/** `CloseBraceExpected` as `close brace expected`. */
const worded = (code: string) => code.replace(/(?<=.)[A-Z]/g, ' $&').toLowerCase();

/** The line on which brackets are open in too many others. */
function tooDeep(text: string): number | undefined {
  let [depth, line, isText] = [0, 1, false];
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '\n') line++;
    if (char === '"') isText = !isText;
    if (isText && char === '\\') at++;
    if (isText) continue;
    if (char === '[' || char === '{') depth++;
    if (char === ']' || char === '}') depth--;
    if (depth > deepest) return line;
  }
  return undefined;
}
