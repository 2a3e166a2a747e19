/** Rows for which a screen is too narrow: each is a block of lines. */
import { type Column, cellText, columnGap, type RenderOptions, type Row, renderCell } from './cell.ts';
import { type ColumnMetrics, minWrappedWidth } from './column-widths.ts';
import { displayWidth } from './display-width.ts';

/** Each row as its short texts beside each other, as far as they fit, and the long ones below them; a long one that is first, above. */
export function renderStackedRows(
  columns: readonly Column[],
  rows: readonly Row[],
  { texts: extent }: ColumnMetrics,
  width: number,
  look: RenderOptions,
): string {
  const isLong = ({ wraps, overflows }: Column, index: number) => overflows || (wraps && (extent[index] ?? 0) > minWrappedWidth);
  const long = new Set(columns.flatMap((column, index) => (isLong(column, index) ? index : [])));
  const linesOf = (row: Row, index: number, less: number) => {
    const column = columns[index] ?? { head: '' };
    const lead = column.evident || !column.head ? '' : `${column.head.toLowerCase()}: `;
    return renderCell(column, row[index] ?? '', { ...look, width: Math.max(1, width - less), label: lead });
  };
  // Where one comes below another, they hang, so that one sees where the next begins.
  const hang = [...long].filter((index) => index > 0).length > 1 ? columnGap : 0;
  const block = (row: Row) => {
    const given = columns.flatMap((_, index) => (cellText(row[index]) ? index : []));
    const above = given.slice(0, 1).filter((index) => long.has(index));
    const short = given.filter((index) => !long.has(index));
    const below = given.filter((index) => long.has(index) && !above.includes(index));
    const beside = short.map((index, place) => {
      const [line = '', ...more] = place + above.length > 0 ? [] : linesOf(row, index, 0);
      return line && more.length === 0 ? [line] : linesOf(row, index, columnGap);
    });
    return [
      ...above.flatMap((index) => linesOf(row, index, 0)),
      ...filled(beside, width, above.length > 0),
      ...below.flatMap((index) =>
        linesOf(row, index, columnGap + hang).map((line, number) => indented(line, number > 0 ? hang : 0)),
      ),
    ];
  };
  return `${rows.flatMap(block).join('\n')}\n`;
}

const indented = (line: string, more = 0) => ' '.repeat(columnGap + more) + line;

/** Texts beside each other; one that does not fit on a line begins the next, which is indented, as all are below something. */
function filled(texts: readonly (readonly string[])[], width: number, isBelow: boolean): string[] {
  const done: string[] = [];
  for (const [first = '', ...more] of texts) {
    const longer = `${done.at(-1)}${' '.repeat(columnGap)}${first}`;
    if (done.length > 0 && more.length === 0 && displayWidth(longer) <= width) done[done.length - 1] = longer;
    else done.push(isBelow || done.length > 0 ? indented(first) : first, ...more.map((line) => indented(line)));
  }
  return done;
}
