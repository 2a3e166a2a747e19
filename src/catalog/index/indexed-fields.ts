/** What the index holds of a paper: the facet values for filters and counts, and the texts for search. */
import { categoryPath } from '../model/category-tree.ts';
import { type Author, readableName } from '../model/person-name.ts';
import type { Paper } from '../model/records.ts';

/** The distinct values of a paper for each facet; an alias of a value follows after a tab. */
export const facetReaders = {
  year: ({ year }) => [String(year)],
  venue: ({ venue }) => (venue ? [venue.id] : []),
  category: ({ categories }) => [...new Set(categories.flatMap(categoryPath).map(({ id }) => id))],
  author: ({ authors }) => [...new Set(authors.map(authorValue))],
  task: ({ tasks }) => distinct(tasks),
  model: ({ models }) => distinct(models),
  language: ({ languages }) => distinct(languages),
  technique: ({ techniques }) => distinct(techniques),
  part: (paper) => Object.keys(parts).filter((name) => parts[name as Part](paper)),
} satisfies Record<string, (paper: Paper) => readonly string[]>;

export type FacetName = keyof typeof facetReaders;
export const facetNames = Object.keys(facetReaders) as FacetName[];

const distinct = (values: readonly string[] = []) => [...new Set(values)];

/** The name to count by, in Latin letters where known. */
function authorValue(author: Author): string {
  return 'literal' in author && author.latin ? `${author.latin}\t${author.literal}` : readableName(author);
}

/** Optional parts of a paper to filter by. */
const parts = {
  code: ({ code }) => code.length > 0,
  reproduction: ({ reproductions }) => reproductions.length > 0,
  doi: ({ doi }) => doi !== undefined,
  arxiv: ({ arxiv }) => arxiv !== undefined,
  pdf: ({ pdf }) => pdf !== undefined,
  ours: ({ ours }) => ours === true,
} satisfies Record<string, (paper: Paper) => boolean>;

type Part = keyof typeof parts;

/** The searchable fields of a paper, in groups of equal weight, the group with the highest weight first. */
const fieldsByGroup = {
  title: { title: ({ title }) => [title] },
  aliases: { acronym: ({ acronym }) => [acronym], translation: ({ translation }) => [translation] },
  formerTitles: { preprint: ({ preprint }) => [preprint?.title], key: ({ key }) => [key] },
  authors: {
    authors: ({ authors }) => authors.flatMap((author) => [readableName(author), 'latin' in author ? author.latin : undefined]),
  },
  venue: {
    venue: ({ venue }) => [venue?.id, venue?.name, ...(venue?.aliases ?? [])],
    year: ({ year }) => [String(year)],
  },
  topics: {
    categories: ({ categories }) => categories.flatMap(categoryPath).flatMap(({ id, name }) => [id, name]),
    tasks: ({ tasks = [] }) => tasks,
    models: ({ models = [] }) => models,
    languages: ({ languages = [] }) => languages,
    techniques: ({ techniques = [] }) => techniques,
    code: ({ code }) => code.map(({ id }) => id),
    reproductions: ({ reproductions }) => reproductions.map(({ id }) => id),
  },
  body: {
    summary: ({ summary }) => [summary],
    booktitle: ({ booktitle }) => [booktitle],
    journal: ({ journal }) => [journal],
    proceedings: ({ venue }) => [venue?.title],
    doi: ({ doi }) => [doi],
    arxiv: ({ arxiv }) => [arxiv],
  },
  abstract: { abstract: ({ abstract }) => [abstract] },
} satisfies Record<string, Record<string, ReadTexts>>;

type ReadTexts = (paper: Paper) => readonly (string | undefined)[];

export type FieldGroup = keyof typeof fieldsByGroup;
export const fieldGroups = Object.keys(fieldsByGroup) as FieldGroup[];

/** The bit of a group in the bitmaps of postings. */
export const groupBit = (group: FieldGroup): number => 1 << fieldGroups.indexOf(group);

/** The bits of the same groups for terms that are derived from others there. */
export const derivedBits = (bits: number): number => bits << fieldGroups.length;

/** Whether the texts of a group are sentences, in which two neighbouring words are rarely a phrase that people search for. */
export const isProse = (group: FieldGroup) => group === 'body' || group === 'abstract';

/** All searchable texts of a paper, each with its field and group. */
export function* searchableTexts(paper: Paper): Generator<{ group: FieldGroup; field: string; text: string }> {
  for (const [group, field, readTexts] of textReaders) {
    for (const text of readTexts(paper)) if (text) yield { group, field, text };
  }
}

const textReaders = fieldGroups.flatMap((group) =>
  Object.entries<ReadTexts>(fieldsByGroup[group]).map(([field, readTexts]) => [group, field, readTexts] as const),
);
