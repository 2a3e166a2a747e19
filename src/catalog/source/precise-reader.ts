/** Reads a record slowly, with the position of every problem. Correct for all of YAML. */
import { isMap, isScalar, isSeq, LineCounter, type Node, type Scalar } from 'yaml';
import { cleanText } from '../../util/sanitize.ts';
import { mayHaveComment } from '../model/fields.ts';
import type { RecordSchema } from '../model/schema.ts';
import { type AutoFix, correctForm, explainIssue, type Issue, issuesByPart, valueAt } from './explain-issues.ts';
import { createEdit, type LocatedFinding, locateFinding, offsetOf, plainSource } from './locate-in-record.ts';
import { type OffsetFinding, type Path, parseRecord, type RecordSyntax } from './parse-record.ts';

export interface PreciseReading<E> {
  /** Known for invalid records too; empty if there is none. */
  readonly id: string;
  /** Undefined if there are findings. */
  readonly entry: E | undefined;
  /** If there are findings and the syntax is right: the entry without what is wrong in it, for the rules of `check`. */
  readonly partial?: PartialEntry<E> | undefined;
  readonly findings: readonly LocatedFinding[];
}

interface PartialEntry<E> {
  readonly entry: E;
  /** The fields that were left out because their values are wrong. */
  readonly unread: ReadonlySet<string>;
}

/** Maximum number of reported schema issues per record. */
const maxIssues = 100;

/** The entry of a record, or all of its problems. */
export function readPrecisely<E>(schema: RecordSchema<E>, text: string): PreciseReading<E> {
  const lines = new LineCounter();
  const { record, findings: syntaxFindings } = parseRecord(text, lines);
  if (!record) {
    return { id: guessId(text), entry: undefined, findings: syntaxFindings.map((found) => locateFinding(lines, found)) };
  }
  const { id, node, value } = record;
  const { data, error } = schema.entry.safeParse(value);
  const issues = issuesByPart(error?.issues ?? [], value).slice(0, maxIssues);
  const wrongId = idFindings(schema, id);
  const findings = [
    ...wrongId,
    ...cutTexts(freeTexts(schema, id, node), text),
    ...issues.map((issue) => issueFinding(issue, record, schema.bare === true)),
  ].map((found) => locateFinding(lines, found));
  if (findings.length === 0) return { id, entry: data, findings };
  if (wrongId.length > 0) return { id, entry: undefined, findings };
  const partial = data === undefined ? readPartially(schema, record, issues) : { entry: data, unread: new Set<string>() };
  return { id, entry: undefined, partial, findings };
}

/** The entry with unquoted texts as texts and without other wrong fields; undefined if required ones are wrong. */
function readPartially<E>(
  schema: RecordSchema<E>,
  { node, value }: RecordSyntax,
  issues: readonly Issue[],
): PartialEntry<E> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const unread = new Set<string>();
  const repaired: Record<string, unknown> = { ...value };
  for (const issue of issues) {
    const [field = '', ...inner] = issue.path.map(String);
    const isUnquoted = issue.code === 'invalid_type' && issue.expected === 'string' && inner.length === 0;
    const source = isUnquoted ? plainSource(node, issue.path) : undefined;
    if (source) repaired[field] = source;
    else unread.add(field);
  }
  for (const field of unread) delete repaired[field];
  const { data: entry } = schema.entry.safeParse(repaired);
  return entry === undefined ? undefined : { entry, unread };
}

/** The id of a record that YAML cannot parse, so that references to it are not reported; empty if there is none. */
function guessId(text: string): string {
  return /^["']?([^\s"']+?)["']?(?::?\s|:?$)/.exec(text.slice(0, 200))?.[1] ?? '';
}

function idFindings<E>(schema: RecordSchema<E>, id: string): OffsetFinding[] {
  const issues = schema.id.safeParse(id).error?.issues ?? [];
  return issues.map((issue) => ({ offset: 0, finding: explainIssue(issue, { name: 'the id', value: id, source: undefined }) }));
}

function issueFinding(issue: Issue, record: RecordSyntax, isBare: boolean): OffsetFinding {
  const { path } = issue;
  const { id, node, value } = record;
  const source = plainSource(node, path);
  const name = fieldName(path) || (isBare ? id : '');
  const finding = explainIssue(issue, { name, value: valueAt(value, path), source });
  const corrected =
    finding.code === 'wrong-form' && path.length === 1 ? correctForm({ name, value: valueAt(value, path) }) : undefined;
  const autoFix = finding.code === 'unquoted-text' && source ? quote(source) : corrected && replaceBy(corrected);
  return {
    offset: offsetOf(node, path, issue.code === 'unrecognized_keys' ? 'name' : 'value'),
    finding,
    edit: autoFix ? createEdit(record, path, autoFix) : undefined,
  };
}

const fieldName = (path: Path) => path.filter((step) => typeof step === 'string').join('.');

/** Without quotes where YAML reads that as the text. */
const replaceBy = (value: string): AutoFix => ({ rewriteSource: () => value, value });

const quote = (value: string): AutoFix => ({ rewriteSource: () => JSON.stringify(value), value });

interface NamedScalar {
  readonly field: string;
  readonly scalar: Scalar;
  readonly isListItem?: boolean;
}

/** The free texts of a record, in which a `#` may be meant; after an id, a number or a URL a comment is only a comment. */
function freeTexts<E>({ fields, bare }: RecordSchema<E>, id: string, record: Node | undefined): NamedScalar[] {
  if (bare && !isMap(record)) return scalarsIn(id, record);
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

/** Texts that YAML cuts short, because ` #` begins a comment. */
function cutTexts(scalars: readonly NamedScalar[], text: string): OffsetFinding[] {
  return scalars.flatMap(({ field, scalar, isListItem = false }) => {
    if (scalar.type !== 'PLAIN' || !scalar.range) return [];
    const [start, end] = scalar.range;
    const comment = /^[ \t]+#.*/.exec(text.slice(end))?.[0].trimEnd();
    if (!comment) return [];
    const message = `YAML ends ${field} at " #" and reads the rest as a comment`;
    const whole = JSON.stringify(cleanText(text.slice(start, end)) + comment);
    return [{ offset: end, finding: { code: 'cut-text', message, fix: isListItem ? `- ${whole}` : `${field}: ${whole}` } }];
  });
}
