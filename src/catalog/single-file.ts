/** Reads a catalog in one YAML file, in which the records of each kind are indented below its name. */
import type { Problem } from '../util/errors.ts';
import type { ProblemCode } from '../util/problem-codes.ts';
import { stripByteOrderMark } from '../util/sanitize.ts';
import type { FileReading } from './catalog-source.ts';
import { recordSchemas } from './model/schema.ts';
import { readEachKind } from './rules/rule.ts';
import { suggestFix } from './source/explain-issues.ts';
import { readRecords } from './source/read-records.ts';

const indent = '  ';
const kindNames = Object.keys(recordSchemas);

/** The kinds of records by their names in older versions, which are still read. */
const formerNames = new Map([['abbreviations', 'synonyms']]);

/** The valid records of a text, and all problems. */
export function readSingleFile(file: string, text: string): FileReading {
  const { sections, problems } = splitSections(file, stripByteOrderMark(text));
  const readings = readEachKind((kind) => {
    const bytes = Buffer.from(sections.get(kind)?.join('\n') ?? '');
    const readAgain = (start: number, end: number) => bytes.toString('utf8', start, end);
    return readRecords(recordSchemas[kind], bytes, { file, indent, readAgain });
  });
  return { readings, problems, leftOut: 0 };
}

interface Sections {
  /** The lines of each kind without their indentation; those before it are empty, so that line numbers stay those of the file. */
  readonly sections: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly Problem[];
}

function splitSections(file: string, text: string): Sections {
  const problems: Problem[] = [];
  const sections = new Map<string, string[]>();
  const headings = new Map<string, string>();
  let section: string[] | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const report = (code: ProblemCode, message: string, fix?: string) =>
      problems.push({ file, line: index + 1, column: 1, level: 'error', code, message, fix });
    const [, name] = /^(\w+):\s*(?:#.*)?$/.exec(line) ?? [];
    if (name !== undefined) {
      section = Array<string>(index + 1).fill('');
      const kind = formerNames.get(name) ?? name;
      const heading = headings.get(kind) ?? name;
      headings.set(kind, heading);
      if (!kindNames.includes(kind))
        report('unknown-kind', `unknown kind of record "${name}"`, suggestFix(name, kindNames) ?? kindsHint);
      else if (!sections.has(kind)) sections.set(kind, section);
      else if (heading === name) report('duplicate-kind', `${name} appears twice; put all its records in one place`);
      else report('former-name', `${heading} and ${name} are two names of one kind of record`, `move all entries to ${kind}`);
    } else if (line.startsWith(indent)) section?.push(line.slice(indent.length));
    else if (/^\s*(?:#.*)?$|^(?:---|\.\.\.)\s*$/.test(line)) section?.push('');
    else report('not-a-record', 'not a kind of record, with its records indented below', kindsHint);
  }
  return { sections, problems };
}

const kindsHint = `a catalog in one file has ${kindNames.join(', ')}, each with its records below`;
