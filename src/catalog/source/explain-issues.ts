/** Translates the errors of zod and `yaml` into messages and fixes for the author of a catalog. */
import type { YAMLError } from 'yaml';
import type { core } from 'zod';
import { abbreviate } from '../../util/errors.ts';
import { foldCase } from '../../util/normalize.ts';
import type { ProblemCode } from '../../util/problem-codes.ts';
import { suggestSimilar } from '../../util/suggest-similar.ts';
import { recordFields } from '../model/fields.ts';

/** A problem without a position. */
export interface Finding {
  readonly code: ProblemCode;
  readonly message: string;
  readonly fix?: string | undefined;
}

/** How to fix a scalar without asking its author. */
export interface AutoFix {
  /** Computes the new source from the current one, both with quotes if there are any. */
  readonly rewriteSource: (scalar: string) => string;
  /** The value that the new source must have. */
  readonly value: string;
}

/** Refines the position of a finding within the part at its path. */
export interface ProblemLocation {
  /** The excerpt of the text to point at. */
  readonly excerpt?: string | undefined;
  /** Whether to point at the field name instead of the value. */
  readonly isName?: boolean;
  readonly autoFix?: AutoFix | undefined;
}

export type Issue = core.$ZodIssue;

/** The part of a record with an issue. */
export interface Part {
  /** Path of the field, such as `authors` or `preprint.year`; empty for the record itself. */
  readonly name: string;
  readonly value: unknown;
  /** The source of a plain scalar; undefined for other values. */
  readonly source: string | undefined;
}

/** Splits issues so that each is about one part: one per unknown field; for a union the issues of the branch that was meant. */
export function issuesByPart(issues: readonly Issue[], value: unknown): Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }));
    }
    if (issue.code !== 'invalid_union') return issue;
    const branch = issue.errors.find(acceptsType) ?? issue.errors[0] ?? [];
    return issuesByPart(
      branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })),
      value,
    );
  });
}

/** Whether the issues of a branch of a union are within the value, which then has the type of the branch. */
const acceptsType = (branch: readonly Issue[]) => !branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0);

/** The value at a path; undefined if there is none. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
}

/** The message and fix for a schema issue. */
export function explainIssue(issue: Issue, part: Part): Finding {
  const { name } = part;
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownField(issue.keys[0] ?? '');
    case 'invalid_type':
      return wrongType(issue.expected, part);
    case 'invalid_format':
    case 'custom':
      return { code: 'wrong-form', message: `${name} ${quoted(part.value)} is not ${issue.message}`, fix: suggestForm(part) };
    case 'invalid_value':
      return wrongChoice(issue.values.map(String), part);
    case 'too_small':
      if (issue.origin === 'number') return wrongNumber(`less than ${issue.minimum}`, part);
      return { code: 'empty', message: `${name} is empty`, fix: `write a value, or remove ${name} if it is unknown` };
    case 'too_big':
      return wrongNumber(`more than ${issue.maximum}`, part);
    default:
      return { code: 'wrong-form', message: `${name}: ${issue.message}` };
  }
}

const wrongNumber = (what: string, { name, value }: Part): Finding => ({
  code: 'wrong-number',
  message: `${name} ${value} is ${what}`,
  fix: name === 'month' ? 'a month is 1 to 12; remove it if it is unknown' : undefined,
});

/** The probable correction of a malformed text. */
function suggestForm(part: Part): string | undefined {
  const { name, value } = part;
  if (name === 'authors' && isEtAl(String(value))) return 'remove it, and add etal: true below the authors';
  const corrected = correctForm(part);
  if (corrected !== undefined) return fieldWith(name, corrected);
  return name === 'url' || name === 'pdf' ? 'write a web address, or remove the field' : undefined;
}

/** The well-formed text that a malformed one contains, or that is meant; undefined if there is none, or more than one. */
export function correctForm({ name, value }: Pick<Part, 'name' | 'value'>): string | undefined {
  const text = typeof value === 'string' ? value.slice(0, 1000) : '';
  if (name === 'url' || name === 'pdf') return /^[\w.-]+\.[a-z]{2,}(?:\/|$)/i.test(text) ? `https://${text}` : undefined;
  const pattern = containedForms[name];
  const [found, ...more] = pattern ? (text.match(pattern) ?? []) : [];
  return more.length > 0 ? undefined : found;
}

const containedForms: Readonly<Record<string, RegExp>> = {
  doi: /(?<!\d)10\.\d{4,9}(?:\.\d{1,9})*\/[^\s?#]+/g,
  arxiv: /(?<!\d)\d{4}\.\d{4,5}(?!\d)/g,
};

/** Quoted if needed: YAML would read an arXiv id as a number. */
const fieldWith = (field: string, text: string) => `${field}: ${field === 'arxiv' ? `"${text}"` : text}`;

/** Whether an author's name is "et al." or "others". */
export const isEtAl = (name: string) => /^(?:and )?(?:et\.? ?al\.?|others)$/i.test(name.trim());

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, such as [a, b]',
  object: 'a map of fields',
};

const missingField = (name: string): Finding => ({ code: 'missing-field', message: `${name} is missing` });
const noValue = (name: string): Finding => ({ code: 'empty', message: `${name} has no value` });

function wrongType(expected: string, { name, value, source }: Part): Finding {
  if (value === undefined) return missingField(name);
  if (name === '') return { code: 'not-a-record', message: 'the record has no fields', fix: 'indent its fields below its id' };
  if (value === null && !source) return noValue(name);
  if (expected === 'string' && source !== undefined) return unquotedText(name, value, source);
  return { code: 'wrong-type', message: `${name} must be ${typeNames[expected] ?? expected}, not ${describeType(value)}` };
}

function unquotedText(name: string, value: unknown, source: string): Finding {
  return {
    code: 'unquoted-text',
    message: `${name} ${source} is text, but YAML reads it as ${describeType(value)}`,
    fix: `${name}: "${source}"`,
  };
}

function describeType(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'number') return `the number ${value}`;
  return typeof value === 'string' ? 'text' : `the value ${value}`;
}

function unknownField(name: string): Finding {
  const known = Object.values(recordFields).flatMap(Object.keys);
  return { code: 'unknown-field', message: `unknown field ${quoted(name)}`, fix: suggestFix(name, known) };
}

/** Suggests known words similar to an unknown one; undefined if there are none. */
export function suggestFix(word: string, known: Iterable<string>): string | undefined {
  const similar = suggestSimilar(word, known);
  return similar.length > 0 ? `did you mean ${similar.join(', ')}?` : undefined;
}

/** Messages for fields with these choices. */
const choiceMessages: Readonly<Record<string, string>> = {
  'off warning error': 'not off, warning, error or a list of ids, such as [a, b]',
  true: 'not true; remove it if it is not true',
};

function wrongChoice(choices: readonly string[], { name, value }: Part): Finding {
  if (value === undefined) return missingField(name);
  if (value === null) return noValue(name);
  const what = choiceMessages[choices.join(' ')] ?? `not one of ${choices.join(', ')}`;
  return { code: 'wrong-choice', message: `${name} ${quoted(value)} is ${what}` };
}

const quoted = (value: unknown) => (typeof value === 'string' ? `"${abbreviate(value)}"` : JSON.stringify(value));

/** The message and fix for an error of the YAML parser on a line. */
export function explainSyntaxError(error: YAMLError, line: string): Finding {
  const field = /^\s*(?:- +)?([\w-]+):\s+(.*\S)\s*$/.exec(line);
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && field) {
    return {
      code: 'unquoted-colon',
      message: `in YAML, the colon and space inside ${field[1]} start a map; quote the text`,
      fix: field[2]?.includes(': ') ? `${field[1]}: ${JSON.stringify(field[2])}` : `${field[1]}: "…"`,
    };
  }
  if (error.code === 'TAB_AS_INDENT') {
    return { code: 'tab', message: 'tab in the indentation; YAML allows only spaces', fix: 'indent with two spaces' };
  }
  if (error.code === 'DUPLICATE_KEY') return { code: 'duplicate-field', message: 'this field appears twice in the record' };
  if (error.code === 'RESOURCE_EXHAUSTION') return { code: 'too-deep', message: 'too deeply nested' };
  const message = error.message.split('\n')[0] ?? '';
  return { code: 'yaml', message: `not valid YAML: ${foldCase(message.charAt(0))}${abbreviate(message.slice(1))}` };
}
