/** The command line: every command wired the same way. */
import { Command, CommanderError, type Help } from 'commander';
import { type App, type Occasion, occasions, shownPath, sourceNamed, terminalOf, type World } from '../app.ts';
import { forget } from '../catalog/cache.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { loadCatalog, type Source } from '../catalog/load.ts';
import { locate } from '../catalog/locate.ts';
import { CatalogError, type Failure, oneOf, UsageError } from '../errors.ts';
import { foretold } from '../foretold.ts';
import { longestLine, topicNames } from '../help/page.ts';
import { once } from '../memo.ts';
import { withProgress } from '../progress.ts';
import { counted } from '../report.ts';
import { jsonText, jsonVersion, shellFile, visible } from '../text.ts';
import { type CommandBody, choiceOption } from './command.ts';
import { commandGroups, commands } from './index.ts';
import { below, layout, overviewText } from './layout.ts';
import { isRepeatable, wholeNumber } from './papers.ts';

interface GlobalOptions {
  readonly catalog?: string;
  readonly color?: Occasion;
  readonly hyperlinks?: Occasion;
  readonly width?: number;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly cache: boolean;
}

/**
 * Runs one command line and returns its exit status.
 *
 * @throws UsageError when it cannot be understood
 */
export async function run(argv: readonly string[], world: World, version: string, report: App['report']): Promise<number> {
  const program = programOf(world);
  if (argv.length === 0) return printOverview(world, program);
  const { version: isVersion, json } = foretold(argv);
  if (isVersion) {
    program.parseOptions([...argv]);
    return printVersion(world, version, program.opts(), json);
  }
  if (argv[0] === 'complete') {
    const answer = await completion(argv.slice(1), world, program);
    if (answer !== undefined) {
      world.stdout.write(answer);
      return 0;
    }
  }
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
      const answer = (world: World, options: GlobalOptions) =>
        body?.run(
          appOf(world, options, (failure) => report(sameCatalog(failure, options)), explain),
          command.args,
          command.opts(),
        ) ?? 0;
      status = await withoutBrokenCache(world, program.opts(), answer);
    });
  });
  try {
    await program.parseAsync(inOrder(argv), { from: 'user' });
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(sameCatalog(error.failure, program.opts()));
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return status;
    // A line of options alone asks for nothing.
    if (error.code === 'commander.help') return printOverview(world, program);
    const { misunderstood } = await import('./misunderstood.ts');
    throw new UsageError(misunderstood(error, program, called));
  }
  return status;
}

/** The failure with a command line to type that is about the same catalog. */
function sameCatalog(failure: Failure, { catalog }: GlobalOptions): Failure {
  if (catalog === undefined || !failure.hint) return failure;
  return { ...failure, hint: failure.hint.replace(/^all: lm4c /, () => `all: lm4c -c ${shellFile(catalog)} `) };
}

/** What the script of a shell asks for; undefined where it is no request of one. */
async function completion(request: readonly string[], world: World, program: Command): Promise<string | undefined> {
  const { answer } = await import('../completion/answer.ts');
  const catalog = (world: World, options: GlobalOptions) => quietApp(world, options).catalog();
  return answer(request, world, { program, define: defined, isRepeatable, catalog });
}

/** For what is no command. */
function quietApp(world: World, options: GlobalOptions): App {
  return appOf(
    world,
    { ...options, quiet: true },
    () => {},
    () => false,
  );
}

/** `--help list` asks for the help of list. */
function inOrder(argv: readonly string[]): readonly string[] {
  const command = argv.findIndex((word) => Object.hasOwn(commands, word));
  const help = argv.slice(0, Math.max(command, 0)).findIndex((word) => /^(?:-h|--help)$/.test(word));
  return help < 0 ? argv : [...argv.toSpliced(help, 1), '--help'];
}

/** What there is, in so few lines that they fit on any screen. */
function printOverview(world: World, program: Command): number {
  world.stdout.write(`${overviewText(program, overview, helpOf(program))}\n`);
  return 0;
}

/**
 * Answers, and once more without the cache when that fails before anything is written and is no error of the user's: what is kept can
 * have been damaged, though not by a program that writes to it, which is seen. If it was not the cache, it fails again.
 */
async function withoutBrokenCache(
  world: World,
  options: GlobalOptions,
  answer: (world: World, options: GlobalOptions) => number | Promise<number>,
): Promise<number> {
  let isWritten = false;
  const write = (text: string) => {
    isWritten = true;
    world.stdout.write(text);
  };
  try {
    return await answer({ ...world, stdout: { ...world.stdout, write } }, options);
  } catch (error) {
    const cacheFolder = options.cache ? world.cacheFolder() : undefined;
    const isOurs = !(error instanceof UsageError || error instanceof CatalogError || error instanceof CommanderError);
    if (!isOurs || isWritten || cacheFolder === undefined) throw error;
    forget(sourceOf(world, options).folder, cacheFolder);
    return answer(world, { ...options, cache: false });
  }
}

async function printVersion(world: World, version: string, options: GlobalOptions, json: boolean): Promise<number> {
  if (!json) world.stdout.write(`${version}\n`);
  else world.stdout.write(jsonText(await facts(world, version, options)));
  return 0;
}

/** What runs where, and on which catalog. */
async function facts(world: World, version: string, options: GlobalOptions) {
  const app = quietApp(world, options);
  const { size, venues, repos, categories } = await app.catalog();
  const catalog = {
    path: app.source().folder,
    papers: size,
    venues: venues.length,
    repos: repos.length,
    categories: categories.length,
  };
  return { version, json: jsonVersion, runtime: world.runtime, catalog };
}

/** Gives a command its options and what stands below them in its help. */
function defined(command: Command): CommandBody | undefined {
  const body = commands[command.name()];
  body?.define(command);
  if (body) command.addHelpText('after', ({ command }) => below(body, helpOf(command)));
  return body;
}

/** What lays out the help of a command. */
function helpOf(command: Command): Help {
  const { getOutHelpWidth } = command.configureOutput();
  const help = command.createHelp();
  help.prepareContext({ helpWidth: getOutHelpWidth?.() ?? longestLine });
  return help;
}

/** The command line with the names of all commands; what each takes is defined when it is called. */
function programOf(world: World): Command {
  const program = new Command('lm4c');
  const terminal = () => terminalOf(world, program.opts());
  const title = (text: string) => (terminal().color.out() ? `\x1b[1m${text}\x1b[22m` : text);
  globalOptions(program)
    .description('Search, list and cite a catalog of research papers.')
    .usage('[options] <command>')
    .helpCommand(false)
    .addHelpText('after', () => below(overview, helpOf(program)))
    .configureHelp({ ...layout, styleTitle: title })
    .configureOutput({
      writeOut: world.stdout.write,
      writeErr: () => {},
      getOutHelpWidth: () => Math.min(terminal().width(), longestLine),
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

/** Adds the options that every command has. */
export function globalOptions(program: Command): Command {
  return program
    .option('-c, --catalog <path>', 'a catalog of your own: a folder, a file, or - for stdin', catalogPath)
    .addOption(
      choiceOption('--color <when>', occasions, `colours: ${occasions.join(', ')}`).argParser((when) =>
        oneOf('colouring', when, occasions),
      ),
    )
    .addOption(
      choiceOption('--hyperlinks <when>', occasions, `links: ${occasions.join(', ')}`).argParser((when) =>
        oneOf('linking', when, occasions),
      ),
    )
    .option('--width <n>', 'columns of the screen', (width) => wholeNumber('--width', width))
    .option('-q, --quiet', 'nothing but errors on stderr')
    .option('-v, --verbose', 'tell which catalog is used, and all that is known of a failure')
    .option('--no-pager', 'print what is longer than the screen as it is')
    .option('--no-cache', 'neither use nor keep what makes the next time faster')
    .option('-V, --version', 'print the version; with --json all that a report of a bug needs')
    .helpOption('-h, --help', 'show this help');
}

function catalogPath(value: string): string {
  // What a script passes when its variable is not set must not mean another catalog.
  if (value === '') throw new UsageError({ code: 'no-folder', message: '--catalog has no name of a folder or a file' });
  return value;
}

/** Refuses the words behind a command that has no use for them, and an option that another one has taken for its value. */
async function refuseMeaningless(command: Command, argv: readonly string[]): Promise<void> {
  const { registeredArguments: expected, args, parent } = command;
  const hasMore = args.length > expected.length && !expected.at(-1)?.variadic;
  const maySwallow = argv.some((word, index) => word.startsWith('--') && argv[index - 1]?.startsWith('-'));
  if (!hasMore && !maySwallow) return;
  const { swallowed, tooMany } = await import('./misunderstood.ts');
  const failure = (parent && swallowed(parent, command)) ?? (hasMore ? tooMany(command) : undefined);
  if (failure) throw new UsageError(failure);
}

function sourceOf(world: World, options: GlobalOptions): Source {
  const source = locate(options.catalog ?? world.env['LM4C_CATALOG'], world.cwd(), world.shipped);
  return source === world.shipped ? source : sourceNamed(world, source.folder);
}

function appOf(world: World, options: GlobalOptions, report: App['report'], explain: App['explain']): App {
  const source = once(() => {
    const found = sourceOf(world, options);
    if (options.verbose && !options.quiet) world.stderr.write(`using the catalog ${visible(shownPath(world, found.folder))}\n`);
    return found;
  });
  const cacheFolder = options.cache ? world.cacheFolder() : undefined;
  const dictionary = async () =>
    (await loadCatalog(world.shipped, cacheFolder)).venues.map(({ id, ...entry }) => [id, entry] as const);
  return {
    world,
    terminal: terminalOf(world, options),
    quiet: options.quiet ?? false,
    source,
    catalog: async () => {
      const catalog = await withProgress(world, options.quiet ?? false, (progress) =>
        loadCatalog(source(), cacheFolder, { progress, dictionary }),
      );
      if (!options.quiet) tellLeftOut(world, source().folder, catalog);
      return catalog;
    },
    dictionary,
    report,
    explain,
  };
}

/** Tells of what in a foreign file cannot be understood, because the answer says nothing of it. */
function tellLeftOut({ stderr }: World, file: string, { leftOut }: Catalog): void {
  if (leftOut === 0) return;
  stderr.write(
    `${visible(file)}: ${counted(leftOut, 'entry or part', 'entries or parts')} left out; see lm4c check ${visible(shellFile(file))}\n`,
  );
}

export const overview = {
  about: [`What commands share is explained by topics: ${topicNames.join(', ')}.`],
  examples: ['lm4c search backdoor', 'lm4c list --year 2023', 'lm4c bib > refs.bib'],
  status: { 0: 'done', 1: 'nothing found or problems found', 2: 'wrong command line', 3: 'no valid catalog' },
  see: ['lm4c help list', 'lm4c help filters'],
};
