import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { folderWith } from '../catalog/folder.ts';
import { completed, hostile, lines } from '../shells.ts';
import { hasTerminals } from '../terminal.ts';

it.runIf(hasTerminals).each(lines)('bash completes %j', async (keys, args) => {
  const cwd = folderWith({});
  const env = { LM4C_CATALOG: folderWith(hostile) };
  expect([await completed('bash', keys, { cwd, env }), readdirSync(cwd)]).toEqual([args, []]);
});
