import stringWidth from 'string-width';

/** How many columns of the screen a text takes: two for an ideograph, none for a combining mark. */
export const displayWidth = (text: string): number => (isAscii(text) ? text.length : stringWidth(text));

// Printable ASCII takes a column a letter.
const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);

/** A line of a wrapped text: where it begins in the text, and the index behind its end. */
export type LineRange = readonly [start: number, end: number];

/** Between words (but not at a no-break space), and on both sides of an ideograph, a line may end. */
const unit = / +|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^ \u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g;

/** The lines of a text that is wrapped to a width in columns. Nothing is lost: a word that is wider than a line is broken. */
export function wrapText(text: string, width: number): LineRange[] {
  // From the first blank of several only, or each of them is tried.
  if (displayWidth(text) <= width) return [[0, text.replace(/(?<! ) +$/, '').length]];
  const lines: LineRange[] = [];
  let start = 0;
  let end = 0;
  let taken = 0;
  for (const { 0: piece, index } of text.matchAll(unit)) {
    if (piece.trim() === '') continue;
    // No emoji has a blank or an ideograph in it, so that the widths of pieces add up; to measure the line anew takes time by its square.
    const wide = displayWidth(piece);
    const wider = taken + index - end + wide;
    const begins = end > start && wider > width;
    if (begins) lines.push([start, end]);
    if (begins) start = index;
    taken = begins ? wide : wider;
    end = index + piece.length;
    if (taken <= width) continue;
    for (let fitting = fittingEnd(text, start, end, width); fitting < end; fitting = fittingEnd(text, start, end, width)) {
      lines.push([start, fitting]);
      start = fitting;
    }
    taken = displayWidth(text.slice(start, end));
  }
  return [...lines, [start, end]];
}

/** As much of a text as there is room for, with an ellipsis where that is not all. */
export function truncateText(text: string, width: number): LineRange {
  if (displayWidth(text) <= width) return [0, text.length];
  const end = fittingEnd(text, 0, text.length, width - 1);
  return [0, displayWidth(text.slice(0, end)) < width ? end : 0];
}

/** So much is measured at once, or each line of a long word would take time by the square of it. */
const mostUnits = 1000;
const unitsOfColumn = 8;

/** Where the part that fits in the width ends; after one character at least. */
function fittingEnd(text: string, start: number, end: number, width: number): number {
  const atOnce = Math.min(mostUnits, unitsOfColumn * Math.max(1, width));
  let fitting = start;
  let room = width;
  while (fitting < end) {
    const next = fitting + atOnce;
    const some = text.slice(fitting, Math.min(end, /[\udc00-\udfff]/.test(text.charAt(next)) ? next + 1 : next));
    const wide = displayWidth(some);
    if (wide > room) return fitting + (fittingLength(some, room) || (fitting === start ? firstLength(some) : 0));
    fitting += some.length;
    room -= wide;
  }
  return end;
}

const firstLength = (text: string) => String.fromCodePoint(text.codePointAt(0) ?? 0).length;

/** How much of a text that is too wide has room. */
function fittingLength(text: string, room: number): number {
  const ends: number[] = [];
  for (const char of text) ends.push((ends.at(-1) ?? 0) + char.length);
  const lengthOf = (chars: number) => ends[chars - 1] ?? 0;
  let [fitting, tooMany] = [0, ends.length];
  while (tooMany - fitting > 1) {
    const chars = (fitting + tooMany) >> 1;
    if (displayWidth(text.slice(0, lengthOf(chars))) <= room) fitting = chars;
    else tooMany = chars;
  }
  return lengthOf(fitting);
}
