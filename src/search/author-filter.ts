/** Matches a name on the command line with the authors of a catalog. */
import type { FacetValue } from '../catalog/index/catalog.ts';
import { foldCase } from '../util/normalize.ts';

/** The authors with all words of the name, in any order; hyphenated words also match joined ones. */
export function findAuthors(name: string, authors: readonly FacetValue[]): readonly FacetValue[] {
  const spellings = nameWords(name);
  return authors.filter(({ label, alias }) => {
    const own = nameWords(`${alias} ${label}`).flat();
    return spellings.some((words) => words.length > 0 && words.every((word) => own.includes(word)));
  });
}

/** The words of a name, once with hyphens as separators and once without: people write both `Yan-Zhou` and `Yanzhou`. */
function nameWords(name: string): string[][] {
  const folded = foldCase(name).replace(/['.]/g, '');
  return [folded, folded.replaceAll('-', '')].map((text) => text.split(/[\s,-]+/).filter(Boolean));
}

/** What people may type for an author: the family name, the whole name in both orders, a given name. */
export function nameSuggestions({ label, alias }: FacetValue): string[] {
  const words = label.split(' ');
  const family = words.at(-1) ?? '';
  const given = words.slice(0, -1);
  return [
    family,
    label,
    `${family}, ${given.join(' ')}`,
    ...given.filter((name) => !/^.\.?$/.test(name)),
    ...(alias ? [alias] : []),
  ];
}

/** The name in the paper, where `label` is in Latin letters. */
export const nativeName = ({ label, alias }: FacetValue) => alias || label;
