/** What all commands that select papers share: the filters, the order, the output. */
import type { Command } from 'commander';
import type { App } from '../app.ts';
import { type Catalog, newestFirst, type Paper } from '../catalog/catalog.ts';
import { UsageError } from '../errors.ts';
import { type FormatName, formatNames, formats, type View } from '../format/index.ts';
import { type FilterName, filterNames, filters, select, type Wanted } from '../query/select.ts';
import { compare, fold, nearest, order } from '../text.ts';

type Given = readonly string[] | boolean;
type FilterOptions = { readonly [Name in FilterName | `not${Capitalize<FilterName>}`]?: Given };

export interface PaperOptions extends FilterOptions {
  readonly sort?: readonly string[];
  readonly reverse?: boolean;
  readonly limit?: string;
  readonly format?: string;
  readonly json?: boolean;
  readonly fields?: readonly string[];
}

const collect = (value: string, values: readonly string[] = []) => [...values, value];

/** Adds the options of all filters. */
export function filterOptions(command: Command): Command {
  command.optionsGroup('Filters (a comma or a repeated option means or):');
  for (const name of filterNames) {
    const { placeholder, help } = filters[name];
    if (placeholder) command.option(`--${name} ${placeholder}`, help, collect);
    else command.option(`--${name}`, help);
  }
  for (const name of negatable) command.option(`${negated(name)} ${filters[name].placeholder}`, 'all but these', collect);
  return command;
}

const negatable = filterNames.filter((name) => filters[name].negatable);
const negated = (name: FilterName) => `--not-${name}`;

/** Adds the options that say in which order papers come, and how many. */
export function orderOptions(command: Command): Command {
  return command
    .optionsGroup('Order:')
    .option('--sort <field>', Object.keys(orders).join(', '), collect)
    .option('--reverse', 'the other way round')
    .option('-n, --limit <n>', 'at most so many');
}

/** Adds the options that say how papers are printed. */
export function outputOptions(command: Command): Command {
  return command
    .optionsGroup('Output:')
    .option('-f, --format <format>', formatNames.join(', '))
    .option('--json', 'short for --format json')
    .option('--fields <names>', 'the fields to print, with commas between: key,title,code', collect);
}

/** The papers that pass the filters of the command line, in the order of the catalog. */
export function filtered(catalog: Catalog, options: PaperOptions): Paper[] {
  return select(catalog, [
    ...filterNames.flatMap((name) => wanted(name, options[name], false)),
    ...negatable.flatMap((name) => wanted(name, options[notName(name)], true)),
  ]);
}

/** The name under which commander hands out `--not-year`. */
const notName = <Name extends FilterName>(name: Name) =>
  `not${name.charAt(0).toUpperCase()}${name.slice(1)}` as `not${Capitalize<Name>}`;

function wanted(filter: FilterName, given: Given | undefined, negated: boolean): Wanted[] {
  if (given === undefined) return [];
  return [{ filter, values: typeof given === 'boolean' ? [String(given)] : given, negated }];
}

type Compare = (a: Paper, b: Paper) => number;

const orders: Readonly<Record<string, Compare>> = {
  year: newestFirst,
  title: (a, b) => compare(a.title, b.title),
  venue: (a, b) => compare(a.venue.name, b.venue.name),
  author: (a, b) => compare(firstAuthor(a), firstAuthor(b)),
  key: (a, b) => order(a.key, b.key),
  // As they come: best first in a search.
  relevance: () => 0,
};

function firstAuthor({ authors: [first] }: Paper): string {
  if (!first) return '';
  return 'literal' in first ? (first.latin?.split(' ').at(-1) ?? first.literal) : `${first.family} ${first.given}`;
}

/** The papers in the order and number that the options ask for; in their own order where they ask for none. */
export function ordered(papers: readonly Paper[], { sort = [], reverse, limit }: PaperOptions): readonly Paper[] {
  const compares = sort.flatMap((names) => names.split(',')).map(orderNamed);
  const sorted =
    compares.length === 0 ? papers : papers.toSorted((a, b) => compares.reduce((result, by) => result || by(a, b), 0));
  const turned = reverse ? sorted.toReversed() : sorted;
  return turned.slice(0, limit === undefined ? undefined : count(limit));
}

function orderNamed(name: string): Compare {
  const by = orders[fold(name.trim())];
  if (by) return by;
  const names = Object.keys(orders);
  throw new UsageError({
    code: 'unknown-order',
    message: `no order "${name}"`,
    suggestions: nearest(name, names),
    hint: `one of ${names.join(', ')}`,
  });
}

function count(limit: string): number {
  if (/^[1-9]\d*$/.test(limit)) return Number(limit);
  throw new UsageError({ code: 'wrong-limit', message: `--limit takes a whole number from 1, not "${limit}"` });
}

/** The papers with the keys, in the order of the keys; the keys that there are not are told one by one. */
export function papersNamed(app: App, { papers }: Catalog, keys: readonly string[]): { papers: Paper[]; missing: number } {
  const byKey = new Map(papers.map((paper) => [paper.key.toLowerCase(), paper]));
  const wanted = [...new Set(keys)];
  const named = wanted.flatMap((key) => {
    const paper = byKey.get(key.toLowerCase());
    if (!paper) {
      const suggestions = nearest(key, byKey.keys());
      app.report({
        code: 'unknown-key',
        message: `no paper "${key}"`,
        suggestions,
        hint: suggestions.length > 0 ? undefined : 'all: lm4c list',
      });
    }
    return paper ?? [];
  });
  return { papers: named, missing: wanted.length - named.length };
}

/** What a search adds to what is printed. */
export interface Found {
  readonly marks?: View['marks'];
}

/** Prints the papers in the format that is asked for, else as a table for a person, as lines with tabs for a program. */
export async function print(
  app: App,
  catalog: Catalog,
  papers: readonly Paper[],
  options: PaperOptions,
  found: Found = {},
): Promise<void> {
  const { terminal } = app;
  const name = formatName(options) ?? (terminal.isTTY ? 'table' : 'tsv');
  const fields = chosenFields(options.fields, catalog, name);
  const write = await formats[name].load();
  const view = {
    fields,
    allFields: catalog.fields,
    width: terminal.width(),
    color: terminal.color.out(),
    marks: found.marks ?? (() => []),
  };
  for (const piece of write(papers, view)) terminal.out(piece);
}

/** The format that the options name. */
function formatName({ format, json }: PaperOptions): FormatName | undefined {
  const name = formatNames.find((known) => known === format?.toLowerCase());
  if (format !== undefined && !name) {
    const hint = `one of ${formatNames.join(', ')}`;
    throw new UsageError({
      code: 'unknown-format',
      message: `no format "${format}"`,
      suggestions: nearest(format, formatNames),
      hint,
    });
  }
  if (json && name && name !== 'json')
    throw new UsageError({ code: 'two-formats', message: `--json and --format ${name} exclude each other` });
  return json ? 'json' : name;
}

function chosenFields(
  lists: readonly string[] | undefined,
  { fields }: Catalog,
  format: FormatName,
): readonly string[] | undefined {
  if (lists === undefined) return undefined;
  if (!formats[format].picksFields) {
    throw new UsageError({ code: 'no-fields', message: `--fields does not go with the format ${format}` });
  }
  return lists
    .flatMap((list) => list.split(','))
    .map((written) => {
      const name = fields.find((field) => field === fold(written.trim()));
      if (name) return name;
      const hint = `the fields: ${fields.join(', ')}`;
      throw new UsageError({
        code: 'unknown-field',
        message: `no field "${written}"`,
        suggestions: nearest(written, fields),
        hint,
      });
    });
}

/** Tells a person how many papers there are, on stderr, so that no pipe contains it. */
export async function tellCount({ terminal, quiet }: App, shown: number, selected: number, all: number): Promise<void> {
  if (quiet || !terminal.isTTY) return;
  const { styled } = await import('../format/style.ts');
  const limited = shown < selected ? `, the first ${shown} shown` : '';
  terminal.err(`${styled(terminal.color.err()).dim(`${selected} of ${all} papers${limited}`)}\n`);
}
