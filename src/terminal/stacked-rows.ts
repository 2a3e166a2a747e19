/** The layout for rows that are too wide for a table: a heading, short texts at the right edge of its last line, and long texts below. */
import { type Column, cellText, type RenderOptions, type Row, renderCell } from './cell.ts';
import { type ColumnMetrics, meanWidth, minWrappedWidth } from './column-widths.ts';
import { displayWidth } from './display-width.ts';
import { columnGap } from './screen.ts';
import { withoutColors } from './wrap.ts';

interface StackedLayout extends RenderOptions {
  readonly metrics: ColumnMetrics;
  readonly width: number;
}

/** The indexes of the columns by their place in stacked rows. */
interface ColumnGroups {
  readonly heading: number;
  readonly short: readonly number[];
  readonly long: readonly number[];
}

/** The rows below each other. The heading is the first column unless another one is marked; below a marked one, short texts are dimmed. */
export function renderStackedRows(columns: readonly Column[], rows: readonly Row[], layout: StackedLayout): string {
  const { width, metrics } = layout;
  const { heading, short, long } = groupColumns(columns, metrics, width);
  const hangingIndent = width < minWrappedWidth ? 0 : columnGap;
  const dimmed = columns[heading]?.isHeading ? columns.map(dimColumn) : columns;
  const linesOf = (column: Column | undefined, cell: Row[number] | undefined, lineWidth: number, label = '') => {
    const options = { ...layout, width: Math.max(1, lineWidth), hangingIndent, label };
    return column && cellText(cell)
      ? renderCell(column, cell ?? '', options).map((line, index) => ' '.repeat(index > 0 ? hangingIndent : 0) + line)
      : [];
  };
  const stackRow = (row: Row) => {
    const head = linesOf(columns[heading], row[heading], width);
    const facts = short.map((index) => linesOf(dimmed[index], row[index], width - columnGap, labelOf(columns[index])));
    const texts = long.flatMap((index) => linesOf(columns[index], row[index], width - columnGap, labelOf(columns[index])));
    return [...placeFacts(head, fillLines(facts, width - columnGap), width), ...texts.map((line) => gap + line)];
  };
  return `${rows.flatMap(stackRow).join('\n')}\n`;
}

/** Texts of a column are long where most of them are, or where one needs more than a line. */
function groupColumns(columns: readonly Column[], metrics: ColumnMetrics, width: number): ColumnGroups {
  const heading = Math.max(
    0,
    columns.findIndex(({ isHeading }) => isHeading),
  );
  const others = [...columns.keys()].filter((index) => index !== heading);
  const hasLongTexts = (index: number) =>
    meanWidth(metrics, index) > minWrappedWidth || (metrics.texts[index] ?? 0) > width - columnGap;
  const isLong = (index: number) => columns[index]?.overflows || (columns[index]?.wraps && hasLongTexts(index));
  return { heading, short: others.filter((index) => !isLong(index)), long: others.filter(isLong) };
}

const dimColumn = ({ paint = (_, line) => line, ...column }: Column): Column => ({
  ...column,
  paint: (chalk, ...line) => chalk.dim(paint(chalk, ...line)),
});

const labelOf = ({ header = '', isSelfExplanatory = false }: Partial<Column> = {}) =>
  isSelfExplanatory || !header ? '' : `${header.toLowerCase()}: `;

const gap = ' '.repeat(columnGap);

const paintedWidth = (line: string) => displayWidth(withoutColors(line));

/** Each text on the line of the one before it where it fits. */
function fillLines(texts: readonly (readonly string[])[], width: number): string[] {
  const lines: string[] = [];
  for (const [first, ...more] of texts) {
    if (first === undefined) continue;
    const longer = `${lines.at(-1)}${gap}${first}`;
    if (lines.length > 0 && more.length === 0 && paintedWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(first, ...more);
  }
  return lines;
}

/** The heading with its short texts: a single line at the right edge, beside the last line of the heading where it fits. */
function placeFacts(heading: readonly string[], facts: readonly string[], width: number): string[] {
  const [fact, ...more] = facts;
  if (fact === undefined || more.length > 0) return [...heading, ...facts.map((line) => gap + line)];
  const last = heading.at(-1);
  const room = width - paintedWidth(fact);
  const used = last === undefined ? 0 : paintedWidth(last);
  if (last !== undefined && used + columnGap <= room) return [...heading.slice(0, -1), last + ' '.repeat(room - used) + fact];
  return [...heading, ' '.repeat(Math.max(0, room)) + fact];
}
