/** The filters of papers, as one table: its key is the option of every command that selects papers. */
import type { Catalog, FacetValue } from '../catalog/index/catalog.ts';
import { invertReadableName } from '../catalog/model/person-name.ts';
import type { Category, Venue } from '../catalog/model/records.ts';
import { parseChoice, UsageError } from '../util/errors.ts';
import type { UnknownThing } from '../util/failure-codes.ts';
import { foldCase, normalizeName } from '../util/normalize.ts';
import { suggestSimilar } from '../util/suggest-similar.ts';

export interface Filter {
  /** What stands for the value in help: `<year>`; a filter without one is a switch. */
  readonly placeholder?: string;
  readonly help: string;
  /** Whether `--not-…` takes away what it would select. */
  readonly negatable?: true;
  /** Every value that there is in the catalog, as it is written there. */
  readonly values: (catalog: Catalog) => readonly string[];
  /** All that it goes by, where that is more than the values. */
  readonly names?: (catalog: Catalog) => readonly string[];
  /** What a shell offers, with what it is, where that is more than the values. */
  readonly offered?: (catalog: Catalog) => readonly (readonly [value: string, about: string])[];
  /**
   * The terms of which a paper has one, if it has the value of the option.
   *
   * @throws UsageError when there is no such value in the catalog.
   */
  readonly terms: (value: string, catalog: Catalog) => readonly FacetValue[];
}

const partNames = ['code', 'reproduction', 'doi', 'arxiv', 'pdf'] as const;
const venueKinds = Object.keys({
  conference: true,
  journal: true,
  preprint: true,
  book: true,
  thesis: true,
  report: true,
  software: true,
  website: true,
} satisfies Record<Venue['kind'], true>);

const table = {
  year: {
    placeholder: '<years>',
    help: '2023, 2020-2023, 2023- or -2021',
    negatable: true,
    values: (catalog) => labels(catalog.terms('year')),
    terms: (value, catalog) => inYears(value, catalog.terms('year')),
  },
  venue: {
    placeholder: '<venue>',
    help: 'where it appeared, by id, name or alias',
    negatable: true,
    values: ({ venues }) => venues.map(({ name }) => name),
    names: ({ venues }) => venues.flatMap(venueNames),
    offered: ({ venues }) => venues.map(({ name, title }) => [name, title]),
    terms: (value, catalog) => of(catalog.terms('venue'), named('venue', value, catalog.venues, venueNames)),
  },
  category: {
    placeholder: '<category>',
    help: 'a category, with all below it',
    negatable: true,
    values: ({ categories }) => categories.map(({ id }) => id),
    names: ({ categories }) => categories.flatMap(categoryNames),
    offered: ({ categories }) => categories.map(({ id, description, name }) => [id, description ?? name]),
    terms: (value, catalog) => of(catalog.terms('category'), named('category', value, catalog.categories, categoryNames)),
  },
  author: {
    placeholder: '<name>',
    help: 'an author, by any part of the name',
    values: (catalog) => catalog.terms('author').map(ownName),
    // By the family name, which is what people type first; a comma with a blank behind it is no separator.
    offered: (catalog) => catalog.terms('author').map(({ label, also }) => [invertReadableName(label), also]),
    terms: (value, catalog) => authorsNamed(value, catalog.terms('author')),
  },
  task: tags('task', 'what the attacked or defended model does: code-search'),
  model: tags('model', 'a model that the paper studies: CodeBERT'),
  language: tags('language', 'a programming language that the paper studies: Java'),
  technique: tags('technique', 'how it works: identifier-renaming'),
  kind: {
    placeholder: '<kind>',
    help: venueKinds.join(', '),
    values: ({ venues }) => venueKinds.filter((kind) => venues.some((venue) => venue.kind === kind)),
    terms: (value, catalog) => {
      const wanted = parseChoice('kind', value, venueKinds);
      const venues = catalog.venues.filter(({ kind }) => kind === wanted);
      return of(catalog.terms('venue'), venues);
    },
  },
  has: {
    placeholder: '<part>',
    help: partNames.join(', '),
    values: () => partNames,
    terms: (value, catalog) => part(parseChoice('part', value, partNames), catalog),
  },
  without: {
    placeholder: '<part>',
    help: 'the papers that lack it; the same parts',
    values: () => partNames,
    terms: (value, catalog) => [lacking(part(parseChoice('part', value, partNames), catalog), catalog)],
  },
  ours: {
    help: 'by those who keep the catalog',
    values: () => [],
    terms: (_, catalog) => part('ours', catalog),
  },
} satisfies Record<string, Filter>;

export type FilterName = keyof typeof table;

export const paperFilters: Readonly<Record<FilterName, Filter>> = table;

/** The names of all filters, in the order of the table. */
export const filterNames = Object.keys(paperFilters) as FilterName[];

const venueNames = ({ id, name, title, aliases = [] }: Venue) => [name, id, title, ...aliases];
const categoryNames = ({ id, name }: Category) => [id, name];

/** One filter of a command line with all its values, any of which will do. */
export interface FilterRequest {
  readonly filter: FilterName;
  readonly values: readonly string[];
  readonly negated: boolean;
}

/**
 * The numbers of the papers that pass every filter, of those that are given, in their order; of all in the order of the catalog.
 *
 * @throws UsageError when a value is not known in the catalog.
 */
export function applyFilters(catalog: Catalog, wanted: readonly FilterRequest[], among?: readonly number[]): readonly number[] {
  return (
    wanted.reduce<readonly number[] | undefined>((papers, { filter, values, negated }) => {
      const terms = values
        .flatMap((list) => split(filter, list, catalog))
        .flatMap((value) => paperFilters[filter].terms(value, catalog));
      if (!papers && !negated && terms.length === 1) return terms[0]?.papers();
      const having = marked(terms, catalog.size);
      return (papers ?? numbers(catalog.size)).filter((paper) => having[paper] === Number(!negated));
    }, among) ?? numbers(catalog.size)
  );
}

/** 1 for each paper that has one of the terms. */
function marked(terms: readonly FacetValue[], size: number): Uint8Array {
  const marks = new Uint8Array(size);
  for (const { papers } of terms) for (const paper of papers()) marks[paper] = 1;
  return marks;
}

function numbers(size: number): number[] {
  const all = new Array<number>(size);
  for (let number = 0; number < size; number++) all[number] = number;
  return all;
}

const labels = (terms: readonly FacetValue[]) => terms.map(({ label }) => label);

/** The terms of venues or categories. */
function of(terms: readonly FacetValue[], records: readonly { readonly id: string }[]): FacetValue[] {
  const ids = new Set(records.map(({ id }) => id));
  return terms.filter(({ label }) => ids.has(label));
}

const part = (name: string, catalog: Catalog) => catalog.terms('part').filter(({ label }) => label === name);

/** The papers that have none of the terms, as a term. */
function lacking(terms: readonly FacetValue[], { size }: Catalog): FacetValue {
  const having = marked(terms, size);
  return { label: '', also: '', papers: () => numbers(size).filter((paper) => !having[paper]) };
}

/** The values in a list with commas. The comma in `Sun, Weisong`, inside brackets, and in a name that is all of it is no separator. */
function split(filter: FilterName, list: string, catalog: Catalog): string[] {
  const { values: known, names = known } = paperFilters[filter];
  if (list.includes(',') && names(catalog).some((name) => normalizeName(name) === normalizeName(list))) return [list];
  const values = list.split(valueSeparator(filter)).map((value) => value.trim());
  if (values.includes('')) {
    throw new UsageError({ code: 'empty-value', message: `--${filter} has an empty value in "${list}"` });
  }
  return values;
}

/** What stands between the values of a filter. The comma in `Sun, Weisong` is none, nor is one inside brackets. */
export const valueSeparator = (filter: FilterName) => (filter === 'author' ? /,(?!\s)/ : /,(?![^()]*\))/);

function inYears(value: string, years: readonly FacetValue[]): readonly FacetValue[] {
  const [, from, dash, to] = /^(\d{4})?\s*([-–])?\s*(\d{4})?$/.exec(value) ?? [];
  if (!(from || to) || (from && to && !dash)) {
    const hint = 'write 2023, 2020-2023, 2023-, -2021 or 2021,2023';
    throw new UsageError({ code: 'wrong-year', message: `no year or range of years: "${value}"`, hint });
  }
  if (from && to && from > to) {
    throw new UsageError({ code: 'wrong-year', message: `the years ${value} run backwards`, suggestions: [`${to}-${from}`] });
  }
  const first = Number(from ?? 0);
  const last = dash ? Number(to ?? Number.POSITIVE_INFINITY) : first;
  return years.filter(({ label }) => first <= Number(label) && Number(label) <= last);
}

function authorsNamed(value: string, authors: readonly FacetValue[]): readonly FacetValue[] {
  const readings = nameReadings(value);
  const matching = authors.filter((author) => isNamed(author, readings));
  if (matching.length > 0) return matching;
  throw unknown('author', value, authors.flatMap(spellings), 'any part of a name will do: --author Sun');
}

/** What people write of a name: the family name, all of it either way round, a given name. */
function spellings({ label, also }: FacetValue): string[] {
  const words = label.split(' ');
  const family = words.at(-1) ?? '';
  const given = words.slice(0, -1);
  return [
    family,
    label,
    `${family}, ${given.join(' ')}`,
    ...given.filter((name) => !/^.\.?$/.test(name)),
    ...(also ? [also] : []),
  ];
}

/** As the paper has it, where `label` is in Latin letters. */
const ownName = ({ label, also }: FacetValue) => also || label;

function isNamed({ label, also }: FacetValue, readings: readonly (readonly string[])[]): boolean {
  const own = nameReadings(`${also} ${label}`).flat();
  return readings.some((words) => words.length > 0 && words.every((word) => own.includes(word)));
}

/** The words of a name, once with the hyphenated ones apart and once joined: people write both `Yan-Zhou` and `Yanzhou`. */
function nameReadings(name: string): string[][] {
  const folded = foldCase(name).replace(/['.]/g, '');
  return [folded, folded.replaceAll('-', '')].map((text) => text.split(/[\s,-]+/).filter(Boolean));
}

function tags(name: 'task' | 'model' | 'language' | 'technique', help: string): Filter {
  return {
    placeholder: `<${name}>`,
    help,
    values: (catalog) => labels(catalog.terms(name)),
    terms: (value, catalog) => {
      const found = catalog.terms(name).filter(({ label }) => normalizeName(label) === normalizeName(value));
      if (found.length === 0) throw unknown(name, value, labels(catalog.terms(name)), `all: lm4c stats --by ${name}`);
      return found;
    },
  };
}

/** The records that go by the name. */
function named<T>(what: 'venue' | 'category', name: string, records: readonly T[], namesOf: (record: T) => string[]): T[] {
  const found = records.filter((record) => namesOf(record).some((known) => normalizeName(known) === normalizeName(name)));
  if (found.length > 0) return found;
  const plural = what === 'category' ? 'categories' : `${what}s`;
  throw unknown(what, name, records.flatMap(namesOf), `all: lm4c ${plural}`);
}

function unknown(what: UnknownThing, value: string, values: readonly string[], hint?: string): UsageError {
  return new UsageError({
    code: `unknown-${what}`,
    message: `no ${what} "${value}"`,
    suggestions: suggestSimilar(value, values),
    hint,
  });
}
