/** Counts papers by facet. */
import type { Catalog, FacetValue } from '../catalog/index/catalog.ts';
import { type FacetName, facetNames } from '../catalog/index/indexed-fields.ts';
import type { Venue } from '../catalog/model/records.ts';
import { compareTexts } from '../util/compare.ts';
import { normalizeName } from '../util/normalize.ts';

const uncountedFacet = 'part';
export type CountableFacet = Exclude<FacetName, typeof uncountedFacet> | 'kind';

/** The facets that papers can be counted by: those of the index, except the parts of a paper, and the kind of venue. */
export const countableFacets: readonly CountableFacet[] = [...facetNames.filter((facet) => facet !== uncountedFacet), 'kind'];

/** The index values of a facet, each with the value to print. */
function printedValues(catalog: Catalog, facet: CountableFacet): (readonly [printed: string, FacetValue])[] {
  if (facet !== 'venue' && facet !== 'kind') return catalog.facetValues(facet).map((value) => [value.label, value]);
  const venues = new Map(catalog.venues.map((venue) => [venue.id, venue]));
  const printedValue = ({ name, kind }: Venue) => (facet === 'kind' ? kind : name);
  return catalog.facetValues('venue').flatMap((value) => {
    const venue = venues.get(value.label);
    return venue ? [[printedValue(venue), value] as const] : [];
  });
}

export interface FacetCount {
  readonly value: string;
  /** Their numbers. */
  readonly papers: readonly number[];
}

/** The given papers by value, the most frequent value first; for years, all from the first to the last, including empty ones. */
export function countByFacet(catalog: Catalog, papers: Iterable<number>, facet: CountableFacet): FacetCount[] {
  const isIncluded = new Uint8Array(catalog.size);
  for (const paper of papers) isIncluded[paper] = 1;
  const groups = new Map<string, { value: string; lists: number[][] }>();
  for (const [value, { papers: papersWithValue }] of printedValues(catalog, facet)) {
    const included = papersWithValue().filter((paper) => isIncluded[paper]);
    if (included.length === 0) continue;
    const group = groups.get(normalizeName(value)) ?? { value, lists: [] };
    groups.set(normalizeName(value), group);
    group.lists.push(included);
  }
  const counts = [...groups.values()].map(({ value, lists }) => ({ value, papers: mergeLists(lists) }));
  if (facet === 'year') return fillYearGaps(counts);
  return counts.sort((a, b) => b.papers.length - a.papers.length || compareTexts(a.value, b.value));
}

/** Without duplicates, because a paper can have two spellings of one value. */
function mergeLists(lists: readonly (readonly number[])[]): readonly number[] {
  return lists.length > 1 ? [...new Set(lists.flat())] : (lists[0] ?? []);
}

function fillYearGaps(counts: readonly FacetCount[]): FacetCount[] {
  const years = counts.map(({ value }) => Number(value));
  const first = Math.min(...years);
  return Array.from({ length: counts.length > 0 ? Math.max(...years) - first + 1 : 0 }, (_, index) => {
    const value = String(first + index);
    return counts.find((count) => count.value === value) ?? { value, papers: [] };
  });
}

/** The number of papers that each row shares with each column, as rows of numbers. */
export function countIntersections(rows: readonly FacetCount[], columns: readonly FacetCount[]): number[][] {
  const columnsByPaper = new Map<number, number[]>();
  for (const [index, { papers }] of columns.entries()) {
    for (const paper of papers) columnsByPaper.set(paper, [...(columnsByPaper.get(paper) ?? []), index]);
  }
  return rows.map(({ papers }) => {
    const counts = new Array<number>(columns.length).fill(0);
    for (const index of papers.flatMap((paper) => columnsByPaper.get(paper) ?? [])) counts[index] = (counts[index] ?? 0) + 1;
    return counts;
  });
}
