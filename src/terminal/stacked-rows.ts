/** The layout for rows that are too wide for a table: the cells of each row below each other. */
import { type Column, cellText, columnGap, type RenderOptions, type Row, renderCell } from './cell.ts';
import { type ColumnMetrics, minWrappedWidth } from './column-widths.ts';
import { displayWidth } from './display-width.ts';

interface StackedLayout extends RenderOptions {
  readonly metrics: ColumnMetrics;
  readonly width: number;
}

/** Each row as its short texts on shared lines and its long texts below; a long text of the first column is above. */
export function renderStackedRows(columns: readonly Column[], rows: readonly Row[], layout: StackedLayout): string {
  const { metrics, width } = layout;
  const isLong = ({ wraps, overflows }: Column, index: number) =>
    overflows || (wraps && (metrics.texts[index] ?? 0) > minWrappedWidth);
  const long = new Set(columns.flatMap((column, index) => (isLong(column, index) ? index : [])));
  const linesOf = (row: Row, index: number, indent: number) => {
    const column = columns[index] ?? { header: '' };
    const label = column.isSelfExplanatory || !column.header ? '' : `${column.header.toLowerCase()}: `;
    return renderCell(column, row[index] ?? '', { ...layout, width: Math.max(1, width - indent), label });
  };
  // Several long texts below each other have a hanging indent, which shows where each begins.
  const hangingIndent = [...long].filter((index) => index > 0).length > 1 ? columnGap : 0;
  const stackRow = (row: Row) => {
    const filled = columns.flatMap((_, index) => (cellText(row[index]) ? index : []));
    const above = filled.slice(0, 1).filter((index) => long.has(index));
    const short = filled.filter((index) => !long.has(index));
    const below = filled.filter((index) => long.has(index) && !above.includes(index));
    const shortLines = short.map((index, position) => {
      const [line = '', ...more] = position + above.length > 0 ? [] : linesOf(row, index, 0);
      return line && more.length === 0 ? [line] : linesOf(row, index, columnGap);
    });
    return [
      ...above.flatMap((index) => linesOf(row, index, 0)),
      ...fillLines(shortLines, width, above.length > 0),
      ...below.flatMap((index) =>
        linesOf(row, index, columnGap + hangingIndent).map((line, number) => indentLine(line, number > 0 ? hangingIndent : 0)),
      ),
    ];
  };
  return `${rows.flatMap(stackRow).join('\n')}\n`;
}

const indentLine = (line: string, more = 0) => ' '.repeat(columnGap + more) + line;

/** Each text on the line of the one before it where it fits; only the very first line of a row is not indented. */
function fillLines(texts: readonly (readonly string[])[], width: number, isBelow: boolean): string[] {
  const lines: string[] = [];
  for (const [first = '', ...more] of texts) {
    const longer = `${lines.at(-1)}${' '.repeat(columnGap)}${first}`;
    if (lines.length > 0 && more.length === 0 && displayWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(isBelow || lines.length > 0 ? indentLine(first) : first, ...more.map((line) => indentLine(line)));
  }
  return lines;
}
