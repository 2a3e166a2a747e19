/** Runs command lines with commander. */
import { Command, CommanderError, type Help } from 'commander';
import { commandName, globalOptionSpecs } from '../../bin/global-options.cjs';
import { version } from '../../package.json';
import { removeFromCache } from '../catalog/index/cache.ts';
import { CatalogError, type Failure, UsageError } from '../util/errors.ts';
import { jsonVersion, stringifyJson } from '../util/json.ts';
import { quoteFileForShell } from '../util/sanitize.ts';
import { commandGroups, commands, isCommand } from './commands/index.ts';
import type { Report } from './context/command.ts';
import type { Environment } from './context/environment.ts';
import { selectCatalog } from './context/select-catalog.ts';
import { createTerminal } from './context/terminal.ts';
import { createContext, createQuietContext } from './create-context.ts';
import { helpConfiguration, helpFooter, overviewHelp, programHelp } from './help/help-layout.ts';
import { maxHelpWidth } from './help/page.ts';
import { addGlobalOptions, type GlobalOptions, scanGlobalOptions } from './options/global-options.ts';

/** Runs a command line and returns its exit code. @throws UsageError when the command line is not valid */
export async function runCommandLine(argv: readonly string[], environment: Environment, report: Report): Promise<number> {
  const program = createProgram(environment);
  const output = await renderWithoutCommand(argv, environment, program);
  if (output !== undefined) {
    environment.stdout.write(output);
    return 0;
  }
  let status = 0;
  let called: Command | undefined;
  program.hook('preSubcommand', (_, command) => {
    called = command;
    defineCommand(command);
    // rejectExtraArguments has better messages.
    command.allowExcessArguments();
    command.action(async () => {
      await rejectExtraArguments(command, argv);
      status = await retryWithoutCache(environment, program.opts(), (environment, options) => {
        const context = createContext(environment, options, {
          report: (failure) => report(addCatalogToHint(failure, options)),
          commandNames: Object.keys(commands),
          printHelp: (name) => printHelp(program, name),
        });
        return commands[command.name()]?.run(context, command.args, command.opts()) ?? 0;
      });
    });
  });
  try {
    await program.parseAsync(moveHelpLast(argv), { from: 'user' });
    return status;
  } catch (error) {
    return handleError(error, program, called);
  }
}

/** The output of a command line that runs no command; undefined if it may run one. */
async function renderWithoutCommand(argv: readonly string[], environment: Environment, program: Command) {
  if (argv.length === 0) return renderOverview(program);
  if (argv[0] === 'complete') {
    const { answerCompletion } = await import('./completion/answer.ts');
    const loadCatalog = (environment: Environment, options: GlobalOptions) =>
      createQuietContext(environment, options).loadCatalog();
    return answerCompletion(argv.slice(1), environment, { program, define: defineCommand, loadCatalog });
  }
  const early = scanGlobalOptions(argv);
  if (!early.version) return undefined;
  program.parseOptions([...argv]);
  return early.json ? formatVersionJson(environment, program.opts()) : `${version}\n`;
}

/** The JSON of `--version --json`, for bug reports: the version, the runtime, the catalog and its size. */
async function formatVersionJson(environment: Environment, options: GlobalOptions): Promise<string> {
  const context = createQuietContext(environment, options);
  const { size: papers, venues, repos, categories } = await context.loadCatalog();
  const counts = { papers, venues: venues.length, repos: repos.length, categories: categories.length };
  const catalog = { path: context.catalogSource().path, ...counts };
  return stringifyJson({ version, json: jsonVersion, runtime: environment.runtime, catalog });
}

/** The exit code if commander has only stopped after it printed help. @throws any other error; those of commander as UsageError */
async function handleError(error: unknown, program: Command, called: Command | undefined): Promise<0> {
  if (error instanceof UsageError) throw new UsageError(addCatalogToHint(error.failure, program.opts()));
  if (!(error instanceof CommanderError)) throw error;
  if (error.exitCode === 0) return 0;
  if (error.code === 'commander.help') {
    // The command line has options and no command.
    program.configureOutput().writeOut?.(renderOverview(program));
    return 0;
  }
  const { toUsageFailure } = await import('./usage-errors.ts');
  throw new UsageError(toUsageFailure(error, program, called));
}

/** The failure with `--catalog` in the command line of its hint, which otherwise would list values of the default catalog. */
function addCatalogToHint(failure: Failure, { catalog }: GlobalOptions): Failure {
  if (catalog === undefined || !failure.hint) return failure;
  return {
    ...failure,
    hint: failure.hint.replace(/^to list all: lm4c /, () => `to list all: lm4c -c ${quoteFileForShell(catalog)} `),
  };
}

/** Moves a help option before the command to the end, because commander would print the help of the program: `--help list`. */
function moveHelpLast(argv: readonly string[]): readonly string[] {
  const name = commandName(argv);
  const command = isCommand(name) ? argv.indexOf(name) : -1;
  const help = argv.findIndex((word, index) => index < command && helpFlags.includes(word));
  return help < 0 ? argv : [...argv.toSpliced(help, 1), '--help'];
}

const helpFlags = globalOptionSpecs.flatMap((spec) => (spec.long === 'help' ? [`--${spec.long}`, `-${spec.short}`] : []));

type Run = (environment: Environment, options: GlobalOptions) => number | Promise<number>;

/**
 * Runs a command, and once more without the cache if it fails with an internal error before it has written anything: a cache entry may be
 * damaged in a way that its checks do not notice.
 */
async function retryWithoutCache(environment: Environment, options: GlobalOptions, run: Run): Promise<number> {
  let hasWritten = false;
  const write = (text: string) => {
    hasWritten = true;
    environment.stdout.write(text);
  };
  try {
    return await run({ ...environment, stdout: { ...environment.stdout, write } }, options);
  } catch (error) {
    const cacheFolder = options.cache ? environment.cacheFolder() : undefined;
    const isExpected = error instanceof UsageError || error instanceof CatalogError || error instanceof CommanderError;
    if (isExpected || hasWritten || cacheFolder === undefined) throw error;
    removeFromCache(selectCatalog(environment, options.catalog).path, cacheFolder);
    return run(environment, { ...options, cache: false });
  }
}

/** @throws UsageError when a command has too many arguments, or an option has another option as its value */
async function rejectExtraArguments(command: Command, argv: readonly string[]): Promise<void> {
  const { registeredArguments, args, parent } = command;
  const hasExtra = args.length > registeredArguments.length && !registeredArguments.at(-1)?.variadic;
  const hasOptionAfterOption = argv.some((word, index) => word.startsWith('--') && argv[index - 1]?.startsWith('-'));
  if (!hasExtra && !hasOptionAfterOption) return;
  const { optionUsedAsValue, excessArguments } = await import('./usage-errors.ts');
  const failure = (parent && optionUsedAsValue(parent, command)) ?? (hasExtra ? excessArguments(command) : undefined);
  if (failure) throw new UsageError(failure);
}

/** The program with the names of all commands; the options of a command are added by defineCommand when it is called. */
function createProgram(environment: Environment): Command {
  const program = new Command('lm4c');
  const terminal = () => createTerminal(environment, program.opts());
  const styleTitle = (title: string) => {
    const heading = title === 'Global Options:' ? 'Options of every command:' : title;
    return terminal().color.out() ? `\x1b[1m${heading}\x1b[22m` : heading;
  };
  addGlobalOptions(program)
    .description('Search, list and cite a catalog of research papers.')
    .usage('[options] <command>')
    .helpCommand(false)
    .addHelpText('after', () => helpFooter(programHelp, createHelp(program)))
    .configureHelp({ ...helpConfiguration, styleTitle })
    .configureOutput({
      writeOut: environment.stdout.write,
      writeErr: () => {},
      getOutHelpWidth: () => Math.min(terminal().width(), maxHelpWidth),
      getOutHasColors: () => terminal().color.out(),
    })
    .showSuggestionAfterError(false)
    .exitOverride();
  for (const [heading, group] of Object.entries(commandGroups)) {
    program.commandsGroup(heading);
    for (const [name, { summary }] of Object.entries(group)) program.command(name).description(summary);
  }
  return program;
}

const definedCommands = new WeakSet<Command>();

/** Adds the arguments and options of a command and the end of its help, if that has not been done yet. */
function defineCommand(command: Command): void {
  const body = commands[command.name()];
  if (!body || definedCommands.has(command)) return;
  definedCommands.add(command);
  body.define(command);
  command.addHelpText('after', ({ command }) => helpFooter(body, createHelp(command)));
}

/** Prints the help of a command, or of the program; false if there is no command of that name. */
function printHelp(program: Command, name: string | undefined): boolean {
  const command = name === undefined ? program : program.commands.find((known) => known.name() === name);
  if (!command) return false;
  defineCommand(command);
  command.outputHelp();
  return true;
}

const renderOverview = (program: Command) => `${overviewHelp(program, createHelp(program))}\n`;

function createHelp(command: Command): Help {
  const { getOutHelpWidth } = command.configureOutput();
  const help = command.createHelp();
  help.prepareContext({ helpWidth: getOutHelpWidth?.() ?? maxHelpWidth });
  return help;
}
