/** All rules beyond the schema of a single record. Loading checks only the errors among them; `check` also the warnings. */
import type { Problem } from '../../util/errors.ts';
import type { RuleCode } from '../../util/problem-codes.ts';
import { characterRules } from './characters.ts';
import { paperRules } from './papers.ts';
import { recordRules } from './records.ts';
import type { Readings, Rule } from './rule.ts';
import { synonymRules } from './synonyms.ts';
import { textRules } from './texts.ts';
import { valueRules } from './values.ts';

const rulesByCode: Readonly<Record<RuleCode, Rule>> = {
  ...recordRules,
  ...paperRules,
  ...valueRules,
  ...synonymRules,
  ...textRules,
  ...characterRules,
};
const ruleEntries = Object.entries(rulesByCode) as [RuleCode, Rule][];

/** Every rule by its code, in the order of help. The meaning of a code never changes. */
export const checkRules: ReadonlyMap<string, Rule> = new Map(ruleEntries);

/** The levels of rules that differ from the usual ones, and records that are exempt from a rule. */
export interface RuleExceptions {
  /** The level of a rule that usually is a warning. */
  readonly levelOf: (code: string) => 'off' | Problem['level'];
  /** Called for each violation of a warning. */
  readonly isExempt: (code: string, id: string) => boolean;
}

const noExceptions: RuleExceptions = { levelOf: () => 'warning', isExempt: () => false };

/** Which problems to look for. */
export type ProblemLevels = 'errors' | 'all';

/** All violations of the rules, or only those that are errors. Exceptions apply to warnings only. */
export function checkRecords(catalog: Readings, which: ProblemLevels, { levelOf, isExempt } = noExceptions): Problem[] {
  return ruleEntries.flatMap(([code, { level: usualLevel, find }]) => {
    const level = usualLevel === 'error' ? 'error' : which === 'all' ? levelOf(code) : 'off';
    if (level === 'off') return [];
    return find(catalog)
      .filter(({ record }) => usualLevel === 'error' || !isExempt(code, record.id))
      .map(({ record, path, message, fix, excerpt, autoFix }) => ({
        ...record.problemAt(path, { code, message, fix }, { excerpt, autoFix }),
        level,
      }));
  });
}

/** Whether a catalog with the problem cannot be used: not if it is an error only by the settings of the catalog. */
export const preventsUse = ({ code, level }: Problem) => level === 'error' && checkRules.get(code)?.level !== 'warning';
