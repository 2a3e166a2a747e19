/** The completion of the built program, asked for by the TAB key in real shells. */
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { paper, right } from './catalog/folder.ts';
import { environment, program } from './program.ts';
import { inTerminal } from './terminal.ts';

/** Where Debian has what completes all other commands in bash. */
export const bashCompletion = '/usr/share/bash-completion/bash_completion';

/** How each shell is started without anybody's settings, what it reads first, and what prints its arguments in brackets. */
const shells = {
  bash: ['bash --norc -i', `source <(lm4c completion bash); args() { printf '[%s]' "$@"; echo; }`],
  'bash with bash-completion': [
    'bash --norc -i',
    `source ${bashCompletion}; source <(lm4c completion bash); args() { printf '[%s]' "$@"; echo; }`,
  ],
  zsh: [
    'zsh -f -i',
    `bindkey -e; autoload -U compinit; compinit -u -D; source <(lm4c completion zsh); args() { printf '[%s]' "$@"; echo; }`,
  ],
  fish: ['fish --no-config -i', `lm4c completion fish | source; function args; printf '[%s]' $argv; echo; end`],
} as const;

export type ShellName = keyof typeof shells;

/** A folder in which the built program is called lm4c, gone when the test is done. */
export function programFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lm4c-program-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  symlinkSync(program, join(folder, 'lm4c'));
  return folder;
}

interface Around {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a command line says when it has been completed and is sent off: `[lm4c][list][--venue][ICSE]`. */
export async function completed(name: ShellName, keys: string, { cwd, env }: Around = {}): Promise<string> {
  const [start, setup] = shells[name];
  const folder = programFolder();
  const { seen } = await inTerminal(start, {
    columns: 200,
    ...(cwd !== undefined && { cwd }),
    env: { PATH: `${folder}:${environment.PATH}`, PS1: '$ ', ...env },
    typed: [
      ['', `${setup}; echo re''ady\r`],
      ['ready\r', `${keys}\x01args \rexit\r`],
    ],
  });
  // What a shell says first, and the line as it is typed, have no such brackets.
  return /^\[lm4c\].*$/m.exec(seen)?.[0] ?? seen;
}

/** A catalog whose models would run something, or reach the terminal, if a shell or a script took them for more than text. */
const models = [
  'x1 $(touch pwned)',
  'x2 `touch pwned`',
  "x3 '; touch pwned; '",
  'x4 "; touch pwned; "',
  'x5 \\ | touch pwned',
  'x6 !! ~ * : = {a,b}',
  'x7 \u001b[31m red',
];

/** The files of the catalog. */
export const hostile = { ...right, 'papers/2024.yaml': paper({ models: JSON.stringify(models) }) };

/** What is typed, and what a command line then says: every model as it is, without the escape. */
export const lines: readonly (readonly [keys: string, args: string])[] = [
  ...models.map((model): readonly [string, string] => [
    `lm4c list --model ${model.slice(0, 2)}\t`,
    `[lm4c][list][--model][${model.replace('\u001b', '')}]`,
  ]),
  ...models.map((model): readonly [string, string] => [
    `lm4c list '--model=${model.slice(0, 2)}\t`,
    `[lm4c][list][--model=${model.replace('\u001b', '')}]`,
  ]),
  ...models.map((model): readonly [string, string] => [
    `lm4c list --model "${model.slice(0, 2)}\t`,
    `[lm4c][list][--model][${model.replace('\u001b', '')}]`,
  ]),
  ...models.map((model): readonly [string, string] => [
    `lm4c list --model "${model.slice(0, 2)}"\t`,
    `[lm4c][list][--model][${model.replace('\u001b', '')}]`,
  ]),
  ['lm4c sea\t', '[lm4c][search]'],
  ['lm4c stats --by=year,ven\t', '[lm4c][stats][--by=year,venue]'],
  ['lm4c show LIN2024T\t', '[lm4c][show][lin2024tides]'],
  ["lm4c show 'lin2024tides'\t", '[lm4c][show][lin2024tides]'],
  ['lm4c "stats"\t', '[lm4c][stats]'],
];
