/** Finds authors by their names as people type them. */
import type { FacetValue } from '../catalog/index/catalog.ts';
import { foldCase } from '../util/normalize.ts';

/**
 * The authors with all words of a name, in any order; an initial matches a given name. A text with a comma that is not the name of
 * one author is a list of authors.
 */
export function findAuthors(name: string, authors: readonly FacetValue[]): readonly FacetValue[] {
  const found = findByName(name, authors);
  const parts = name.split(',').filter((part) => part.trim() !== '');
  if (found.length > 0 || parts.length < 2) return found;
  const foundByPart = parts.map((part) => findByName(part, authors));
  return foundByPart.every((some) => some.length > 0) ? [...new Set(foundByPart.flat())] : [];
}

function findByName(name: string, authors: readonly FacetValue[]): readonly FacetValue[] {
  const spellings = nameWords(name);
  return authors.filter((author) => {
    const own = nameWords(`${author.alias} ${author.label}`).flat();
    return spellings.some((words) => hasWords(own, words) || hasInitials(author, words));
  });
}

const hasWords = (own: readonly string[], words: readonly string[]) =>
  words.length > 0 && words.every((word) => own.includes(word));

/** Whether the words are the family name of the author and given names, one of them as an initial: `D. Lo`, `King, M. J.`. */
function hasInitials({ label }: FacetValue, words: readonly string[]): boolean {
  const initials = words.filter((word) => word.length === 1);
  if (initials.length === 0 || initials.length === words.length) return false;
  const [name = ''] = label.split(', ');
  return nameWords(name).some((own) => {
    const family = own.at(-1) ?? '';
    const given = own.slice(0, -1);
    const whole = words.filter((word) => word.length > 1);
    return (
      whole.includes(family) &&
      hasWords(own, whole) &&
      initials.every((initial) => given.some((word) => word.startsWith(initial)))
    );
  });
}

/** The words of a name, once with hyphens as separators and once without: people write both `Yan-Zhou` and `Yanzhou`. */
function nameWords(name: string): string[][] {
  // A dot between initials separates them: `M.J. King`.
  const folded = foldCase(name)
    .replace(/(?<=\b\p{L})\.(?=\p{L})/gu, ' ')
    .replace(/['.]/g, '');
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
