/** Headings of a foreign file -> categories. */
import type { CategoryEntry } from '../catalog/model/schema.ts';
import { normalizeName } from '../util/normalize.ts';
import { collectIds, slugify, uniqueId } from './ids.ts';
import type { Section } from './shared/draft.ts';
import type { WithId } from './venues.ts';

/** The ids of categories by their sections, and the new ones among them, parents first. */
export interface CategoryFinder {
  readonly idOf: (section: Section) => string;
  readonly added: () => readonly WithId<CategoryEntry>[];
}

export function createCategoryFinder(known: readonly WithId<CategoryEntry>[]): CategoryFinder {
  const ids = new Map(known.flatMap(([id, { name }]) => [[normalizeName(name), id] as const, [normalizeName(id), id] as const]));
  const taken = collectIds(known);
  const seen = new Map<string, string>();
  const added: WithId<CategoryEntry>[] = [];
  const idOf = (section: Section): string => {
    const place = pathOf(section);
    const before = seen.get(place) ?? ids.get(normalizeName(section.name));
    if (before !== undefined) return before;
    const parent = section.parent && idOf(section.parent);
    const id = uniqueId(slugify(section.name) || 'category', taken);
    seen.set(place, id);
    const { name, description } = section;
    added.push([id, { name, ...(parent && { parent }), ...(description && { description }) }]);
    return id;
  };
  return { idOf, added: () => added };
}

/** Two sections of one name below different ones are two. */
const pathOf = ({ name, parent }: Section): string => `${parent ? pathOf(parent) : ''}\n${normalizeName(name)}`;
