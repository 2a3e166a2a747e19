/** The options for the order and the number of papers. */
import type { Command } from 'commander';
import type { Catalog } from '../../catalog/index/catalog.ts';
import { familyName } from '../../catalog/model/person-name.ts';
import type { Paper } from '../../catalog/model/records.ts';
import { compareFolded } from '../../util/compare.ts';
import { foldCase } from '../../util/normalize.ts';
import { addLimitOption, choiceOption, collectValues, parseChoices, parseLimit } from '../options/options.ts';

export interface OrderOptions {
  readonly sort?: readonly string[];
  readonly reverse?: boolean;
  readonly limit?: string;
}

const sortKeys = {
  title: ({ title }) => title,
  venue: ({ venue }) => venue?.name ?? '',
  author: ({ authors: [first] }) => {
    if (!first) return '';
    return 'literal' in first ? familyName(first) : `${first.family} ${first.given}`;
  },
  key: ({ key }) => key,
} satisfies Record<string, (paper: Paper) => string>;

/** `year` is the order of the catalog; `relevance` is the order of the input, which for a search is best first. */
const orderNames = ['year', ...(Object.keys(sortKeys) as (keyof typeof sortKeys)[]), 'relevance'] as const;
/** Other names that people type. */
const orderAliases: ReadonlyMap<string, OrderName> = new Map([['date', 'year']]);

type OrderName = (typeof orderNames)[number];

/** Adds `--sort`, `--reverse` and `--limit`. */
export function addOrderOptions(command: Command): Command {
  const sortOption = choiceOption('--sort <field>', orderNames).argParser(collectValues);
  return addLimitOption(command.optionsGroup('Sorting:').addOption(sortOption).option('--reverse', 'reverse the order'));
}

/** A function that sorts and limits papers, given by their numbers. @throws UsageError when an option is not valid */
export function createSorter(options: OrderOptions) {
  const fields = (options.sort ?? [])
    .flatMap((list) => list.split(','))
    .map((name) => orderAliases.get(name.trim().toLowerCase()) ?? name);
  const names = parseChoices('order', fields, orderNames);
  const limit = parseLimit(options.limit);
  return (papers: readonly number[], catalog: Catalog): readonly number[] => {
    const comparators = names.map((name) => createComparator(name, papers, catalog));
    const compare: Comparator = (a, b) => comparators.reduce((result, comparator) => result || comparator(a, b), 0);
    const sorted = comparators.length > 0 ? papers.toSorted(compare) : papers;
    return (options.reverse ? sorted.toReversed() : sorted).slice(0, limit);
  };
}

/** Compares papers by their numbers. */
type Comparator = (a: number, b: number) => number;

function createComparator(name: OrderName, papers: readonly number[], catalog: Catalog): Comparator {
  if (name === 'relevance') return () => 0;
  if (name === 'year') return (a, b) => a - b;
  const keys = new Map<number, readonly [folded: string, text: string]>();
  let index = 0;
  for (const paper of catalog.papers(papers, 'brief')) {
    const text = sortKeys[name](paper);
    keys.set(papers[index++] ?? 0, [foldCase(text), text]);
  }
  return (a, b) => compareFolded(keys.get(a) ?? ['', ''], keys.get(b) ?? ['', '']);
}
