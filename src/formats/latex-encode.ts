/** Text as LaTeX takes it. */
import { curlyQuotes } from '../util/curly-quotes.ts';

/** Encodes a text. */
export type LatexEncoder = (text: string) => string;

/** What TeX obeys; a command in a group, or it would swallow a space behind it. */
const special: Readonly<Record<string, string>> = {
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
 * Punctuation and letters that Unicode does not decompose. Letters have a command even where pandoc drops it (`\dj`, `\th`), because a
 * style that shortens names cuts bare UTF-8 between its bytes. Signs stay where a reader does not know the command: LaTeX takes them.
 */
const classic: Readonly<Record<string, string>> = {
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

/** The accents of combining marks in the encodings OT1 and T1; the hook and the horn of Vietnamese are in neither. */
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

/** Marks below a letter leave its dot; over an i these four take it away by themselves, and pandoc knows them only so. */
const keepingDot = new Set(['\u0323', '\u0326', '\u0327', '\u0328', '\u0331']);
const takingDotOfI = new Set(['\u0300', '\u0301', '\u0302', '\u0308']);

/** The text in ASCII, with accents as commands; a letter that has none in the encoding T1 stays as it is. */
export const encodeAsciiLatex: LatexEncoder = (text) => (isPlain(text) ? text : typeset(text).replace(nonAscii, command));

/** The text in UTF-8, with commands only for what TeX would take for one. */
export const encodeUnicodeLatex: LatexEncoder = (text) =>
  isPlain(text) ? text : typeset(text).replace(obeyed, (char) => special[char] ?? char);

const obeyed = /[\\{}~^<>#$%&_\u200b]/g;
const nonAscii = /[\\{}~^<>#$%&_\u200b]|[\ud800-\udbff][\udc00-\udfff]|[^\x20-\x7e][\u0300-\u036f]*|[\x20-\x7e][\u0300-\u036f]+/g;

/** Whether LaTeX sets every character as it is; most texts are plain, and to see that takes a tenth of the time. */
const isPlain = (text: string) => /^[ !'-;=?-[\]`a-z|]*$/.test(text) && !/--|,,|['`]['`]|[?!]`/.test(text);

/** Signs that TeX joins with the one before them into another. */
const joining = /(?<=[-‐-—])[-‐-—]|(?<=['‘’“”`])['‘’“”`]|(?<=[?!])[`‘“]|(?<=,),/g;

/** The text with opening and closing quotes, and a space of no width, which no text of a catalog has, where TeX must join nothing. */
const typeset = (text: string) => curlyQuotes(text).replace(joining, '\u200b$&');

function command(char: string): string {
  const known = special[char] ?? classic[char];
  if (known !== undefined) return known;
  const [base = '', ...marks] = char.normalize('NFD');
  const commands = marks.map((mark) => accents[mark]);
  const letter = /^[A-Za-z]$/.test(base) ? base : classic[base]?.slice(1, -1);
  if (marks.length === 0 || letter === undefined || commands.includes(undefined)) return char;
  const [first = ''] = marks;
  const isDotless = /[ij]/.test(base) && !keepingDot.has(first) && !(base === 'i' && takingDotOfI.has(first));
  return `{${commands.reduce<string>((inner, accent = '') => `\\${accent}${argument(accent, inner)}`, isDotless ? `\\${letter}` : letter)}}`;
}

/** What an accent stands on, in braces where LaTeX would read it as part of the command; pandoc drops it from one longer command. */
function argument(accent: string, inner: string): string {
  if (accent.length > 1) return ` ${inner}`;
  return /[A-Za-z]/.test(accent) || inner.length > 1 ? `{${inner}}` : inner;
}
