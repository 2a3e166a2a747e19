/** One command line: the only place where an error becomes text and a status. */
import { version } from '../package.json';
import { occasions, shownPath, terminalOf, type World } from './app.ts';
import { run } from './commands/program.ts';
import { CatalogError, type Failure, UsageError } from './errors.ts';
import { failureJson, failureText, problemCount, problemText, wrapped } from './report.ts';

export { bytesFrom } from './files.ts';

/** Runs a command line; what it prints goes to the world's streams, and the exit status is returned. */
export async function main(argv: readonly string[], outside: World): Promise<number> {
  const world = { ...outside, stderr: wrapping(outside, widthIn(argv)) };
  const asJson = wantsJson(argv);
  const text = (failure: Failure) => failureText(failure, terminalOf(world, { color: coloring(argv) }).color.err());
  const report = (failure: Failure) => world.stderr.write(asJson ? failureJson(failure) : text(failure));
  try {
    return await run(argv, world, version, report);
  } catch (error) {
    if (error instanceof UsageError) {
      report(error.failure);
      return 2;
    }
    if (error instanceof CatalogError) {
      const shown = new CatalogError(error.problems.map((problem) => ({ ...problem, file: shownPath(world, problem.file) })));
      world.stderr.write(asJson ? failureJson(invalid(shown), shown.problems) : catalogText(shown, text));
      return 3;
    }
    report(ourFault(error, world, wantsMore(argv, world)));
    return 70;
  }
}

/** The errors, on a terminal without broken words. */
function wrapping(world: World, width: number | undefined): World['stderr'] {
  const { stderr } = world;
  const write = (text: string) => stderr.write(stderr.isTTY() ? wrapped(text, terminalOf(world, { width }).width()) : text);
  return { ...stderr, write };
}

/** The width that is asked for, told as early as the colours. */
function widthIn(argv: readonly string[]): number | undefined {
  const asked = [...options(argv).matchAll(/(?:^| )--width[ =]([1-9]\d*)(?= |$)/g)].at(-1)?.[1];
  return asked === undefined ? undefined : Number(asked);
}

/** Whether the answer is to be JSON, told before the command line is understood, because the error may be in it. */
const wantsJson = (argv: readonly string[]) => /(?:^| )(?:--json|(?:-q?f ?|--format[ =])jsonl?)(?: |$)/i.test(options(argv));

/** When to colour, told as early; the last counts, as it does for commander. */
function coloring(argv: readonly string[]) {
  const asked = [...options(argv).matchAll(/(?:^| )--color[ =](\S+)/g)].at(-1)?.[1]?.toLowerCase();
  return occasions.find((name) => name === asked);
}

/** What stands before the end of the options. */
function options(argv: readonly string[]): string {
  const end = argv.indexOf('--');
  return argv.slice(0, end < 0 ? undefined : end).join(' ');
}

const invalid = ({ problems }: CatalogError): Failure => ({
  code: 'invalid-catalog',
  message: `the catalog cannot be used: ${problemCount(problems)}`,
});

/** Every problem, then how many there are, where there is more than one. */
function catalogText(error: CatalogError, textOf: (failure: Failure) => string): string {
  const text = error.problems.map(problemText).join('');
  return error.problems.length > 1 ? `${text}${textOf(invalid(error))}` : text;
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

/** Whether all that is known of a failure is to be told. */
const wantsMore = (argv: readonly string[], { env }: World) =>
  env['DEBUG'] === 'lm4c' || argv.some((word) => /^(?:-v|--verbose)$/.test(word));
