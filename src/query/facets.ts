/** Counts of papers by what they have in common. */
import { type Author, lineage, type Paper, readableName } from '../catalog/catalog.ts';
import { compare, loose } from '../text.ts';

/** What papers can be counted by: the values of a paper, each of which counts it once. */
const facets = {
  year: ({ year }) => [String(year)],
  venue: ({ venue }) => [venue.name],
  category: ({ categories }) => categories.flatMap(lineage).map(({ id }) => id),
  author: ({ authors }) => authors.map(latinName),
  task: ({ tasks = [] }) => tasks,
  model: ({ models = [] }) => models,
  language: ({ languages = [] }) => languages,
  technique: ({ techniques = [] }) => techniques,
  kind: ({ venue }) => [venue.kind],
} satisfies Record<string, (paper: Paper) => readonly string[]>;

export type Facet = keyof typeof facets;

/** The names of all facets, in the order of the table. */
export const facetNames = Object.keys(facets) as Facet[];

const latinName = (author: Author) => ('literal' in author && author.latin ? author.latin : readableName(author));

export interface Count {
  readonly value: string;
  readonly papers: readonly Paper[];
}

/** The papers of each value, most first; years from the first to the last, without a gap. */
export function countBy(papers: readonly Paper[], facet: Facet): Count[] {
  const groups = new Map<string, { value: string; papers: Set<Paper> }>();
  for (const paper of papers) {
    for (const value of facets[facet](paper)) {
      const group = groups.get(loose(value)) ?? { value, papers: new Set() };
      groups.set(loose(value), group);
      group.papers.add(paper);
    }
  }
  const counts = [...groups.values()].map(({ value, papers }) => ({ value, papers: [...papers] }));
  if (facet === 'year') return everyYear(counts);
  return counts.sort((a, b) => b.papers.length - a.papers.length || compare(a.value, b.value));
}

function everyYear(counts: readonly Count[]): Count[] {
  const years = counts.map(({ value }) => Number(value));
  const first = Math.min(...years);
  return Array.from({ length: counts.length > 0 ? Math.max(...years) - first + 1 : 0 }, (_, index) => {
    const value = String(first + index);
    return counts.find((count) => count.value === value) ?? { value, papers: [] };
  });
}

/** How many papers each of the rows has in common with each of the columns: a number for each column, in a list for each row. */
export function countCommon(rows: readonly Count[], columns: readonly Count[]): number[][] {
  const columnsOf = new Map<Paper, number[]>();
  for (const [index, { papers }] of columns.entries()) {
    for (const paper of papers) columnsOf.set(paper, [...(columnsOf.get(paper) ?? []), index]);
  }
  return rows.map(({ papers }) => {
    const counts = new Array<number>(columns.length).fill(0);
    for (const index of papers.flatMap((paper) => columnsOf.get(paper) ?? [])) counts[index] = (counts[index] ?? 0) + 1;
    return counts;
  });
}
