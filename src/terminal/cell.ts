/** The lines of a cell of a table. */
import type { ChalkInstance } from 'chalk';
import { displayWidth } from './display-width.ts';
import type { Linker } from './hyperlinks.ts';
import { type LineRange, truncateText, wrapText } from './wrap.ts';

export interface Column {
  /** One or more lines. */
  readonly header: string;
  /** Whether its texts are wrapped between words when the screen is too narrow. */
  readonly wraps?: boolean;
  /** Whether readers look for its texts first: in stacked rows they are above the others. */
  readonly isHeading?: boolean;
  /** Whether its texts may run over the edge of the screen, because a broken URL cannot be followed; in a table only in the last column. */
  readonly overflows?: boolean;
  /** Whether its texts need no label in stacked rows, which have no header. */
  readonly isSelfExplanatory?: boolean;
  readonly align?: 'right';
  /** Colors a line, which is the range of the text. */
  readonly paint?: (chalk: ChalkInstance, line: string, source: { readonly text: string; readonly range: LineRange }) => string;
}

export type Cell =
  | string
  | {
      readonly text: string;
      /** Target of a hyperlink. */
      readonly url?: string;
      /** Replaces that of the column. */
      readonly paint?: Column['paint'];
    };

export type Row = readonly Cell[];

export const cellText = (cell: Cell = '') => (typeof cell === 'string' ? cell : cell.text);

export interface RenderOptions {
  readonly chalk: ChalkInstance;
  readonly links: Linker;
  /** Whether a cell is cut to one line. */
  readonly truncate: boolean;
}

interface CellLayout extends RenderOptions {
  /** In columns. */
  readonly width: number;
  /** How many columns less than the first line the others have, because the caller indents them; 0 by default. */
  readonly hangingIndent?: number;
  /** Before the text. */
  readonly label?: string;
}

/** The lines of a cell of the given width in columns; the first begins with the label. */
export function renderCell(column: Column, cell: Cell, layout: CellLayout): readonly string[] {
  const { width, hangingIndent = 0, label = '', chalk, links, truncate } = layout;
  const { text, url, paint = column.paint } = typeof cell === 'string' ? { text: cell } : cell;
  const full = label + text;
  const room = { width, hangingIndent, measure: displayWidth };
  const wrapped = (): readonly LineRange[] => (column.overflows ? [[0, full.length]] : wrapText(full, room));
  const ranges = truncate ? [truncateText(full, room)] : wrapped();
  const inText = (index: number) => Math.max(0, index - label.length);
  const painted = ranges.map(([start, end]) => {
    const range = [inText(start), inText(end)] as const;
    const line = text.slice(...range);
    return (paint ? paint(chalk, line, { text, range }) : line) + (truncate ? ellipsis(text, range, width) : '');
  });
  const labels = ranges.map(([start, end]) => chalk.dim(label.slice(start, end)));
  return links.markLinks(painted, url).map((line, index) => labels[index] + line);
}

const ellipsis = (text: string, [, end]: LineRange, width: number) => (end < text.length && width > 0 ? '…' : '');

/** The text, cut with an ellipsis if it is too wide. */
export function fitToWidth(text: string, width: number): string {
  const range = truncateText(text, { width, measure: displayWidth });
  return text.slice(...range) + ellipsis(text, range, width);
}
