/** Text -> the words that search compares. */
import { fold } from './text.ts';

// Ranges, because a class by property (\p{L}) takes longer to build than a search of the whole catalog.
const ideograph = '\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
const separator =
  '\\u0000-/:-@[-`{-\\u00bf\\u00d7\\u00f7\\u2000-\\u2bff\\u3000-\\u303f\\ufe30-\\ufe4f\\uff00-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65';
const wordPattern = new RegExp(`[${ideograph}]|[^${separator}${ideograph}]+[+#]*`, 'g');

/** The folded words of a text, in its order: runs of letters and digits (`c++` and `c#` too), ideographs one by one. */
export function words(text: string): string[] {
  return fold(text).match(wordPattern) ?? [];
}

/** A word of a text and where it stands there. */
export interface PlacedWord {
  readonly word: string;
  /** Index of its first UTF-16 unit. */
  readonly start: number;
  readonly length: number;
}

/** The words of a text with their places in the text as it is written. */
export function placedWords(text: string): PlacedWord[] {
  return [...text.matchAll(wordPattern)].map(({ 0: written, index }) => ({
    word: fold(written),
    start: index,
    length: written.length,
  }));
}

/** What several forms of an English word have in common: `poison` of `poisoned` and `poisoning`, `defend` of `defences`. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  if (word.length === 4) return word.replace(/([^as])s$/, '$1');
  const root = word
    .replace(/ies$/, 'y')
    .replace(/is(e[drs]?|ers|ings?|ations?)$/, 'iz$1')
    .replace(/(?:ions?|ings?|ed|es|is|e|(?<!s)s)$/, '')
    .replace(/[eo]r$/, '')
    .replace(/([bdgmnprt])\1$/, '$1')
    .replace(/defen[cs]$/, 'defend')
    .replace(/at$/, '');
  return root.length < 4 ? word.replace(/s$/, '') : root;
}

const glueWords = new Set(
  'a an and are as at be by can do does for from how in is it its of on or that the their to via what when which who why with'.split(
    ' ',
  ),
);

/** Whether a word only holds others together, so that a question may have it and a record need not. */
export const isGlue = (word: string) => glueWords.has(word);

/** The words that say something, each once; all of them where none does. */
export function telling(all: readonly string[]): readonly string[] {
  const kept = all.filter((word) => !isGlue(word));
  return [...new Set(kept.length > 0 ? kept : all)];
}
