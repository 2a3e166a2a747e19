/** The widths of the columns of a table, in columns of the screen. */
import { type Column, cellText, type Row } from './cell.ts';
import { displayWidth, maxDisplayWidth } from './display-width.ts';
import { columnGap, type Screen } from './screen.ts';

/** Where a wrapped column would be narrower, rows are stacked instead. */
export const minWrappedWidth = 20;
/** Of several long columns, none is narrower than this unless its texts are. */
const minShare = 30;
/** On narrower screens, rows are stacked rather than wrap headings in a table. */
const minTableWidth = 100;
/** Where a heading beside other columns would be narrower, rows are stacked instead. */
const minHeadingWidth = 44;
/** Where a long column would be narrower, the words of short wrapped columns go on separate lines to make room. */
const comfortableWidth = 40;

/** The widths of the texts of all rows so far, by column. */
export interface ColumnMetrics {
  /** Of the widest text. */
  readonly texts: readonly number[];
  /** Of all texts together. */
  readonly totals: readonly number[];
  /** The number of texts that are not empty. */
  readonly counts: readonly number[];
  /** Of the widest word; 0 for columns that do not wrap. */
  readonly words: readonly number[];
}

/** The widths of the texts of these rows and of earlier ones. */
export function measureColumns(
  earlier: ColumnMetrics | undefined,
  columns: readonly Column[],
  rows: readonly Row[],
): ColumnMetrics {
  const widths = columns.map((_, index) => rows.map((row) => displayWidth(cellText(row[index]))));
  const words = (index: number) => rows.flatMap((row) => cellText(row[index]).split(' '));
  return {
    texts: widths.map((column, index) => column.reduce((most, width) => Math.max(most, width), earlier?.texts[index] ?? 0)),
    totals: widths.map((column, index) => (earlier?.totals[index] ?? 0) + sum(column)),
    counts: widths.map((column, index) => (earlier?.counts[index] ?? 0) + column.filter((width) => width > 0).length),
    words: columns.map(({ wraps }, index) => Math.max(earlier?.words[index] ?? 0, wraps ? maxDisplayWidth(words(index)) : 0)),
  };
}

/** The mean width of the texts of a column, without empty ones. */
export const meanWidth = ({ totals, counts }: ColumnMetrics, index: number) =>
  (totals[index] ?? 0) / Math.max(1, counts[index] ?? 0);

const naturalWidths = (columns: readonly Column[], texts: readonly number[]) =>
  columns.map(({ header }, index) => Math.max(maxDisplayWidth(header.split('\n')), texts[index] ?? 0));

type TableScreen = Pick<Screen, 'width' | 'gap'>;

/** The widths for rows of one line each. Columns without room are cut at the edge of the screen, down to a width of 0. */
export function truncatedWidths(columns: readonly Column[], metrics: ColumnMetrics, screen: TableScreen): number[] {
  const withoutOverflow = columns.map((column) => ({ ...column, overflows: false, isHeading: false }));
  const fitted = fittedWidths(withoutOverflow, metrics, screen);
  if (fitted) return fitted;
  const { width, gap = columnGap } = screen;
  let room = width;
  return naturalWidths(columns, metrics.texts).map((natural) => {
    const visible = Math.max(0, Math.min(natural, room));
    room -= natural + gap;
    return visible;
  });
}

/** The widths of the columns of a table, with wrapped columns narrowed to the screen; undefined when it is too narrow. */
export function fittedWidths(columns: readonly Column[], metrics: ColumnMetrics, screen: TableScreen): number[] | undefined {
  const { width, gap = columnGap } = screen;
  const natural = naturalWidths(columns, metrics.texts);
  const room = width - gap * (columns.length - 1);
  const total = sum(natural.filter((_, index) => index < columns.length - 1 || !columns[index]?.overflows));
  if (total <= room) return natural;
  const long = longColumns(columns, natural);
  const roomBeside = (widths: readonly number[]) => room - sum(widths.filter((_, index) => !long.includes(index)));
  const narrowest = columns.map(({ header, wraps }, index) =>
    wraps ? Math.max(maxDisplayWidth(header.split(/[ \n]/)), metrics.words[index] ?? 0) : (natural[index] ?? 0),
  );
  const comfortable = sum(long.map((index) => Math.min(natural[index] ?? 0, comfortableWidth)));
  const widths = roomBeside(natural) >= comfortable ? natural : narrowest;
  const shares = shareRoom(long, { natural, metrics, room: roomBeside(widths) });
  const fitted = shares && widths.map((own, index) => shares.get(index) ?? own);
  return fitted && hasCrampedHeading(columns, fitted, natural, width) ? undefined : fitted;
}

/** Whether a heading beside other columns is wrapped on a narrow screen, or in a narrow column. */
function hasCrampedHeading(columns: readonly Column[], widths: readonly number[], natural: readonly number[], width: number) {
  const heading = columns.findIndex(({ isHeading }) => isHeading);
  const own = widths[heading] ?? 0;
  return heading >= 0 && columns.length > 1 && own < (natural[heading] ?? 0) && (width < minTableWidth || own < minHeadingWidth);
}

/** The indexes of the wrapped columns that are long, widest first; where none is long, of the widest. */
function longColumns(columns: readonly Column[], widths: readonly number[]): number[] {
  const [first, ...others] = columns
    .flatMap(({ wraps }, index) => (wraps ? index : []))
    .sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
  return first === undefined ? [] : [first, ...others.filter((index) => (widths[index] ?? 0) > minWrappedWidth)];
}

interface Room {
  readonly natural: readonly number[];
  readonly metrics: ColumnMetrics;
  readonly room: number;
}

/** The widths of the long columns that give their texts about the same number of lines; undefined where there is no room for all. */
function shareRoom(long: readonly number[], { natural, metrics, room }: Room): Map<number, number> | undefined {
  // Only words of the widest column may be broken.
  const minWidth = (index: number, position: number) => {
    if (long.length === 1) return minWrappedWidth;
    return Math.max(Math.min(natural[index] ?? 0, minShare), position > 0 ? (metrics.words[index] ?? 0) : 0);
  };
  const shares = new Map(long.map((index, position) => [index, minWidth(index, position)]));
  let left = room - sum([...shares.values()]);
  if (shares.size === 0 || left < 0) return undefined;
  const height = ([index, width]: readonly [index: number, width: number]) => (metrics.totals[index] ?? 0) / width;
  for (; left > 0; left--) {
    const growing = [...shares].filter(([index, width]) => width < (natural[index] ?? 0));
    const [highest] = growing.sort((a, b) => height(b) - height(a));
    if (!highest) break;
    shares.set(highest[0], highest[1] + 1);
  }
  return shares;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
