/** Letters that have no decomposition in Unicode, as people type them without diacritics. */
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

// Combining marks as ranges, because building a class from a Unicode property (\p{Mn}) takes longer than the rest of a command.
// biome-ignore lint/suspicious/noMisleadingCharacterClass: the marks are meant one by one
const combiningMarks = /[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;

/** The text in lower case, without accents, in one width (NFKD), with plain quotes, hyphens and spaces. */
export function foldCase(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII text only needs lower case
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(combiningMarks, '')
    .toLowerCase()
    .replace(plainLetter, (letter) => plainLetters[letter] ?? letter)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"');
}

/** The lookup key of a name, the same for `code-search` and `Code Search`: folded, without spaces, hyphens and underscores. */
export const normalizeName = (text: string) => foldCase(text).replace(/[\s_-]+/g, '');
