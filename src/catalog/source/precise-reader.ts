/** Text of a record -> its entry, or everything wrong in it with the places: slow, and right about all of YAML. */
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar, visit } from 'yaml';
import type { TextEdit } from '../../util/errors.ts';
import { cleanText } from '../../util/sanitize.ts';
import { mayHaveComment } from '../model/fields.ts';
import type { RecordSchema } from '../model/schema.ts';
import {
  type AutoFix,
  explainIssue,
  explainSyntaxError,
  type Finding,
  issuesByPart,
  type ProblemLocation,
  valueAt,
} from './explain-issues.ts';
import { cleanTexts, readFast } from './fast-reader.ts';

export type Path = readonly PropertyKey[];

/** A place in the text of a record, both counted from 1, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Found {
  readonly place: Position;
  readonly finding: Finding;
  readonly edit?: TextEdit | undefined;
}

export interface PreciseReading<E> {
  /** Also of a record that is wrong; empty where there is none. */
  readonly id: string;
  /** Undefined where anything was found. */
  readonly entry: E | undefined;
  readonly found: readonly Found[];
}

/** In UTF-16 units; a paper with 3,000 authors takes a third of it. */
export const maxRecordLength = 256 * 1024;

/** Nobody mends more of one record at once. */
const enough = 100;

/** The entry of a record, or every problem with it. */
export function readPrecisely<E>(form: RecordSchema<E>, text: string): PreciseReading<E> {
  const lines = new LineCounter();
  const placed = ({ offset, finding, edit }: FoundAt): Found => ({
    place: placeAt(lines, offset),
    finding,
    edit: edit && placedEdit(lines, edit),
  });
  const { pair, found } = parseRecord(text, lines);
  if (!pair) return { id: writtenId(text), entry: undefined, found: found.map(placed) };

  const { id, node, value } = pair;
  const checked = form.entry.safeParse(value);
  const wrong = [
    ...idFindings(form, id),
    ...cutTexts(freeTexts(form, id, node), text),
    ...issuesByPart(checked.error?.issues ?? [], value)
      .slice(0, enough)
      .map((issue): FoundAt => {
        const offset = offsetOf(node, issue.path, issue.code === 'unrecognized_keys' ? 'name' : 'value');
        const plain = source(node, issue.path);
        const name = fieldName(issue.path) || (form.bare ? id : '');
        const finding = explainIssue(issue, { name, value: valueAt(value, issue.path), source: plain });
        const quoted = finding.code === 'unquoted-text' && plain ? quotedMend(plain) : undefined;
        return { offset, finding, edit: quoted && editOf(text, node, issue.path, quoted) };
      }),
  ];
  return { id, entry: wrong.length > 0 ? undefined : checked.data, found: wrong.map(placed) };
}

/** Where the part at a path stands in the text of a record (for one that is not there, the nearest around it), and what mends it. */
export function locateInRecord(
  text: string,
  path: Path,
  spot: ProblemLocation = {},
): { readonly place: Position; readonly edit?: TextEdit | undefined } {
  const lines = new LineCounter();
  const node = parseRecord(text, lines).pair?.node;
  const offset = pieceOffset(text, node, path, spot.piece) ?? offsetOf(node, path, spot.isName ? 'name' : 'value');
  const edit = spot.mend && editOf(text, node, path, spot.mend);
  return { place: placeAt(lines, offset), edit: edit && placedEdit(lines, edit) };
}

/** A text of a record: as it is written, and as YAML reads it before it is cleaned. */
export interface ScalarText {
  readonly path: Path;
  readonly source: string;
  readonly value: string;
}

/** All texts of a record, in its order. */
export function scalarsOf(text: string): ScalarText[] {
  const inside = (node: unknown, path: Path): ScalarText[] => {
    if (isMap(node))
      return node.items.flatMap(({ key, value }) => inside(value, [...path, isScalar(key) ? String(key.value) : '']));
    if (isSeq(node)) return node.items.flatMap((item, index) => inside(item, [...path, index]));
    if (!isScalar(node) || !node.range || typeof node.value !== 'string') return [];
    return [{ path, source: text.slice(node.range[0], node.range[1]), value: node.value }];
  };
  return inside(parseRecord(text, new LineCounter()).pair?.node, []);
}

/** An edit between two offsets of the record's text. */
interface EditAt {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function placedEdit(lines: LineCounter, { start, end, text }: EditAt): TextEdit {
  const [from, to] = [placeAt(lines, start), placeAt(lines, end)];
  return { ...from, endLine: to.line, endColumn: to.column, text };
}

const quotedMend = (text: string): AutoFix => ({ written: () => JSON.stringify(text), text });

/** The edit that mends the scalar at a path, in its own style or else in quotes; undefined where anything else would change with it. */
function editOf(text: string, record: Node | undefined, path: Path, mend: AutoFix): EditAt | undefined {
  const node = scalarAt(record, path);
  if (!node?.range) return undefined;
  const [start, end] = node.range;
  const source = text.slice(start, end);
  const before = JSON.stringify(withText(readValue(text), path, mend.text));
  const candidates = [mend.written(source), ...(source.includes('\n') ? [] : [JSON.stringify(mend.text)])];
  const right = candidates.find(
    (one) => one !== source && JSON.stringify(readValue(text.slice(0, start) + one + text.slice(end))) === before,
  );
  return right === undefined ? undefined : { start, end, text: right };
}

function readValue(text: string): unknown {
  return readFast(text)?.value ?? parseRecord(text, new LineCounter()).pair?.value;
}

/** The value with another text at the path. */
function withText(value: unknown, [step, ...rest]: Path, text: string): unknown {
  if (step === undefined) return text;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? withText(item, rest, text) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, name === step ? withText(part, rest, text) : part]),
  );
}

function scalarAt(record: Node | undefined, path: Path): Scalar | undefined {
  const node = isMap(record) && path.length > 0 ? record.getIn(path, true) : record;
  return isScalar(node) ? node : undefined;
}

/** Where a piece of the text at a path, or around it, is written; undefined where it is written otherwise. */
function pieceOffset(text: string, record: Node | undefined, path: Path, piece: string | undefined): number | undefined {
  if (!piece || path.length === 0) return undefined;
  const range = scalarAt(record, path)?.range;
  if (!range) return pieceOffset(text, record, path.slice(0, -1), piece);
  const at = text.slice(range[0], range[1]).indexOf(piece);
  return at < 0 ? undefined : range[0] + at;
}

/** A finding at an offset of the record's text. */
interface FoundAt {
  readonly offset: number;
  readonly finding: Finding;
  readonly edit?: EditAt | undefined;
}

function placeAt(lines: LineCounter, offset: number): Position {
  if (offset === 0) return { line: 1, column: 1 };
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** The id of a record that YAML cannot parse, so that references to it are not taken for wrong; empty where there is none. */
function writtenId(text: string): string {
  return /^["']?([^\s"']+?)["']?(?::?\s|:?$)/.exec(text.slice(0, 200))?.[1] ?? '';
}

interface Parsed {
  readonly pair?: { readonly id: string; readonly node: Node | undefined; readonly value: unknown };
  readonly found: readonly FoundAt[];
}

function parseRecord(text: string, lines: LineCounter): Parsed {
  if (text.length > maxRecordLength) {
    const message = `a record of ${Math.round(text.length / 1024)} KiB; is this a file of a catalog?`;
    return { found: [{ offset: 0, finding: { code: 'record-too-long', message } }] };
  }
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const error = doc.errors[0] ?? doc.warnings[0];
  if (error) {
    // How deep is too deep depends on the stack of the machine; the place shall not.
    const offset = error.code === 'RESOURCE_EXHAUSTION' ? 0 : error.pos[0];
    const finding = explainSyntaxError(error, lineAround(text, offset));
    return { found: [{ offset, finding, edit: finding.code === 'unquoted-colon' ? colonEdit(text, offset) : undefined }] };
  }
  const alias = firstAlias(doc);
  if (alias !== undefined) {
    return {
      found: [
        { offset: alias, finding: { code: 'alias', message: 'an alias (*name) is not followed', fix: 'write the value out' } },
      ],
    };
  }
  // Several records between braces are one piece: only one could be told from it.
  const pair = isMap(doc.contents) && !doc.contents.flow ? doc.contents.items[0] : undefined;
  if (!pair || !isScalar(pair.key)) {
    const message = 'not a record: an id with a colon, and its fields indented below';
    return { found: [{ offset: 0, finding: { code: 'not-a-record', message } }] };
  }
  const node = isNode(pair.value) ? pair.value : undefined;
  return { pair: { id: pair.key.source ?? String(pair.key.value), node, value: cleanTexts(node?.toJS(doc) ?? null) }, found: [] };
}

/** Quotes around a text with a colon, where it begins at the offset and ends with its line. */
function colonEdit(text: string, offset: number): EditAt | undefined {
  const written = /^[^\r\n]*/.exec(text.slice(offset))?.[0].trimEnd() ?? '';
  const end = offset + written.length;
  const [indent, next] = [lineAround(text, offset), lineAround(text, text.indexOf('\n', end) + 1)].map(indentation);
  const goesOn = text.indexOf('\n', end) >= 0 && (next ?? 0) > (indent ?? 0);
  // What begins with a sign of YAML, or has a comment behind it, was meant otherwise.
  if (goesOn || /^[^\p{L}\p{N}(]|\s#|:$/u.test(written) || !written.includes(': ')) return undefined;
  return { start: offset, end, text: JSON.stringify(written) };
}

const indentation = (line: string) => line.length - line.trimStart().length;

function firstAlias(doc: Document): number | undefined {
  let offset: number | undefined;
  visit(doc, {
    Alias: (_, alias) => {
      offset = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

function idFindings<E>(form: RecordSchema<E>, id: string): FoundAt[] {
  const issues = form.id.safeParse(id).error?.issues ?? [];
  return issues.map((issue) => ({ offset: 0, finding: explainIssue(issue, { name: 'the id', value: id, source: undefined }) }));
}

interface NamedScalar {
  readonly field: string;
  readonly scalar: Scalar;
  readonly isListItem?: boolean;
}

/** The free texts of a record, in which a `#` may be meant; after an id, a number or a URL a comment is only a comment. */
function freeTexts<E>({ fields, bare }: RecordSchema<E>, id: string, record: Node | undefined): NamedScalar[] {
  if (bare) return scalarsIn(id, record);
  if (!fields || !isMap(record)) return [];
  return record.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) return [];
    // The parts of a map are the title of a preprint and the name of a group.
    return scalarsIn(name, value).filter((found) => found.field !== name || !mayHaveComment(field));
  });
}

function scalarsIn(field: string, node: unknown): NamedScalar[] {
  if (isScalar(node)) return [{ field, scalar: node }];
  if (isSeq(node))
    return node.items.flatMap((item) => scalarsIn(field, item).map((found) => ({ ...found, isListItem: isScalar(item) })));
  if (!isMap(node)) return [];
  const texts = node.items.filter(({ value }) => isScalar(value) && typeof value.value === 'string');
  return texts.flatMap(({ key, value }) => (isScalar(key) ? scalarsIn(String(key.value), value) : []));
}

/** The texts that YAML cuts short because ` #` begins a comment. */
function cutTexts(all: readonly NamedScalar[], text: string): FoundAt[] {
  return all.flatMap(({ field, scalar, isListItem = false }) => {
    if (scalar.type !== 'PLAIN' || !scalar.range) return [];
    const [start, end] = scalar.range;
    const rest = /^[ \t]+#.*/.exec(text.slice(end))?.[0].trimEnd();
    if (!rest) return [];
    const message = `YAML ends ${field} at " #" and takes the rest for a comment`;
    const whole = JSON.stringify(cleanText(text.slice(start, end)) + rest);
    return [{ offset: end, finding: { code: 'cut-text', message, fix: isListItem ? `- ${whole}` : `${field}: ${whole}` } }];
  });
}

function lineAround(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end);
}

/** Where the name or the value of the part at a path stands; for a part that is not there, the nearest one around it. */
function offsetOf(record: Node | undefined, path: Path, what: 'name' | 'value' = 'value'): number {
  if (path.length === 0 || !isMap(record)) return 0;
  const parent = path.length > 1 ? record.getIn(path.slice(0, -1), true) : record;
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  const node = (what === 'value' ? record.getIn(path, true) : undefined) ?? pair?.key;
  return (isNode(node) && node.range?.[0]) || offsetOf(record, path.slice(0, -1));
}

/** A plain scalar as it is written, before YAML takes it for a number or nothing. */
function source(record: Node | undefined, path: Path): string | undefined {
  const node = scalarAt(record, path);
  return node?.type === 'PLAIN' ? node.source : undefined;
}

const fieldName = (path: Path) => path.filter((step) => typeof step === 'string').join('.');
