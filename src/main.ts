/** One command line: the only place where an error becomes text and a status. */
import { version } from '../package.json';
import { shownPath, terminalOf, type World } from './cli/context.ts';
import { foretold } from './cli/early-options.ts';
import { run } from './cli/program.ts';
import { failureJson, failureText, inLog, problemCount, problemText, wrapped } from './cli/report.ts';
import { CatalogError, type Failure, UsageError } from './util/errors.ts';

export { isCommand } from './cli/commands/index.ts';
export { bytesFrom, makeFolder, reason } from './util/fs.ts';

/** An error in the form that a command line asks for. */
export function errorText(argv: readonly string[], failure: Failure): string {
  return foretold(argv).json ? failureJson(failure) : failureText(failure);
}

/** Runs a command line; what it prints goes to the world's streams, and the exit status is returned. */
export async function main(argv: readonly string[], outside: World): Promise<number> {
  const { json, verbose, color, width } = foretold(argv);
  const world = json ? outside : { ...outside, stderr: readable(outside, width) };
  const text = (failure: Failure) => failureText(failure, terminalOf(world, { color }).color.err());
  const report = (failure: Failure) => world.stderr.write(json ? failureJson(failure) : text(failure));
  try {
    return await run(argv, world, version, report);
  } catch (error) {
    if (error instanceof UsageError) {
      report(error.failure);
      return 2;
    }
    if (error instanceof CatalogError) {
      const shown = new CatalogError(error.problems.map((problem) => ({ ...problem, file: shownPath(world, problem.file) })));
      world.stderr.write(json ? failureJson(invalid(shown), shown.problems) : catalogText(shown, text));
      return 3;
    }
    report(ourFault(error, world, verbose || world.env['DEBUG'] === 'lm4c'));
    return 70;
  }
}

/** The errors: on a terminal without broken words, and in the log of a workflow without what is obeyed there. */
function readable(world: World, width: number | undefined): World['stderr'] {
  const { stderr } = world;
  const fitted = (text: string) => (stderr.isTTY() ? wrapped(text, terminalOf(world, { width }).width()) : text);
  return { ...stderr, write: (text) => stderr.write(fitted(inLog(world, text))) };
}

const invalid = ({ problems }: CatalogError): Failure => ({
  code: 'invalid-catalog',
  message: `the catalog cannot be used: ${problemCount(problems)}`,
});

/** Every problem, and what follows of them; only one that is about no line says all by itself. */
function catalogText(error: CatalogError, textOf: (failure: Failure) => string): string {
  const [first, ...more] = error.problems;
  if (first && more.length === 0 && first.line === undefined) {
    const { file, message, code, fix } = first;
    return textOf({ ...invalid(error), message: `${file}: ${message} [${code}]`, hint: fix });
  }
  return error.problems.map(problemText).join('') + textOf(invalid(error));
}

function ourFault(error: unknown, { runtime }: World, isVerbose: boolean): Failure {
  const report = 'please report it to those who gave you lm4c, with the command line and';
  const stack = error instanceof Error ? error.stack : undefined;
  return {
    code: 'internal',
    message: `lm4c ${version} on ${runtime} has a bug: ${error instanceof Error ? error.message : String(error)}`,
    hint: isVerbose && stack ? `${report} this:\n${stack}` : `${report} what it prints with --verbose`,
  };
}
