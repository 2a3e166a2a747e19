import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../catalog/folder.ts';
import { cleanEnvironment } from '../program.ts';
import { completeInShell, completionCases, hostileCatalog, programFolder } from '../shells.ts';
import { runTool } from './tools.ts';

// It is no package of Debian; .ci/run reports where it could not be installed.
const hasNushell = spawnSync('nu', ['--version']).status === 0;
const shells = ['bash with bash-completion', 'zsh', 'fish', ...(hasNushell ? (['nushell'] as const) : [])] as const;

describe.each(shells)('%s', (shell) => {
  it.each(completionCases)('completes %j in a real shell', async (keys, args) => {
    const cwd = folderWith({});
    const env = { LM4C_CATALOG: folderWith(hostileCatalog) };
    expect([await completeInShell(shell, keys, { cwd, env }), readdirSync(cwd)]).toEqual([args, []]);
  });

  it('completes names of files and folders itself', async () => {
    const cwd = folderWith({ 'refs.bib': '', 'mine/venues.yaml': '' });
    const line = await completeInShell(shell, 'lm4c import ref\t --into mi\t', { cwd });
    expect(line.replace('/]', ']')).toBe('[lm4c][import][refs.bib][--into][mine]');
  });
});

it('fish shows the descriptions of completion candidates', () => {
  const path = `${programFolder()}:${cleanEnvironment.PATH}`;
  const script = 'lm4c completion fish | source; complete -C "lm4c list --venue=ICS"';
  expect(runTool('fish', ['--no-config', '-c', script], { env: { ...cleanEnvironment, PATH: path } })).toEqual({
    status: 0,
    out: `\
--venue=ICSE\tInternational Conference on Software Engineering
--venue=ICSE-SEET\tIEEE/ACM International Conference on Software Engineering: Software Engineering Education and Training
--venue=ICST\tIEEE Conference on Software Testing, Verification and Validation
`,
    err: '',
  });
});
