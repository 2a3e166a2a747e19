import type { CategoryEntry } from '../catalog/model/schema.ts';
import { normalizeName } from '../util/normalize.ts';
import { collectIds, slugify, uniqueId, type WithId } from './ids.ts';
import type { Section } from './shared/draft.ts';

/** Finds the categories for the headings of an imported file; `idOf` adds one that is not known yet to `added`, after its parents. */
export function createCategoryFinder(existing: readonly WithId<CategoryEntry>[]) {
  const ids = new Map(
    existing.flatMap(([id, { name }]) => [[normalizeName(name), id] as const, [normalizeName(id), id] as const]),
  );
  const taken = collectIds(existing);
  const idsByPath = new Map<string, string>();
  const added: WithId<CategoryEntry>[] = [];
  const idOf = (section: Section): string => {
    const path = sectionPath(section);
    const knownId = idsByPath.get(path) ?? ids.get(normalizeName(section.name));
    if (knownId !== undefined) return knownId;
    const parent = section.parent && idOf(section.parent);
    const id = uniqueId(slugify(section.name) || 'category', taken);
    idsByPath.set(path, id);
    const { name, description } = section;
    added.push([id, { name, ...(parent && { parent }), ...(description && { description }) }]);
    return id;
  };
  return { idOf, added };
}

/** Sections with the same name below different parents are different categories. */
const sectionPath = ({ name, parent }: Section): string => `${parent ? sectionPath(parent) : ''}\n${normalizeName(name)}`;
