import { sep } from 'node:path';
import type { CatalogSource } from '../../catalog/catalog-source.ts';
import type { CatalogReading } from '../../catalog/read-catalog.ts';
import { type Problem, UsageError } from '../../util/errors.ts';
import { describeFileError, existsAsFile } from '../../util/fs.ts';
import { stringifyJson } from '../../util/text.ts';
import { type CommandBody, choiceOption } from '../command.ts';
import { type CommandContext, displayPath, type Environment, relativeInside, resolvePath, sourceByName } from '../context.ts';
import { parseWholeNumber, selectedFormat } from '../paper-options.ts';
import { withProgress } from '../progress.ts';
import {
  describeLimit,
  describeProblemCount,
  escapeWorkflowCommands,
  formatProblem,
  formatWorkflowCommand,
  isGitHubWorkflow,
  pluralize,
  wrapMessage,
} from '../report.ts';

interface CheckOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly limit?: string;
  readonly fix?: boolean;
}

/** Every problem of a catalog, with its file, line, column and mend. */
export const checkCommand: CommandBody = {
  summary: 'find every problem of a catalog',
  about: [
    '--fix puts texts in quotes, composes accents (NFC), sorts records, and takes away invisible characters and the stops behind titles and URLs. Comments and all else stay as they are. A warning is switched off in settings.yaml of the catalog.',
  ],
  examples: ['lm4c check', 'lm4c check mine --fix', 'lm4c check mine --limit 10'],
  status: { 0: 'no problems', 1: 'problems', 3: 'not a catalog' },
  see: ['lm4c help rules', 'lm4c help catalog'],

  define(command) {
    command
      .argument('[path]', 'the catalog, a folder, a file or -; by default the one that the other commands use')
      .addOption(
        choiceOption('-f, --format <format>', formatNames, `${formatNames.join(', ')}; on GitHub Actions github, otherwise text`),
      )
      .option('--json', 'short for --format json')
      .option('-n, --limit <n>', 'at most so many')
      .option('--fix', 'mend in the files what can be mended without a doubt');
  },

  async run(app, [path], options: CheckOptions) {
    const { terminal, quiet, world } = app;
    const source = path === undefined ? app.source() : sourceByName(world, path);
    const format = selectedFormat(options, formatNames) ?? (isGitHubWorkflow(world) ? 'github' : 'text');
    const most = options.limit === undefined ? undefined : parseWholeNumber('--limit', options.limit);
    const reading = options.fix ? await fixed(app, source) : await read(app, source);
    const { files, records } = reading;
    const problems = reading.problems.map((problem) => ({ ...problem, file: displayPath(world, problem.file) }));
    const shown = problems.slice(0, most);
    const text = formats[format](shown, world);
    terminal.out(terminal.isTTY && format === 'text' ? wrapMessage(text, terminal.width()) : text);
    const total = `${pluralize(records, 'record')} in ${pluralize(files, 'file')}`;
    const some = `${describeLimit(shown.length, problems.length)}${describeProblemCount(problems)} of ${files}`;
    if (!quiet) terminal.err(`${problems.length > 0 ? some : `no problems in ${total}`}\n`);
    return problems.length > 0 ? 1 : 0;
  },
};

const formats = {
  text: (problems: readonly Problem[], world: Environment) => escapeWorkflowCommands(world, problems.map(formatProblem).join('')),
  json: (problems: readonly Problem[]) => stringifyJson(problems),
  github: forGitHub,
};
const formatNames = Object.keys(formats) as (keyof typeof formats)[];

/** Of each level, GitHub shows so many problems of one step beside their lines. */
const mostShown = 10;

/** The others as they are told elsewhere, because of a command that is not shown GitHub's log has no place. */
function forGitHub(problems: readonly Problem[], world: Environment): string {
  const shown = new Set(levels.flatMap((level) => problems.filter((problem) => problem.level === level).slice(0, mostShown)));
  const placed = ({ file, ...problem }: Problem) => ({ ...problem, file: inRepository(world, file) });
  const told = (problem: Problem) => escapeWorkflowCommands(world, formatProblem(problem));
  return problems.map((problem) => (shown.has(problem) ? formatWorkflowCommand(placed(problem)) : told(problem))).join('');
}

const levels = ['error', 'warning'];

/** The file as GitHub names it, where it stands in the repository that is checked out. */
function inRepository(world: Environment, file: string): string {
  const workspace = world.env['GITHUB_WORKSPACE'];
  const path = workspace ? relativeInside(workspace, resolvePath(world, file)) : file;
  return path?.replaceAll(sep, '/') ?? file;
}

async function read({ world, quiet, readForeignFile }: CommandContext, source: CatalogSource): Promise<CatalogReading> {
  const { readSource: readPath } = await import('../../catalog/read-catalog.ts');
  return withProgress(world, quiet, (progress) =>
    readPath(source, readForeignFile, { progress: (done, all) => progress('reading the catalog', done, all) }),
  );
}

/** What is left when all that can be is mended. */
async function fixed(
  { terminal, quiet, report }: CommandContext,
  { path: folder, piped }: CatalogSource,
): Promise<CatalogReading> {
  if (piped || existsAsFile(folder))
    throw new UsageError({ code: 'not-a-folder', message: '--fix mends the files of a folder only', hint: importIt });
  const { fixCatalog } = await import('../../catalog/fix.ts');
  const { reading, fixedPerFile: counts, failures: failed } = fixCatalog(folder);
  const problems = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (!quiet && problems > 0) terminal.err(`fixed ${pluralize(problems, 'problem')} in ${pluralize(counts.size, 'file')}\n`);
  for (const [file, error] of failed)
    report({ code: 'cannot-write', message: `cannot write ${file}: ${describeFileError(error).message}` });
  return reading;
}

const importIt = 'lm4c import FILE --into FOLDER makes one';
