/** What papers are found by: the values that filters and counts go by, and the texts that search goes through. */
import { type Author, lineage, type Paper, readableName } from './catalog.ts';

/** The values of a paper, each of which it has once; what else a value goes by stands behind a tab. */
export const facets = {
  year: ({ year }) => [String(year)],
  venue: ({ venue }) => [venue.id],
  category: ({ categories }) => [...new Set(categories.flatMap(lineage).map(({ id }) => id))],
  author: ({ authors }) => [...new Set(authors.map(authorValue))],
  task: ({ tasks }) => distinct(tasks),
  model: ({ models }) => distinct(models),
  language: ({ languages }) => distinct(languages),
  technique: ({ techniques }) => distinct(techniques),
  part: (paper) => Object.keys(parts).filter((name) => parts[name as Part](paper)),
} satisfies Record<string, (paper: Paper) => readonly string[]>;

export type Facet = keyof typeof facets;

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

/** The texts of a paper that are searched, by field, the most telling first: the title. */
export const texts = {
  title: ({ title }) => [title],
  translation: ({ translation }) => [translation],
  acronym: ({ acronym }) => [acronym],
  preprint: ({ preprint }) => [preprint?.title],
  key: ({ key }) => [key],
  author: ({ authors }) => authors.flatMap((author) => Object.values(author)),
  venue: ({ venue }) => [venue.id, venue.name, ...(venue.aliases ?? [])],
  year: ({ year }) => [String(year)],
  code: ({ code, reproductions }) => [...code, ...reproductions].map(({ id }) => id),
  category: ({ categories }) => categories.flatMap(lineage).flatMap(({ id, name }) => [id, name]),
  task: ({ tasks = [] }) => tasks,
  model: ({ models = [] }) => models,
  language: ({ languages = [] }) => languages,
  technique: ({ techniques = [] }) => techniques,
  proceedings: ({ venue, booktitle, journal }) => [venue.title, booktitle, journal],
  summary: ({ summary }) => [summary],
  id: ({ doi, arxiv }) => [doi, arxiv],
} satisfies Record<string, (paper: Paper) => readonly (string | undefined)[]>;

export type TextField = keyof typeof texts;

/** The fields of the texts, by the numbers under which their words are kept. */
export const textFields = Object.keys(texts) as TextField[];
