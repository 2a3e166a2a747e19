/** Text -> the words that search compares. */
import { foldCase } from './normalize.ts';

// Ranges, because a class by property (\p{L}) takes longer to build than a search of the whole catalog.
const ideograph = '\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
const separator =
  '\\u0000-/:-@[-`{-\\u00bf\\u00d7\\u00f7\\u2000-\\u2bff\\u3000-\\u303f\\ufe30-\\ufe4f\\uff00-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65';
const wordPattern = new RegExp(`[${ideograph}]|[^${separator}${ideograph}]+[+#]*`, 'g');

/** The folded words of a text, in its order: runs of letters and digits (`c++` and `c#` too), ideographs one by one. */
export function tokenize(text: string): string[] {
  return foldCase(text).match(wordPattern) ?? [];
}

/** A word of a text and where it stands there. */
export interface Token {
  readonly word: string;
  /** Index of its first UTF-16 unit. */
  readonly start: number;
  readonly length: number;
}

/** The words of a text with their places in the text as it is written. */
export function tokenizeWithPositions(text: string): Token[] {
  return [...text.matchAll(wordPattern)].map(({ 0: written, index }) => ({
    word: foldCase(written),
    start: index,
    length: written.length,
  }));
}

/** What several forms of an English word have in common: `poison` of `poisoned` and `poisoning`, `defend` of `defences`. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  // A model, which has nothing to do with transformations.
  if (word === 'transformer' || word === 'transformers') return 'transformer';
  if (word.length === 4) return word.replace(/e$|(?<=[^as])s$/, '');
  const root = word
    .replace(/ies$/, 'y')
    .replace(/iness$/, 'y')
    .replace(/ness$/, '')
    .replace(/(?<=.{4})ly$/, '')
    .replace(/arial$/, 'ary')
    .replace(/ability$/, 'abl')
    .replace(/([^aeiou])ity$/, '$1')
    .replace(/([iy])s(e[drs]?|ers|ings?|ations?)$/, '$1z$2')
    .replace(/(?:ions?|ings?|ed|es|is|e|(?<!s)s)$/, '')
    .replace(/our$/, 'or')
    .replace(/[eo]r$/, '')
    .replace(/([bdglmnprt])\1$/, '$1')
    .replace(/(defen|eva|intru|inva|persua)[cs]$/, '$1d')
    .replace(/ys$/, 'yz')
    .replace(/at$/, '');
  // Otherwise too much was taken away: str, th.
  return root.length > 2 && /[aeiouy]/.test(root) ? root : word.replace(/s$/, '');
}

const glueWords = new Set(
  [
    'a an and any are as at be been being both but by can could did do does each for from had has have how i if in into is it its',
    'me might most must my no nor not of on or our own same should so some such than that the their them then there these they this',
    'those to too us using very via was we were what when where whether which while who whose why will with would you your',
    // What an apostrophe leaves of don't, it's, they're.
    's t re ve ll don doesn isn aren',
    'about across after against all also among before between during more other over through toward towards under until upon within',
  ].flatMap((line) => line.split(' ')),
);

/** Whether a word only holds others together, so that a question may have it and a record need not. */
export const isStopword = (word: string) => glueWords.has(word);

/** The words that say something; all of them where none does. */
export function contentWords(all: readonly string[]): readonly string[] {
  const kept = all.filter((word) => !isStopword(word));
  return kept.length > 0 ? kept : all;
}

/** The stems of those words of a text that say something. */
export const contentStems = (text: string) => contentWords(tokenize(text)).map(stem);

const capitalInside = /[a-z][A-Z]|[A-Z]{2}[a-z]/;

/** The folded parts of all names with capitals inside: `trojan` and `puzzle` of `TrojanPuzzle`, `rmc` and `bench` of `RMCBench`. */
export function splitCamelCase(text: string): string[] {
  if (!capitalInside.test(text)) return [];
  return tokenizeWithPositions(text).flatMap(({ start, length }) => partsOfName(text.slice(start, start + length)));
}

function partsOfName(written: string): string[] {
  if (!capitalInside.test(written) || /^[A-Z]+s$/.test(written)) return [];
  const all = written.match(/[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*/g) ?? [];
  // What is shorter says nothing: DeCoMa.
  return all.filter((part) => part.length > 2 || /\d/.test(part)).map(foldCase);
}

/** Which letters a word has, as bits; some share one. */
export function letterBitmap(word: string): number {
  let set = 0;
  for (let index = 0; index < word.length; index++) set |= 1 << (word.charCodeAt(index) & 31);
  return set;
}
