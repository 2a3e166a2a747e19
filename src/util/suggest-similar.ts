import { compareTexts } from './compare.ts';
import { createDistance } from './edit-distance.ts';
import { normalizeName } from './normalize.ts';

/** Longer words get no suggestions, because an edit distance takes O(n*m). */
const maxWordLength = 100;

/**
 * The known words most similar to a mistyped one, at most three, the most similar first; empty if none is similar enough. Several
 * spellings of one name, such as `ICSE` and `icse`, count once, as the first of them.
 */
export function suggestSimilar(word: string, known: Iterable<string>): string[] {
  if (word.length > maxWordLength) return [];
  const wanted = normalizeName(word);
  const maxDistance = Math.max(1, Math.floor(wanted.length / 4));
  const distance = createDistance(wanted);
  const candidates = new Map<string, string>();
  for (const name of known) {
    const normalized = normalizeName(name);
    const canBeSimilar =
      isPrefixOf(wanted, normalized) || hasWord(name, wanted) || Math.abs(wanted.length - normalized.length) <= maxDistance;
    if (canBeSimilar && !candidates.has(normalized)) candidates.set(normalized, name);
  }
  return [...candidates]
    .map(([normalized, name]) => {
      const isLonger = isPrefixOf(wanted, normalized) || hasWord(name, wanted);
      return { name, distance: isLonger ? 0.5 : distance(normalized) };
    })
    .filter(({ distance }) => distance <= maxDistance)
    .sort((a, b) => a.distance - b.distance || compareTexts(a.name, b.name))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Whether one of several words of a name begins with the wanted one: `poisoning` in `Data poisoning`. */
function hasWord(name: string, wanted: string): boolean {
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.length > 1 && words.some((word) => isPrefixOf(wanted, normalizeName(word)));
}

// Counts as a distance of 0.5, however much longer the other text is.
const isPrefixOf = (text: string, longer: string) => text.length > 2 && longer.startsWith(text);
