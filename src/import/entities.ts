/** What HTML writes for a sign, which indexes leave in their exports. */

const names: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  szlig: 'ß',
  oslash: 'ø',
  Oslash: 'Ø',
  aelig: 'æ',
  AElig: 'Æ',
};

const accents: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  caron: '\u030c',
  cedil: '\u0327',
};

const entity =
  /(?:\\&|\{\\&\}|&)(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z])(grave|acute|circ|tilde|uml|ring|caron|cedil)|([A-Za-z]{2,6}));/g;

/** The text with each entity as the sign that it stands for, which `write` may make of it. */
export function withoutEntities(text: string, write = (sign: string) => sign): string {
  if (!text.includes(';')) return text;
  return text.replace(entity, (whole, decimal, hex, letter, accent, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (code !== undefined) return code > 0 && code <= 0x10ffff ? write(String.fromCodePoint(code)) : whole;
    if (letter) return (letter + (accents[accent] ?? '')).normalize('NFC');
    return Object.hasOwn(names, name) ? write(names[name] ?? '') : whole;
  });
}

/** A sign as LaTeX takes it. */
export const texSign = (sign: string) => (sign === '\\' ? '{\\textbackslash}' : sign.replace(/[{}$&%#_]/, '\\$&'));
