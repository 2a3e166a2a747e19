/** Counts of papers by what they have in common. */
import type { Catalog, FacetValue } from '../catalog/index/catalog.ts';
import type { Venue } from '../catalog/model/records.ts';
import { compareTexts } from '../util/compare.ts';
import { normalizeName } from '../util/normalize.ts';

/** What papers can be counted by. */
export const countableFacets = ['year', 'venue', 'category', 'author', 'task', 'model', 'language', 'technique', 'kind'] as const;
export type CountableFacet = (typeof countableFacets)[number];

/** The terms of a facet, each with the value that counts its papers. */
function valuesOf(catalog: Catalog, facet: CountableFacet): (readonly [value: string, FacetValue])[] {
  if (facet !== 'venue' && facet !== 'kind') return catalog.terms(facet).map((term) => [term.label, term]);
  const venues = new Map(catalog.venues.map((venue) => [venue.id, venue]));
  const value = ({ name, kind }: Venue) => (facet === 'kind' ? kind : name);
  return catalog.terms('venue').flatMap((term) => {
    const venue = venues.get(term.label);
    return venue ? [[value(venue), term] as const] : [];
  });
}

export interface FacetCount {
  readonly value: string;
  /** Their numbers. */
  readonly papers: readonly number[];
}

/** Which of the papers have each value, the value of most papers first; years from the first to the last, without a gap. */
export function countByFacet(catalog: Catalog, papers: Iterable<number>, facet: CountableFacet): FacetCount[] {
  const counted = new Uint8Array(catalog.size);
  for (const paper of papers) counted[paper] = 1;
  const groups = new Map<string, { value: string; papers: number[][] }>();
  for (const [value, term] of valuesOf(catalog, facet)) {
    const having = term.papers().filter((paper) => counted[paper]);
    if (having.length === 0) continue;
    const group = groups.get(normalizeName(value)) ?? { value, papers: [] };
    groups.set(normalizeName(value), group);
    group.papers.push(having);
  }
  const counts = [...groups.values()].map(({ value, papers }) => ({ value, papers: distinct(papers) }));
  if (facet === 'year') return everyYear(counts);
  return counts.sort((a, b) => b.papers.length - a.papers.length || compareTexts(a.value, b.value));
}

/** A paper can have two spellings of one value. */
function distinct(lists: readonly (readonly number[])[]): readonly number[] {
  return lists.length > 1 ? [...new Set(lists.flat())] : (lists[0] ?? []);
}

function everyYear(counts: readonly FacetCount[]): FacetCount[] {
  const years = counts.map(({ value }) => Number(value));
  const first = Math.min(...years);
  return Array.from({ length: counts.length > 0 ? Math.max(...years) - first + 1 : 0 }, (_, index) => {
    const value = String(first + index);
    return counts.find((count) => count.value === value) ?? { value, papers: [] };
  });
}

/** How many papers each of the rows has in common with each of the columns: a number for each column, in a list for each row. */
export function countIntersections(rows: readonly FacetCount[], columns: readonly FacetCount[]): number[][] {
  const columnsOf = new Map<number, number[]>();
  for (const [index, { papers }] of columns.entries()) {
    for (const paper of papers) columnsOf.set(paper, [...(columnsOf.get(paper) ?? []), index]);
  }
  return rows.map(({ papers }) => {
    const counts = new Array<number>(columns.length).fill(0);
    for (const index of papers.flatMap((paper) => columnsOf.get(paper) ?? [])) counts[index] = (counts[index] ?? 0) + 1;
    return counts;
  });
}
