/** How wide the columns of a table are. */
import { type Column, cellText, columnGap, type Row } from './cell.ts';
import { displayWidth } from './display-width.ts';

/** A column that wraps is not made narrower; below it, each row becomes a block of lines. */
export const minWrappedWidth = 20;
/** Where several share the room, none of them is made narrower than this. */
const narrowestShare = 30;
/** Below this a long column that wraps takes from the short ones that do. */
const comfortable = 40;

/** What room the texts of each column have needed so far. */
export interface ColumnMetrics {
  /** The widest text of each. */
  readonly texts: readonly number[];
  /** All texts of each, one behind the other. */
  readonly totals: readonly number[];
  /** The widest word of each that wraps. */
  readonly words: readonly number[];
}

export function measureColumns(
  extent: ColumnMetrics | undefined,
  columns: readonly Column[],
  rows: readonly Row[],
): ColumnMetrics {
  const widths = columns.map((_, index) => rows.map((row) => displayWidth(cellText(row[index]))));
  const words = (index: number) => rows.flatMap((row) => cellText(row[index]).split(' '));
  return {
    texts: widths.map((column, index) => Math.max(extent?.texts[index] ?? 0, most(column))),
    totals: widths.map((column, index) => (extent?.totals[index] ?? 0) + sum(column)),
    words: columns.map(({ wraps }, index) => Math.max(extent?.words[index] ?? 0, wraps ? widest(words(index)) : 0)),
  };
}

const naturalWidths = (columns: readonly Column[], texts: readonly number[]) =>
  columns.map(({ head }, index) => Math.max(widest(head.split('\n')), texts[index] ?? 0));

/** The width of each column of rows that are one line; where they do not fit beside each other, the edge of the screen cuts them. */
export function truncatedWidths(columns: readonly Column[], extent: ColumnMetrics, width: number): number[] {
  const fitted = fittedWidths(
    columns.map((column) => ({ ...column, overflows: false })),
    extent,
    width,
  );
  let left = width + columnGap;
  return (
    fitted ??
    naturalWidths(columns, extent.texts).map((wide) => {
      const seen = Math.max(0, Math.min(wide, left - columnGap));
      left -= columnGap + wide;
      return seen;
    })
  );
}

/** The width of each column; undefined when they do not fit beside each other. */
export function fittedWidths(columns: readonly Column[], extent: ColumnMetrics, width: number): number[] | undefined {
  const natural = naturalWidths(columns, extent.texts);
  const room = width - columnGap * (columns.length - 1);
  const total = sum(natural.filter((_, index) => index < columns.length - 1 || !columns[index]?.overflows));
  if (total <= room) return natural;
  const long = longColumns(columns, natural);
  const left = (widths: readonly number[]) => room - sum(widths.filter((_, index) => !long.includes(index)));
  const squeezed = columns.map(({ head, wraps }, index) =>
    wraps ? Math.max(widest(head.split(/[ \n]/)), extent.words[index] ?? 0) : (natural[index] ?? 0),
  );
  const enough = sum(long.map((index) => Math.min(natural[index] ?? 0, comfortable)));
  const others = left(natural) >= enough ? natural : squeezed;
  const shares = shared(long, natural, extent, left(others));
  return shares && others.map((wide, index) => shares.get(index) ?? wide);
}

/** Those that wrap and are long, the longest first; at least one of those that wrap. */
function longColumns(columns: readonly Column[], widths: readonly number[]): number[] {
  const [first, ...more] = columns
    .flatMap(({ wraps }, index) => (wraps ? index : []))
    .sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
  return first === undefined ? [] : [first, ...more.filter((index) => (widths[index] ?? 0) > minWrappedWidth)];
}

/** The width of each long column, such that their texts go over about as many lines; undefined where there is no room for all. */
function shared(
  long: readonly number[],
  natural: readonly number[],
  { totals, words }: ColumnMetrics,
  room: number,
): Map<number, number> | undefined {
  // The words of the longest may be broken, those of the others not.
  const least = (index: number, place: number) =>
    long.length === 1
      ? minWrappedWidth
      : Math.max(Math.min(natural[index] ?? 0, narrowestShare), place > 0 ? (words[index] ?? 0) : 0);
  const shares = new Map(long.map((index, place) => [index, least(index, place)]));
  let left = room - sum([...shares.values()]);
  if (shares.size === 0 || left < 0) return undefined;
  const height = ([index, width]: readonly [index: number, width: number]) => (totals[index] ?? 0) / width;
  for (; left > 0; left--) {
    const growing = [...shares].filter(([index, width]) => width < (natural[index] ?? 0));
    const [highest] = growing.sort((a, b) => height(b) - height(a));
    if (!highest) break;
    shares.set(highest[0], highest[1] + 1);
  }
  return shares;
}

/** Of thousands of texts too, which are more than a function takes as arguments. */
const most = (numbers: readonly number[]) => numbers.reduce((most, number) => Math.max(most, number), 0);

const widest = (texts: readonly string[]) => most(texts.map(displayWidth));

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
