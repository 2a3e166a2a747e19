/** Numbers of papers by two facets, as a table in which the large numbers stand out. */
import type { ChalkInstance } from 'chalk';
import type { Cell, Column } from './cell.ts';
import { columnGap } from './screen.ts';
import { approximateWidth, maxApproximateWidth } from './wrap.ts';

interface CrosstabValue {
  readonly name: string;
  readonly papers: number;
  /** The number of its ancestors that have a row of their own; 0 by default. */
  readonly depth?: number;
  /** Whether it is all values without their own row or column. */
  readonly isRest?: boolean;
}

/** The name of the row or column of all other values. */
export const othersLabel = 'OTHERS';

export interface Crosstab {
  /** Of the column with the names of the rows. */
  readonly header: string;
  /** Spaces between two columns; 2 by default. */
  readonly gap?: number;
  readonly rows: readonly CrosstabValue[];
  readonly columns: readonly CrosstabValue[];
  /** For each row, the number of papers that it shares with each column. */
  readonly counts: readonly (readonly number[])[];
  /** The number of all papers. */
  readonly papers: number;
}

/**
 * The table; undefined if the screen is too narrow. Headers of one line are preferred to short years and wrapped headers, these to columns
 * with one space between, and all of them to swapped rows and columns. The size of a number is shown by its background color, or without
 * shades by a character before it. Rows are indented by their depth.
 */
export function renderHeatmap(
  crosstab: Crosstab,
  columnHeader: string,
  { width, shades }: { readonly width: number; readonly shades: boolean },
) {
  const layouts = [crosstab, transpose(crosstab, columnHeader)].flatMap((layout) => {
    const narrow = wrapHeaders(shortenYears(layout));
    return [layout, narrow, { ...narrow, gap: 1 }];
  });
  const fitting = layouts.find((layout) => tableWidth(layout, shades) <= width);
  return fitting && drawHeatmap(fitting, shades);
}

function transpose({ rows, columns, counts, papers }: Crosstab, header: string): Crosstab {
  const transposed = columns.map((_, column) => counts.map((row) => row[column] ?? 0));
  return { header, rows: columns, columns: rows, counts: transposed, papers };
}

const wrapHeaders = (crosstab: Crosstab): Crosstab => ({
  ...crosstab,
  columns: crosstab.columns.map((column) => ({ ...column, name: wrapHeader(column.name) })),
});

/** With years as `'18`, unless two of them are the same then. */
function shortenYears(crosstab: Crosstab): Crosstab {
  const columns = crosstab.columns.map((column) => ({ ...column, name: column.name.replace(/^\d\d(?=\d\d$)/, "'") }));
  return new Set(columns.map(({ name }) => name)).size < columns.length ? crosstab : { ...crosstab, columns };
}

/** The name in lines no wider than its widest word, joined by line feeds; a hyphen ends a word too. */
function wrapHeader(name: string): string {
  const [first = '', ...words] = name.split(/(?<=-)|(?<= )/);
  const width = maxApproximateWidth([first, ...words].map((word) => word.trim()));
  const lines = [first];
  // Measuring the line again for each word takes quadratic time.
  let used = approximateWidth(first);
  for (const word of words) {
    const fits = used + approximateWidth(word.trim()) <= width;
    used = approximateWidth(word) + (fits ? used : 0);
    if (fits) lines[lines.length - 1] += word;
    else lines.push(word);
  }
  return lines.map((line) => line.trim()).join('\n');
}

/** The header of the totals. */
const allLabel = 'ALL';

function tableWidth(crosstab: Crosstab, shades: boolean): number {
  const { header, rows, papers, gap = columnGap } = crosstab;
  const first = maxApproximateWidth([header.toUpperCase(), allLabel, ...rows.map(indentName)]);
  const last = maxApproximateWidth([allLabel, String(papers)]);
  return columnWidths(crosstab, shades).reduce((sum, width) => sum + gap + width, first + gap + last);
}

/** The widths of the columns between the first and the last; without shades, a character precedes each number. */
function columnWidths(crosstab: Crosstab, shades: boolean): number[] {
  const cellWidth = maxDigits(crosstab) + (shades ? 0 : 1);
  return crosstab.columns.map(({ name, papers }) =>
    Math.max(cellWidth, maxApproximateWidth([...name.split('\n'), String(papers)])),
  );
}

/** Not the rest, which is larger than any value and would take the contrast from the others. */
const isShaded = ({ rows, columns }: Crosstab, row: number, column: number) => !rows[row]?.isRest && !columns[column]?.isRest;

const largestCount = (crosstab: Crosstab) =>
  crosstab.counts
    .flatMap((counts, row) => counts.filter((_, column) => isShaded(crosstab, row, column)))
    .reduce((most, count) => Math.max(most, count), 0);

const maxDigits = (crosstab: Crosstab) => String(largestCount(crosstab)).length;

function drawHeatmap(crosstab: Crosstab, shades: boolean) {
  const { header, rows, columns, counts, papers, gap = columnGap } = crosstab;
  const [largest, digits] = [largestCount(crosstab), maxDigits(crosstab)];
  const widths = columnWidths(crosstab, shades);
  const cell = (count: number, row: number, column: number): Cell => {
    if (count === 0) return { text: '·', paint: dim };
    if (!isShaded(crosstab, row, column)) return String(count);
    // The square root makes differences between small numbers visible too.
    const strength = Math.sqrt(count / largest);
    return shades ? shadedCell(String(count).padStart(widths[column] ?? 0), strength) : blockCell(count, strength, digits);
  };
  const totals = [{ text: allLabel, paint: dim }, ...columns.map((column) => String(column.papers)), String(papers)];
  return {
    gap,
    columns: [{ header: header.toUpperCase() }, ...columns.map(({ name }) => alignRight(name)), alignRight(allLabel)],
    rows: [
      ...rows.map((value, row) => [
        value.isRest ? { text: value.name, paint: dim } : indentName(value),
        ...(counts[row] ?? []).map((count, column) => cell(count, row, column)),
        String(value.papers),
      ]),
      ...(rows.length > 0 ? [totals] : []),
    ],
  };
}

const indentName = ({ name, depth = 0 }: CrosstabValue) => '  '.repeat(depth) + name;

const dim = (chalk: ChalkInstance, line: string) => chalk.dim(line);

const alignRight = (header: string): Column => ({ header, align: 'right' });

/** Background and text of 256 colors, from sand to red, readable on light and dark screens. */
const tones = [
  [187, 16],
  [179, 16],
  [172, 16],
  [166, 16],
  [160, 231],
] as const;

function shadedCell(text: string, strength: number): Cell {
  const [background, foreground] = tones[Math.ceil(strength * tones.length) - 1] ?? tones[0];
  return { text, paint: (chalk, line) => chalk.bgAnsi256(background).ansi256(foreground)(line) };
}

const blocks = '░▒▓█';

const blockCell = (count: number, strength: number, digits: number): Cell =>
  `${blocks[Math.ceil(strength * blocks.length) - 1]}${String(count).padStart(digits)}`;
