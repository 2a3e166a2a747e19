/** Completion with the built program in real shells, by the TAB key. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { paper, right } from './catalog/folder.ts';
import { cleanEnvironment, program } from './program.ts';
import { runInTerminal } from './terminal.ts';

/** The path of bash-completion on Debian, which completes most other commands. */
export const bashCompletion = '/usr/share/bash-completion/bash_completion';

/** For each shell: the command that starts it without user settings, and its setup. */
const shells = {
  bash: ['bash --norc -i', 'source <(lm4c completion bash)'],
  'bash with bash-completion': ['bash --norc -i', `source ${bashCompletion}; source <(lm4c completion bash)`],
  zsh: ['zsh -f -i', 'bindkey -e; autoload -U compinit; compinit -u -D; source <(lm4c completion zsh)'],
  fish: ['fish --no-config -i', 'lm4c completion fish | source'],
  // A script is read before the first line runs.
  nushell: [
    'lm4c completion nushell > "$HOME/lm4c.nu"; nu --no-config-file --execute "source $HOME/lm4c.nu"',
    '$env.config.show_banner = false',
  ],
} as const;

export type ShellName = keyof typeof shells;

/** A temporary folder in which the built program is called lm4c, and `args` prints its arguments in brackets. */
export function programFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lm4c-program-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  symlinkSync(program, join(folder, 'lm4c'));
  writeFileSync(join(folder, 'args'), `#!/bin/sh\nprintf '[%s]' "$@"; printf '\\nend of %s\\n' arguments\n`, { mode: 0o755 });
  return folder;
}

interface ShellOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The arguments of a command line after completion, as the shell parses them: `[lm4c][list][--venue][ICSE]`. */
export async function completeInShell(name: ShellName, keys: string, { cwd, env }: ShellOptions = {}): Promise<string> {
  const [start, setup] = shells[name];
  const folder = programFolder();
  const { seen } = await runInTerminal(start, {
    columns: 200,
    ...(cwd !== undefined && { cwd }),
    env: { PATH: `${folder}:${cleanEnvironment.PATH}`, PS1: '$ ', ...env },
    typed: [
      ['', `${setup}; printf 're%s\\n' ady\r`],
      ['ready\r', `${keys}\x01args \r`],
      // Only then, because Nushell drops what is typed behind a line before it runs.
      ['end of arguments', 'exit\r'],
    ],
  });
  // Neither the greeting of a shell nor the typed line contains these brackets.
  return /^\[lm4c\].*$/m.exec(seen)?.[0] ?? seen;
}

/** Names of models that would run a command or control the terminal if a shell or a script evaluated them. */
const hostileModels = [
  'x1 $(touch pwned)',
  'x2 `touch pwned`',
  "x3 '; touch pwned; '",
  'x4 "; touch pwned; "',
  'x5 \\ | touch pwned',
  'x6 !! ~ * : = {a,b}',
  'x7 \u001b[31m red',
];

/** The files of a catalog with these models. */
export const hostileCatalog = { ...right, 'papers/2024.yaml': paper({ models: JSON.stringify(hostileModels) }) };

/** Typed keys and the completed arguments, in which every model is unchanged except for its escape character. */
export const completionCases: readonly (readonly [keys: string, args: string])[] = [
  ...hostileModels.map((model): readonly [string, string] => [
    `lm4c list --model ${model.slice(0, 2)}\t`,
    `[lm4c][list][--model][${model.replace('\u001b', '')}]`,
  ]),
  ...hostileModels.map((model): readonly [string, string] => [
    `lm4c list '--model=${model.slice(0, 2)}\t`,
    `[lm4c][list][--model=${model.replace('\u001b', '')}]`,
  ]),
  ...hostileModels.map((model): readonly [string, string] => [
    `lm4c list --model "${model.slice(0, 2)}\t`,
    `[lm4c][list][--model][${model.replace('\u001b', '')}]`,
  ]),
  ...hostileModels.map((model): readonly [string, string] => [
    `lm4c list --model "${model.slice(0, 2)}"\t`,
    `[lm4c][list][--model][${model.replace('\u001b', '')}]`,
  ]),
  ['lm4c sea\t', '[lm4c][search]'],
  ['lm4c stats --by=year,ven\t', '[lm4c][stats][--by=year,venue]'],
  ['lm4c show LIN2024T\t', '[lm4c][show][lin2024tides]'],
  ["lm4c show 'lin2024tides'\t", '[lm4c][show][lin2024tides]'],
  ['lm4c show tides\t', '[lm4c][show][lin2024tides]'],
  ['lm4c "stats"\t', '[lm4c][stats]'],
];
