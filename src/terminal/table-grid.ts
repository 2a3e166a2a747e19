/** Tables whose columns are fitted to the screen, without borders. */
import Table from 'cli-table3';
import { type Column, fitToWidth, type RenderOptions, type Row, renderCell } from './cell.ts';
import { type ColumnMetrics, fittedWidths, measureColumns, truncatedWidths } from './column-widths.ts';
import { createLinker } from './hyperlinks.ts';
import { columnGap, type Screen } from './screen.ts';
import { renderStackedRows } from './stacked-rows.ts';
import { createChalk } from './style.ts';

const borders =
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid middle';
const noBorders = Object.fromEntries(borders.split(' ').map((name) => [name, '']));

// cli-table3 colors headers and borders by default, even when it writes to a file.
const noColors = { head: [], border: [] };

/**
 * Marks truncated lines, which never occur. But for a log message cli-table3 truncates each cell to ten columns, letter by letter, once
 * for each of its lines; a mark of ten columns leaves it no letter to keep, which is fast.
 */
const truncationMark = '.'.repeat(10);

/** Rows laid out together, so that memory does not grow with their number. */
const rowsPerChunk = 1000;
/** cli-table3 compares each cell of a table with every other. */
const rowsPerTable = 50;
/** cli-table3 measures a whole cell for each of its lines. */
const maxRowHeight = 20;

/**
 * The rows as a table with a header, or stacked where the screen is too narrow for one; nothing where there are no rows. Text is cut only
 * when the screen truncates. The columns fit the rows so far, so that after 1000 rows they may become wider.
 */
export function* renderGrid(columns: readonly Column[], rows: Iterable<Row>, screen: Screen): Generator<string> {
  const { width, color, shades = false, links = false, truncate = false, gap = columnGap } = screen;
  const options = { chalk: createChalk(color, shades), links: createLinker(links), truncate };
  let isFirst = true;
  let metrics: ColumnMetrics | undefined;
  let widths: readonly number[] | undefined;
  for (const chunk of chunks(rows, rowsPerChunk)) {
    // Once rows are stacked, all later ones are.
    const isStacked = metrics !== undefined && widths === undefined;
    metrics = measureColumns(metrics, columns, chunk);
    if (!isStacked) widths = (truncate ? truncatedWidths : fittedWidths)(columns, metrics, screen);
    const text = widths
      ? renderTable(columns, chunk, { ...options, widths, gap, withHeader: isFirst })
      : renderStackedRows(columns, chunk, { ...options, metrics, width });
    yield options.links.insertLinks(text);
    isFirst = false;
  }
}

function* chunks<T>(items: Iterable<T>, size: number): Generator<readonly T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

interface TableLayout extends RenderOptions {
  readonly widths: readonly number[];
  readonly gap: number;
  readonly withHeader: boolean;
}

/** The lines of each cell of a row. */
type RowLines = readonly (readonly string[])[];

function renderTable(columns: readonly Column[], rows: readonly Row[], layout: TableLayout): string {
  const { widths, gap, withHeader } = layout;
  const linesOf = (row: Row): RowLines =>
    columns.map((column, index) => renderCell(column, row[index] ?? '', { ...layout, width: widths[index] ?? 0 }));
  const lines = [...(withHeader ? [headerLines(columns, layout)] : []), ...rows.map(linesOf)].flatMap(splitTallRow);
  return [...chunks(lines, rowsPerTable)].map((chunk) => drawTable(columns, chunk, { widths, gap })).join('');
}

/** The headers, in the last lines of their row where another header has more. */
function headerLines(columns: readonly Column[], { widths, chalk, truncate }: TableLayout): RowLines {
  const headers = columns.map(({ header }, index) =>
    header.split('\n').map((line) => (truncate ? fitToWidth(line, widths[index] ?? 0) : line)),
  );
  const height = heightOf(headers);
  return headers.map((lines) => [...Array<string>(height - lines.length).fill(''), ...lines.map((line) => chalk.dim(line))]);
}

const heightOf = (cells: RowLines) => Math.max(...cells.map(({ length }) => length));

function splitTallRow(cells: RowLines): readonly RowLines[] {
  const parts = Math.ceil(heightOf(cells) / maxRowHeight);
  const part = (start: number) => cells.map((lines) => lines.slice(start, start + maxRowHeight));
  return Array.from({ length: parts }, (_, index) => part(index * maxRowHeight));
}

function drawTable(
  columns: readonly Column[],
  rows: readonly RowLines[],
  { widths, gap }: Pick<TableLayout, 'widths' | 'gap'>,
): string {
  const table = new Table({
    colWidths: widths.map((width) => width + gap),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    chars: noBorders,
    style: { ...noColors, compact: true, 'padding-left': 0, 'padding-right': gap },
    truncate: truncationMark,
  });
  table.push(...rows.map((cells) => cells.map((lines) => lines.join('\n'))));
  // Only from the first of several spaces: a pattern tried at each of them takes quadratic time.
  return `${table.toString().replace(/(?<! ) +$/gm, '')}\n`;
}
