/** What may be done to any text: clean it, compare it loosely, find the nearest of several. */

// Ranges, because a class by property takes longer to build than the rest of a command. Beside all that Unicode lets a font ignore
// (Default_Ignorable_Code_Point), controls and the signs of interlinear notes.
const hidden =
  '\\0-\\x08\\x0e-\\x1f\\x7f-\\x9f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164' +
  '\\ufe00-\\ufe0d\\ufeff\\uffa0\\ufff0-\\ufffb\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}';

// Indic and Persian words and many emoji are spelled with the joiners, Mongolian and emoji with the selectors: one behind a letter.
const joiners = '\\u200c\\u200d';
const selectors = '\\u180b-\\u180d\\u180f\\ufe0e\\ufe0f';
const nothing = `^|[\\s\\u2800${hidden}${joiners}]`;
const idleSelector = `(?<=${nothing}|[!"$-)+-/:-~${selectors}])[${selectors}]`;

/**
 * What a reader cannot see, and a terminal may obey. A joiner or a selector is part of a letter, of an emoji or of one of the keys
 * 0-9, # and *; without such before it, or behind another, it only hides something.
 */
export const invisibleCharacters = new RegExp(
  `[${hidden}]|${idleSelector}|(?<=${nothing}|[!-~]|${idleSelector})[${joiners}]`,
  'gu',
);

/** More than four marks on a letter run into the lines above and below; so many no script needs (UTS #39, 5.4). */
const flood = () => /(?<=[\p{Mn}\p{Me}\u200c\u200d]{4})[\p{Mn}\p{Me}\u200c\u200d]+/gu;

// Only where there can be marks is it built, because a class by property takes long.
const unflooded = (text: string) => (/[\u0300-\uffff]/.test(text) ? text.replace(flood(), '') : text);

const onOneLine = (text: string) => text.replace(/[\t-\r\u2028\u2029\u2800]/g, ' ');

/** The text without characters that a terminal would obey, on one line. */
export const sanitize = (text: string) =>
  /^[ -~]*$/.test(text) ? text : unflooded(onOneLine(text).replace(invisibleCharacters, ''));

/** How many columns of a screen a text takes, colours none; at least so many. */
// To measure it exactly takes longer to load than to say what is wrong.
export const approximateWidth = (text: string) => text.replace(colours, '').replace(/[^\0-\u10ff\u2000-\u2bff]/g, '  ').length;

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of them
const colours = /\x1b\[[\d;]*m/g;

/** Enough of a text to find it by, in a line that can still be read. */
export const abbreviate = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** Of what is printed as JSON: another number where what reads it has to be changed, not where something is added. */
export const jsonVersion = 1;

/**
 * JSON as another program reads it, with escapes for what a terminal would obey.
 *
 * @param indent in columns; 0 for all on one line
 */
export function stringifyJson(value: unknown, indent = 2): string {
  const text = `${JSON.stringify(value, undefined, indent)}\n`;
  if (/^[\n -~]*$/.test(text)) return text;
  return [invisibleCharacters, flood(), /[\u2028\u2029\u2800]/g].reduce(
    (written, pattern) => written.replace(pattern, inUnits),
    text,
  );
}

const inUnits = (char: string) => char.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A word of a command line, as a shell takes it for one word. */
export const quoteForShell = (word: string) => (/^[\w./@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The name of a file on a command line, which no program takes for an option. */
export const quoteFileForShell = (name: string) => quoteForShell(/^-./.test(name) ? `./${name}` : name);

/** The text on one line, composed (NFC), without characters that a reader cannot see or a terminal would obey. */
export function cleanText(text: string): string {
  const seen = onOneLine(text.toWellFormed().normalize('NFC')).replace(invisibleCharacters, '');
  // Once more, because a letter and its accent may have had something between them.
  return unflooded(seen.normalize('NFC')).replace(/\s+/g, ' ').trim();
}

const openingQuote = /(?<=^|[\s([{-])"/g;

/** The text with its straight double quotes as an opening and a closing one. */
export const curlyQuotes = (text: string) => (text.includes('"') ? text.replace(openingQuote, '“').replaceAll('"', '”') : text);

/** Letters that Unicode does not decompose, as people type them without their diacritics. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't',
};
const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

// Combining marks as ranges: a class by property (\p{Mn}) takes longer to build than the rest of a command.
// biome-ignore lint/suspicious/noMisleadingCharacterClass: single marks are meant
const marks = /[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;

/** The text as it is compared: lower case, without accents, one width, plain quotes, hyphens and spaces. */
export function foldCase(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII needs no more than lower case
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(plainLetter, (letter) => plainLetters[letter] ?? letter)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"');
}

/** The text as a name is looked up: folded, and blind to how its words are joined (`code-search`, `Code Search`, `codesearch`). */
export function normalizeName(text: string): string {
  return foldCase(text).replace(/[\s_-]+/g, '');
}

/** Compares by code point after folding, so that the order is the same on every machine and in every locale. */
export function compareTexts(a: string, b: string): number {
  return compareFolded([foldCase(a), a], [foldCase(b), b]);
}

/** The same for texts that are folded already, once for many comparisons. */
export function compareFolded(a: readonly [folded: string, text: string], b: readonly [folded: string, text: string]): number {
  return compareCodePoints(a[0], b[0]) || compareCodePoints(a[1], b[1]);
}

/** Compares by code point; `<` compares UTF-16 units, by which a rare ideograph of two units comes before some that have one. */
export function compareCodePoints(a: string, b: string): number {
  let same = 0;
  while (same < a.length && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return compareValues(a.codePointAt(same) ?? -1, b.codePointAt(same) ?? -1);
}

/** Compares two values with `<`. */
export function compareValues<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Nobody mistypes a longer word, and a distance takes time by the product of the lengths. */
const longestWord = 100;

/**
 * The known words nearest to one that was mistyped, nearest first, three at most; none when nothing is near. Of several spellings
 * of one name, such as `ICSE` and `icse`, the first.
 */
export function suggestSimilar(word: string, known: Iterable<string>): string[] {
  if (word.length > longestWord) return [];
  const wanted = normalizeName(word);
  const allowed = Math.max(1, Math.floor(wanted.length / 4));
  const distance = createDistance(wanted);
  const names = new Map<string, string>();
  for (const name of known) {
    const folded = normalizeName(name);
    if (mayBeNear(wanted, folded, allowed) && !names.has(folded)) names.set(folded, name);
  }
  return [...names]
    .map(([folded, name]) => ({ name, distance: goesOn(wanted, folded) ? 0.5 : distance(folded) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance || compareTexts(a.name, b.name))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Whether one text only goes on where the other ends; such are half an error apart. */
const goesOn = (text: string, longer: string) => text.length > 2 && longer.startsWith(text);

const mayBeNear = (text: string, other: string, allowed: number) =>
  goesOn(text, other) || Math.abs(text.length - other.length) <= allowed;

/** How many letters must be inserted, deleted, replaced or swapped with their neighbour to get from one text to another. */
export type Distance = (other: string) => number;

/** Bits of a number with which JavaScript adds and shifts. */
const most = 31;

/**
 * The distance from a text, which is prepared once for many others: the optimal string alignment, all cells of a column of its table at
 * once as the bits of numbers (H. Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit distances, 2003).
 */
export function createDistance(text: string): Distance {
  if (text.length > most) return (other) => (other.length > most ? tableDistance(text, other) : createDistance(other)(text));
  const places = new Map<number, number>();
  for (let index = 0; index < text.length; index++) {
    const letter = text.charCodeAt(index);
    places.set(letter, (places.get(letter) ?? 0) | (1 << index));
  }
  return (other) => bitDistance(text.length, places, other);
}

/** @param places of each letter in the one text, as bits */
function bitDistance(length: number, places: ReadonlyMap<number, number>, other: string): number {
  if (length === 0) return other.length;
  const lowest = 1 << (length - 1);
  let errors = length;
  let [plus, minus, diagonal, placesBefore] = [-1, 0, 0, 0];
  for (let index = 0; index < other.length; index++) {
    const here = places.get(other.charCodeAt(index)) ?? 0;
    const swapped = ((~diagonal & here) << 1) & placesBefore;
    diagonal = ((((here & plus) + plus) | 0) ^ plus) | here | minus | swapped;
    const up = minus | ~(diagonal | plus);
    const down = diagonal & plus;
    if (up & lowest) errors++;
    if (down & lowest) errors--;
    const left = (up << 1) | 1;
    plus = (down << 1) | ~(diagonal | left);
    minus = diagonal & left;
    placesBefore = here;
  }
  return errors;
}

/** The same for two long texts. */
function tableDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + changed,
        swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = row;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY;
