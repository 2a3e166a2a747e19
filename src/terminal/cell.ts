/** What stands in a row of a table, and its lines. */
import type { ChalkInstance } from 'chalk';
import type { Linker } from './hyperlinks.ts';
import { type LineRange, truncateText, wrapText } from './wrap.ts';

export interface Column {
  /** Its lines, where it has several. */
  readonly head: string;
  /** Whether its text may go over several lines, between words, when the screen is too narrow. */
  readonly wraps?: boolean;
  /** Whether it may run over the edge of the screen: a link that is broken cannot be followed. Beside others only the last column does. */
  readonly overflows?: boolean;
  /** Whether a text of it says by itself what it is; before any other stands its head where there are no columns. */
  readonly evident?: boolean;
  readonly align?: 'right';
  /** A line of a text, with its colours; its place is where in the text it stands. */
  readonly paint?: (chalk: ChalkInstance, line: string, text: string, place: LineRange) => string;
}

/** What is in a column of a row. */
export type Cell =
  | string
  | {
      readonly text: string;
      /** Where it leads. */
      readonly url?: string;
      /** Instead of the column's. */
      readonly paint?: Column['paint'];
    };

export type Row = readonly Cell[];

export const cellText = (cell: Cell = '') => (typeof cell === 'string' ? cell : cell.text);

/** How cells are drawn. */
export interface RenderOptions {
  readonly chalk: ChalkInstance;
  readonly links: Linker;
  readonly cuts: boolean;
}

/** Between two columns. */
export const columnGap = 2;

/** The lines of a cell, of which the first begins with the lead. */
export function renderCell(
  column: Column,
  cell: Cell,
  width: number,
  { chalk, links, cuts }: RenderOptions,
  lead = '',
): readonly string[] {
  const { text, url, paint = column.paint } = typeof cell === 'string' ? { text: cell } : cell;
  const whole = lead + text;
  const places = cuts ? [truncateText(whole, width)] : column.overflows ? [[0, whole.length] as const] : wrapText(whole, width);
  const inText = (index: number) => Math.max(0, index - lead.length);
  const painted = places.map(([start, end]) => {
    const place = [inText(start), inText(end)] as const;
    const line = text.slice(...place);
    return (paint ? paint(chalk, line, text, place) : line) + (cuts ? ellipsis(text, place, width) : '');
  });
  const leads = places.map(([start, end]) => chalk.dim(lead.slice(start, end)));
  return links.lines(painted, url).map((line, index) => leads[index] + line);
}

const ellipsis = (text: string, [, end]: LineRange, width: number) => (end < text.length && width > 0 ? '…' : '');

/** A text that is cut where it has no room. */
export function fitToWidth(text: string, width: number): string {
  const place = truncateText(text, width);
  return text.slice(...place) + ellipsis(text, place, width);
}
