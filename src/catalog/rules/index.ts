/** The rules beyond the form of a record. Loading stops at their errors; `check` tells their warnings too. */
import type { Problem } from '../../util/errors.ts';
import type { RuleCode } from '../../util/problem-codes.ts';
import { paperRules } from './papers.ts';
import { recordRules } from './records.ts';
import type { Readings, Rule } from './rule.ts';
import { textRules } from './texts.ts';

export type { Readings };

const byCode: Readonly<Record<RuleCode, Rule>> = { ...recordRules, ...paperRules, ...textRules };
const coded = Object.entries(byCode) as [RuleCode, Rule][];

/** Every rule by its code, which never changes its meaning, in the order in which they are told. */
export const checkRules: ReadonlyMap<string, Rule> = new Map(coded);

/** Which rules are off, and which records each leaves alone. */
export interface RuleExceptions {
  readonly isOff: (code: string) => boolean;
  /** Asked of each thing that a rule finds. */
  readonly leavesAlone: (code: string, id: string) => boolean;
}

const none: RuleExceptions = { isOff: () => false, leavesAlone: () => false };

/** What the rules find wrong; their errors only, for the one who stops at them. */
export function checkRecords(catalog: Readings, which: 'errors' | 'all' = 'all', { isOff, leavesAlone } = none): Problem[] {
  const asked = coded.filter(([code, { level }]) => level === 'error' || (which === 'all' && !isOff(code)));
  return asked.flatMap(([code, { level, find }]) =>
    find(catalog)
      .filter(({ record }) => level === 'error' || !leavesAlone(code, record.id))
      .map(({ record, path, message, fix, piece, mend }) => ({
        ...record.problem(path, { code, message, fix }, { piece, mend }),
        level,
      })),
  );
}
