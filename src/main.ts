/** One command line: the only place where an error becomes text and a status. */
import { version } from '../package.json';
import { shownPath, type World } from './app.ts';
import { run } from './commands/program.ts';
import { CatalogError, type Failure, UsageError } from './errors.ts';
import { failureJson, failureText, problemCount, problemText } from './report.ts';

export { bytesFrom } from './files.ts';

/** Runs a command line; what it prints goes to the world's streams, and the exit status is returned. */
export async function main(argv: readonly string[], world: World): Promise<number> {
  const asJson = wantsJson(argv);
  const report = (failure: Failure) => world.stderr.write(asJson ? failureJson(failure) : failureText(failure));
  try {
    return await run(argv, world, version, report);
  } catch (error) {
    if (error instanceof UsageError) {
      report(error.failure);
      return 2;
    }
    if (error instanceof CatalogError) {
      const shown = new CatalogError(error.problems.map((problem) => ({ ...problem, file: shownPath(world, problem.file) })));
      world.stderr.write(asJson ? failureJson(invalid(shown), shown.problems) : catalogText(shown));
      return 3;
    }
    report(ourFault(error, world));
    return 70;
  }
}

/** Whether the answer is to be JSON, told before the command line is understood, because the error may be in it. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return /(?:^| )(?:--json|-f ?json|--format[ =]json)(?: |$)/i.test(argv.slice(0, end < 0 ? undefined : end).join(' '));
}

const invalid = ({ problems }: CatalogError): Failure => ({
  code: 'invalid-catalog',
  message: `the catalog cannot be used: ${problemCount(problems)}`,
});

/** Every problem, then how many there are, where there is more than one. */
function catalogText(error: CatalogError): string {
  const text = error.problems.map(problemText).join('');
  return error.problems.length > 1 ? `${text}${failureText(invalid(error))}` : text;
}

/** Where in the program it happened is of use only to those who look for it. */
function ourFault(error: unknown, { env, system }: World): Failure {
  const where = error instanceof Error ? error.stack : undefined;
  const more = env['LM4C_DEBUG'] ? `; ${where ?? 'no more is known'}` : ', and what LM4C_DEBUG=1 adds';
  return {
    code: 'internal',
    message: `lm4c ${version} failed, which is a bug of ours: ${error}`,
    hint: `please report it to those who gave you lm4c, with the command line and this: ${system}${more}`,
  };
}
