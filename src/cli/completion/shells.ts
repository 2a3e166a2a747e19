/** The registry of the shells that can complete command lines. */
import { bash } from './bash.ts';
import { fish } from './fish.ts';
import { nushell } from './nushell.ts';
import { powershell } from './powershell.ts';
import type { Shell } from './shell.ts';
import { zsh } from './zsh.ts';

export const completionScripts = { bash, zsh, fish, nushell, powershell } satisfies Record<string, Shell>;
