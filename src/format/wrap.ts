import stringWidth from 'string-width';

/** How many columns of the screen a text takes: two for an ideograph, none for a combining mark. */
export const displayWidth = (text: string): number => (isAscii(text) ? text.length : stringWidth(text));

// Printable ASCII takes a column a letter.
const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);

/** A line of a wrapped text: where it begins in the text, and the index behind its end. */
export type Line = readonly [start: number, end: number];

/** Between words (but not at a no-break space), and on both sides of an ideograph, a line may end. */
const unit = / +|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^ \u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g;

/** The lines of a text that is wrapped to a width in columns. Nothing is lost: a word that is wider than a line is broken. */
export function wrap(text: string, width: number): Line[] {
  // From the first blank of several only, or each of them is tried.
  if (displayWidth(text) <= width) return [[0, text.replace(/(?<! ) +$/, '').length]];
  const lines: Line[] = [];
  let start = 0;
  let end = 0;
  for (const { 0: piece, index } of text.matchAll(unit)) {
    if (piece.trim() === '') continue;
    if (end > start && displayWidth(text.slice(start, index + piece.length)) > width) {
      lines.push([start, end]);
      start = index;
    }
    end = index + piece.length;
    for (let fitting = fittingEnd(text, start, end, width); fitting < end; fitting = fittingEnd(text, start, end, width)) {
      lines.push([start, fitting]);
      start = fitting;
    }
  }
  return [...lines, [start, end]];
}

/** As much of a text as there is room for, with an ellipsis where that is not all. */
export function cut(text: string, width: number): Line {
  if (displayWidth(text) <= width) return [0, text.length];
  const end = fittingEnd(text, 0, text.length, width - 1);
  return [0, displayWidth(text.slice(0, end)) < width ? end : 0];
}

/** A longer part is not measured as a whole, which for each line of a long word takes time by the square of it. */
const unitsOfColumn = 8;

/** Where the part that fits in the width ends; after one character at least. */
function fittingEnd(text: string, start: number, end: number, width: number): number {
  if (end - start <= unitsOfColumn * width && displayWidth(text.slice(start, end)) <= width) return end;
  let fitting = start;
  for (const char of text.slice(start, end)) {
    if (fitting > start && displayWidth(text.slice(start, fitting + char.length)) > width) break;
    fitting += char.length;
  }
  return fitting;
}
