/** The rules beyond the form of a record. Loading stops at their errors; `check` tells their warnings too. */
import type { Problem } from '../errors.ts';
import type { Readings, Rule } from './rule.ts';
import { paperRules } from './rules-papers.ts';
import { recordRules } from './rules-records.ts';
import { textRules } from './rules-texts.ts';

export type { Readings };

/** Every rule by its code, which never changes its meaning, in the order in which they are told. */
export const rules: ReadonlyMap<string, Rule> = new Map(Object.entries({ ...recordRules, ...paperRules, ...textRules }));

/** What loading refuses in a record or a file before any rule is asked, by the code that a problem of it has. */
export const refusals: Readonly<Record<string, string>> = {
  'missing-field': 'a field that every record of its kind has',
  'unknown-field': 'a field that no record of its kind has',
  'duplicate-field': 'a field that stands twice in a record',
  empty: 'a field without a value',
  'wrong-type': 'a number, a list or a map where something else belongs',
  'wrong-form': 'a text of another form than its field has, such as a URL without https://',
  'wrong-choice': 'a word that is none of those that its field may have',
  'wrong-number': 'a number that is too small or too large, such as month 13',
  'unquoted-text': 'a text without quotes that YAML takes for a number or nothing, such as 2306.08350',
  'unquoted-colon': 'a text without quotes that has a colon and a blank in it',
  'cut-text': 'a text without quotes that YAML ends at " #"',
  alias: 'an alias of YAML',
  tab: 'a tab in the indentation',
  yaml: 'anything else that is not YAML',
  'too-deep': 'lists or maps inside others without end',
  'not-a-record': 'something that is not an id with fields below it',
  'record-too-long': 'a record of more than 256 KiB',
  'too-many-problems': 'a file with so many problems that its rest is not read',
  'not-utf-8': 'a file that is not UTF-8',
  'missing-file': 'a file that every catalog has',
  'a-folder': 'a folder in place of a file',
  'no-permission': 'a file that may not be read',
  'file-error': 'a file that cannot be read',
};

/** Which rules are off, and which records each leaves alone. */
export interface Exceptions {
  readonly isOff: (code: string) => boolean;
  /** Asked of each thing that a rule finds. */
  readonly leavesAlone: (code: string, id: string) => boolean;
}

const none: Exceptions = { isOff: () => false, leavesAlone: () => false };

/** What the rules find wrong; their errors only, for the one who stops at them. */
export function checkRecords(catalog: Readings, which: 'errors' | 'all' = 'all', { isOff, leavesAlone } = none): Problem[] {
  const asked = [...rules].filter(([code, { level }]) => level === 'error' || (which === 'all' && !isOff(code)));
  return asked.flatMap(([code, { level, find }]) =>
    find(catalog)
      .filter(({ record }) => level === 'error' || !leavesAlone(code, record.id))
      .map(({ record, path, message, fix, piece, mend }) => ({
        ...record.problem(path, { code, message, fix }, { piece, mend }),
        level,
      })),
  );
}
