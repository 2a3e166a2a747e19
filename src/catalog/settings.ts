/** `settings.yaml` of a catalog's folder: which rules of `check` are off, and which records they leave alone. */
import type { Problem } from '../util/errors.ts';
import { loadErrorCodes } from '../util/problem-codes.ts';
import type { CheckSettings } from './model/schema.ts';
import { checkRules, type Readings, type RuleExceptions } from './rules/index.ts';
import { type Finding, suggestFix } from './source/explain-issues.ts';
import type { LocatedRecord, RecordsReading } from './source/read-records.ts';

export interface CatalogSettings extends RuleExceptions {
  /** What is wrong with the settings; complete when all rules were asked. */
  readonly problems: () => Problem[];
}

/** The settings of a catalog. */
export function parseSettings(reading: RecordsReading<CheckSettings>, catalog: Readings): CatalogSettings {
  const check = reading.records.find(({ id }) => id === 'check');
  const entries = Object.entries(check?.entry ?? {});
  const alone = new Map(entries.map(([code, ids]) => [code, new Set(ids === 'off' ? [] : ids)]));
  const met = new Set<string>();
  return {
    isOff: (code) => check?.entry[code] === 'off',
    leavesAlone(code, id) {
      const isLeft = alone.get(code)?.has(id) ?? false;
      if (isLeft) met.add(`${code} ${id}`);
      return isLeft;
    },
    problems: () => [
      ...reading.problems,
      ...reading.records.filter((record) => record !== check).map(unknownSetting),
      ...(check
        ? entries.flatMap(([code, ids]) => [...ruleProblems(check, code), ...idProblems(check, code, ids, catalog, met)])
        : []),
    ],
  };
}

function unknownSetting(record: LocatedRecord<unknown>): Problem {
  const isTwice = record.id === 'check';
  return record.problem([], {
    code: isTwice ? 'duplicate-field' : 'unknown-field',
    message: isTwice ? 'check stands twice' : `no setting "${record.id}"`,
    ...(!isTwice && { fix: 'the only one is check' }),
  });
}

function ruleProblems(check: LocatedRecord<unknown>, code: string): Problem[] {
  const rule = checkRules.get(code);
  if (rule?.level === 'warning') return [];
  if (rule || Object.hasOwn(loadErrorCodes, code)) {
    const message = `${code} is an error, without which a catalog cannot be used; it cannot be switched off`;
    return [
      check.problem([code], { code: 'not-a-warning', message, fix: 'leave it out, and mend what it tells' }, { isName: true }),
    ];
  }
  const fix = suggestFix(code, checkRules.keys()) ?? 'see lm4c help rules';
  return [check.problem([code], { code: 'unknown-rule', message: `no rule "${code}"`, fix }, { isName: true })];
}

function idProblems(
  check: LocatedRecord<unknown>,
  code: string,
  ids: CheckSettings[string],
  catalog: Readings,
  met: ReadonlySet<string>,
): Problem[] {
  if (ids === 'off' || checkRules.get(code)?.level !== 'warning') return [];
  const known = new Set(Object.values(catalog).flatMap((reading) => reading.ids));
  const isWhole = Object.values(catalog).every(({ complete, problems }) => complete && problems.length === 0);
  return ids.flatMap((id, index) => {
    const at = (finding: Finding) => check.problem([code, index], finding);
    if (!known.has(id)) return isWhole ? [at(unknownId(id, known))] : [];
    if (met.has(`${code} ${id}`) || !isWhole) return [];
    const message = `${code} has nothing to tell of ${id}`;
    return [{ ...at({ code: 'needless-exception', message, fix: 'leave it out' }), level: 'warning' }];
  });
}

const unknownId = (id: string, known: ReadonlySet<string>): Finding => ({
  code: 'unknown-record',
  message: `no record "${id}"`,
  fix: suggestFix(id, known) ?? 'leave it out',
});
