/** Text as classic BibTeX takes it: ASCII, with accents and special characters as LaTeX commands. */

/** Each as one braced group, so that BibTeX changes the case of what may change and counts it as one letter. */
const specials: Readonly<Record<string, string>> = {
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
  '–': '--',
  '—': '---',
  '‐': '-',
  '‑': '-',
  '‘': '`',
  '’': "'",
  '“': '``',
  '”': "''",
  '…': '{\\ldots}',
  ß: '{\\ss}',
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
  ı: '{\\i}',
  ȷ: '{\\j}',
};

/** The LaTeX accent of a combining mark. */
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
  '\u0327': 'c',
  '\u0328': 'k',
  '\u0331': 'b',
};

const openingQuote = /(?<=^|[\s([{-])"/g;

/** The text with every character as LaTeX can set it; what has no LaTeX form stays as it is. */
export function latex(text: string): string {
  if (isPlain(text)) return text;
  return curlyQuotes(text).replace(
    /[\\{}~^<>#$%&_]|[\ud800-\udbff][\udc00-\udfff]|[^\x20-\x7e][\u0300-\u036f]*|[\x20-\x7e][\u0300-\u036f]+/g,
    command,
  );
}

/** Whether LaTeX sets every character as it is; most texts are plain, and to see that takes a tenth of the time. */
export const isPlain = (text: string) => /^[ !'-;=?-[\]`a-z|]*$/.test(text);

/** The text with its straight double quotes as an opening and a closing one. */
export const curlyQuotes = (text: string) => (text.includes('"') ? text.replace(openingQuote, '“').replaceAll('"', '”') : text);

function command(char: string): string {
  const special = specials[char];
  if (special !== undefined) return special;
  const [base = '', ...marks] = char.normalize('NFD');
  const commands = marks.map((mark) => accents[mark]);
  if (marks.length === 0 || !/^[A-Za-z]$/.test(base) || commands.includes(undefined)) return char;
  const letter = /^[ij]$/.test(base) && marks.every((mark) => aboveMarks.has(mark)) ? `\\${base}` : base;
  return `{${commands.reduce<string>((inner, accent) => `\\${accent}${joint(accent ?? '', inner)}`, letter)}}`;
}

/** Marks that take the place of the dot of an i or j. */
const aboveMarks = new Set(Object.keys(accents).filter((mark) => !['\u0323', '\u0327', '\u0328', '\u0331'].includes(mark)));

/** An accent that is a letter needs braces around what it stands on, or LaTeX reads both as one command. */
const joint = (accent: string, inner: string) => (/[A-Za-z]/.test(accent) || inner.length > 1 ? `{${inner}}` : inner);
