/** Rows of text in columns fitted to the screen, without lines between them. */

import type { ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import { styled } from './style.ts';
import { displayWidth, type Line, wrap } from './wrap.ts';

export interface Column {
  readonly head: string;
  /** Whether its text may go over several lines, between words, when the screen is too narrow. */
  readonly wraps?: boolean;
  /** Whether it may run over the edge of the screen: a link that is broken cannot be followed. Only the last column. */
  readonly overflows?: boolean;
  readonly align?: 'right';
  /** A line of the text in the row, with its colours. */
  readonly paint?: (chalk: ChalkInstance, line: string, row: number, place: Line) => string;
}

export interface Screen {
  /** In columns. */
  readonly width: number;
  readonly color: boolean;
}

const gap = 2;

/** A column that wraps is not made narrower; below it, each row becomes a block of lines. */
const narrowest = 20;
/** Below this a column that wraps takes from the others that do. */
const comfortable = 40;

const linesOfTable =
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid middle';
const noLines = Object.fromEntries(linesOfTable.split(' ').map((name) => [name, '']));

/** The rows under their heads, each line with its newline. Text is wrapped between words and never cut. */
export function grid(columns: readonly Column[], rows: readonly (readonly string[])[], screen: Screen): string {
  const chalk = styled(screen.color);
  const widths = fittedWidths(columns, rows, screen.width);
  return widths ? table(columns, rows, widths, chalk) : blocks(columns, rows, screen.width, chalk);
}

function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  chalk: ChalkInstance,
) {
  const last = columns.length - 1;
  const options = {
    colWidths: widths.map((width, index) => width + (index < last ? gap : 0)),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    chars: noLines,
    // Without these cli-table3 writes colours of its own, even into a file.
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  };
  const gaps = columns.map(({ align }, index) => (index < last && align === 'right' ? ' '.repeat(gap) : ''));
  const cell = (column: Column, index: number, text: string, row: number) =>
    lines(column, text, row, widths[index] ?? 0, chalk).map((line) => line + gaps[index]);
  // A table for each row: cli-table3 compares each cell of a table with every other.
  const drawn = (cells: string[]) => {
    const one = new Table(options);
    one.push(cells);
    return one.toString();
  };
  const head = columns.map(({ head }, index) => chalk.dim(head) + gaps[index]);
  const body = rows.map((texts, row) => columns.map((column, index) => cell(column, index, texts[index] ?? '', row).join('\n')));
  return [head, ...body].map((cells) => `${drawn(cells).replace(/ +$/gm, '')}\n`).join('');
}

function lines({ paint }: Column, text: string, row: number, width: number, chalk: ChalkInstance): string[] {
  return wrap(text, width).map((place) => {
    const line = text.slice(...place);
    return paint ? paint(chalk, line, row, place) : line;
  });
}

/** The width of each column; undefined when they do not fit beside each other. */
function fittedWidths(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): number[] | undefined {
  const cells = columns.map(({ head }, index) => [head, ...rows.map((row) => row[index] ?? '')]);
  const natural = cells.map(widest);
  const room = width - gap * (columns.length - 1);
  const total = sum(natural.filter((_, index) => !columns[index]?.overflows));
  if (total <= room) return natural;
  const flexible = widestWrapping(columns, natural);
  const left = (widths: readonly number[]) => room - sum(widths.filter((_, index) => index !== flexible));
  const words = cells.map((texts) => widest(texts.flatMap((text) => text.split(' '))));
  const squeezed = natural.map((wide, index) => (columns[index]?.wraps ? Math.min(wide, words[index] ?? wide) : wide));
  const widths = left(natural) >= comfortable ? natural : squeezed;
  if (flexible < 0 || left(widths) < narrowest) return undefined;
  return widths.map((wide, index) => (index === flexible ? left(widths) : wide));
}

function widestWrapping(columns: readonly Column[], widths: readonly number[]): number {
  return widths.reduce((best, width, index) => (columns[index]?.wraps && width > (widths[best] ?? 0) ? index : best), -1);
}

/** Each row as its short texts beside each other, as far as they fit, and the longest below them. */
function blocks(columns: readonly Column[], rows: readonly (readonly string[])[], width: number, chalk: ChalkInstance): string {
  const natural = columns.map((_, index) => widest(rows.map((row) => row[index] ?? '')));
  const longest = widestWrapping(columns, natural);
  const block = (texts: readonly string[], row: number) => {
    const linesOf = (index: number, room: number) => lines(columns[index] ?? { head: '' }, texts[index] ?? '', row, room, chalk);
    const short = columns.flatMap((_, index) => (index === longest || !texts[index] ? [] : [index]));
    const head = filled(
      short.map((index) => [displayWidth(texts[index] ?? ''), linesOf(index, width).join('\n')]),
      width,
    );
    return longest < 0 ? head : [...head, ...linesOf(longest, width - gap).map((line) => ' '.repeat(gap) + line)];
  };
  return `${rows.flatMap(block).join('\n')}\n`;
}

/** Lines of texts beside each other; one that does not fit on a line begins the next. */
function filled(texts: readonly (readonly [wide: number, painted: string])[], width: number): string[] {
  const done: string[] = [];
  let room = 0;
  for (const [wide, painted] of texts) {
    const fits = done.length > 0 && gap + wide <= room;
    room = (fits ? room - gap : width) - wide;
    done.push(fits ? `${done.pop()}${' '.repeat(gap)}${painted}` : painted);
  }
  return done;
}

/** Of thousands of texts too, which are more than a function takes as arguments. */
const widest = (texts: readonly string[]) => texts.reduce((width, text) => Math.max(width, displayWidth(text)), 0);

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
