/** `settings.yaml` of a catalog: the levels of the rules of `check`, and the records that are exempt from a rule. */
import type { Problem } from '../util/errors.ts';
import { loadErrorCodes } from '../util/problem-codes.ts';
import type { CheckSettings } from './model/schema.ts';
import { checkRules, type RuleExceptions } from './rules/index.ts';
import type { Readings } from './rules/rule.ts';
import { type Finding, suggestFix } from './source/explain-issues.ts';
import type { LocatedRecord, RecordsReading } from './source/read-records.ts';

export interface CatalogSettings extends RuleExceptions {
  /** Problems of the settings. To be called after all rules ran, because it reports the exemptions that no rule used. */
  readonly problems: () => Problem[];
}

/** The settings of a catalog. */
export function parseSettings(reading: RecordsReading<CheckSettings>, catalog: Readings): CatalogSettings {
  const check = reading.records.find(({ id }) => id === 'check');
  const settings = Object.entries(check?.entry ?? {});
  const exemptIds = new Map(settings.map(([code, value]) => [code, new Set(typeof value === 'string' ? [] : value)]));
  const usedExemptions = new Set<string>();
  return {
    levelOf(code) {
      const value = check?.entry[code];
      return typeof value === 'string' ? value : 'warning';
    },
    isExempt(code, id) {
      const isExempt = exemptIds.get(code)?.has(id) ?? false;
      if (isExempt) usedExemptions.add(`${code} ${id}`);
      return isExempt;
    },
    problems: () => [
      ...reading.problems,
      ...reading.records.filter((record) => record !== check).map(unknownSetting),
      ...(check ? settings.flatMap(([code]) => ruleProblems(check, code)) : []),
      ...(check ? exemptionProblems(check, catalog, (code, id) => usedExemptions.has(`${code} ${id}`)) : []),
    ],
  };
}

function unknownSetting(record: LocatedRecord<unknown>): Problem {
  if (record.id === 'check') return record.problemAt([], { code: 'duplicate-field', message: 'check appears twice' });
  const message = `unknown setting "${record.id}"`;
  return record.problemAt([], { code: 'unknown-field', message, fix: 'put rules below check' });
}

function ruleProblems(check: LocatedRecord<CheckSettings>, code: string): Problem[] {
  const rule = checkRules.get(code);
  if (rule?.level === 'warning' || (rule && check.entry[code] === 'error')) return [];
  if (rule || Object.hasOwn(loadErrorCodes, code)) {
    const message = `${code} is an error and cannot be turned off`;
    const fix = 'remove it, and fix the errors that it reports';
    return [check.problemAt([code], { code: 'not-a-warning', message, fix }, { isName: true })];
  }
  const fix = suggestFix(code, checkRules.keys()) ?? 'see lm4c help rules';
  return [check.problemAt([code], { code: 'unknown-rule', message: `unknown rule "${code}"`, fix }, { isName: true })];
}

/** The ids that are unknown, or of records that do not violate the rule. */
function exemptionProblems(
  check: LocatedRecord<CheckSettings>,
  catalog: Readings,
  isUsed: (code: string, id: string) => boolean,
): Problem[] {
  // A record that could not be read may be the one that is meant.
  if (!Object.values(catalog).every(({ complete, problems }) => complete && problems.length === 0)) return [];
  const knownIds = new Set(Object.values(catalog).flatMap((reading) => reading.ids));
  return Object.entries(check.entry).flatMap(([code, ids]) => {
    if (typeof ids === 'string' || checkRules.get(code)?.level !== 'warning') return [];
    return ids.flatMap((id, index): Problem[] => {
      const problem = (finding: Finding) => check.problemAt([code, index], finding);
      if (!knownIds.has(id)) {
        const fix = suggestFix(id, knownIds) ?? 'remove it';
        return [problem({ code: 'unknown-record', message: `unknown record "${id}"`, fix })];
      }
      if (isUsed(code, id)) return [];
      const message = `the exception for ${id} is not needed`;
      return [{ ...problem({ code: 'needless-exception', message, fix: 'remove it' }), level: 'warning' }];
    });
  });
}
