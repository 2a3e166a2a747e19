/** Parses an unfinished command line, as far as completion needs it. */
import { Command, type Option } from 'commander';

/** The commands and options that a command line can contain. */
export interface CommandGrammar {
  /** Has the global options and all commands, the commands without their own options. */
  readonly program: Command;
  /** Adds the arguments and options of a command. */
  readonly define: (command: Command) => void;
}

/** The words before the one to complete. */
export interface ParsedLine {
  /** Undefined as long as no command is typed. */
  readonly command: Command | undefined;
  readonly args: readonly string[];
  /** The options that can be typed here. */
  readonly knownOptions: readonly Option[];
  /** The options before the word to complete, with their values. */
  readonly givenOptions: ReadonlyMap<Option, string | undefined>;
  /** The option whose value is the word to complete. */
  readonly pendingOption: Option | undefined;
  /** Whether `--` has ended the options. */
  readonly optionsEnded: boolean;
}

/** Parsed in place of the word to complete: where commander puts it shows which kind of word it expects. Nobody types it. */
const probe = '--\0';

/** Parses the words before the one to complete; undefined if their command does not exist. */
export function parseLine(words: readonly string[], { program, define }: CommandGrammar): ParsedLine | undefined {
  const visibleOptions = (command: Command) => program.createHelp().visibleOptions(command);
  const outsideCommand = classify(words, visibleOptions(program));
  // Unlike for commander, the command may follow an unknown option, which often is an option of the command.
  const [name] = outsideCommand.args;
  if (name === undefined) return { command: undefined, ...outsideCommand };
  const command = program.commands.find((known) => known.name() === name);
  if (!command) return undefined;
  define(command);
  const line = classify(words, [...visibleOptions(command), ...program.options]);
  return { command, ...line, args: line.args.slice(1) };
}

const isOperand = (word: string) => !/^-./.test(word);

function classify(words: readonly string[], knownOptions: readonly Option[]): Omit<ParsedLine, 'command'> {
  const { options, operands, unknown } = parseOptions([...words, probe], knownOptions);
  const [pendingOption] = options.findLast(([, value]) => value === probe) ?? [];
  const withOptionalValue = knownOptions.find(({ optional, long }) => optional && long === words.at(-1));
  return {
    args: [...operands.filter((word) => word !== probe), ...unknown.filter(isOperand)],
    knownOptions,
    givenOptions: new Map(options),
    pendingOption: pendingOption ?? withOptionalValue,
    optionsEnded: operands.includes(probe) || unknown.includes('--'),
  };
}

/** The option and the value in a word such as `--year=2023` or `-qfbibtex`; undefined if the word has no value. */
export function parseOptionWord(word: string, knownOptions: readonly Option[]) {
  const [option, value] = parseOptions([word, probe], knownOptions).options.at(-1) ?? [];
  return option && value !== undefined && value !== probe ? ([option, value] as const) : undefined;
}

/** Parses options as commander does, but keeps their values as they are typed. */
function parseOptions(words: readonly string[], knownOptions: readonly Option[]) {
  const parser = new Command();
  const options: (readonly [Option, string | undefined])[] = [];
  for (const option of knownOptions)
    parser.option(option.flags).on(`option:${option.name()}`, (value: string | undefined) => options.push([option, value]));
  return { options, ...parser.parseOptions([...words]) };
}
