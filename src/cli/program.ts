/** The command line: every command wired the same way. */
import { Command, CommanderError, type Help } from 'commander';
import { removeFromCache } from '../catalog/index/cache.ts';
import { CatalogError, UsageError } from '../util/errors.ts';
import { commandGroups, commands } from './commands/index.ts';
import type { CommandBody } from './context/command.ts';
import { type CommandContext, createTerminal, type Environment } from './context/environment.ts';
import { helpConfiguration, helpFooter, overviewHelp } from './help/help-layout.ts';
import { maxHelpWidth, topicNames } from './help/page.ts';
import { scanGlobalOptions } from './options/early-options.ts';
import {
  addGlobalOptions,
  catalogSource,
  createContext,
  createQuietContext,
  type GlobalOptions,
  withCatalogOption,
} from './options/global-options.ts';
import { isRepeatableOption } from './papers/print-papers.ts';
import { formatVersion } from './version.ts';

/**
 * Runs one command line and returns its exit status.
 *
 * @throws UsageError when it cannot be understood
 */
export async function runCommandLine(
  argv: readonly string[],
  environment: Environment,
  version: string,
  report: CommandContext['report'],
): Promise<number> {
  const program = programOf(environment);
  const answer = await answerOfNone(argv, environment, program, version);
  if (answer === undefined) return answerOfCommand(argv, environment, program, report);
  environment.stdout.write(answer);
  return 0;
}

/** The answer where no command is called; undefined where one is. */
async function answerOfNone(
  argv: readonly string[],
  environment: Environment,
  program: Command,
  version: string,
): Promise<string | undefined> {
  if (argv.length === 0) return overviewOf(program);
  if (argv[0] === 'complete') return completion(argv.slice(1), environment, program);
  const asked = scanGlobalOptions(argv);
  if (!asked.version) return undefined;
  program.parseOptions([...argv]);
  return formatVersion(environment, version, program.opts(), asked.json);
}

async function answerOfCommand(
  argv: readonly string[],
  environment: Environment,
  program: Command,
  report: CommandContext['report'],
): Promise<number> {
  let status = 0;
  let called: Command | undefined;
  const explain = (name?: string) => {
    const command = name === undefined ? program : program.commands.find((known) => known.name() === name);
    if (command && command !== program && command !== called) defined(command);
    command?.outputHelp();
    return command !== undefined;
  };
  program.hook('preSubcommand', (_, command) => {
    called = command;
    const body = defined(command);
    // Told in our words below; commander only counts them.
    command.allowExcessArguments();
    command.action(async () => {
      await refuseMeaningless(command, argv);
      status = await withoutBrokenCache(environment, program.opts(), (environment, options) => {
        const context = createContext(environment, options, (failure) => report(withCatalogOption(failure, options)), explain);
        return body?.run(context, command.args, command.opts()) ?? 0;
      });
    });
  });
  try {
    await program.parseAsync(inOrder(argv), { from: 'user' });
    return status;
  } catch (error) {
    return refused(error, environment, program, called);
  }
}

/**
 * What follows where commander or a command stops; 0 where nothing is wrong.
 *
 * @throws what is wrong
 */
async function refused(error: unknown, environment: Environment, program: Command, called: Command | undefined): Promise<number> {
  if (error instanceof UsageError) throw new UsageError(withCatalogOption(error.failure, program.opts()));
  if (!(error instanceof CommanderError)) throw error;
  if (error.exitCode === 0) return 0;
  if (error.code !== 'commander.help') {
    const { toUsageFailure: misunderstood } = await import('./usage-errors.ts');
    throw new UsageError(misunderstood(error, program, called));
  }
  // A line of options alone asks for nothing.
  environment.stdout.write(overviewOf(program));
  return 0;
}

/** What the script of a shell asks for; undefined where it is no request of one. */
async function completion(request: readonly string[], environment: Environment, program: Command): Promise<string | undefined> {
  const { answerCompletion: answer } = await import('./completion/answer.ts');
  const catalog = (environment: Environment, options: GlobalOptions) => createQuietContext(environment, options).loadCatalog();
  return answer(request, environment, { program, define: defined, isRepeatable: isRepeatableOption, catalog });
}

/** `--help list` asks for the help of list. */
function inOrder(argv: readonly string[]): readonly string[] {
  const command = argv.findIndex((word) => Object.hasOwn(commands, word));
  const help = argv.slice(0, Math.max(command, 0)).findIndex((word) => /^(?:-h|--help)$/.test(word));
  return help < 0 ? argv : [...argv.toSpliced(help, 1), '--help'];
}

/** What there is, in so few lines that they fit on any screen. */
const overviewOf = (program: Command) => `${overviewHelp(program, programHelp, helpOf(program))}\n`;

/**
 * Answers, and once more without the cache when that fails before anything is written and is no error of the user's: what is kept can
 * have been damaged, though not by a program that writes to it, which is seen. If it was not the cache, it fails again.
 */
async function withoutBrokenCache(
  environment: Environment,
  options: GlobalOptions,
  answer: (environment: Environment, options: GlobalOptions) => number | Promise<number>,
): Promise<number> {
  let isWritten = false;
  const write = (text: string) => {
    isWritten = true;
    environment.stdout.write(text);
  };
  try {
    return await answer({ ...environment, stdout: { ...environment.stdout, write } }, options);
  } catch (error) {
    const cacheFolder = options.cache ? environment.cacheFolder() : undefined;
    const isOurs = !(error instanceof UsageError || error instanceof CatalogError || error instanceof CommanderError);
    if (!isOurs || isWritten || cacheFolder === undefined) throw error;
    removeFromCache(catalogSource(environment, options).path, cacheFolder);
    return answer(environment, { ...options, cache: false });
  }
}

/** Gives a command its options and what stands below them in its help. */
function defined(command: Command): CommandBody | undefined {
  const body = commands[command.name()];
  body?.define(command);
  if (body) command.addHelpText('after', ({ command }) => helpFooter(body, helpOf(command)));
  return body;
}

/** What lays out the help of a command. */
function helpOf(command: Command): Help {
  const { getOutHelpWidth } = command.configureOutput();
  const help = command.createHelp();
  help.prepareContext({ helpWidth: getOutHelpWidth?.() ?? maxHelpWidth });
  return help;
}

/** The command line with the names of all commands; what each takes is defined when it is called. */
function programOf(environment: Environment): Command {
  const program = new Command('lm4c');
  const terminal = () => createTerminal(environment, program.opts());
  const title = (text: string) => {
    // Commander's own heading has capitals.
    const heading = text === 'Global Options:' ? 'Options of every command:' : text;
    return terminal().color.out() ? `\x1b[1m${heading}\x1b[22m` : heading;
  };
  addGlobalOptions(program)
    .description('Search, list and cite a catalog of research papers.')
    .usage('[options] <command>')
    .helpCommand(false)
    .addHelpText('after', () => helpFooter(programHelp, helpOf(program)))
    .configureHelp({ ...helpConfiguration, styleTitle: title })
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

/** Refuses the words behind a command that has no use for them, and an option that another one has taken for its value. */
async function refuseMeaningless(command: Command, argv: readonly string[]): Promise<void> {
  const { registeredArguments: expected, args, parent } = command;
  const hasMore = args.length > expected.length && !expected.at(-1)?.variadic;
  const maySwallow = argv.some((word, index) => word.startsWith('--') && argv[index - 1]?.startsWith('-'));
  if (!hasMore && !maySwallow) return;
  const { optionUsedAsValue: swallowed, excessArguments: tooMany } = await import('./usage-errors.ts');
  const failure = (parent && swallowed(parent, command)) ?? (hasMore ? tooMany(command) : undefined);
  if (failure) throw new UsageError(failure);
}

export const programHelp = {
  about: [`What commands share is explained by topics: ${topicNames.join(', ')}.`],
  examples: ['lm4c search backdoor', 'lm4c list --year 2023', 'lm4c bib > refs.bib'],
  status: { 0: 'done', 1: 'nothing found or problems found', 2: 'wrong command line', 3: 'no valid catalog' },
  see: ['lm4c help list', 'lm4c help filters'],
};
