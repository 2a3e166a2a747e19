/** What can stand at the end of a command line: the words of it and a catalog in, candidates out. */
import type { Argument, Command, Option } from 'commander';
import { fieldDocs } from '../../catalog/model/field-docs.ts';
import type { Catalog } from '../../catalog/model/model.ts';
import { type FormatName, outputFormats } from '../../formats/index.ts';
import { type FilterName, paperFilters, valueSeparator } from '../../search/filters.ts';
import { normalizeName } from '../../util/text.ts';

/** What may stand there, and what it is. */
export type Candidate = readonly [value: string, about: string];

export interface Completion {
  /** What each value follows in the same word: `--venue=ICSE,`. */
  readonly head: string;
  readonly candidates: readonly Candidate[];
  /** Whether the value is all, or a comma may come next; files and folders are left to the shell. */
  readonly takes: 'word' | 'list' | 'file' | 'folder';
}

/** What command lines are made of. */
export interface CommandGrammar {
  /** With all commands by their names. */
  readonly program: Command;
  /** Gives a command its arguments and options. */
  readonly define: (command: Command) => void;
  /** Whether an option can be given several times, or a list with commas. */
  readonly isRepeatable: (option: Option) => boolean;
  /** The catalog that the options name; undefined where it cannot be used. */
  readonly catalog: (options: CatalogOptions) => Promise<Catalog | undefined>;
}

export interface CatalogOptions {
  readonly catalog?: string;
  readonly cache: boolean;
}

/** What can stand in the place of the last word, which may be only begun, behind the others. */
export async function completeLine(words: readonly string[], grammar: CommandGrammar): Promise<Completion> {
  const line = lineOf(words.slice(0, -1), grammar);
  const typed = words.at(-1) ?? '';
  if (!line) return nothing;
  const catalog = () => grammar.catalog(catalogOptions(line.given));
  if (line.pending) return valuesOf(line.pending, typed, { ...line, catalog });
  if (!line.isEnded && typed.startsWith('-')) {
    const { options, value } = written(typed, line.known);
    const option = options.at(-1);
    if (value === undefined) return { ...nothing, candidates: optionsLeft(typed, line) };
    if (!option || !takesValue(option)) return nothing;
    const completion = await valuesOf(option, value, { ...line, catalog });
    return { ...completion, head: typed.slice(0, typed.length - value.length) + completion.head };
  }
  if (!line.command) return { ...nothing, candidates: startingWith(typed, commandsOf(grammar.program)) };
  const expected = line.command.registeredArguments;
  const argument = expected[line.args.length] ?? expected.findLast(({ variadic }) => variadic);
  return argument ? valuesOf(argument, typed, { ...line, catalog }) : nothing;
}

const nothing: Completion = { head: '', candidates: [], takes: 'word' };

/** What the complete words say. */
interface Line extends Pick<CommandGrammar, 'program' | 'isRepeatable'> {
  readonly command: Command | undefined;
  readonly args: readonly string[];
  /** The options that there are. */
  readonly known: readonly Option[];
  readonly given: ReadonlyMap<Option, string | undefined>;
  /** The option whose value comes next. */
  readonly pending: Option | undefined;
  /** Whether no options come any more. */
  readonly isEnded: boolean;
}

/** Undefined where the command is none of ours. */
function lineOf(words: readonly string[], { program, define, isRepeatable }: CommandGrammar): Line | undefined {
  const optionsOf = (command: Command): readonly Option[] => program.createHelp().visibleOptions(command);
  const given = new Map<Option, string | undefined>();
  const args: string[] = [];
  let command: Command | undefined;
  let known = optionsOf(program);
  let pending: Option | undefined;
  let isEnded = false;
  for (const word of words) {
    if (pending) {
      given.set(pending, word);
      pending = undefined;
    } else if (isEnded || !/^-./.test(word)) {
      if (command) {
        args.push(word);
        continue;
      }
      command = program.commands.find((one) => one.name() === word);
      if (!command) return undefined;
      define(command);
      known = [...optionsOf(command), ...program.options];
    } else if (word === '--') {
      isEnded = true;
    } else {
      const { options, value } = written(word, known);
      for (const option of options) given.set(option, value);
      if (value === undefined) pending = options.find(takesValue);
    }
  }
  return { program, isRepeatable, command, args, known, given, pending, isEnded };
}

const takesValue = ({ required, optional }: Option) => required || optional;

/** The options in a word, of which only the last can have its value there: `--year=2023`, `-f`, `-qfbibtex`. */
function written(word: string, known: readonly Option[]): { readonly options: readonly Option[]; readonly value?: string } {
  if (word.startsWith('--')) {
    const [name, value] = word.split(/=(.*)/s);
    const options = known.filter(({ long }) => long === name);
    return value === undefined ? { options } : { options, value };
  }
  const options: Option[] = [];
  for (let at = 1; at < word.length; at++) {
    const option = known.find(({ short }) => short === `-${word[at]}`);
    if (!option) break;
    options.push(option);
    if (takesValue(option)) return at + 1 < word.length ? { options, value: word.slice(at + 1) } : { options };
  }
  return { options };
}

/** The options that can still be given, by their long names, but where the short one is typed. */
function optionsLeft(typed: string, { known, given, isRepeatable }: Line): Candidate[] {
  const left = known.filter((option) => isRepeatable(option) || !given.has(option));
  return left.flatMap(({ long, short, description }): Candidate[] => {
    if (typed.length > 1 && short === typed) return [[short, description]];
    return long?.startsWith(typed) ? [[long, description]] : [];
  });
}

function catalogOptions(given: Line['given']): CatalogOptions {
  const named = (name: string) => [...given].find(([option]) => option.long === name);
  const catalog = named('--catalog')?.[1];
  return { ...(catalog !== undefined && { catalog }), cache: named('--no-cache') === undefined };
}

const commandsOf = ({ commands }: Command) => commands.map((one): Candidate => [one.name(), one.description()]);

interface Around extends Line {
  readonly catalog: () => Promise<Catalog | undefined>;
}

/** What can be the value of an option, or an argument. */
async function valuesOf(taker: Option | Argument, typed: string, around: Around): Promise<Completion> {
  const place = placeholder(taker);
  if (place === 'file' || place === 'path') return { ...nothing, takes: 'file' };
  if (place === 'folder') return { ...nothing, takes: 'folder' };
  const filter = 'flags' in taker ? filterOf(taker) : undefined;
  if (filter) return ofFilter(filter, typed, await around.catalog());
  if (place === 'key' || place === 'keys') return { ...nothing, candidates: keysOf(await around.catalog(), typed, around.args) };
  const known = choicesOf(taker, place, around.program);
  if (!('flags' in taker) || !around.isRepeatable(taker)) return { ...nothing, candidates: startingWith(typed, known) };
  return { ...inList(typed, known, /,/), takes: 'list' };
}

/** What stands for the value in help: `file` of `--aux <file>`. */
function placeholder(taker: Option | Argument): string {
  return 'flags' in taker ? (/[<[]([\w-]+)/.exec(taker.flags)?.[1] ?? '') : taker.name();
}

/** The choices, each with what is known of it; a topic can also be a command. */
function choicesOf({ argChoices = [] }: Option | Argument, place: string, program: Command): Candidate[] {
  const known = argChoices.map((name): Candidate => [name, abouts[place]?.(name) ?? '']);
  return place === 'topic' ? [...commandsOf(program), ...known] : known;
}

/** What is known of choices, by their placeholder. */
const abouts: Readonly<Record<string, (name: string) => string | undefined>> = {
  format: (name) => outputFormats[name as FormatName]?.help,
  names: (name) => (fieldDocs.papers as Readonly<Record<string, string>>)[name],
};

/** So many titles are read at once; in a large catalog more of the key is to be typed first. */
const mostTitles = 1000;

/** The keys that are not there yet, with their titles. */
function keysOf(catalog: Catalog | undefined, typed: string, args: readonly string[]): Candidate[] {
  if (!catalog) return [];
  const taken = new Set(args.map((key) => key.toLowerCase()));
  const beginning = typed.toLowerCase();
  const keys = catalog.keys().filter((key) => key.startsWith(beginning) && !taken.has(key));
  if (keys.length > mostTitles) return keys.map((key) => [key, '']);
  const numbers = keys.flatMap((key) => catalog.numberOf(key) ?? []);
  return Array.from(catalog.papers(numbers, 'brief'), ({ key, title }) => [key, title]);
}

/** The name of the filter that an option is, or takes away. */
function filterOf({ long }: Option): FilterName | undefined {
  const name = long?.replace(/^--(?:not-)?/, '') ?? '';
  return Object.hasOwn(paperFilters, name) ? (name as FilterName) : undefined;
}

/** By what the filter offers, or else by any other name that it knows. */
function ofFilter(name: FilterName, typed: string, catalog: Catalog | undefined): Completion {
  if (!catalog) return { ...nothing, takes: 'list' };
  const { completions: offered, values, names = values } = paperFilters[name];
  const separator = valueSeparator(name);
  const first = inList(typed, offered?.(catalog) ?? plain(values(catalog)), separator);
  return { ...(first.candidates.length > 0 ? first : inList(typed, plain(names(catalog)), separator)), takes: 'list' };
}

const plain = (values: readonly string[]) => values.map((value): Candidate => [value, '']);

/** What can be the end of a list with separators in it; the separator may also be a part of the only value: `Sun, Weisong`. */
function inList(list: string, known: readonly Candidate[], separator: RegExp): Pick<Completion, 'head' | 'candidates'> {
  const whole = startingWith(list, known);
  const begun = list.split(separator);
  const last = begun.pop()?.trimStart() ?? '';
  if (whole.length > 0 || begun.length === 0) return { head: '', candidates: whole };
  const taken = new Set(begun.map(normalizeName));
  const candidates = startingWith(last, known).filter(([value]) => !taken.has(normalizeName(value)) && !separator.test(value));
  return { head: list.slice(0, list.length - last.length), candidates };
}

/** The candidates that begin as it is typed, compared as names are. */
function startingWith(typed: string, known: readonly Candidate[]): Candidate[] {
  const beginning = normalizeName(typed);
  return known.filter(([value]) => normalizeName(value).startsWith(beginning));
}
