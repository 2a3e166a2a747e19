/** Rows of text in columns fitted to the screen, without lines between them. */

import Table from 'cli-table3';
import { type Column, columnGap, fitToWidth, type RenderOptions, type Row, renderCell } from './cell.ts';
import { type ColumnMetrics, fittedWidths, measureColumns, truncatedWidths } from './column-widths.ts';
import { createLinker } from './hyperlinks.ts';
import { renderStackedRows } from './stacked-rows.ts';
import { createChalk } from './style.ts';

export interface Screen {
  /** In columns. */
  readonly width: number;
  readonly color: boolean;
  /** Whether its colours are so many that there are shades. */
  readonly shades?: boolean;
  /** Whether what has an address is a link to it. */
  readonly links?: boolean;
  /** Whether each row is one line, cut at the edge. */
  readonly cuts?: boolean;
}

const linesOfTable =
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid middle';
const noLines = Object.fromEntries(linesOfTable.split(' ').map((name) => [name, '']));

/** Rows are laid out so many at a time, so that any number of them needs no more memory. */
const atOnce = 1000;
const beside = 50;

/**
 * The rows under their heads, piece by piece, each line with its newline; nothing where there are no rows. Text is wrapped between
 * words and never cut, unless the screen says so. The columns fit the rows so far: from the second piece on they may be wider than above.
 */
export function* renderGrid(columns: readonly Column[], rows: Iterable<Row>, screen: Screen): Generator<string> {
  const { width, color, shades = false, links = false, cuts = false } = screen;
  const look = { chalk: createChalk(color, shades), links: createLinker(links), cuts };
  let isFirst = true;
  let extent: ColumnMetrics | undefined;
  let widths: readonly number[] | undefined;
  for (const piece of pieces(rows, atOnce)) {
    // What has once become blocks goes on so.
    const fitted = extent === undefined || widths !== undefined;
    extent = measureColumns(extent, columns, piece);
    widths = cuts ? truncatedWidths(columns, extent, width) : fitted ? fittedWidths(columns, extent, width) : undefined;
    const heads = widths && isFirst ? [headLines(columns, widths, look)] : [];
    yield look.links.drawn(
      widths ? table(columns, heads, piece, widths, look) : renderStackedRows(columns, piece, extent, width, look),
    );
    isFirst = false;
  }
}

function* pieces<T>(items: Iterable<T>, size: number): Generator<readonly T[]> {
  let piece: T[] = [];
  for (const item of items) {
    if (piece.push(item) < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

/** A row of the screen: the lines of each column. */
type Cells = readonly (readonly string[])[];

/** The heads, on the line above the rows where they have fewer lines than another. */
function headLines(columns: readonly Column[], widths: readonly number[], { chalk, cuts }: RenderOptions): Cells {
  const heads = columns.map(({ head }, index) =>
    head.split('\n').map((line) => (cuts ? fitToWidth(line, widths[index] ?? 0) : line)),
  );
  const height = Math.max(...heads.map(({ length }) => length));
  return heads.map((head) => [...Array(height - head.length).fill(''), ...head.map((line) => chalk.dim(line))]);
}

function table(
  columns: readonly Column[],
  heads: readonly Cells[],
  rows: readonly Row[],
  widths: readonly number[],
  look: RenderOptions,
): string {
  const body = rows.map((row) => columns.map((column, index) => renderCell(column, row[index] ?? '', widths[index] ?? 0, look)));
  return [...pieces([...heads, ...body], beside)].map((cells) => drawn(columns, cells, widths)).join('');
}

/**
 * The rows as one of cli-table3's, which compares each cell with every other; it also measures a cell anew with each of its lines,
 * so that there should not be too many.
 */
function drawn(columns: readonly Column[], rows: readonly Cells[], widths: readonly number[]): string {
  const last = columns.length - 1;
  const one = new Table({
    colWidths: widths.map((width, index) => width + (index < last ? columnGap : 0)),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    chars: noLines,
    // Without these cli-table3 writes colours of its own, even into a file.
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  const heights = rows.map((cells) => Math.max(...cells.map(({ length }) => length)));
  const side = ({ align }: Column, index: number) => {
    const between = index < last && align === 'right' ? ' '.repeat(columnGap) : '';
    const line = (row: number, number: number) => (rows[row]?.[index]?.[number] ?? '') + between;
    return heights.flatMap((height, row) => Array.from({ length: height }, (_, number) => line(row, number)));
  };
  one.push(columns.map((column, index) => side(column, index).join('\n')));
  // From the first space of several only, or each of them is tried.
  return `${one.toString().replace(/(?<! ) +$/gm, '')}\n`;
}
