/** Entry point: runs a command line and turns errors into messages and exit codes. */
import { version } from '../package.json';
import type { Environment } from './cli/context/environment.ts';
import { displayPath } from './cli/context/files.ts';
import { createTerminal } from './cli/context/terminal.ts';
import { scanGlobalOptions } from './cli/options/global-options.ts';
import { describeProblemCount } from './cli/output/counts.ts';
import { formatFailure, formatFailureJson, formatProblem, wrapMessage } from './cli/output/report.ts';
import { escapeWorkflowCommands } from './cli/output/workflow-commands.ts';
import { runCommandLine } from './cli/program.ts';
import { CatalogError, type Failure, type Problem, UsageError } from './util/errors.ts';

export { isCommand } from './cli/commands/index.ts';
export { describeFileError } from './util/file-errors.ts';
export { createFolder } from './util/file-system.ts';
export { readDescriptor } from './util/read-file.ts';

/** The failure as text, or as JSON if the command line asks for JSON. */
export function formatError(argv: readonly string[], failure: Failure): string {
  return scanGlobalOptions(argv).json ? formatFailureJson(failure) : formatFailure(failure);
}

/** Runs a command line with its output going to the streams of the environment, and returns the exit code. */
export async function main(argv: readonly string[], processEnvironment: Environment): Promise<number> {
  const { json, verbose, color, width } = scanGlobalOptions(argv);
  const stderr = json ? processEnvironment.stderr : createMessageStream(processEnvironment, width);
  const environment = { ...processEnvironment, stderr };
  const format = (failure: Failure) => formatFailure(failure, createTerminal(environment, { color }).color.err());
  const report = (failure: Failure) => stderr.write(json ? formatFailureJson(failure) : format(failure));
  try {
    return await runCommandLine(argv, environment, report);
  } catch (error) {
    if (error instanceof UsageError) {
      report(error.failure);
      return 2;
    }
    if (error instanceof CatalogError) {
      const problems = error.problems.map((problem) => ({ ...problem, file: displayPath(environment, problem.file) }));
      stderr.write(json ? formatFailureJson(invalidCatalog(problems), problems) : formatCatalogProblems(problems, format));
      return 3;
    }
    report(internalError(error, environment, verbose || environment.env['DEBUG'] === 'lm4c'));
    return 70;
  }
}

/** stderr for messages: wrapped on a terminal, and with workflow commands escaped on GitHub Actions. */
function createMessageStream(environment: Environment, width: number | undefined): Environment['stderr'] {
  const { stderr } = environment;
  const wrap = (text: string) => (stderr.isTTY() ? wrapMessage(text, createTerminal(environment, { width }).width()) : text);
  return { ...stderr, write: (text) => stderr.write(wrap(escapeWorkflowCommands(environment, text))) };
}

const invalidCatalog = (problems: readonly Problem[]): Failure => ({
  code: 'invalid-catalog',
  message: `the catalog cannot be used: ${describeProblemCount(problems)}`,
});

/** All problems and a summary; a single problem without a line number has the summary in its own message. */
function formatCatalogProblems(problems: readonly Problem[], format: (failure: Failure) => string): string {
  const [first, ...others] = problems;
  if (first && others.length === 0 && first.line === undefined) {
    const { file, message, code, fix } = first;
    return format({ ...invalidCatalog(problems), message: `${file}: ${message} [${code}]`, hint: fix });
  }
  return problems.map(formatProblem).join('') + format(invalidCatalog(problems));
}

function internalError(error: unknown, { runtime }: Environment, isVerbose: boolean): Failure {
  const request = 'please report it where you got lm4c, with the command line and';
  const { message, stack } = error instanceof Error ? error : { message: String(error) };
  return {
    code: 'internal',
    message: `lm4c ${version} on ${runtime} has a bug: ${message}`,
    hint: isVerbose && stack ? `${request} this:\n${stack}` : `${request} the output of --verbose`,
  };
}
