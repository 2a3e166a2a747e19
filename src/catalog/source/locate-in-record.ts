/** Finds the parts of a record in its YAML text, and computes the edits that change them. */
import { isCollection, isMap, isNode, isScalar, LineCounter, type Node, type Scalar } from 'yaml';
import type { TextEdit } from '../../util/errors.ts';
import type { AutoFix, Finding, ProblemLocation } from './explain-issues.ts';
import { readFast } from './fast-reader.ts';
import { type OffsetEdit, type OffsetFinding, type Path, parseRecord, type RecordSyntax } from './parse-record.ts';

/** A position in the text of a record; line and column are counted from 1, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A finding whose position and edit are relative to the start of the record. */
export interface LocatedFinding {
  readonly position: Position;
  readonly finding: Finding;
  readonly edit?: TextEdit | undefined;
}

export function locateFinding(lines: LineCounter, { offset, finding, edit }: OffsetFinding): LocatedFinding {
  return { position: positionAt(lines, offset), finding, edit: edit && locateEdit(lines, edit) };
}

/** The position of the part at a path, or of the nearest existing part around it, and the edit that fixes it. */
export function locateInRecord(
  text: string,
  path: Path,
  { excerpt, isName, autoFix }: ProblemLocation = {},
): Pick<LocatedFinding, 'position' | 'edit'> {
  const lines = new LineCounter();
  const { record } = parseRecord(text, lines);
  if (!record) return { position: recordStart };
  const offset = offsetOfExcerpt(record, path, excerpt) ?? offsetOf(record.node, path, isName ? 'name' : 'value');
  const edit = autoFix && createEdit(record, path, autoFix);
  return { position: positionAt(lines, offset), edit: edit && locateEdit(lines, edit) };
}

export const recordStart: Position = { line: 1, column: 1 };

function positionAt(lines: LineCounter, offset: number): Position {
  if (offset === 0) return recordStart;
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function locateEdit(lines: LineCounter, { start, end, text }: OffsetEdit): TextEdit {
  const [from, to] = [positionAt(lines, start), positionAt(lines, end)];
  return { ...from, endLine: to.line, endColumn: to.column, text };
}

/** The edit of the scalar at a path, in its own style or else quoted; undefined if it would change any other value. */
export function createEdit({ text, node }: RecordSyntax, path: Path, { rewriteSource, value }: AutoFix): OffsetEdit | undefined {
  const range = scalarAt(node, path)?.range;
  if (!range) return undefined;
  const [start, end] = range;
  const source = text.slice(start, end);
  const expected = JSON.stringify(withValueAt(readValue(text), path, value));
  const candidates = [rewriteSource(source), ...(source.includes('\n') ? [] : [JSON.stringify(value)])];
  const valueWith = (candidate: string) => readValue(text.slice(0, start) + candidate + text.slice(end));
  const isFix = (candidate: string) => candidate !== source && JSON.stringify(valueWith(candidate)) === expected;
  const replacement = candidates.find(isFix);
  return replacement === undefined ? undefined : { start, end, text: replacement };
}

const readValue = (text: string) => readFast(text)?.value ?? parseRecord(text).record?.value;

/** A copy of the value with the text at the path replaced. */
function withValueAt(value: unknown, [step, ...rest]: Path, text: string): unknown {
  if (step === undefined) return text;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? withValueAt(item, rest, text) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, name === step ? withValueAt(part, rest, text) : part]),
  );
}

function scalarAt(record: Node | undefined, path: Path): Scalar | undefined {
  const node = isCollection(record) && path.length > 0 ? record.getIn(path, true) : record;
  return isScalar(node) ? node : undefined;
}

/** The offset of an excerpt in the scalar at a path, or in one around it; undefined if the source has it in another form. */
function offsetOfExcerpt(record: RecordSyntax, path: Path, excerpt: string | undefined): number | undefined {
  if (!excerpt || path.length === 0) return undefined;
  const range = scalarAt(record.node, path)?.range;
  if (!range) return offsetOfExcerpt(record, path.slice(0, -1), excerpt);
  const at = record.text.slice(range[0], range[1]).indexOf(excerpt);
  return at < 0 ? undefined : range[0] + at;
}

/** The offset of the name or the value at a path, or of the nearest existing part around it. */
export function offsetOf(record: Node | undefined, path: Path, part: 'name' | 'value' = 'value'): number {
  if (path.length === 0 || !isCollection(record)) return 0;
  const parent = path.length > 1 ? record.getIn(path.slice(0, -1), true) : record;
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  const node = (part === 'value' ? record.getIn(path, true) : undefined) ?? pair?.key;
  return (isNode(node) && node.range?.[0]) || offsetOf(record, path.slice(0, -1));
}

/** The source of a plain scalar, before YAML resolves it to a number, boolean or null; undefined for other nodes. */
export function plainSource(record: Node | undefined, path: Path): string | undefined {
  const node = scalarAt(record, path);
  return node?.type === 'PLAIN' ? node.source : undefined;
}
