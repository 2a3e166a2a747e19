/** What all commands that select papers share: the filters, the order, the output. */
import type { Command, Option } from 'commander';
import type { Catalog } from '../catalog/index/catalog.ts';
import { missingCitationFields } from '../catalog/model/citation-requirements.ts';
import { fieldDocs, rarelyPrintedFields } from '../catalog/model/fields.ts';
import { familyName } from '../catalog/model/person-name.ts';
import type { Paper } from '../catalog/model/records.ts';
import { type FormatName, formatNames, outputFormats } from '../formats/index.ts';
import type { PrintedPaper, View } from '../formats/view.ts';
import { applyFilters, type FilterName, type FilterRequest, filterNames, paperFilters } from '../search/filters.ts';
import { parseChoice, UsageError } from '../util/errors.ts';
import { compareFolded, foldCase, suggestSimilar } from '../util/text.ts';
import { choiceOption } from './command.ts';
import { type CommandContext, readPipedText, type Terminal } from './context.ts';
import { describePaperCount, pluralize } from './report.ts';

type Given = readonly string[] | boolean;
type FilterOptions = { readonly [Name in FilterName | `not${Capitalize<FilterName>}`]?: Given };

export interface PaperOptions extends FilterOptions {
  readonly sort?: readonly string[];
  readonly reverse?: boolean;
  readonly limit?: string;
  readonly format?: string;
  readonly json?: boolean;
  readonly fields?: readonly string[];
  readonly wrap?: boolean;
}

/** Gathers the values of an option that is given several times. */
export const collectValues = (value: string, values: readonly string[] = []) => [...values, value];

/** Whether the values of an option are gathered. */
export const isRepeatable = ({ parseArg }: Option) => parseArg === collectValues;

/** Adds the options of all filters. */
export function addFilterOptions(command: Command): Command {
  command.optionsGroup('Filters (a comma or a repeat means or):');
  for (const name of filterNames) {
    const { placeholder, help } = paperFilters[name];
    if (placeholder) command.option(`--${name} ${placeholder}`, help, collectValues);
    else command.option(`--${name}`, help);
  }
  for (const name of negatable) command.option(`--not-${name} ${paperFilters[name].placeholder}`, 'all but these', collectValues);
  return command;
}

const negatable = filterNames.filter((name) => paperFilters[name].negatable);

/** Adds the options that say in which order papers come, and how many. */
export function addOrderOptions(command: Command): Command {
  return command
    .optionsGroup('Order:')
    .addOption(choiceOption('--sort <field>', orderNames).argParser(collectValues))
    .option('--reverse', 'the other way round')
    .option('-n, --limit <n>', 'at most so many');
}

export const noWrapHelp = 'each row of a table on one line, cut at the edge';

/**
 * Adds the options that say how papers are printed.
 *
 * @param furtherFields names of those that only this command knows of a paper
 */
export function addOutputOptions(command: Command, furtherFields: readonly string[] = []): Command {
  const fields = ['key', ...Object.keys(fieldDocs.papers), ...furtherFields];
  return command
    .optionsGroup('Output:')
    .addOption(choiceOption('-f, --format <format>', formatNames))
    .option('--json', 'short for --format json')
    .addOption(
      choiceOption('--fields <names>', fields, 'the fields to print, with commas between: key,title,code').argParser(
        collectValues,
      ),
    )
    .option('--no-wrap', noWrapHelp);
}

/** The papers that pass the filters of the command line, of those that are given or of all. */
export function filterPapers(catalog: Catalog, options: PaperOptions, among?: readonly number[]): readonly number[] {
  const given = [
    ...filterNames.flatMap((name) => wanted(name, options[name], false)),
    ...negatable.flatMap((name) => wanted(name, options[notName(name)], true)),
  ];
  return applyFilters(catalog, given, among);
}

/** The name under which commander hands out `--not-year`. */
const notName = <Name extends FilterName>(name: Name) =>
  `not${name.charAt(0).toUpperCase()}${name.slice(1)}` as `not${Capitalize<Name>}`;

function wanted(filter: FilterName, given: Given | undefined, negated: boolean): FilterRequest[] {
  if (given === undefined) return [];
  return [{ filter, values: typeof given === 'boolean' ? [String(given)] : given, negated }];
}

/** The texts that papers are sorted by. */
const sortTexts = {
  title: ({ title }) => title,
  venue: ({ venue }) => venue?.name ?? '',
  author: ({ authors: [first] }) => {
    if (!first) return '';
    return 'literal' in first ? familyName(first) : `${first.family} ${first.given}`;
  },
  key: ({ key }) => key,
} satisfies Record<string, (paper: Paper) => string>;

/** By year is the order of the catalog; by relevance, as they come: best first in a search. */
const orderNames = ['year', ...(Object.keys(sortTexts) as (keyof typeof sortTexts)[]), 'relevance'] as const;

type Compare = (a: number, b: number) => number;

/** Compares papers by their numbers. */
function orderOf(name: (typeof orderNames)[number], papers: readonly number[], catalog: Catalog): Compare {
  if (name === 'relevance') return () => 0;
  if (name === 'year') return (a, b) => a - b;
  const texts = new Map<number, readonly [folded: string, text: string]>();
  let index = 0;
  for (const paper of catalog.papers(papers, 'brief')) {
    const text = sortTexts[name](paper);
    texts.set(papers[index++] ?? 0, [foldCase(text), text]);
  }
  const none = ['', ''] as const;
  return (a, b) => compareFolded(texts.get(a) ?? none, texts.get(b) ?? none);
}

/** Puts papers of a catalog into an order, and as many as are wanted. */
type Arrange = (papers: readonly number[], catalog: Catalog) => readonly number[];

/**
 * What puts papers into the order and number that the options ask for; into their own order where they ask for none.
 *
 * @throws UsageError when an option is wrong
 */
export function createSorter({ sort = [], reverse, limit }: PaperOptions): Arrange {
  const names = sort.flatMap((list) => list.split(',')).map((name) => parseChoice('order', name, orderNames));
  const most = limit === undefined ? undefined : parseWholeNumber('--limit', limit);
  return (papers, catalog) => {
    const orders = names.map((name) => orderOf(name, papers, catalog));
    const by: Compare = (a, b) => orders.reduce((result, order) => result || order(a, b), 0);
    const sorted = orders.length > 0 ? papers.toSorted(by) : papers;
    return (reverse ? sorted.toReversed() : sorted).slice(0, most);
  };
}

/** The number that an option has for a value. */
export function parseWholeNumber(option: string, written: string): number {
  if (/^[1-9]\d{0,8}$/.test(written)) return Number(written);
  const range = /^[1-9]\d+$/.test(written) ? 'from 1 to 999999999' : 'from 1';
  throw new UsageError({ code: 'wrong-number', message: `${option} takes a whole number ${range}, not "${written}"` });
}

/** The keys that are given to a command; `-` stands for the first word of each line of stdin, so that the lines of `lm4c list` will do. */
export function readKeyArguments({ source, world }: CommandContext, words: readonly string[], command: string): string[] {
  const piped = () => {
    if (source().piped) throw new UsageError({ code: 'wrong-stdin', message: 'stdin has the catalog, and no keys too' });
    const text = readPipedText(world, 'reads keys from stdin', `lm4c search backdoor -f keys | lm4c ${command} -`);
    if (/[\0\ufffd]/.test(text)) throw new UsageError({ code: 'wrong-stdin', message: 'stdin is not a list of keys' });
    return text.split('\n').flatMap((line) => line.trim().split(/\s/)[0] || []);
  };
  return words.flatMap((word) => (word === '-' ? piped() : [word]));
}

/** After so many unknown keys the others are only counted. */
const enoughUnknown = 10;

/** The numbers of the papers with the keys, in the order of the keys, each once; the keys that there are not are told. */
export function findPapersByKey(
  { report }: CommandContext,
  catalog: Catalog,
  keys: readonly string[],
): { readonly papers: readonly number[]; readonly missing: number } {
  const wanted = new Map(keys.map((key) => [key.toLowerCase(), key]));
  const found = [...wanted.values()].map((key) => ({ key, paper: catalog.numberOf(key) }));
  const missing = found.filter(({ paper }) => paper === undefined).map(({ key }) => key);
  for (const key of missing.slice(0, enoughUnknown)) {
    const suggestions = suggestSimilar(key, catalog.keys());
    const hint = suggestions.length > 0 ? undefined : 'all: lm4c list';
    report({ code: 'unknown-key', message: `no paper "${key}"`, suggestions, hint });
  }
  const more = missing.length - enoughUnknown;
  if (more > 0) report({ code: 'unknown-keys', message: `${pluralize(more, 'more key')} that no paper has` });
  return { papers: found.flatMap(({ paper }) => paper ?? []), missing: missing.length };
}

/** What a command found out about papers, beside what the catalog knows of them. */
interface Findings {
  /** The parts of their titles that a search found. */
  readonly marks?: View['marks'];
  /** The values of the further fields of a paper; asked for where they are printed. */
  readonly further?: ExtraFields;
}

export type ExtraFields = (paper: Paper, number: number) => Partial<PrintedPaper>;

/** Prints papers; false when some could not be. */
export type PrintPapers = (papers: readonly number[], findings?: Findings) => Promise<boolean>;

/**
 * The way to print that the options ask for; else a table for a person, and lines with tabs for a program.
 *
 * @param furtherFields names of those that only this command knows of a paper
 * @throws UsageError when an option is wrong
 */
export function createPrinter(
  { terminal, report }: CommandContext,
  catalog: Catalog,
  options: PaperOptions,
  furtherFields: readonly string[] = [],
): PrintPapers {
  const name = selectedFormat(options, formatNames) ?? (terminal.isTTY ? 'table' : 'tsv');
  const allFields = [...catalog.fields, ...furtherFields];
  const fields = chosenFields(options.fields, allFields, name);
  const shown = fields ?? (outputFormats[name].details ? allFields : []);
  const isFurther = shown.some((field) => furtherFields.includes(field));
  const brief = isFurther || shown.some((field) => rarelyPrintedFields.has(field)) ? undefined : 'brief';
  return async (papers, { marks = () => [], further = () => ({}) } = {}) => {
    const write = await outputFormats[name].load();
    const view = viewOn(terminal, { fields, allFields, marks, cuts: options.wrap === false });
    const records = catalog.papers(papers, brief);
    const cited = outputFormats[name].cites && citable(records, report);
    const found = isFurther ? withExtraFields(records, papers, further) : records;
    for (const piece of write(cited ? cited.papers : found, view)) {
      terminal.out(piece);
      const ready = terminal.ready();
      if (ready) await ready;
    }
    return !cited || cited.left() === 0;
  };
}

/** Most formats do not ask what the screen is like, and to find out takes time. */
function viewOn(terminal: Terminal, said: Omit<View, 'width' | 'color' | 'links'>): View {
  return {
    ...said,
    get width() {
      return terminal.width();
    },
    get color() {
      return terminal.color.out();
    },
    get links() {
      return terminal.hasLinks();
    },
  };
}

/** Those of the papers that can be cited; the others are told when it is their turn. */
function citable(all: Iterable<Paper>, report: CommandContext['report']) {
  let left = 0;
  function* papers() {
    for (const paper of all) {
      const needs = missingCitationFields(paper, paper.venue?.kind);
      if (needs.length === 0) {
        yield paper;
        continue;
      }
      left++;
      report({ code: 'not-citable', message: `${paper.key} is not cited: it has no ${needs.join(' and no ')}` });
    }
  }
  return { papers: papers(), left: () => left };
}

/** The papers with the numbers, and their further fields. */
export function* withExtraFields(
  papers: Iterable<Paper>,
  numbers: readonly number[],
  further: ExtraFields,
): Generator<PrintedPaper> {
  let index = 0;
  for (const paper of papers) yield { ...paper, ...further(paper, numbers[index++] ?? 0) };
}

/** The one of the formats that the options name, if they do. */
export function selectedFormat<T extends string>(
  { format, json }: { readonly format?: string; readonly json?: boolean },
  names: readonly (T | 'json')[],
): T | 'json' | undefined {
  const name = format === undefined ? undefined : parseChoice('format', format, names);
  if (!json) return name;
  if (name === undefined || name === 'json') return 'json';
  throw new UsageError({ code: 'two-formats', message: `--json and --format ${name} exclude each other` });
}

function chosenFields(
  lists: readonly string[] | undefined,
  known: readonly string[],
  format: FormatName,
): readonly string[] | undefined {
  if (lists === undefined) return undefined;
  if (!outputFormats[format].picksFields) {
    throw new UsageError({ code: 'no-fields', message: `--fields does not go with the format ${format}` });
  }
  return lists.flatMap((list) => list.split(',')).map((name) => parseChoice('field', name, known));
}

/** Tells a person how many papers there are. */
export const reportCount = (app: CommandContext, ...counts: Parameters<typeof describePaperCount>) =>
  writeNote(app, describePaperCount(...counts));

/** Tells a person at a terminal what there is, on stderr, so that no pipe contains it. */
export async function writeNote({ terminal, quiet }: CommandContext, text: string): Promise<void> {
  if (quiet || !terminal.isTTY) return;
  const { createChalk: styled } = await import('../terminal/style.ts');
  terminal.err(`${styled(terminal.color.err()).dim(text)}\n`);
}
