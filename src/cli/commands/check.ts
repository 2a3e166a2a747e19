import { sep } from 'node:path';
import type { CatalogSource } from '../../catalog/catalog-source.ts';
import type { CatalogReading } from '../../catalog/read-catalog.ts';
import { type Problem, UsageError } from '../../util/errors.ts';
import { existsAsFile, isFolder } from '../../util/file-system.ts';
import { stringifyJson } from '../../util/json.ts';
import { sanitize } from '../../util/sanitize.ts';
import type { CommandBody, CommandContext } from '../context/command.ts';
import type { Environment } from '../context/environment.ts';
import { displayPath, fileFailure, relativeInside, resolvePath, withLock } from '../context/files.ts';
import { catalogLabel, rejectBuiltIn, selectCatalog } from '../context/select-catalog.ts';
import { addFormatOptions, addLimitOption, type FormatOptions, parseLimit, selectedFormat } from '../options/options.ts';
import { describeLimit, describeProblemCount, pluralize } from '../output/counts.ts';
import { withProgress } from '../output/progress.ts';
import { formatProblem, wrapMessage } from '../output/report.ts';
import { escapeWorkflowCommands, formatWorkflowCommand, isGitHubWorkflow } from '../output/workflow-commands.ts';

interface CheckOptions extends FormatOptions {
  readonly limit?: string;
  readonly fix?: boolean;
  readonly strict?: boolean;
}

/** Prints all problems of a catalog, with their positions and fixes. */
export const checkCommand: CommandBody = {
  summary: 'check a catalog for problems',
  about: [
    '--fix quotes texts, writes DOIs, arXiv ids and pages as suggested, composes accents (NFC), removes invisible characters and the punctuation after titles and URLs, sorts records, and moves papers to the file of their year. It keeps comments and changes nothing else. In settings.yaml, each warning can be set to off, warning or error; see lm4c help rules.',
  ],
  examples: ['lm4c check', 'lm4c check --strict', 'lm4c check mine --fix', 'lm4c check mine --limit 10'],
  status: { 0: 'no errors; with --strict also no warnings', 1: 'errors; with --strict also warnings', 3: 'not a catalog' },
  see: ['lm4c help rules', 'lm4c help catalog'],

  define(command) {
    command.argument(
      '[path]',
      'the catalog: a folder, a file, - for stdin, or builtin (default: the nearest catalog of your own)',
    );
    addFormatOptions(command, problemFormatNames, `${problemFormatNames.join(', ')} (default: text; github on GitHub Actions)`);
    addLimitOption(command)
      .option('--fix', 'apply the safe fixes to the files')
      .option('--strict', 'exit with 1 also for warnings');
  },

  async run(context, [path], options: CheckOptions) {
    const { environment, terminal } = context;
    const source = path === undefined ? context.ownCatalogSource('check') : selectCatalog(environment, path);
    const format = selectedFormat(options, problemFormatNames) ?? (isGitHubWorkflow(environment) ? 'github' : 'text');
    const limit = parseLimit(options.limit);
    const reading = options.fix ? await fixAndReport(context, source) : await readWithProgress(context, source);
    const problems = reading.problems.map((problem) => ({ ...problem, file: displayPath(environment, problem.file) }));
    const text = problemFormatters[format](problems.slice(0, limit), environment);
    terminal.out(terminal.isTTY && format === 'text' ? wrapMessage(text, terminal.width()) : text);
    if (!context.quiet)
      terminal.err(`${sanitize(`${catalogLabel(environment, source)}: ${summarize(reading, problems, limit)}`)}\n`);
    return problems.some(({ level }) => options.strict || level === 'error') ? 1 : 0;
  },
};

const problemFormatters = {
  text: (problems: readonly Problem[], environment: Environment) =>
    escapeWorkflowCommands(environment, problems.map(formatProblem).join('')),
  json: (problems: readonly Problem[]) => stringifyJson(problems),
  github: formatForGitHub,
};
const problemFormatNames = Object.keys(problemFormatters) as (keyof typeof problemFormatters)[];

/** GitHub Actions shows at most this many annotations of a level for each step. */
const maxAnnotations = 10;

/** Annotations up to the limit of GitHub, and plain text for the other problems. */
function formatForGitHub(problems: readonly Problem[], environment: Environment): string {
  const annotated = new Set(
    ['error', 'warning'].flatMap((level) => problems.filter((problem) => problem.level === level).slice(0, maxAnnotations)),
  );
  const lines = problems.map((problem) => {
    if (!annotated.has(problem)) return escapeWorkflowCommands(environment, formatProblem(problem));
    return formatWorkflowCommand({ ...problem, file: pathInRepository(environment, problem.file) });
  });
  return lines.join('');
}

/** The path relative to the checked-out repository, as annotations require. */
function pathInRepository(environment: Environment, file: string): string {
  const workspace = environment.env['GITHUB_WORKSPACE'];
  const path = workspace ? relativeInside(workspace, resolvePath(environment, file)) : file;
  return path?.replaceAll(sep, '/') ?? file;
}

function summarize({ records, files }: CatalogReading, problems: readonly Problem[], limit = problems.length): string {
  if (problems.length === 0) return `no problems in ${pluralize(records, 'record')}`;
  return `${describeLimit(limit, problems.length)}${describeProblemCount(problems)} of ${files}`;
}

async function readWithProgress(context: CommandContext, source: CatalogSource): Promise<CatalogReading> {
  const { readSource } = await import('../../catalog/read-catalog.ts');
  return withProgress(context.environment, context.quiet, (progress) =>
    readSource(source, context.readForeignFile, { progress: (done, all) => progress('reading the catalog', done, all) }),
  );
}

/** Fixes the files of the catalog, and returns the remaining problems. */
async function fixAndReport(context: CommandContext, source: CatalogSource): Promise<CatalogReading> {
  const { environment, terminal, quiet, report } = context;
  rejectBuiltIn(environment, source, 'check --fix');
  if (source.piped || existsAsFile(source.path)) {
    const hint = 'to convert a file to a folder: lm4c import FILE --into FOLDER';
    throw new UsageError({ code: 'not-a-folder', message: '--fix needs a catalog that is a folder', hint });
  }
  const { fixCatalog } = await import('../../catalog/fix.ts');
  const folder = { path: source.path, name: displayPath(environment, source.path), subfolders: ['papers'] };
  const result = isFolder(source.path) && (await withLock(context, folder, (lock) => fixCatalog(source.path, lock)));
  if (!result) return readWithProgress(context, source);
  const { reading, fixedPerFile, failures } = result;
  const fixed = [...fixedPerFile.values()].reduce((sum, count) => sum + count, 0);
  if (!quiet && fixed > 0) {
    const counts = `fixed ${pluralize(fixed, 'problem')} in ${pluralize(fixedPerFile.size, 'file')}`;
    terminal.err(`${sanitize(`${catalogLabel(environment, source)}: ${counts}`)}\n`);
  }
  for (const [file, error] of failures) report(fileFailure('write', file, error));
  return reading;
}
