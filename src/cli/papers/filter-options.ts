/** The filter options of commands that select papers. */
import type { Command } from 'commander';
import type { Catalog } from '../../catalog/index/catalog.ts';
import { applyFilters, type FilterName, type FilterRequest, filterNames, paperFilters } from '../../search/filters.ts';
import { collectValues } from '../options/options.ts';

/** A boolean for a flag. */
type FilterValue = readonly string[] | boolean;
type NegatedName<Name extends FilterName = FilterName> = `not${Capitalize<Name>}`;

export type FilterOptions = { readonly [Name in FilterName | NegatedName]?: FilterValue };

const negatableFilters = filterNames.filter((name) => paperFilters[name].negatable);

/** Adds an option for each filter, and for the negation of some. */
export function addFilterOptions(command: Command): Command {
  command.optionsGroup('Filters (commas or repeats mean OR):');
  for (const name of filterNames) {
    const { placeholder, help } = paperFilters[name];
    if (placeholder) command.option(`--${name} ${placeholder}`, help, collectValues);
    else command.option(`--${name}`, help);
  }
  for (const name of negatableFilters)
    command.option(`--not-${name} ${paperFilters[name].placeholder}`, 'exclude these', collectValues);
  return command;
}

/**
 * The numbers of the papers that pass the filters.
 *
 * @param candidates the papers to choose from; default: all
 * @throws UsageError when the catalog does not have the value of a filter
 */
export function filterPapers(catalog: Catalog, options: FilterOptions, candidates?: readonly number[]): readonly number[] {
  const given = [
    ...filterNames.map((filter) => ({ filter, value: options[filter], negated: false })),
    ...negatableFilters.map((filter) => ({ filter, value: options[negatedName(filter)], negated: true })),
  ];
  const requests = given.flatMap(({ value, ...request }): FilterRequest[] => {
    if (value === undefined) return [];
    return [{ ...request, values: typeof value === 'boolean' ? [String(value)] : value }];
  });
  return applyFilters(catalog, requests, candidates);
}

/** The property in which commander stores `--not-year`. */
const negatedName = <Name extends FilterName>(name: Name) =>
  `not${name.charAt(0).toUpperCase()}${name.slice(1)}` as NegatedName<Name>;
