/** What to say of a command line that commander does not understand. */
import { Command, type CommanderError, type Option } from 'commander';
import type { Failure } from '../util/errors.ts';
import { quoteForShell } from '../util/shell-quote.ts';
import { suggestSimilar } from '../util/suggest-similar.ts';
import { commands } from './commands/index.ts';
import { topicNames } from './help/page.ts';

/** What other programs call it. */
const otherNames: Readonly<Record<string, string>> = {
  ls: 'list',
  filter: 'list',
  find: 'search',
  grep: 'search',
  query: 'search',
  get: 'show',
  cat: 'show',
  info: 'show',
  view: 'show',
  cite: 'bib',
  export: 'bib',
  bibtex: 'bib',
  count: 'stats',
  tags: 'categories',
  lint: 'check',
  validate: 'check',
  add: 'import',
  complete: 'completion',
  version: '--version',
  '--no-color': '--color never',
  '--no-colour': '--color never',
  '--no-colors': '--color never',
  '--colour': '--color',
  '--colors': '--color',
  '--out': '--output',
  '--key': '--fields key',
  '--columns': '--fields',
  '--order': '--sort',
  '--order-by': '--sort',
  '--max': '--limit',
  '--count': '--limit',
  '--tag': '--category',
  '--exclude': '--without',
};

/** @param called the command that the line is for, if it has been understood so far */
export function toUsageFailure({ code, message }: CommanderError, program: Command, called: Command = program): Failure {
  // Commander has what it is about only in its message.
  const [, about = ''] = /'(.*)'/s.exec(message) ?? [];
  switch (code) {
    case 'commander.unknownCommand':
      return noCommand(about);
    case 'commander.optionMissingArgument':
      return noValue([...program.options, ...called.options].find(({ flags }) => flags === about));
    case 'commander.missingArgument':
      return noArgument(called);
    default:
      return noOption(about, program, called);
  }
}

function noCommand(word: string): Failure {
  const suggestions = near(word, [...Object.keys(commands), '--version']);
  return {
    code: 'unknown-command',
    message: `no command "${word}"`,
    suggestions,
    hint: commandHint(word, suggestions.length > 0),
  };
}

function commandHint(word: string, isNear: boolean): string {
  if (word === '-') return stdinHint;
  if (isNear || word === '') return 'see lm4c --help';
  return `to search for it: lm4c ${searchFor([word])}; all commands: lm4c --help`;
}

function noOption(flag: string, program: Command, called: Command): Failure {
  // Of --yaer=2023 commander names the whole.
  const [name = flag] = flag.split('=');
  const at = program.args.findIndex((word) => Object.hasOwn(commands, word));
  const command = called === program ? program.args[at] : called.name();
  const names = [...program.options, ...optionsOf(command)].flatMap(({ long }) => long ?? []);
  if (flag !== name && names.includes(name)) return { code: 'unwanted-value', message: `${name} takes no value` };
  return {
    code: 'unknown-option',
    message: called === program ? `no option "${name}"` : `${called.name()} has no option "${name}"`,
    suggestions: names.includes(name) ? [] : near(name, [...names, '--help']),
    hint: optionHint(name, command, called === program ? program.args.toSpliced(at, 1) : undefined),
  };
}

/** The help to look into; or, where the option stands before its command, the command line as it was meant. */
function optionHint(name: string, command: string | undefined, before: readonly string[] | undefined): string {
  const owners = ownersOf(name);
  if (before && command !== undefined && owners.includes(command))
    return `options of a command stand behind it: lm4c ${[command, ...before].map(quoteForShell).join(' ')}`;
  if (owners.length > 0) return `it is an option of ${owners.join(', ')}`;
  return command === undefined ? 'see lm4c --help' : `see lm4c ${command} --help`;
}

function noValue(option: Option | undefined): Failure {
  const { long = '', flags = '', description = '' } = option ?? {};
  return {
    code: 'missing-value',
    message: `${long} has no value`,
    hint: `${flags.replace(/^-., /, '')}: ${description}`,
  };
}

function noArgument(called: Command): Failure {
  const lacking = called.registeredArguments[called.args.length];
  const [example] = commands[called.name()]?.examples ?? [];
  return {
    code: 'missing-argument',
    message: `${called.name()} lacks <${lacking?.name()}${lacking?.variadic ? '...' : ''}>`,
    hint: `for example: ${example}`,
  };
}

/** What to say of a word that help does not know. */
export const unknownTopic = (word: string): Failure => ({
  code: 'unknown-topic',
  message: `no command or topic "${word}"`,
  suggestions: near(word, [...Object.keys(commands), ...topicNames]),
  hint: `a command of lm4c --help, or one of ${topicNames.join(', ')}`,
});

/** Those nearest to what was typed, or what other programs call so. */
function near(word: string, names: readonly string[]): string[] {
  const name = word.toLowerCase();
  const meant = Object.hasOwn(otherNames, name) ? otherNames[name] : undefined;
  return meant !== undefined && names.includes(meant.split(' ')[0] ?? '') ? [meant] : suggestSimilar(word, names);
}

/** The options of a command by its name. */
function optionsOf(name: string | undefined): readonly Option[] {
  const command = new Command(name);
  if (name !== undefined) commands[name]?.define(command);
  return command.options;
}

/** The commands that have an option of the name. */
const ownersOf = (name: string) =>
  Object.keys(commands).filter((owner) => optionsOf(owner).some(({ long, short }) => name === long || name === short));

/** What to say of words behind a command that has no use for them. */
export function excessArguments(command: Command): Failure {
  const name = command.name();
  const expected = command.registeredArguments.length;
  const more = command.args.slice(expected);
  const message = `${name} takes no ${expected > 0 ? 'more ' : ''}words, but there is "${more.join(' ')}"`;
  return { code: 'too-many-words', message, hint: moreHint(name, expected, more) };
}

function moreHint(name: string, expected: number, more: readonly string[]): string {
  if (more[0] === 'help') return `see lm4c help ${name}`;
  if (more[0] === '-') return stdinHint;
  return expected > 0 ? `one at a time; see lm4c ${name} --help` : `to search for it: lm4c ${searchFor(more)}`;
}

/** No word of it is taken for an option. */
function searchFor(words: readonly string[]): string {
  const end = words.some((word) => word.startsWith('-')) ? ['--'] : [];
  return ['search', ...end, ...words.map(quoteForShell)].join(' ');
}

const stdinHint = 'to read the catalog from stdin: lm4c -c - list';

/** What to say where an option has taken the next one for its value; undefined where none has. */
export function optionUsedAsValue(program: Command, command: Command): Failure | undefined {
  const known = new Set([...program.options, ...command.options].flatMap(({ long }) => long ?? []));
  for (const option of [...program.options, ...command.options]) {
    const owner = program.options.includes(option) ? program : command;
    const values = [owner.getOptionValue(option.attributeName())].flat();
    const next = values.find((value) => typeof value === 'string' && known.has(value.split('=')[0] ?? ''));
    if (next) return { ...noValue(option), message: `${option.long} has no value, but ${next} behind it` };
  }
  return undefined;
}
