/** Text of a record -> its entry, or everything wrong in it with the places: slow, and right about all of YAML. */
import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { clean } from '../text.ts';
import { explain, explainSyntax, type Finding, singleIssues, valueAt } from './explain.ts';
import { type EntryOf, type Kind, kinds } from './schema.ts';
import { cleaned } from './values.ts';

export type Path = readonly PropertyKey[];

/** A place in the text of a record, both counted from 1, the column in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

interface Found {
  readonly place: Place;
  readonly finding: Finding;
}

export interface CarefulReading<E> {
  /** Also of a record that is wrong; empty where there is none. */
  readonly id: string;
  /** Undefined where anything was found. */
  readonly entry: E | undefined;
  readonly found: readonly Found[];
}

/** In UTF-16 units; a paper with 3,000 authors takes a third of it. */
export const longestRecord = 256 * 1024;

/** Nobody mends more of one record at once. */
const enough = 100;

/** The entry of a record, or every problem with it. */
export function readCarefully<K extends Kind>(kind: K, text: string): CarefulReading<EntryOf[K]> {
  const lines = new LineCounter();
  const placed = ({ offset, finding }: FoundAt): Found => ({ place: placeAt(lines, offset), finding });
  const { pair, found } = parseRecord(text, lines);
  if (!pair) return { id: writtenId(text), entry: undefined, found: found.map(placed) };

  const { id, node, value } = pair;
  const checked = kinds[kind].entry.safeParse(value);
  const wrong = [
    ...idFindings(kind, id),
    ...cutTexts(node, text),
    ...singleIssues(checked.error?.issues ?? [], value)
      .slice(0, enough)
      .map((issue) => ({
        offset: offsetOf(node, issue.path, issue.code === 'unrecognized_keys' ? 'name' : 'value'),
        finding: explain(issue, {
          name: fieldName(issue.path) || (kind === 'abbreviations' ? id : ''),
          value: valueAt(value, issue.path),
          source: source(node, issue.path),
        }),
      })),
  ];
  return { id, entry: wrong.length > 0 ? undefined : checked.data, found: wrong.map(placed) };
}

/** Where the part at a path stands in the text of a record; for a part that is not there, the nearest one around it. */
export function placeOf(text: string, path: Path): Place {
  const lines = new LineCounter();
  return placeAt(lines, offsetOf(parseRecord(text, lines).pair?.node, path));
}

/** A finding at an offset of the record's text. */
interface FoundAt {
  readonly offset: number;
  readonly finding: Finding;
}

function placeAt(lines: LineCounter, offset: number): Place {
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
  if (text.length > longestRecord) {
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

function idFindings(kind: Kind, id: string): FoundAt[] {
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
function cutTexts(record: Node | undefined, text: string): FoundAt[] {
  const found: FoundAt[] = [];
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
function offsetOf(record: Node | undefined, path: Path, what: 'name' | 'value' = 'value'): number {
  if (path.length === 0 || !isMap(record)) return 0;
  const parent = path.length > 1 ? record.getIn(path.slice(0, -1), true) : record;
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  const node = (what === 'value' ? record.getIn(path, true) : undefined) ?? pair?.key;
  return (isNode(node) && node.range?.[0]) || offsetOf(record, path.slice(0, -1));
}

/** A plain scalar as it is written, before YAML takes it for a number or nothing. */
function source(record: Node | undefined, path: Path): string | undefined {
  const node = isMap(record) && path.length > 0 ? record.getIn(path, true) : record;
  return isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
}

const fieldName = (path: Path) => path.filter((step) => typeof step === 'string').join('.');
