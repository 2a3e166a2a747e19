/** Finds the candidates for the last word of a command line. */
import type { Argument, Command, Option } from 'commander';
import type { Catalog } from '../../catalog/index/catalog.ts';
import { fieldDocs } from '../../catalog/model/fields.ts';
import { outputFormats } from '../../formats/index.ts';
import { type FilterName, filterNames, paperFilters, valueSeparator } from '../../search/filters.ts';
import { normalizeName } from '../../util/normalize.ts';
import type { GlobalOptions } from '../options/global-options.ts';
import { isRepeatableOption } from '../options/options.ts';
import { keyCandidates } from './key-candidates.ts';
import { type CommandGrammar, type ParsedLine, parseLine, parseOptionWord } from './parse-line.ts';

export type Candidate = readonly [value: string, description: string];

export interface Completion {
  /** The part of the word to complete that precedes every candidate: `--venue=ICSE,`. */
  readonly prefix: string;
  readonly candidates: readonly Candidate[];
  /** A `list` value may be followed by a comma and more values; candidates for files and folders are left to the shell. */
  readonly kind: 'word' | 'list' | 'file' | 'folder';
}

interface CompletionContext extends CommandGrammar {
  /** The catalog for the given options; undefined if it cannot be loaded. */
  readonly loadCatalog: (options: CatalogOptions) => Promise<Catalog | undefined>;
}

export type CatalogOptions = Pick<GlobalOptions, 'catalog' | 'cache'>;

/** The candidates for the last of the words, given the words before it. The first word is the one after `lm4c`. */
export async function completeLine(words: readonly string[], context: CompletionContext): Promise<Completion> {
  const line = parseLine(words.slice(0, -1), context);
  const word = words.at(-1) ?? '';
  if (!line) return nothing;
  const { program } = context;
  const cursor: CursorContext = { ...line, program, loadCatalog: () => context.loadCatalog(catalogOptions(line)) };
  const { pendingOption } = line;
  if (pendingOption && !(pendingOption.optional && word.startsWith('-'))) return completeValue(pendingOption, word, cursor);
  if (!line.optionsEnded && word.startsWith('-')) return completeOption(word, cursor);
  if (!line.command) return { ...nothing, candidates: matching(word, commandCandidates(program)) };
  const expected = line.command.registeredArguments;
  const argument = expected[line.args.length] ?? expected.findLast(({ variadic }) => variadic);
  return argument ? completeValue(argument, word, cursor) : nothing;
}

const nothing: Completion = { prefix: '', candidates: [], kind: 'word' };

/** The line before the word to complete, and the sources of candidates. */
interface CursorContext extends ParsedLine {
  readonly program: Command;
  readonly loadCatalog: () => Promise<Catalog | undefined>;
}

function catalogOptions({ givenOptions }: ParsedLine): CatalogOptions {
  const given = (name: string) => [...givenOptions].find(([{ long }]) => long === name);
  const catalog = given('--catalog')?.[1];
  return { ...(catalog !== undefined && { catalog }), cache: given('--no-cache') === undefined };
}

const commandCandidates = ({ commands }: Command) =>
  commands.map((command): Candidate => [command.name(), command.description()]);

/** Completes an option, or its value in the same word. */
async function completeOption(word: string, cursor: CursorContext): Promise<Completion> {
  const parsed = parseOptionWord(word, cursor.knownOptions);
  if (!parsed) return { ...nothing, candidates: optionCandidates(word, cursor) };
  const [option, value] = parsed;
  const completion = await completeValue(option, value, cursor);
  return { ...completion, prefix: word.slice(0, word.length - value.length) + completion.prefix };
}

/** The options that can still be given, by their long names; by the short name if the word is a short name. */
function optionCandidates(word: string, { knownOptions, givenOptions }: CursorContext): Candidate[] {
  const options = knownOptions.filter((option) => isRepeatableOption(option) || !givenOptions.has(option));
  return options.flatMap(({ long, short, description }): Candidate[] => {
    if (word.length > 1 && short === word) return [[short, description]];
    return long?.startsWith(word) ? [[long, description]] : [];
  });
}

/** Completes the value of an option, or an argument. */
async function completeValue(target: Option | Argument, typed: string, cursor: CursorContext): Promise<Completion> {
  const option = 'flags' in target ? target : undefined;
  const name = 'flags' in target ? (/[<[]([\w-]+)/.exec(target.flags)?.[1] ?? '') : target.name();
  if (name === 'file' || name === 'path') return { ...nothing, kind: 'file' };
  if (name === 'folder') return { ...nothing, kind: 'folder' };
  const filter = filterNames.find((filter) => filter === option?.long?.replace(/^--(?:not-)?/, ''));
  if (filter) return completeFilter(filter, typed, await cursor.loadCatalog());
  if (name === 'key' || name === 'keys')
    return { ...nothing, candidates: keyCandidates(await cursor.loadCatalog(), typed, cursor.args) };
  const choices = (target.argChoices ?? []).map((choice): Candidate => [choice, choiceDescriptions[name]?.get(choice) ?? '']);
  if (option && isRepeatableOption(option)) return completeList(typed, choices, /,/);
  // A topic of the help can also be a command.
  const candidates = name === 'topic' ? [...commandCandidates(cursor.program), ...choices] : choices;
  return { ...nothing, candidates: matching(typed, candidates) };
}

/** Descriptions of choices, by the name of the value in the help. */
const choiceDescriptions: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  format: new Map(Object.entries(outputFormats).map(([name, { help }]) => [name, help])),
  names: new Map(Object.entries(fieldDocs('papers'))),
};

/**
 * Completes a filter with its usual values, and with their other spellings once a value is begun; or, if none of them matches,
 * with all names that it accepts.
 */
function completeFilter(name: FilterName, typed: string, catalog: Catalog | undefined): Completion {
  if (!catalog) return { ...nothing, kind: 'list' };
  const { completions, alternatives, values, names = values } = paperFilters[name];
  const separator = valueSeparator(name);
  const usual = completions?.(catalog) ?? withoutDescription(values(catalog));
  const isBegun = !/(?:^|,)\s*$/.test(typed);
  const found = completeList(typed, [...usual, ...((isBegun && alternatives?.(catalog)) || [])], separator);
  if (found.candidates.length > 0) return found;
  return completeList(typed, withoutDescription(names(catalog)), separator);
}

const withoutDescription = (values: readonly string[]) => values.map((value): Candidate => [value, '']);

/** Completes the last value of a list. A value such as `Sun, Weisong` may itself contain the separator, but only as the whole list. */
function completeList(list: string, candidates: readonly Candidate[], separator: RegExp): Completion {
  const wholeMatches = matching(list, candidates);
  const values = list.split(separator);
  const last = values.pop()?.trimStart() ?? '';
  if (wholeMatches.length > 0 || values.length === 0) return { prefix: '', candidates: wholeMatches, kind: 'list' };
  const given = new Set(values.map(normalizeName));
  const remaining = candidates.filter(([value]) => !given.has(normalizeName(value)) && !separator.test(value));
  return { prefix: list.slice(0, list.length - last.length), candidates: matching(last, remaining), kind: 'list' };
}

/** The candidates whose normalized names start with that of the typed text. */
function matching(typed: string, candidates: readonly Candidate[]): Candidate[] {
  const prefix = normalizeName(typed);
  return candidates.filter(([value]) => normalizeName(value).startsWith(prefix));
}
