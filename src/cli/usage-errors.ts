/** Error messages for command lines that commander cannot parse. */
import type { Command, CommanderError, Option } from 'commander';
import type { Failure } from '../util/errors.ts';
import { quoteForShell } from '../util/sanitize.ts';
import { commands, createCommand, isCommand } from './commands/index.ts';
import { suggestNames } from './options/suggest-names.ts';

/** The failure for an error of commander. @param called the command, or the program if commander did not get that far */
export function toUsageFailure({ code, message }: CommanderError, program: Command, called: Command = program): Failure {
  // Commander names the word only in its message.
  const [, word = ''] = /'(.*)'/s.exec(message) ?? [];
  if (code === 'commander.unknownCommand') return unknownCommand(word);
  if (code === 'commander.missingArgument') return missingArgument(called);
  if (code !== 'commander.optionMissingArgument') return unknownOption(word, program, called);
  return missingValue([...program.options, ...called.options].find(({ flags }) => flags === word));
}

function unknownCommand(word: string): Failure {
  const suggestions = suggestNames(word, [...Object.keys(commands), '--version']);
  const hint = unknownCommandHint(word, suggestions.length > 0);
  return { code: 'unknown-command', message: `unknown command "${word}"`, suggestions, hint };
}

function unknownCommandHint(word: string, hasSuggestions: boolean): string {
  if (word === '-') return stdinHint;
  if (hasSuggestions || word === '') return 'see lm4c --help';
  return `to search for it: lm4c ${searchCommandLine([word])}; all commands: lm4c --help`;
}

function unknownOption(flag: string, program: Command, called: Command): Failure {
  // Commander names all of `--yaer=2023`.
  const [name = flag] = flag.split('=');
  const commandIndex = program.args.findIndex(isCommand);
  const command = called === program ? program.args[commandIndex] : called.name();
  const names = [...program.options, ...createCommand(command ?? '').options].flatMap(({ long }) => long ?? []);
  if (flag !== name && names.includes(name)) return { code: 'unwanted-value', message: `${name} takes no value` };
  return {
    code: 'unknown-option',
    message: called === program ? `unknown option "${name}"` : `${called.name()} has no option "${name}"`,
    suggestions: names.includes(name) ? [] : suggestNames(name, [...names, '--help']),
    hint: unknownOptionHint(name, command, called === program ? program.args.toSpliced(commandIndex, 1) : undefined),
  };
}

/** @param otherWords the command line without the command, if the option is before the command */
function unknownOptionHint(name: string, command: string | undefined, otherWords: readonly string[] | undefined): string {
  const hasOption = (command: string) =>
    createCommand(command).options.some(({ long, short }) => name === long || name === short);
  const owners = Object.keys(commands).filter(hasOption);
  if (otherWords && command !== undefined && owners.includes(command))
    return `put options of a command after it: lm4c ${[command, ...otherWords].map(quoteForShell).join(' ')}`;
  if (owners.length > 0) return `it is an option of ${owners.join(', ')}`;
  if (command === 'search' && /^-[a-z]{2,}/i.test(name))
    return `to exclude a word, quote the query: lm4c search "backdoor ${name}"`;
  return command === undefined ? 'see lm4c --help' : `see lm4c ${command} --help`;
}

function missingValue(option: Option | undefined): Failure {
  const { long = '', flags = '', description = '' } = option ?? {};
  return { code: 'missing-value', message: `${long} needs a value`, hint: `${flags.replace(/^-., /, '')}: ${description}` };
}

function missingArgument(called: Command): Failure {
  const argument = called.registeredArguments[called.args.length];
  const [example] = commands[called.name()]?.examples ?? [];
  const message = `missing argument: <${argument?.name()}${argument?.variadic ? '...' : ''}>`;
  return { code: 'missing-argument', message, hint: `for example: ${example}` };
}

/** The failure for more arguments than the command has. */
export function excessArguments(command: Command): Failure {
  const name = command.name();
  const expected = command.registeredArguments.length;
  const excess = command.args.slice(expected);
  const message = `unexpected ${excess.length > 1 ? 'arguments' : 'argument'} "${excess.join(' ')}"`;
  return { code: 'too-many-words', message, hint: excessArgumentsHint(name, expected, excess) };
}

function excessArgumentsHint(name: string, expected: number, excess: readonly string[]): string {
  if (excess[0] === 'help') return `see lm4c help ${name}`;
  if (excess[0] === '-') return stdinHint;
  return expected > 0 ? `one at a time; see lm4c ${name} --help` : `to search for it: lm4c ${searchCommandLine(excess)}`;
}

/** The command line that searches for the words, none of which is read as an option. */
function searchCommandLine(words: readonly string[]): string {
  const separator = words.some((word) => word.startsWith('-')) ? ['--'] : [];
  return ['search', ...separator, ...words.map(quoteForShell)].join(' ');
}

const stdinHint = 'to read the catalog from stdin: lm4c -c - list';

/** The failure for an option whose value is the name of another option: `--venue --year 2023`; undefined if there is none. */
export function optionUsedAsValue(program: Command, command: Command): Failure | undefined {
  const options = [...program.options, ...command.options];
  const names = new Set(options.flatMap(({ long }) => long ?? []));
  for (const option of options) {
    const owner = program.options.includes(option) ? program : command;
    const values = [owner.getOptionValue(option.attributeName())].flat();
    const next = values.find((value) => typeof value === 'string' && names.has(value.split('=')[0] ?? ''));
    if (next) return { ...missingValue(option), message: `${option.long} needs a value, but ${next} follows it` };
  }
  return undefined;
}
