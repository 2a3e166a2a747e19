/** Rows of text in columns fitted to the screen, without lines between them. */

import type { ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import { type Linker, linker } from './link.ts';
import { styled } from './style.ts';
import { cut, displayWidth, type Line, wrap } from './wrap.ts';

export interface Column {
  /** Its lines, where it has several. */
  readonly head: string;
  /** Whether its text may go over several lines, between words, when the screen is too narrow. */
  readonly wraps?: boolean;
  /** Whether it may run over the edge of the screen: a link that is broken cannot be followed. Only the last column. */
  readonly overflows?: boolean;
  readonly align?: 'right';
  /** A line of a text, with its colours; its place is where in the text it stands. */
  readonly paint?: (chalk: ChalkInstance, line: string, text: string, place: Line) => string;
}

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

const gap = 2;

/** A column that wraps is not made narrower; below it, each row becomes a block of lines. */
const narrowest = 20;
/** Below this a column that wraps takes from the others that do. */
const comfortable = 40;

const linesOfTable =
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid middle';
const noLines = Object.fromEntries(linesOfTable.split(' ').map((name) => [name, '']));

/** Rows are laid out so many at a time, so that any number of them needs no more memory. */
const atOnce = 1000;
const beside = 50;

type Row = readonly Cell[];

const textOf = (cell: Cell = '') => (typeof cell === 'string' ? cell : cell.text);

/** How cells are drawn. */
interface Look {
  readonly chalk: ChalkInstance;
  readonly links: Linker;
  readonly cuts: boolean;
}

/**
 * The rows under their heads, piece by piece, each line with its newline; nothing where there are no rows. Text is wrapped between
 * words and never cut, unless the screen says so. The columns fit the rows so far: from the second piece on they may be wider than above.
 */
export function* grid(columns: readonly Column[], rows: Iterable<Row>, screen: Screen): Generator<string> {
  const { width, color, shades = false, links = false, cuts = false } = screen;
  const look = { chalk: styled(color, shades), links: linker(links), cuts };
  let isFirst = true;
  let extent: Extent | undefined;
  let widths: readonly number[] | undefined;
  for (const piece of pieces(rows, atOnce)) {
    // What has once become blocks goes on so.
    const fitted = extent === undefined || widths !== undefined;
    extent = grown(extent, columns, piece);
    widths = cuts ? cutWidths(columns, extent, width) : fitted ? fittedWidths(columns, extent, width) : undefined;
    const heads = widths && isFirst ? [headLines(columns, widths, look)] : [];
    yield look.links.drawn(widths ? table(columns, heads, piece, widths, look) : blocks(columns, piece, extent, width, look));
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
function headLines(columns: readonly Column[], widths: readonly number[], { chalk, cuts }: Look): Cells {
  const heads = columns.map(({ head }, index) =>
    head.split('\n').map((line) => (cuts ? fitting(line, widths[index] ?? 0) : line)),
  );
  const height = Math.max(...heads.map(({ length }) => length));
  return heads.map((head) => [...Array(height - head.length).fill(''), ...head.map((line) => chalk.dim(line))]);
}

function table(
  columns: readonly Column[],
  heads: readonly Cells[],
  rows: readonly Row[],
  widths: readonly number[],
  look: Look,
): string {
  const body = rows.map((row) => columns.map((column, index) => lines(column, row[index] ?? '', widths[index] ?? 0, look)));
  return [...pieces([...heads, ...body], beside)].map((cells) => drawn(columns, cells, widths)).join('');
}

/**
 * The rows as one of cli-table3's, which compares each cell with every other; it also measures a cell anew with each of its lines,
 * so that there should not be too many.
 */
function drawn(columns: readonly Column[], rows: readonly Cells[], widths: readonly number[]): string {
  const last = columns.length - 1;
  const one = new Table({
    colWidths: widths.map((width, index) => width + (index < last ? gap : 0)),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    chars: noLines,
    // Without these cli-table3 writes colours of its own, even into a file.
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  const heights = rows.map((cells) => Math.max(...cells.map(({ length }) => length)));
  const side = ({ align }: Column, index: number) => {
    const between = index < last && align === 'right' ? ' '.repeat(gap) : '';
    const line = (row: number, number: number) => (rows[row]?.[index]?.[number] ?? '') + between;
    return heights.flatMap((height, row) => Array.from({ length: height }, (_, number) => line(row, number)));
  };
  one.push(columns.map((column, index) => side(column, index).join('\n')));
  // From the first space of several only, or each of them is tried.
  return `${one.toString().replace(/(?<! ) +$/gm, '')}\n`;
}

function lines(column: Column, cell: Cell, width: number, { chalk, links, cuts }: Look): readonly string[] {
  const { text, url, paint = column.paint } = typeof cell === 'string' ? { text: cell } : cell;
  const places = cuts ? [cut(text, width)] : column.overflows ? [[0, text.length] as const] : wrap(text, width);
  const painted = places.map((place) => {
    const line = text.slice(...place);
    return (paint ? paint(chalk, line, text, place) : line) + (cuts ? ellipsis(text, place, width) : '');
  });
  return links.lines(painted, url);
}

const ellipsis = (text: string, [, end]: Line, width: number) => (end < text.length && width > 0 ? '…' : '');

/** A text that is cut where it has no room. */
function fitting(text: string, width: number): string {
  const place = cut(text, width);
  return text.slice(...place) + ellipsis(text, place, width);
}

/** What room the texts of each column, and the words of those that wrap, have needed so far. */
interface Extent {
  readonly texts: readonly number[];
  readonly words: readonly number[];
}

function grown(extent: Extent | undefined, columns: readonly Column[], rows: readonly Row[]): Extent {
  const column = (index: number) => rows.map((row) => textOf(row[index]));
  const words = (index: number) => column(index).flatMap((text) => text.split(' '));
  return {
    texts: columns.map((_, index) => Math.max(extent?.texts[index] ?? 0, widest(column(index)))),
    words: columns.map(({ wraps }, index) => Math.max(extent?.words[index] ?? 0, wraps ? widest(words(index)) : 0)),
  };
}

const naturalWidths = (columns: readonly Column[], texts: readonly number[]) =>
  columns.map(({ head }, index) => Math.max(widest(head.split('\n')), texts[index] ?? 0));

/** The width of each column of rows that are one line; where they do not fit beside each other, the edge of the screen cuts them. */
function cutWidths(columns: readonly Column[], extent: Extent, width: number): number[] {
  const fitted = fittedWidths(
    columns.map((column) => ({ ...column, overflows: false })),
    extent,
    width,
  );
  let left = width + gap;
  return (
    fitted ??
    naturalWidths(columns, extent.texts).map((wide) => {
      const seen = Math.max(0, Math.min(wide, left - gap));
      left -= gap + wide;
      return seen;
    })
  );
}

/** The width of each column; undefined when they do not fit beside each other. */
function fittedWidths(columns: readonly Column[], { texts, words }: Extent, width: number): number[] | undefined {
  const natural = naturalWidths(columns, texts);
  const room = width - gap * (columns.length - 1);
  const total = sum(natural.filter((_, index) => !columns[index]?.overflows));
  if (total <= room) return natural;
  const flexible = widestWrapping(columns, natural);
  const left = (widths: readonly number[]) => room - sum(widths.filter((_, index) => index !== flexible));
  const squeezed = columns.map(({ head, wraps }, index) =>
    wraps ? Math.max(widest(head.split(/[ \n]/)), words[index] ?? 0) : (natural[index] ?? 0),
  );
  const widths = left(natural) >= comfortable ? natural : squeezed;
  if (flexible < 0 || left(widths) < narrowest) return undefined;
  return widths.map((wide, index) => (index === flexible ? left(widths) : wide));
}

function widestWrapping(columns: readonly Column[], widths: readonly number[]): number {
  return widths.reduce((best, width, index) => (columns[index]?.wraps && width > (widths[best] ?? 0) ? index : best), -1);
}

/** Each row as its short texts beside each other, as far as they fit, and the longest below them. */
function blocks(columns: readonly Column[], rows: readonly Row[], { texts: extent }: Extent, width: number, look: Look): string {
  const longest = widestWrapping(columns, extent);
  const block = (row: Row) => {
    const linesOf = (index: number, room: number) => lines(columns[index] ?? { head: '' }, row[index] ?? '', room, look);
    const short = columns.flatMap((_, index) => (index === longest || !textOf(row[index]) ? [] : [index]));
    const head = filled(
      short.map((index) => [displayWidth(textOf(row[index])), linesOf(index, width).join('\n')]),
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
