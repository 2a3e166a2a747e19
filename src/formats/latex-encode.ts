/** Text encoded as LaTeX, in ASCII for BibTeX or in UTF-8 for biblatex. */
import { curlyQuotes } from '../util/typography.ts';

export type LatexEncoder = (text: string) => string;

/** Special characters of TeX with their commands, which are in groups because TeX drops spaces after a bare command. */
const specialCharacters: Readonly<Record<string, string>> = {
  '\u200b': '{}',
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '<': '{\\textless}',
  '>': '{\\textgreater}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
};

/**
 * Punctuation, and letters that Unicode does not decompose. Letters have a command even where pandoc drops it (`\dj`, `\th`), because
 * styles that abbreviate names cut UTF-8 between its bytes. Symbols whose command some readers do not know stay, because LaTeX reads them.
 */
const asciiCommands: Readonly<Record<string, string>> = {
  '\u00a0': '~',
  '–': '--',
  '—': '---',
  '‐': '-',
  '‑': '-',
  '‘': '`',
  '’': "'",
  '“': '``',
  '”': "''",
  '…': '{\\ldots}',
  '£': '{\\pounds}',
  '§': '{\\S}',
  '¶': '{\\P}',
  '©': '{\\copyright}',
  ß: '{\\ss}',
  ẞ: '{\\SS}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  œ: '{\\oe}',
  Œ: '{\\OE}',
  ø: '{\\o}',
  Ø: '{\\O}',
  å: '{\\aa}',
  Å: '{\\AA}',
  ł: '{\\l}',
  Ł: '{\\L}',
  đ: '{\\dj}',
  Đ: '{\\DJ}',
  ð: '{\\dh}',
  Ð: '{\\DH}',
  þ: '{\\th}',
  Þ: '{\\TH}',
  ŋ: '{\\ng}',
  Ŋ: '{\\NG}',
  ĳ: '{\\ij}',
  Ĳ: '{\\IJ}',
  ı: '{\\i}',
  ȷ: '{\\j}',
};

/** Accent commands of combining marks in the font encodings OT1 and T1; neither has the hook and the horn of Vietnamese. */
const accents: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0323': 'd',
  '\u0326': 'textcommabelow',
  '\u0327': 'c',
  '\u0328': 'k',
  '\u0331': 'b',
};

/** Marks below a letter, which keeps its dot. */
const marksBelow = new Set(['\u0323', '\u0326', '\u0327', '\u0328', '\u0331']);
/** These remove the dot of an i by themselves, and pandoc reads them only without `\i`. */
const marksReplacingDotOfI = new Set(['\u0300', '\u0301', '\u0302', '\u0308']);

/** The text with accents as commands, in ASCII except for letters without a command in the encoding T1. */
export const encodeAsciiLatex: LatexEncoder = (text) =>
  isPlain(text) ? text : preventLigatures(text).replace(encodedInAscii, asciiCommand);

/** The text in UTF-8, with commands only for the special characters of TeX. */
export const encodeUnicodeLatex: LatexEncoder = (text) =>
  isPlain(text) ? text : preventLigatures(text).replace(encodedInUnicode, (char) => specialCharacters[char] ?? char);

const encodedInUnicode = /[\\{}~^<>#$%&_\u200b]/g;
const encodedInAscii =
  /[\\{}~^<>#$%&_\u200b]|[\ud800-\udbff][\udc00-\udfff]|[^\x20-\x7e][\u0300-\u036f]*|[\x20-\x7e][\u0300-\u036f]+/g;

/** Whether LaTeX prints every character unchanged. Most texts are plain, and this check takes a tenth of the time of encoding. */
const isPlain = (text: string) => /^[ !'-;=?-[\]`a-z|]*$/.test(text) && !/--|,,|['`]['`]|[?!]`/.test(text);

/** Characters that TeX joins with the one before them. */
const ligatureEnds = /(?<=[-‐-—])[-‐-—]|(?<=['‘’“”`])['‘’“”`]|(?<=[?!])[`‘“]|(?<=,),/g;

/** The text with curly quotes, and a zero-width space, which no text of a catalog contains, wherever TeX would join characters. */
const preventLigatures = (text: string) => curlyQuotes(text).replace(ligatureEnds, '\u200b$&');

function asciiCommand(char: string): string {
  const command = specialCharacters[char] ?? asciiCommands[char];
  if (command !== undefined) return command;
  const [base = '', ...marks] = char.normalize('NFD');
  const commands = marks.map((mark) => accents[mark]);
  const letter = /^[A-Za-z]$/.test(base) ? base : asciiCommands[base]?.slice(1, -1);
  if (marks.length === 0 || letter === undefined || commands.includes(undefined)) return char;
  const [first = ''] = marks;
  const isDotless = /[ij]/.test(base) && !marksBelow.has(first) && !(base === 'i' && marksReplacingDotOfI.has(first));
  return `{${commands.reduce<string>((inner, accent = '') => `\\${accent}${accentArgument(accent, inner)}`, isDotless ? `\\${letter}` : letter)}}`;
}

/** The letter of an accent, in braces where LaTeX would read it as part of the command; after `\textcommabelow` pandoc drops braces. */
function accentArgument(accent: string, inner: string): string {
  if (accent.length > 1) return ` ${inner}`;
  return /[A-Za-z]/.test(accent) || inner.length > 1 ? `{${inner}}` : inner;
}
