/** Workflow commands of GitHub Actions. */
import type { Problem } from '../../util/errors.ts';
import { sanitize } from '../../util/sanitize.ts';
import type { Environment } from '../context/environment.ts';

/** A problem as a workflow command of GitHub Actions, which shows it as an annotation at the line of the file. */
export function formatWorkflowCommand({ file, line, column, code, message, fix, level }: Problem): string {
  const properties = Object.entries({ file, line, col: column, title: `lm4c ${code}` });
  const parameters = properties.flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${escapeParameter(String(value).replace(/[^\r\n]+/g, sanitize), /[%\r\n:,]/g)}`,
  );
  const text = [message, ...(fix ? [fix] : [])].map(sanitize).join('\n');
  return `::${level} ${parameters.join(',')}::${escapeParameter(text, /[%\r\n]/g)}\n`;
}

/**
 * Escapes text so that the runner of GitHub Actions does not read it as a workflow command, which is `::` at the beginning of a line,
 * after spaces too, or `##[` anywhere. Outside of GitHub Actions the text is returned unchanged.
 */
export function escapeWorkflowCommands({ env }: Pick<Environment, 'env'>, text: string): string {
  return isGitHubWorkflow({ env }) ? text.replace(/^\s*:(?=:)|##(?=\[)/gm, '$& ') : text;
}

export const isGitHubWorkflow = ({ env }: Pick<Environment, 'env'>) => env['GITHUB_ACTIONS'] === 'true';

/** Percent-encodes characters, as the toolkit of GitHub Actions does (actions/toolkit, packages/core/src/command.ts). */
function escapeParameter(text: string, characters: RegExp): string {
  return text.replace(characters, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
