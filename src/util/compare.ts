/** Comparison functions for sorting, the same on every machine and in every locale. */
import { foldCase } from './normalize.ts';

/** Compares by code point after folding; texts that fold to the same are compared as written. */
export const compareTexts = (a: string, b: string) => compareFolded([foldCase(a), a], [foldCase(b), b]);

type FoldedText = readonly [folded: string, text: string];

/** Does the same as {@link compareTexts} for texts that the caller has folded, once for many comparisons. */
export function compareFolded(a: FoldedText, b: FoldedText): number {
  return compareCodePoints(a[0], b[0]) || compareCodePoints(a[1], b[1]);
}

/** Compares by code point. `<` compares UTF-16 units, which puts an ideograph of two units before some ideographs of one unit. */
export function compareCodePoints(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a.charCodeAt(index) === b.charCodeAt(index)) index++;
  return compareValues(a.codePointAt(index) ?? -1, b.codePointAt(index) ?? -1);
}

/** Compares with `<`. */
export const compareValues = <T extends string | number>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);
