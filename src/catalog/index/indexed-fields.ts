/** What papers are found by: the values that filters and counts go by, and the texts that search goes through. */

import { categoryPath } from '../model/category-tree.ts';
import { type Author, readableName } from '../model/person-name.ts';
import type { Paper } from '../model/records.ts';

/** The values of a paper, each of which it has once; what else a value goes by stands behind a tab. */
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

const distinct = (values: readonly string[] = []) => [...new Set(values)];

/** The name to count by, in Latin letters where there are any. */
function authorValue(author: Author): string {
  return 'literal' in author && author.latin ? `${author.latin}\t${author.literal}` : readableName(author);
}

/** What a paper has or has not. */
const parts = {
  code: ({ code }) => code.length > 0,
  reproduction: ({ reproductions }) => reproductions.length > 0,
  doi: ({ doi }) => doi !== undefined,
  arxiv: ({ arxiv }) => arxiv !== undefined,
  pdf: ({ pdf }) => pdf !== undefined,
  ours: ({ ours }) => ours === true,
} satisfies Record<string, (paper: Paper) => boolean>;

type Part = keyof typeof parts;

/** The texts of a paper that are searched: fields that tell as much as each other in one group, the most telling group first. */
const texts = {
  title: {
    title: ({ title }) => [title],
  },
  name: {
    acronym: ({ acronym }) => [acronym],
    translation: ({ translation }) => [translation],
  },
  earlier: {
    preprint: ({ preprint }) => [preprint?.title],
    key: ({ key }) => [key],
  },
  people: {
    authors: ({ authors }) => authors.flatMap((author) => [readableName(author), 'latin' in author ? author.latin : undefined]),
  },
  place: {
    venue: ({ venue }) => [venue?.id, venue?.name, ...(venue?.aliases ?? [])],
    year: ({ year }) => [String(year)],
  },
  subject: {
    categories: ({ categories }) => categories.flatMap(categoryPath).flatMap(({ id, name }) => [id, name]),
    tasks: ({ tasks = [] }) => tasks,
    models: ({ models = [] }) => models,
    languages: ({ languages = [] }) => languages,
    techniques: ({ techniques = [] }) => techniques,
    code: ({ code }) => code.map(({ id }) => id),
    reproductions: ({ reproductions }) => reproductions.map(({ id }) => id),
  },
  rest: {
    summary: ({ summary }) => [summary],
    booktitle: ({ booktitle }) => [booktitle],
    journal: ({ journal }) => [journal],
    proceedings: ({ venue }) => [venue?.title],
    doi: ({ doi }) => [doi],
    arxiv: ({ arxiv }) => [arxiv],
  },
  abstract: {
    abstract: ({ abstract }) => [abstract],
  },
} satisfies Record<string, Record<string, (paper: Paper) => readonly (string | undefined)[]>>;

export type FieldGroup = keyof typeof texts;
export const fieldGroups = Object.keys(texts) as FieldGroup[];

/** Whether the texts of a group are sentences, in which two neighbouring words are rarely a phrase that people search for. */
export const isProse = (group: FieldGroup) => group === 'rest' || group === 'abstract';

/** All texts of a paper with their places. */
export function* searchableTexts(
  paper: Paper,
): Generator<{ readonly group: FieldGroup; readonly field: string; readonly text: string }> {
  for (const [group, field, read] of readers) {
    for (const text of read(paper)) if (text) yield { group, field, text };
  }
}

type Read = (paper: Paper) => readonly (string | undefined)[];
const readers = fieldGroups.flatMap((group) =>
  Object.entries<Read>(texts[group]).map(([field, read]) => [group, field, read] as const),
);
