/** Splits text into words for the search index, and reduces words to stems. */
import { foldCase } from './normalize.ts';

// Code point ranges, because building a class from a Unicode property (\p{L}) takes longer than a search of the whole catalog.
const ideograph = '\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
const separator =
  '\\u0000-/:-@[-`{-\\u00bf\\u00d7\\u00f7\\u2000-\\u2bff\\u3000-\\u303f\\ufe30-\\ufe4f\\uff00-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65';
const wordPattern = new RegExp(`[${ideograph}]|[^${separator}${ideograph}]+[+#]*`, 'g');

/**
 * The folded words of a text in their order: runs of letters and digits, also `c++` and `c#`; ideographs are words of their own, and
 * single Greek letters are their names.
 */
export function tokenize(text: string): string[] {
  const words = foldCase(text).match(wordPattern) ?? [];
  return hasGreek.test(text) ? words.map(nameGreekLetter) : words;
}

const hasGreek = /[\u00b5\u0370-\u03ff]/;
const greekLetters =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega';
const greekNames = new Map(greekLetters.split(' ').map((name, index) => [String.fromCharCode(0x03b1 + index), name]));
const nameGreekLetter = (word: string) => greekNames.get(word) ?? word;

/** A folded word with its position in a text, in UTF-16 units. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly length: number;
}

/** The words of {@link tokenize} with their positions in the original text. */
export function tokenizeWithPositions(text: string): Token[] {
  return [...text.matchAll(wordPattern)].map(({ 0: original, index }) => ({
    word: nameGreekLetter(foldCase(original)),
    start: index,
    length: original.length,
  }));
}

/** The stem of an English word, the same for its inflections and some derivations: `poison` of `poisoned`, `defend` of `defences`. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  // The model, which must not be found by "transformation".
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
  // Otherwise the rules removed too much: str, th.
  return root.length > 2 && /[aeiouy]/.test(root) ? root : word.replace(/s$/, '');
}

const stopwords = new Set(
  [
    'a an and any are as at be been being both but by can could did do does each for from had has have how i if in into is it its',
    'me might most must my no nor not of on or our own same should so some such than that the their them then there these they this',
    'those to too us using very via was we were what when where whether which while who whose why will with would you your',
    // What tokenizing leaves of don't, it's, they're.
    's t re ve ll don doesn isn aren',
    'about across after against all also among before between during more other over through toward towards under until upon within',
  ].flatMap((line) => line.split(' ')),
);

/** Whether a word of a query, such as `the`, need not be in a record. */
export const isStopword = (word: string) => stopwords.has(word);

/** The words without stopwords; all words if there are only stopwords. */
export function contentWords(words: readonly string[]): readonly string[] {
  const content = words.filter((word) => !isStopword(word));
  return content.length > 0 ? content : words;
}

/** The stems of the content words of a text. */
export const contentStems = (text: string) => contentWords(tokenize(text)).map(stem);

const innerCapital = /[a-z][A-Z]|[A-Z]{2}[a-z]/;

/** The folded parts of all camel-case words: `trojan` and `puzzle` of `TrojanPuzzle`, `rmc` and `bench` of `RMCBench`. */
export function splitCamelCase(text: string): string[] {
  if (!innerCapital.test(text)) return [];
  return tokenizeWithPositions(text).flatMap(({ start, length }) => camelCaseParts(text.slice(start, start + length)));
}

function camelCaseParts(word: string): string[] {
  if (!innerCapital.test(word) || /^[A-Z]+s$/.test(word)) return [];
  const parts = word.match(/[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*/g) ?? [];
  // Shorter parts are not words: DeCoMa.
  return parts.filter((part) => part.length > 2 || /\d/.test(part)).map(foldCase);
}

/** The letters of a word as a bitmap of 32 bits, of which some letters share one: a cheap filter before an edit distance. */
export function letterBitmap(word: string): number {
  let bitmap = 0;
  for (let index = 0; index < word.length; index++) bitmap |= 1 << (word.charCodeAt(index) & 31);
  return bitmap;
}
