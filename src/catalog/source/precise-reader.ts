/** Reads a record slowly, with the position of every problem. Correct for all of YAML. */
import { isScalar, LineCounter, type Node, visit } from 'yaml';
import { cleanText } from '../../util/text.ts';
import type { RecordSchema } from '../model/schema.ts';
import { type AutoFix, explainIssue, type Issue, issuesByPart, valueAt } from './explain-issues.ts';
import { createEdit, type LocatedFinding, locateFinding, offsetOf, plainSource } from './locate-in-record.ts';
import { type OffsetFinding, type Path, parseRecord } from './parse-record.ts';

export interface PreciseReading<E> {
  /** Known for invalid records too; empty if there is none. */
  readonly id: string;
  /** Undefined if there are findings. */
  readonly entry: E | undefined;
  readonly findings: readonly LocatedFinding[];
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
  const findings = [
    ...idFindings(schema, id),
    ...cutTexts(node, text),
    ...issuesByPart(error?.issues ?? [], value)
      .slice(0, maxIssues)
      .map((issue) => issueFinding(issue, { ...record, text, isBare: schema.bare === true })),
  ];
  return {
    id,
    entry: findings.length > 0 ? undefined : data,
    findings: findings.map((found) => locateFinding(lines, found)),
  };
}

/** The id of a record that YAML cannot parse, so that references to it are not reported; empty if there is none. */
function guessId(text: string): string {
  return /^["']?([^\s"']+?)["']?(?::?\s|:?$)/.exec(text.slice(0, 200))?.[1] ?? '';
}

function idFindings<E>(schema: RecordSchema<E>, id: string): OffsetFinding[] {
  const issues = schema.id.safeParse(id).error?.issues ?? [];
  return issues.map((issue) => ({ offset: 0, finding: explainIssue(issue, { name: 'the id', value: id, source: undefined }) }));
}

interface RecordToExplain {
  readonly id: string;
  readonly node: Node | undefined;
  readonly value: unknown;
  readonly text: string;
  /** Whether the record is a single value without fields. */
  readonly isBare: boolean;
}

function issueFinding(issue: Issue, { id, node, value, text, isBare }: RecordToExplain): OffsetFinding {
  const { path } = issue;
  const source = plainSource(node, path);
  const name = fieldName(path) || (isBare ? id : '');
  const finding = explainIssue(issue, { name, value: valueAt(value, path), source });
  const autoFix = finding.code === 'unquoted-text' && source ? quote(source) : undefined;
  return {
    offset: offsetOf(node, path, issue.code === 'unrecognized_keys' ? 'name' : 'value'),
    finding,
    edit: autoFix && createEdit({ text, node }, path, autoFix),
  };
}

const fieldName = (path: Path) => path.filter((step) => typeof step === 'string').join('.');

const quote = (value: string): AutoFix => ({ rewriteSource: () => JSON.stringify(value), value });

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

/** Texts that YAML cuts short, because ` #` begins a comment. */
function cutTexts(record: Node | undefined, text: string): OffsetFinding[] {
  const findings: OffsetFinding[] = [];
  if (!record) return findings;
  visit(record, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !prose.has(String(key.value)) || !isScalar(value) || value.type !== 'PLAIN' || !value.range) return;
      const [start, end] = value.range;
      const comment = /^[ \t]+#.*/.exec(text.slice(end))?.[0].trimEnd();
      if (!comment) return;
      const whole = cleanText(text.slice(start, end)) + comment;
      const message = `YAML ends ${key.value} at " #" and takes the rest for a comment`;
      findings.push({ offset: end, finding: { code: 'cut-text', message, fix: `${key.value}: ${JSON.stringify(whole)}` } });
    },
  });
  return findings;
}
