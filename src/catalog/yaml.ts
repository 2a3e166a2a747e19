/**
 * Text of a catalog file -> checked entries, each with the places of its parts.
 *
 * A file is read record by record: a slip in one record hides no problem of another, and a file that is no catalog at all
 * costs a bounded amount of time and memory; parsed whole, 10 MB of nonsense exhausted a heap of 4 GB.
 */
import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Problem } from '../errors.ts';
import { clean } from '../text.ts';
import { explain, explainSyntax, type Finding, singleIssues, valueAt } from './explain.ts';
import { type EntryOf, type Kind, kinds } from './schema.ts';

export type Path = readonly PropertyKey[];

/** A checked entry, and how to tell a problem with one of its parts. */
export interface Located<E> {
  readonly id: string;
  readonly entry: E;
  readonly file: string;
  /** On which it begins, counted from 1. */
  readonly line: number;
  /** The problem with the part of the entry at the path; `[]` is its id, and an absent part stands for the one around it. */
  readonly problem: (path: Path, finding: Finding) => Problem;
}

export interface Reading<E> {
  readonly records: readonly Located<E>[];
  /** The ids of all records, also of those with problems, so that nobody is told that they are not there. */
  readonly ids: readonly string[];
  readonly problems: readonly Problem[];
  /** Whether the file was read to its end. */
  readonly complete: boolean;
}

/** After so many problems, or so much text that is wrong, the rest of a file is not read: nobody mends more at once. */
const enough = { problems: 100, text: 256 * 1024 };

/** In UTF-16 units; a paper with 3,000 authors takes a third of it. */
const longestRecord = 256 * 1024;

/** The entries of one file that are right, and every problem of the others. */
export function readYaml<K extends Kind>(kind: K, file: string, text: string): Reading<EntryOf[K]> {
  const records: Located<EntryOf[K]>[] = [];
  const ids: string[] = [];
  const problems: Problem[] = [];
  let wrong = 0;
  for (const piece of pieces(text)) {
    const read = readRecord(kind, piece, file);
    records.push(...read.records);
    ids.push(read.id);
    problems.push(...read.problems);
    if (read.problems.length > 0 && piece.text.length <= longestRecord) wrong += piece.text.length;
    if (problems.length < enough.problems && wrong < enough.text) continue;
    const message = 'too many problems; the rest of this file was not read';
    problems.push({ file, line: piece.line, column: 1, level: 'error', code: 'too-many-problems', message });
    return { records, ids, problems, complete: false };
  }
  return { records, ids, problems, complete: true };
}

interface Piece {
  readonly text: string;
  /** Line of the file on which the piece begins, counted from 1. */
  readonly line: number;
}

/** The records of a file as text: each begins with a line that is neither indented nor a comment. */
function* pieces(text: string): Generator<Piece> {
  let begin: number | undefined;
  let beginLine = 0;
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    if (beginsRecord(text, start, end)) {
      if (begin !== undefined) yield { text: text.slice(begin, start), line: beginLine };
      begin = start;
      beginLine = line;
    }
    start = end;
  }
  if (begin !== undefined) yield { text: text.slice(begin), line: beginLine };
}

function beginsRecord(text: string, start: number, end: number): boolean {
  if (' \t\r\n#'.includes(text.charAt(start))) return false;
  return end - start > 5 || text.slice(start, end).trim() !== '---';
}

/** A finding at an offset of the piece's text. */
interface Found {
  readonly offset: number;
  readonly finding: Finding;
}

interface RecordReading<E> extends Pick<Reading<E>, 'records' | 'problems'> {
  readonly id: string;
}

function readRecord<K extends Kind>(kind: K, piece: Piece, file: string): RecordReading<EntryOf[K]> {
  const lines = new LineCounter();
  const problem = ({ offset, finding }: Found): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: piece.line + line - 1, column: col, level: 'error', ...finding };
  };
  const { pair, found } = parseRecord(piece.text, lines);
  if (!pair) return { id: writtenId(piece.text), records: [], problems: found.map(problem) };

  const { id, node, value } = pair;
  const checked = kinds[kind].entry.safeParse(value);
  const problems = [
    ...idFindings(kind, id),
    ...cutTexts(node, piece.text),
    ...singleIssues(checked.error?.issues ?? [], value)
      .slice(0, enough.problems)
      .map((issue) => ({
        offset: place(node, issue.path, issue.code === 'unrecognized_keys' ? 'name' : 'value'),
        finding: explain(issue, {
          name: fieldName(issue.path),
          value: valueAt(value, issue.path),
          source: source(node, issue.path),
        }),
      })),
  ].map(problem);
  if (problems.length > 0 || !checked.success) return { id, records: [], problems };
  const located = {
    id,
    entry: checked.data,
    file,
    line: piece.line,
    problem: (path: Path, finding: Finding) => problem({ offset: place(node, path), finding }),
  };
  return { id, records: [located], problems };
}

/** The id of a record that YAML cannot parse, so that references to it are not taken for wrong; empty where there is none. */
function writtenId(text: string): string {
  return /^["']?([^\s"']+?)["']?(?::?\s|:?$)/.exec(text.slice(0, 200))?.[1] ?? '';
}

interface Parsed {
  readonly pair?: { readonly id: string; readonly node: Node | undefined; readonly value: unknown };
  readonly found: readonly Found[];
}

function parseRecord(text: string, lines: LineCounter): Parsed {
  if (text.length > longestRecord) {
    lines.addNewLine(0);
    const message = `a record of ${Math.round(text.length / 1024)} KiB; is this a file of a catalog?`;
    return { found: [{ offset: 0, finding: { code: 'record-too-long', message } }] };
  }
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const error = doc.errors[0] ?? doc.warnings[0];
  if (error) {
    // How deep is too deep depends on the stack of the machine; the place shall not.
    const offset = error.code === 'RESOURCE_EXHAUSTION' ? 0 : error.pos[0];
    return { found: [{ offset, finding: explainSyntax(error, lineAround(text, offset)) }] };
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
  return { pair: { id: pair.key.source ?? String(pair.key.value), node, value: cleaned(node?.toJS(doc) ?? null) }, found: [] };
}

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

function idFindings(kind: Kind, id: string): Found[] {
  const issues = kinds[kind].id.safeParse(id).error?.issues ?? [];
  return issues.map((issue) => ({ offset: 0, finding: explain(issue, { name: 'the id', value: id, source: undefined }) }));
}

/** Fields whose text may hold a `#`; behind an id or a number a comment is only a comment. */
const prose = new Set([
  'title',
  'translation',
  'booktitle',
  'journal',
  'series',
  'publisher',
  'acronym',
  'summary',
  'name',
  'description',
  'literal',
  'latin',
]);

/** The texts that YAML cuts short because ` #` begins a comment. */
function cutTexts(record: Node | undefined, text: string): Found[] {
  const found: Found[] = [];
  if (!record) return found;
  visit(record, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !prose.has(String(key.value)) || !isScalar(value) || value.type !== 'PLAIN' || !value.range) return;
      const [start, end] = value.range;
      const rest = /^[ \t]+#.*/.exec(text.slice(end))?.[0].trimEnd();
      if (!rest) return;
      const whole = clean(text.slice(start, end)) + rest;
      const message = `YAML ends ${key.value} at " #" and takes the rest for a comment`;
      found.push({ offset: end, finding: { code: 'cut-text', message, fix: `${key.value}: ${JSON.stringify(whole)}` } });
    },
  });
  return found;
}

function lineAround(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end);
}

/** Where the name or the value of the part at a path stands; for a part that is not there, the nearest one around it. */
function place(record: Node | undefined, path: Path, what: 'name' | 'value' = 'value'): number {
  if (path.length === 0 || !isMap(record)) return 0;
  const parent = path.length > 1 ? record.getIn(path.slice(0, -1), true) : record;
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  const node = (what === 'value' ? record.getIn(path, true) : undefined) ?? pair?.key;
  return (isNode(node) && node.range?.[0]) || place(record, path.slice(0, -1));
}

/** A plain scalar as it is written, before YAML takes it for a number or nothing. */
function source(record: Node | undefined, path: Path): string | undefined {
  const node = isMap(record) && path.length > 0 ? record.getIn(path, true) : record;
  return isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
}

const fieldName = (path: Path) => path.filter((step) => typeof step === 'string').join('.');

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)]));
}
