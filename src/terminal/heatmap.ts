/** Counts of papers by two things as a table in which one sees where the most are. */
import type { ChalkInstance } from 'chalk';
import { approximateWidth } from '../util/approximate-width.ts';
import type { Cell, Column } from './cell.ts';

/** A value, and how many papers have it; or the rest, which has those of all values that are not shown. */
type Value = readonly [name: string, papers: number, rest?: 'rest'];

/** The name of the rest. */
export const othersLabel = 'OTHERS';

export interface Crosstab {
  /** What the rows are. */
  readonly head: string;
  readonly rows: readonly Value[];
  readonly columns: readonly Value[];
  /** How many papers a row has in common with each column. */
  readonly common: readonly (readonly number[])[];
  /** How many papers there are at all. */
  readonly papers: number;
}

interface Heat {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * The table, if it has room: as it is asked for before it is turned, and with whole heads before such of several lines. Where there are
 * shades, they tell how many papers there are, and else a sign beside the number.
 *
 * @param other what the columns are
 */
export function renderHeatmap(
  crossing: Crosstab,
  other: string,
  { width, shades }: { readonly width: number; readonly shades: boolean },
) {
  const ways = [crossing, turned(crossing, other)].flatMap((way) => [way, withFoldedHeads(way)]);
  const fitting = ways.find((way) => widthOf(way, shades) <= width);
  return fitting && drawn(fitting, shades);
}

function turned({ rows, columns, common, papers }: Crosstab, head: string): Crosstab {
  const across = columns.map((_, column) => common.map((counts) => counts[column] ?? 0));
  return { head, rows: columns, columns: rows, common: across, papers };
}

const withFoldedHeads = (crossing: Crosstab): Crosstab => ({
  ...crossing,
  columns: crossing.columns.map(([name, ...more]) => [folded(name), ...more] as const),
});

/** A name in lines that are no wider than the widest of its words. */
function folded(name: string): string {
  const [first = '', ...words] = name.split(/(?<=-)|(?<= )/);
  const widest = [first, ...words].reduce((most, word) => Math.max(most, approximateWidth(word.trim())), 0);
  const lines = [first];
  // Not measured anew with each word, which takes time by the square of a line.
  let taken = approximateWidth(first);
  for (const word of words) {
    const fits = taken + approximateWidth(word.trim()) <= widest;
    taken = approximateWidth(word) + (fits ? taken : 0);
    if (fits) lines[lines.length - 1] += word;
    else lines.push(word);
  }
  return lines.map((line) => line.trim()).join('\n');
}

/** The last column has all papers of a row, and the last row those of a column. */
const all = 'ALL';

const widest = (texts: readonly string[]) => texts.reduce((most, text) => Math.max(most, approximateWidth(text)), 0);

function widthOf(crossing: Crosstab, shades: boolean): number {
  const { head, rows, columns, papers } = crossing;
  const digits = digitsOf(crossing);
  const first = widest([head.toUpperCase(), all, ...rows.map(([name]) => name)]);
  const cell = shades ? digits : digits + 1;
  const others = columns.map(([name, total]) => Math.max(cell, widest([...name.split('\n'), String(total)])));
  return [...others, widest([all, String(papers)])].reduce((sum, column) => sum + 2 + column, first);
}

/** The rest, as the totals, is no part of the picture. */
const isDrawn = ({ rows, columns }: Crosstab, row: number, column: number) => !rows[row]?.[2] && !columns[column]?.[2];

const mostOf = (crossing: Crosstab) =>
  crossing.common
    .flatMap((counts, row) => counts.filter((_, column) => isDrawn(crossing, row, column)))
    .reduce((most, count) => Math.max(most, count), 0);

const digitsOf = (crossing: Crosstab) => String(mostOf(crossing)).length;

function drawn(crossing: Crosstab, shades: boolean): Heat {
  const { head, rows, columns, common, papers } = crossing;
  const [most, digits] = [mostOf(crossing), digitsOf(crossing)];
  const widths = columns.map(([name, total]) => Math.max(digits, widest([...name.split('\n'), String(total)])));
  const cell = (count: number, row: number, column: number): Cell => {
    if (count === 0) return { text: '·', paint: dim };
    if (!isDrawn(crossing, row, column)) return String(count);
    // The square root, so that one sees a difference between few too.
    const strength = Math.sqrt(count / most);
    return shades ? shaded(String(count).padStart(widths[column] ?? 0), strength) : signed(count, strength, digits);
  };
  return {
    columns: [{ head: head.toUpperCase() }, ...columns.map(([name]) => right(name)), right(all)],
    rows: [
      ...rows.map(([name, total, rest], row) => [
        rest ? { text: name, paint: dim } : name,
        ...(common[row] ?? []).map((count, column) => cell(count, row, column)),
        String(total),
      ]),
      ...(rows.length > 0 ? [[{ text: all, paint: dim }, ...columns.map(([, total]) => String(total)), String(papers)]] : []),
    ],
  };
}

const dim = (chalk: ChalkInstance, line: string) => chalk.dim(line);

const right = (head: string): Column => ({ head, align: 'right' });

/** Of 256 colours, each with one for the number that is readable on it, whatever the background of the screen is: sand to red. */
const tones = [
  [187, 16],
  [179, 16],
  [172, 16],
  [166, 16],
  [160, 231],
] as const;

function shaded(text: string, strength: number): Cell {
  const [behind, front] = tones[Math.ceil(strength * tones.length) - 1] ?? tones[0];
  return { text, paint: (chalk, line) => chalk.bgAnsi256(behind).ansi256(front)(line) };
}

const signs = '░▒▓█';

const signed = (count: number, strength: number, digits: number): Cell =>
  `${signs[Math.ceil(strength * signs.length) - 1]}${String(count).padStart(digits)}`;
