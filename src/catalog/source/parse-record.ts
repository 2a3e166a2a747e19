/** Parses the YAML of one record with `yaml`: slow, but with offsets, and correct for all of YAML. */
import { type Document, isMap, isNode, isScalar, isSeq, type LineCounter, type Node, parseDocument, visit } from 'yaml';
import { explainSyntaxError, type Finding } from './explain-issues.ts';
import { cleanTexts } from './fast-reader.ts';

export type Path = readonly PropertyKey[];

/** In UTF-16 units; a paper with 3,000 authors takes a third of it. */
export const maxRecordLength = 256 * 1024;

/** A replacement of the text between two offsets in a record. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A finding at an offset in a record. */
export interface OffsetFinding {
  readonly offset: number;
  readonly finding: Finding;
  readonly edit?: OffsetEdit | undefined;
}

/** A record with its syntax tree, and its value with cleaned texts. */
export interface RecordSyntax {
  readonly id: string;
  readonly text: string;
  readonly node: Node | undefined;
  readonly value: unknown;
}

interface ParsedYaml {
  /** Undefined when the text is not a record. */
  readonly record?: RecordSyntax;
  readonly findings: readonly OffsetFinding[];
}

/** The record in a text, or the first thing wrong with its syntax. */
export function parseRecord(text: string, lineCounter?: LineCounter): ParsedYaml {
  if (text.length > maxRecordLength) {
    const message = `a record of ${Math.round(text.length / 1024)} KiB is too long; is this a catalog file?`;
    return rejected(0, { code: 'record-too-long', message });
  }
  const deepOffset = findTooDeep(text);
  if (deepOffset !== undefined) {
    // Otherwise the parser counts the lines.
    for (const { index } of text.matchAll(/^/gm)) lineCounter?.addNewLine(index);
    return rejected(deepOffset, { code: 'too-deep', message: 'too deeply nested' });
  }
  const document = parseDocument(text, { ...(lineCounter && { lineCounter }), prettyErrors: false, logLevel: 'silent' });
  const error = document.errors[0] ?? document.warnings[0];
  if (error) {
    // The nesting depth that exhausts the stack differs between machines; the reported position must not.
    const offset = error.code === 'RESOURCE_EXHAUSTION' ? 0 : error.pos[0];
    const finding = explainSyntaxError(error, lineAround(text, offset));
    return rejected(offset, finding, finding.code === 'unquoted-colon' ? quoteTextWithColon(text, offset) : undefined);
  }
  const aliasOffset = findAlias(document);
  if (aliasOffset !== undefined) {
    return rejected(aliasOffset, {
      code: 'alias',
      message: 'YAML aliases (*name) are not supported',
      fix: 'write the value itself',
    });
  }
  // A flow map could hold several records, of which only the first would be read.
  const pair = isMap(document.contents) && !document.contents.flow ? document.contents.items[0] : undefined;
  if (!pair || !isScalar(pair.key)) {
    return rejected(0, {
      code: 'not-a-record',
      message: 'not a record; expected an id with a colon, and its fields indented below',
    });
  }
  const node = isNode(pair.value) ? pair.value : undefined;
  const id = pair.key.source ?? String(pair.key.value);
  return { record: { id, text, node, value: cleanTexts(node?.toJS(document) ?? null) }, findings: [] };
}

/** No record needs more than 4 levels. `yaml` takes minutes for 60,000, and then overflows the stack. */
const maxDepth = 64;

/** Quoted text of one line, which may contain brackets; brackets; and the signs of block lists and keys, many of which can be on a line. */
const nestingTokens = /(?<=[\s[{,:])(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*')|[[\]{}\n]|(?<=\s)[-?](?=[ \t])/g;

/** The offset at which a record is nested too deeply; undefined if it is not. */
function findTooDeep(text: string): number | undefined {
  let [flowDepth, blockDepth] = [0, 0];
  for (const { 0: token, index } of text.matchAll(nestingTokens)) {
    if (token === '[' || token === '{') flowDepth++;
    else if (token === ']' || token === '}') flowDepth = Math.max(0, flowDepth - 1);
    else if (token === '-' || token === '?') blockDepth++;
    else if (token === '\n') blockDepth = 0;
    if (flowDepth > maxDepth || blockDepth > maxDepth) return index;
  }
  return undefined;
}

const rejected = (offset: number, finding: Finding, edit?: OffsetEdit): ParsedYaml => ({ findings: [{ offset, finding, edit }] });

/** Quotes the text from the offset to the end of its line; undefined where it is unclear how far the text reaches. */
function quoteTextWithColon(text: string, offset: number): OffsetEdit | undefined {
  const plain = /^[^\r\n]*/.exec(text.slice(offset))?.[0].trimEnd() ?? '';
  const end = offset + plain.length;
  const nextLine = text.indexOf('\n', end) + 1;
  const isContinued = nextLine > 0 && indentation(lineAround(text, nextLine)) > indentation(lineAround(text, offset));
  // Text that begins with YAML syntax or is followed by a comment was meant differently.
  if (isContinued || /^[^\p{L}\p{N}(]|\s#|:$/u.test(plain) || !plain.includes(': ')) return undefined;
  return { start: offset, end, text: JSON.stringify(plain) };
}

const indentation = (line: string) => line.length - line.trimStart().length;

function lineAround(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end);
}

/** The offset of the first alias. */
function findAlias(document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias: (_, alias) => {
      offset = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

interface ScalarText {
  readonly path: Path;
  /** As in the file, with quotes and escapes. */
  readonly source: string;
  /** As parsed, before cleaning. */
  readonly value: string;
}

/** All texts of a record, in document order. */
export function scalarsOf(text: string): ScalarText[] {
  const nameOf = (key: unknown) => (isScalar(key) ? String(key.value) : '');
  const scalarsIn = (node: unknown, path: Path): ScalarText[] => {
    if (isMap(node)) return node.items.flatMap(({ key, value }) => scalarsIn(value, [...path, nameOf(key)]));
    if (isSeq(node)) return node.items.flatMap((item, index) => scalarsIn(item, [...path, index]));
    if (!isScalar(node) || !node.range || typeof node.value !== 'string') return [];
    return [{ path, source: text.slice(node.range[0], node.range[1]), value: node.value }];
  };
  return scalarsIn(parseRecord(text).record?.node, []);
}
