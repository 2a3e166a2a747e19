import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { folderWith } from '../../catalog/folder.ts';
import { fixture } from '../../run.ts';
import { completeInShell, completionCases, hostileCatalog } from '../../shells.ts';
import { hasTerminals } from '../../terminal.ts';

it.runIf(hasTerminals).each(completionCases)('bash completes %j without changing the folder', async (keys, args) => {
  const cwd = folderWith({});
  const env = { LM4C_CATALOG: folderWith(hostileCatalog) };
  expect([await completeInShell('bash', keys, { cwd, env }), readdirSync(cwd)]).toEqual([args, []]);
});

it.runIf(hasTerminals).each([
  ['lm4c list --author "King, Jr\t\t', '[lm4c][list][--author][King, Jr., Martin J.]'],
  ['lm4c list --author "King, Jr., Martin J."\t\t', '[lm4c][list][--author][King, Jr., Martin J.]'],
  ['lm4c list --author="King, Jr., Martin J."\t\t', '[lm4c][list][--author=King, Jr., Martin J.]'],
  ['lm4c list --author "King, "jr\t\t', '[lm4c][list][--author][King, Jr., Martin J.]'],
  ['lm4c list --venue "ICHT",j\t\t', '[lm4c][list][--venue][ICHT,JIS]'],
  ['lm4c list --venue ICHT"\t\t"', '[lm4c][list][--venue][ICHT]'],
  ["lm4c show lin2024tides'\t\t'", '[lm4c][show][lin2024tides]'],
])('bash leaves the quoted words of %j intact', async (keys, args) => {
  expect(await completeInShell('bash', keys, { env: { LM4C_CATALOG: fixture } })).toBe(args);
});
