/** The filters of papers, as one table: its key is the option of every command that selects papers. */
import { type Author, type Catalog, type Category, lineage, type Paper, readableName } from '../catalog/catalog.ts';
import { oneOf, UsageError } from '../errors.ts';
import { fold, loose, nearest } from '../text.ts';

type Test = (paper: Paper) => boolean;

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
  /**
   * The test that one value of the option stands for.
   *
   * @throws UsageError when there is no such value in the catalog.
   */
  readonly test: (value: string, catalog: Catalog) => Test;
}

const parts = {
  code: ({ code }) => code.length > 0,
  reproduction: ({ reproductions }) => reproductions.length > 0,
  doi: ({ doi }) => doi !== undefined,
  arxiv: ({ arxiv }) => arxiv !== undefined,
  pdf: ({ pdf }) => pdf !== undefined,
} satisfies Record<string, Test>;
const partNames = Object.keys(parts) as (keyof typeof parts)[];

const venueKinds = ['conference', 'journal', 'preprint'] as const satisfies readonly Paper['venue']['kind'][];

const table = {
  year: {
    placeholder: '<years>',
    help: '2023, 2020-2023, 2023- or -2021',
    negatable: true,
    values: ({ papers }) => distinct(papers.map(({ year }) => String(year))),
    test: (value) => yearTest(value),
  },
  venue: {
    placeholder: '<venue>',
    help: 'where it appeared, by id, name or alias',
    negatable: true,
    values: ({ venues }) => venues.map(({ name }) => name),
    names: ({ venues }) => venues.flatMap(venueNames),
    test: (value, { venues }) => {
      const wanted = named('venue', value, venues, venueNames);
      return ({ venue }) => wanted.includes(venue);
    },
  },
  category: {
    placeholder: '<category>',
    help: 'a category, with all below it',
    negatable: true,
    values: ({ categories }) => categories.map(({ id }) => id),
    names: ({ categories }) => categories.flatMap(categoryNames),
    test: (value, catalog) => {
      const wanted = named('category', value, catalog.categories, categoryNames);
      return ({ categories }) => categories.flatMap(lineage).some((category) => wanted.includes(category));
    },
  },
  author: {
    placeholder: '<name>',
    help: 'an author, by any part of the name',
    values: ({ papers }) => distinct(papers.flatMap(({ authors }) => authors.map(readableName))),
    test: (value, catalog) => authorTest(value, catalog),
  },
  task: tags('task', 'tasks', 'what the attacked or defended model does: code-search'),
  model: tags('model', 'models', 'a model that the paper studies: CodeBERT'),
  language: tags('language', 'languages', 'a programming language that the paper studies: Java'),
  technique: tags('technique', 'techniques', 'how it works: identifier-renaming'),
  kind: {
    placeholder: '<kind>',
    help: venueKinds.join(', '),
    values: () => venueKinds,
    test: (value) => {
      const kind = oneOf('kind', value, venueKinds);
      return ({ venue }) => venue.kind === kind;
    },
  },
  has: {
    placeholder: '<part>',
    help: partNames.join(', '),
    values: () => partNames,
    test: (value) => parts[oneOf('part', value, partNames)],
  },
  without: {
    placeholder: '<part>',
    help: 'the papers that lack it; the same parts',
    values: () => partNames,
    test: (value) => not(parts[oneOf('part', value, partNames)]),
  },
  ours: {
    help: 'by those who keep the catalog',
    values: () => [],
    test:
      () =>
      ({ ours }) =>
        ours === true,
  },
} satisfies Record<string, Filter>;

export type FilterName = keyof typeof table;

export const filters: Readonly<Record<FilterName, Filter>> = table;

/** The names of all filters, in the order of the table. */
export const filterNames = Object.keys(filters) as FilterName[];

const venueNames = ({ id, name, title, aliases = [] }: Paper['venue']) => [name, id, title, ...aliases];
const categoryNames = ({ id, name }: Category) => [id, name];

/** One filter of a command line with all its values, any of which will do. */
export interface Wanted {
  readonly filter: FilterName;
  readonly values: readonly string[];
  readonly negated: boolean;
}

/**
 * The papers that pass every filter, in the order of the catalog.
 *
 * @throws UsageError when a value is not known in the catalog.
 */
export function select(catalog: Catalog, wanted: readonly Wanted[]): Paper[] {
  const tests = wanted.map(({ filter, values, negated }) => {
    const any = values.flatMap((value) => split(filter, value, catalog)).map((value) => filters[filter].test(value, catalog));
    const test: Test = (paper) => any.some((passes) => passes(paper));
    return negated ? not(test) : test;
  });
  return catalog.papers.filter((paper) => tests.every((test) => test(paper)));
}

const not =
  (test: Test): Test =>
  (paper) =>
    !test(paper);

/** The values in a list with commas. The comma in `Sun, Weisong`, inside brackets, and in a name that is all of it is no separator. */
function split(filter: FilterName, list: string, catalog: Catalog): string[] {
  const { values: known, names = known } = filters[filter];
  if (list.includes(',') && names(catalog).some((name) => loose(name) === loose(list))) return [list];
  const commas = filter === 'author' ? /,(?!\s)/ : /,(?![^()]*\))/;
  const values = list.split(commas).map((value) => value.trim());
  if (values.includes('')) {
    throw new UsageError({ code: 'empty-value', message: `--${filter} has an empty value in "${list}"` });
  }
  return values;
}

function yearTest(value: string): Test {
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
  return ({ year }) => first <= year && year <= last;
}

function authorTest(value: string, { papers }: Catalog): Test {
  const readings = nameReadings(value);
  const matching = papers.filter(({ authors }) => authors.some((author) => isNamed(author, readings)));
  if (matching.length === 0) {
    const names = papers.flatMap(({ authors }) =>
      authors.flatMap((author) =>
        'literal' in author ? [author.latin ?? author.literal] : [author.family, readableName(author)],
      ),
    );
    throw unknown('author', value, names, 'any part of a name will do: --author Sun');
  }
  const found = new Set(matching);
  return (paper) => found.has(paper);
}

function isNamed(author: Author, readings: readonly (readonly string[])[]): boolean {
  const name = 'literal' in author ? `${author.literal} ${author.latin ?? ''}` : readableName(author);
  const own = nameReadings(name).flat();
  return readings.some((words) => words.length > 0 && words.every((word) => own.includes(word)));
}

/** The words of a name, once with the hyphenated ones apart and once joined: people write both `Yan-Zhou` and `Yanzhou`. */
function nameReadings(name: string): string[][] {
  const folded = fold(name).replace(/['.]/g, '');
  return [folded, folded.replaceAll('-', '')].map((text) => text.split(/[\s,-]+/).filter(Boolean));
}

type TagField = 'tasks' | 'models' | 'languages' | 'techniques';

function tags(name: string, field: TagField, help: string): Filter {
  const values = ({ papers }: Catalog) => distinct(papers.flatMap((paper) => paper[field] ?? []));
  return {
    placeholder: `<${name}>`,
    help,
    values,
    test: (value, catalog) => {
      const wanted = loose(value);
      if (!values(catalog).some((tag) => loose(tag) === wanted)) throw unknown(name, value, values(catalog));
      return (paper) => (paper[field] ?? []).some((tag) => loose(tag) === wanted);
    },
  };
}

/** The records that go by the name. */
function named<T>(what: string, name: string, records: readonly T[], namesOf: (record: T) => string[]): T[] {
  const found = records.filter((record) => namesOf(record).some((known) => loose(known) === loose(name)));
  if (found.length > 0) return found;
  const plural = what === 'category' ? 'categories' : `${what}s`;
  throw unknown(what, name, records.flatMap(namesOf), `all: lm4c ${plural}`);
}

function unknown(what: string, value: string, values: readonly string[], hint?: string): UsageError {
  return new UsageError({ code: `unknown-${what}`, message: `no ${what} "${value}"`, suggestions: nearest(value, values), hint });
}

const distinct = (values: readonly string[]) => [...new Set(values)];
