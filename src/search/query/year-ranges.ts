/** Years and ranges of years in a query, as the year filter takes them. */

const year = '(?:19|20)\\d\\d';

/** Patterns at the start of a text, each with the range. */
const rangePatterns: readonly (readonly [pattern: RegExp, range: (first: string, second: string) => string])[] = [
  [new RegExp(`^(${year})\\s*(?:-|\\.\\.+|–|—)\\s*(${year})(?![\\w.])`), orderedRange],
  [new RegExp(`^(?:from|between)\\s+(${year})\\s+(?:to|and|until|till|-)\\s+(${year})(?![\\w.])`, 'i'), orderedRange],
  [new RegExp(`^(${year})\\s+to\\s+(${year})(?![\\w.])`, 'i'), orderedRange],
  [new RegExp(`^(?:since\\s|>=|≥)\\s*(${year})(?![\\w.])`, 'i'), (first) => `${first}-`],
  [new RegExp(`^(?:after\\s|>)\\s*(${year})(?![\\w.])`, 'i'), (first) => `${Number(first) + 1}-`],
  [new RegExp(`^(?:until\\s|till\\s|up\\s+to\\s|<=|≤)\\s*(${year})(?![\\w.])`, 'i'), (last) => `-${last}`],
  [new RegExp(`^(?:before\\s|<)\\s*(${year})(?![\\w.])`, 'i'), (last) => `-${Number(last) - 1}`],
  [new RegExp(`^(?:in\\s|=)?\\s*(${year})(?![\\w.]*\\w)`, 'i'), (only) => only],
];

function orderedRange(first: string, second: string): string {
  return first <= second ? `${first}-${second}` : `${second}-${first}`;
}

/** The longest text that a pattern can match is shorter. */
const maxLength = 60;

/** The years at a position of a query: `since 2024`, `2020-2022`, `in 2023`; undefined if there are none. */
export function readYears(query: string, position: number): { readonly years: string; readonly length: number } | undefined {
  const text = query.slice(position, position + maxLength);
  for (const [pattern, range] of rangePatterns) {
    const match = pattern.exec(text);
    if (match) return { years: range(match[1] ?? '', match[2] ?? ''), length: match[0].length };
  }
  return undefined;
}
