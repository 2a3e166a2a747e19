import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { readCatalog } from '../../src/catalog/read-catalog.ts';
import { folderWith, linesOf, paper, right, toldWithCodes } from './folder.ts';

const twoUnused =
  'icht:\n  name: ICHT\n  title: T\n  kind: journal\njis:\n  name: JIS\n  title: T\n  kind: journal\nsea:\n  name: Sea\n  title: T\n  kind: journal\n';
const withSettings = (settings: string, files: Readonly<Record<string, string>> = {}) =>
  toldWithCodes({ 'venues.yaml': twoUnused, ...files, 'settings.yaml': settings });

const ofJis = ['venues.yaml:5:1: warning: no paper uses the venue jis [unused]', '  use it or remove it'];
const ofSea = ['venues.yaml:9:1: warning: no paper uses the venue sea [unused]', '  use it or remove it'];

describe('settings.yaml', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['none', '', [...ofJis, ...ofSea]],
    ['a comment', '# Nothing yet.\n', [...ofJis, ...ofSea]],
    ['a rule that is off', 'check:\n  unused: off\n', []],
    ['a record that is left alone', '# Jis is for later.\ncheck:\n  unused:\n    - jis # soon\n', ofSea],
    ['a rule that is false', 'check:\n  unused: false\n', []],
    ['a rule that is a warning', 'check:\n  unused: warning\n', [...ofJis, ...ofSea]],
    ['a rule that is an error', 'check:\n  unused: error\n', [...ofJis, ...ofSea].map((line) => line.replace('warning: ', ''))],
    ['an error that is called an error', 'check:\n  unused: off\n  unknown-venue: error\n', []],
    ['all in one line', 'check: { unused: [jis, sea] }\n', []],
  ])('disables rules and exempts records: %s', (_, settings, lines) => {
    expect(withSettings(settings)).toEqual(lines);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['a rule', 'check:\n  unusd: off\n', ['settings.yaml:2:3: unknown rule "unusd" [unknown-rule]', '  did you mean unused?']],
    [
      'a rule like no other',
      'check:\n  colours: off\n',
      ['settings.yaml:2:3: unknown rule "colours" [unknown-rule]', '  see lm4c help rules'],
    ],
    [
      'a field',
      'chek:\n  unused: off\n',
      ['settings.yaml:1:1: unknown setting "chek" [unknown-field]', '  put rules below check'],
    ],
    [
      'a record',
      'check:\n  unused: [jsi]\n',
      ['settings.yaml:2:12: unknown record "jsi" [unknown-record]', '  did you mean jis?'],
    ],
    [
      'an exception from nothing',
      'check:\n  unused: [jis, icht]\n',
      ['settings.yaml:2:17: warning: the exception for icht is not needed [needless-exception]', '  remove it'],
    ],
    [
      'another word',
      'check:\n  unused: on\n',
      ['settings.yaml:2:11: unused "on" is not off, warning, error or a list of ids, such as [a, b] [wrong-choice]'],
    ],
    [
      'true',
      'check:\n  unused: true\n',
      ['settings.yaml:2:11: unused true is not off, warning, error or a list of ids, such as [a, b] [wrong-choice]'],
    ],
    [
      'a bare id',
      'check:\n  unused: jis\n',
      ['settings.yaml:2:11: unused "jis" is not off, warning, error or a list of ids, such as [a, b] [wrong-choice]'],
    ],
    [
      'check twice',
      'check:\n  not-nfc: off\ncheck:\n  unused: off\n',
      ['settings.yaml:3:1: check appears twice [duplicate-field]'],
    ],
  ])('is checked itself for unknown or wrong settings: %s', (_, settings, lines) => {
    expect(withSettings(settings).filter((line) => !ofJis.concat(ofSea).includes(line))).toEqual(lines);
  });

  it.each(['unknown-venue', 'wrong-form', 'yaml', 'duplicate-id'])(
    'cannot disable a rule whose violation prevents loading: %s',
    (code) => {
      expect(withSettings(`check:\n  unused: off\n  ${code}: off\n`)).toEqual([
        `settings.yaml:3:3: ${code} is an error and cannot be turned off [not-a-warning]`,
        '  remove it, and fix the errors that it reports',
      ]);
    },
  );

  it('reports no needless exception while a record is invalid', () => {
    const files = { 'papers/2024.yaml': paper({ year: 'x' }) };
    expect(withSettings('check:\n  title-dot: [lin2024tides, lin2024waves]\n', files)).toEqual([
      'papers/2024.yaml:4:9: year must be a number, not text [wrong-type]',
    ]);
  });

  it('is ignored when a catalog is only loaded, even if invalid', async () => {
    const folder = folderWith({ ...right, 'settings.yaml': ': [\n' });
    expect((await loadCatalog({ path: folder })).size).toBe(1);
    expect(linesOf(readCatalog(folder).problems, folder).length).toBeGreaterThan(0);
  });

  it('does not prevent the use of a catalog when it makes a warning an error', () => {
    const folder = folderWith({ ...right, 'venues.yaml': twoUnused, 'settings.yaml': 'check:\n  unused: error\n' });
    const { problems, entries } = readCatalog(folder);
    expect([problems.map(({ level }) => level), entries?.papers.length]).toEqual([['error', 'error'], 1]);
  });

  it('is counted among the files read', () => {
    expect(readCatalog(folderWith({ ...right, 'settings.yaml': '' })).files).toBe(5);
  });
});
