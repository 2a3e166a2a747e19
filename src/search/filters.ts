/** The filters of papers, by the name of their command-line option. */
import type { Catalog, FacetValue } from '../catalog/index/catalog.ts';
import type { FacetName } from '../catalog/index/indexed-fields.ts';
import { venueKinds } from '../catalog/model/fields.ts';
import { invertReadableName } from '../catalog/model/person-name.ts';
import { parseChoice, UsageError } from '../util/errors.ts';
import type { UnknownThing } from '../util/failure-codes.ts';
import { normalizeName } from '../util/normalize.ts';
import { suggestSimilar } from '../util/suggest-similar.ts';
import { findAuthors, nameSuggestions } from './authors.ts';
import type { CountableFacet } from './counts.ts';

export interface Filter {
  /** Placeholder of the value in help: `<year>`; absent for a switch without value. */
  readonly placeholder?: string;
  readonly help: string;
  /** Whether there is a `--not-…` option, which excludes the selected papers. */
  readonly negatable?: true;
  /** All values in the catalog, in its spelling. */
  readonly values: (catalog: Catalog) => readonly string[];
  /** All accepted spellings, if more than the values. */
  readonly names?: (catalog: Catalog) => readonly string[];
  /** Values for shell completion with their descriptions, if different from the values. */
  readonly completions?: (catalog: Catalog) => readonly (readonly [value: string, description: string])[];
  /** Other spellings of these values, completed after them. */
  readonly alternatives?: (catalog: Catalog) => readonly (readonly [value: string, description: string])[];
  /**
   * The index values that match the value of the option: a paper needs one of them.
   *
   * @throws UsageError when the catalog has none
   */
  readonly facetValues: (value: string, catalog: Catalog) => readonly FacetValue[];
}

const partNames = ['code', 'reproduction', 'doi', 'arxiv', 'pdf'] as const;

const filterTable = {
  year: {
    placeholder: '<years>',
    help: '2023, 2020-2023, 2023- or -2021',
    negatable: true,
    values: (catalog) => labelsOf(catalog.facetValues('year')),
    facetValues: (value, catalog) => yearsInRange(value, catalog.facetValues('year')),
  },
  venue: recordFilter('venue', 'a venue, by name, id or alias', {
    recordsOf: ({ venues }) => venues,
    namesOf: ({ id, name, title, aliases = [] }) => [name, id, title, ...aliases],
    describe: ({ title }) => title,
  }),
  category: recordFilter('category', 'a category, including its subcategories', {
    recordsOf: ({ categories }) => categories,
    namesOf: ({ id, name }) => [id, name],
    describe: ({ name, description = name }) => description,
  }),
  author: {
    placeholder: '<name>',
    help: 'an author, by any part of the name',
    values: (catalog) => catalog.facetValues('author').map(({ label, alias }) => alias || label),
    // Family name first, as people type it; a comma before a space is not a separator.
    completions: (catalog) => catalog.facetValues('author').map(({ label, alias }) => [invertReadableName(label), alias]),
    // For those who type the given name first, or the name in its own script.
    alternatives: (catalog) => catalog.facetValues('author').flatMap(otherSpellings),
    facetValues: (value, catalog) => authorsByName(value, catalog.facetValues('author')),
  },
  task: tagFilter('task', 'what the attacked or defended model does: code-search'),
  model: tagFilter('model', 'a model that the paper studies: CodeBERT'),
  language: tagFilter('language', 'a programming language that the paper studies: Java'),
  technique: tagFilter('technique', 'a technique that the paper uses: identifier-renaming'),
  kind: {
    placeholder: '<kind>',
    help: venueKinds.join(', '),
    values: ({ venues }) => venueKinds.filter((kind) => venues.some((venue) => venue.kind === kind)),
    facetValues: (value, catalog) => {
      const wanted = parseChoice('kind', value, venueKinds);
      const venues = catalog.venues.filter(({ kind }) => kind === wanted);
      return valuesOfRecords(catalog.facetValues('venue'), venues);
    },
  },
  has: {
    placeholder: '<part>',
    help: partNames.join(', '),
    values: () => partNames,
    facetValues: (value, catalog) => valuesOfPart(parseChoice('part', value, partNames), catalog),
  },
  without: {
    placeholder: '<part>',
    help: 'the opposite of --has, with the same values',
    values: () => partNames,
    facetValues: (value, catalog) => [complementOf(valuesOfPart(parseChoice('part', value, partNames), catalog), catalog)],
  },
  ours: {
    help: 'only papers by the maintainers of the catalog',
    values: () => [],
    facetValues: (_, catalog) => valuesOfPart('ours', catalog),
  },
} satisfies Record<string, Filter>;

export type FilterName = keyof typeof filterTable;

export const paperFilters: Readonly<Record<FilterName, Filter>> = filterTable;

/** The names of all filters, in the order of the table. */
export const filterNames = Object.keys(paperFilters) as FilterName[];

/** A filter of a command line with all its values; a paper needs one of them. */
export interface FilterRequest {
  readonly filter: FilterName;
  readonly values: readonly string[];
  readonly negated: boolean;
}

/**
 * The numbers of the papers that pass all filters: of the given papers in their order, by default of all in catalog order.
 *
 * @throws UsageError when the catalog does not have a value
 */
export function applyFilters(catalog: Catalog, requests: readonly FilterRequest[], among?: readonly number[]): readonly number[] {
  return (
    requests.reduce<readonly number[] | undefined>((papers, { filter, values, negated }) => {
      const wanted = values
        .flatMap((list) => splitValues(filter, list, catalog))
        .flatMap((value) => paperFilters[filter].facetValues(value, catalog));
      if (!papers && !negated && wanted.length === 1) return wanted[0]?.papers();
      const isMatch = markPapers(wanted, catalog.size);
      return (papers ?? allNumbers(catalog.size)).filter((paper) => isMatch[paper] === Number(!negated));
    }, among) ?? allNumbers(catalog.size)
  );
}

/** 1 for each paper that has one of the values, else 0. */
function markPapers(values: readonly FacetValue[], size: number): Uint8Array {
  const marks = new Uint8Array(size);
  for (const { papers } of values) for (const paper of papers()) marks[paper] = 1;
  return marks;
}

function allNumbers(size: number): number[] {
  const all = new Array<number>(size);
  for (let number = 0; number < size; number++) all[number] = number;
  return all;
}

const labelsOf = (values: readonly FacetValue[]) => values.map(({ label }) => label);

function valuesOfRecords(values: readonly FacetValue[], records: readonly { readonly id: string }[]): FacetValue[] {
  const ids = new Set(records.map(({ id }) => id));
  return values.filter(({ label }) => ids.has(label));
}

const valuesOfPart = (name: string, catalog: Catalog) => catalog.facetValues('part').filter(({ label }) => label === name);

/** A value of all papers that have none of the given values. */
function complementOf(values: readonly FacetValue[], { size }: Catalog): FacetValue {
  const marks = markPapers(values, size);
  return { label: '', alias: '', papers: () => allNumbers(size).filter((paper) => !marks[paper]) };
}

/** The values in a comma-separated list, unless the whole list is one name. */
function splitValues(filter: FilterName, list: string, catalog: Catalog): string[] {
  const { values: allValues, names = allValues } = paperFilters[filter];
  if (list.includes(',') && names(catalog).some((name) => isSameName(name, list))) return [list];
  const values = list.split(valueSeparator(filter)).map((value) => value.trim());
  if (values.includes('')) {
    throw new UsageError({ code: 'empty-value', message: `--${filter} has an empty value in "${list}"` });
  }
  return values;
}

/** The separator of a filter's values. The comma in `Sun, Weisong` is not one, nor is one in parentheses. */
export const valueSeparator = (filter: FilterName) => (filter === 'author' ? /,(?!\s)/ : /,(?![^()]*\))/);

function yearsInRange(value: string, years: readonly FacetValue[]): readonly FacetValue[] {
  const [, from, dash, to] = /^(\d{4})?\s*([-–])?\s*(\d{4})?$/.exec(value) ?? [];
  if (!(from || to) || (from && to && !dash)) {
    const hint = 'write 2023, 2020-2023, 2023-, -2021 or 2021,2023';
    throw new UsageError({ code: 'wrong-year', message: `not a year or a range of years: "${value}"`, hint });
  }
  if (from && to && from > to) {
    throw new UsageError({
      code: 'wrong-year',
      message: `the range of years ${value} is reversed`,
      suggestions: [`${to}-${from}`],
    });
  }
  const first = Number(from ?? 0);
  const last = dash ? Number(to ?? Number.POSITIVE_INFINITY) : first;
  return years.filter(({ label }) => first <= Number(label) && Number(label) <= last);
}

function authorsByName(name: string, authors: readonly FacetValue[]): readonly FacetValue[] {
  const found = findAuthors(name, authors);
  if (found.length > 0) return found;
  throw unknownValue('author', name, authors.flatMap(nameSuggestions), 'use any part of a name: --author Sun');
}

/** The name with the given name first, and in its original script; each with the other as description. */
const otherSpellings = ({ label, alias }: FacetValue): readonly (readonly [string, string])[] => [
  [label, alias],
  ...(alias ? ([[alias, label]] as const) : []),
];

/** A filter by the values of a facet. Its hint names a command that counts by the facet. */
function tagFilter(name: FacetName & CountableFacet & UnknownThing, help: string): Filter {
  const values: Filter['values'] = (catalog) => labelsOf(catalog.facetValues(name));
  const facetValues: Filter['facetValues'] = (value, catalog) => {
    const found = catalog.facetValues(name).filter(({ label }) => isSameName(label, value));
    if (found.length > 0) return found;
    throw unknownValue(name, value, values(catalog), `to list all: lm4c stats --by ${name}`);
  };
  return { placeholder: `<${name}>`, help, values, facetValues };
}

/** Ignores case, spaces, hyphens and underscores. */
const isSameName = (a: string, b: string) => normalizeName(a) === normalizeName(b);

interface RecordNames<T> {
  readonly recordsOf: (catalog: Catalog) => readonly T[];
  /** All accepted spellings, the one to offer first. */
  readonly namesOf: (record: T) => readonly [string, ...string[]];
  readonly describe: (record: T) => string;
}

function recordFilter<T extends { readonly id: string }>(
  kind: 'venue' | 'category',
  help: string,
  { recordsOf, namesOf, describe }: RecordNames<T>,
): Filter {
  const names = (catalog: Catalog) => recordsOf(catalog).flatMap(namesOf);
  return {
    placeholder: `<${kind}>`,
    help,
    negatable: true,
    values: (catalog) => recordsOf(catalog).map((record) => namesOf(record)[0]),
    names,
    completions: (catalog) => recordsOf(catalog).map((record) => [namesOf(record)[0], describe(record)]),
    facetValues(value, catalog) {
      const found = recordsOf(catalog).filter((record) => namesOf(record).some((name) => isSameName(name, value)));
      if (found.length > 0) return valuesOfRecords(catalog.facetValues(kind), found);
      throw unknownValue(kind, value, names(catalog), `to list all: lm4c ${kind === 'category' ? 'categories' : 'venues'}`);
    },
  };
}

function unknownValue(kind: UnknownThing, value: string, values: readonly string[], hint: string): UsageError {
  return new UsageError({
    code: `unknown-${kind}`,
    message: `unknown ${kind} "${value}"`,
    suggestions: suggestSimilar(value, values),
    hint,
  });
}
