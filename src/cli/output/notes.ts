import type { CommandContext } from '../context/command.ts';
import { describePaperCount } from './counts.ts';

/** Prints a note to stderr if stdout is a terminal, so that it is never mixed into piped output. */
export async function writeNote({ terminal, quiet }: CommandContext, text: string): Promise<void> {
  if (quiet || !terminal.isTTY) return;
  const { createChalk } = await import('../../terminal/style.ts');
  terminal.err(`${createChalk(terminal.color.err()).dim(text)}\n`);
}

/** Prints how many papers a command has printed. */
export const reportCount = (context: CommandContext, ...counts: Parameters<typeof describePaperCount>) =>
  writeNote(context, describePaperCount(...counts));
