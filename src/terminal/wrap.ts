/** Breaks texts into lines, and cuts them to a width. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences that set a color begin with ESC
const colorSequences = /\x1b\[[\d;]*m/g;

export const withoutColors = (text: string) => text.replace(colorSequences, '');

/** The approximate columns of a text, ignoring colors: combining marks count 1, characters of two UTF-16 units 4. */
// Loading the exact measure (string-width) takes longer than printing an error message.
export const approximateWidth = (text: string) => withoutColors(text).replace(/[^\0-\u10ff\u2000-\u2bff]/g, '  ').length;

export const maxApproximateWidth = (texts: readonly string[]) =>
  texts.reduce((most, text) => Math.max(most, approximateWidth(text)), 0);

/** A part of a text: its first index and the index after its last. */
export type LineRange = readonly [start: number, end: number];

interface LineOptions {
  /** In columns. */
  readonly width: number;
  /** The columns of a text: exact (`displayWidth`), or cheaper to load (`approximateWidth`). */
  readonly measure: (text: string) => number;
}

interface WrapOptions extends LineOptions {
  /** How many columns less than the first line the others have, because the caller indents them; 0 by default. */
  readonly hangingIndent?: number;
  /** Whether words, and texts of ideographs, that are wider than a line are broken or stay whole; broken by default. */
  readonly wideWords?: 'break' | 'overflow';
  /** The length of a start that stays on the first line whatever is in it; 0 by default. */
  readonly unbrokenStart?: number;
}

// A line may end between words (but not at a no-break space) and on both sides of an ideograph.
const breakable = / +|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^ \u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g;
const unbreakable = /[^ ]+/g;

/** The lines of a wrapped text, without the spaces between them. */
export function wrapText(text: string, options: WrapOptions): LineRange[] {
  const { width, measure, hangingIndent = 0, wideWords = 'break', unbrokenStart = 0 } = options;
  if (measure(text) <= width) return [[0, text.replace(trailingSpaces, '').length]];
  const lines: LineRange[] = [];
  let [start, end] = [0, unbrokenStart];
  let room = Math.max(1, width);
  let used = measure(text.slice(start, end));
  const endLine = (lineEnd: number, nextStart: number) => {
    lines.push([start, lineEnd]);
    start = nextStart;
    room = Math.max(1, width - hangingIndent);
  };
  for (const { 0: word, index } of text.matchAll(wideWords === 'break' ? breakable : unbreakable)) {
    if (index < end || word.startsWith(' ')) continue;
    // The widths of words can be added, because no emoji contains a space or an ideograph; measuring the whole line takes quadratic time.
    const wordWidth = measure(word);
    const longer = used + index - end + wordWidth;
    const fits = end === start || longer <= room;
    if (!fits) endLine(end, index);
    used = fits ? longer : wordWidth;
    end = index + word.length;
    if (used <= room || wideWords === 'overflow') continue;
    for (let fit = fittingEnd(text, [start, end], { width: room, measure }); fit < end; ) {
      endLine(fit, fit);
      fit = fittingEnd(text, [start, end], { width: room, measure });
    }
    used = measure(text.slice(start, end));
  }
  return [...lines, [start, end]];
}

/** The lines of a wrapped text as texts. */
export const wrapLines = (text: string, options: WrapOptions) => wrapText(text, options).map((range) => text.slice(...range));

// Only from the first of several spaces: a pattern tried at each of them takes quadratic time.
const trailingSpaces = /(?<! ) +$/;

/** The part of a text that fits in the width, with room for an ellipsis where it is not all of the text. */
export function truncateText(text: string, { width, measure }: LineOptions): LineRange {
  if (measure(text) <= width) return [0, text.length];
  const end = fittingEnd(text, [0, text.length], { width: width - 1, measure });
  return [0, measure(text.slice(0, end)) < width ? end : 0];
}

// Measuring all of a long word for each of its lines takes quadratic time; a line rarely has more than 8 UTF-16 units a column.
const maxMeasuredUnits = 1000;
const unitsPerColumn = 8;

/** Where the part of the range that fits in the width ends; after one character at least. */
function fittingEnd(text: string, [start, end]: LineRange, { width, measure }: LineOptions): number {
  const step = Math.min(maxMeasuredUnits, unitsPerColumn * Math.max(1, width));
  let fitting = start;
  let room = width;
  while (fitting < end) {
    const next = fitting + step;
    const part = text.slice(fitting, Math.min(end, /[\udc00-\udfff]/.test(text.charAt(next)) ? next + 1 : next));
    const partWidth = measure(part);
    if (partWidth > room) {
      const length = fittingLength(part, { width: room, measure });
      const isFirst = fitting === start;
      return fitting + (length || (isFirst ? String.fromCodePoint(part.codePointAt(0) ?? 0).length : 0));
    }
    fitting += part.length;
    room -= partWidth;
  }
  return end;
}

/** The length of the longest start, in whole characters, that fits in the width; the text as a whole does not. */
function fittingLength(text: string, { width, measure }: LineOptions): number {
  const ends: number[] = [];
  for (const character of text) ends.push((ends.at(-1) ?? 0) + character.length);
  const lengthOf = (characters: number) => ends[characters - 1] ?? 0;
  let [fitting, tooMany] = [0, ends.length];
  while (tooMany - fitting > 1) {
    const middle = (fitting + tooMany) >> 1;
    if (measure(text.slice(0, lengthOf(middle))) <= width) fitting = middle;
    else tooMany = middle;
  }
  return lengthOf(fitting);
}
