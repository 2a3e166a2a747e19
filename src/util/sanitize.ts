/** Makes text safe for terminals and shells. */

// Code point ranges, because building a class from a Unicode property takes longer than the rest of a command.
// Default_Ignorable_Code_Point except the joiners and selectors below; control characters; interlinear annotation characters.
const ignorable =
  '\\0-\\x08\\x0e-\\x1f\\x7f-\\x9f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164' +
  '\\ufe00-\\ufe0d\\ufeff\\uffa0\\ufff0-\\ufffb\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}';

// Indic scripts, Persian and many emoji need the joiners; Mongolian and emoji need the variation selectors. Both follow a base character.
const joiners = '\\u200c\\u200d';
const variationSelectors = '\\u180b-\\u180d\\u180f\\ufe0e\\ufe0f';
const noBase = `^|[\\s\\u2800${ignorable}${joiners}]`;
const strayVariationSelector = `(?<=${noBase}|[!"$-)+-/:-~${variationSelectors}])[${variationSelectors}]`;

/**
 * Matches characters that a reader cannot see but a terminal may interpret. A joiner or variation selector matches only where it has no
 * effect: without a base character before it, after another one, or after ASCII (except that 0-9, # and * take a selector as keycaps).
 */
export const invisibleCharacters = new RegExp(
  `[${ignorable}]|${strayVariationSelector}|(?<=${noBase}|[!-~]|${strayVariationSelector})[${joiners}]`,
  'gu',
);

/** Matches the marks after the first four on one letter, which run into other lines; no script needs more (UTS #39, 5.4). */
// A function, because a class by Unicode property takes long to build and few texts need it.
export const excessMarks = () => /(?<=[\p{Mn}\p{Me}\u200c\u200d]{4})[\p{Mn}\p{Me}\u200c\u200d]+/gu;

const removeExcessMarks = (text: string) => (/[\u0300-\uffff]/.test(text) ? text.replace(excessMarks(), '') : text);

const onOneLine = (text: string) => text.replace(/[\t-\r\u2028\u2029\u2800]/g, ' ');

/** The text on one line, without characters that a terminal would interpret. */
export const sanitize = (text: string) =>
  /^[ -~]*$/.test(text) ? text : removeExcessMarks(onOneLine(text).replace(invisibleCharacters, ''));

/** Most texts are words of ASCII with single spaces between them, and clean. */
const isPlainAscii = /^[!-~]+(?: [!-~]+)*$/;

/** The text on one line, in NFC, with single spaces, without characters that are invisible or that a terminal would interpret. */
export function cleanText(text: string): string {
  if (isPlainAscii.test(text)) return text;
  const visible = onOneLine(text.toWellFormed().normalize('NFC')).replace(invisibleCharacters, '');
  // Normalized again, because an invisible character may have separated a letter from its accent.
  return removeExcessMarks(visible.normalize('NFC')).replace(/\s+/g, ' ').trim();
}

/** U+FEFF, which some editors write at the beginning of a UTF-8 file. */
export const byteOrderMark = '\ufeff';

export const stripByteOrderMark = (text: string) => (text.startsWith(byteOrderMark) ? text.slice(1) : text);

/** The word, quoted where necessary so that a POSIX shell reads it as one word. */
export const quoteForShell = (word: string) => (/^[\w./@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The file name as one word of a command line that no program mistakes for an option. */
export const quoteFileForShell = (name: string) => quoteForShell(/^-./.test(name) ? `./${name}` : name);
