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
  /** Whether it may run over the edge of the screen: a link that is broken cannot be followed. Beside others only the last column does. */
  readonly overflows?: boolean;
  /** Whether a text of it says by itself what it is; before any other stands its head where there are no columns. */
  readonly evident?: boolean;
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
/** Where several share the room, none of them is made narrower than this. */
const narrowestShare = 30;
/** Below this a long column that wraps takes from the short ones that do. */
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

/** The lines of a cell, of which the first begins with the lead. */
function lines(column: Column, cell: Cell, width: number, { chalk, links, cuts }: Look, lead = ''): readonly string[] {
  const { text, url, paint = column.paint } = typeof cell === 'string' ? { text: cell } : cell;
  const whole = lead + text;
  const places = cuts ? [cut(whole, width)] : column.overflows ? [[0, whole.length] as const] : wrap(whole, width);
  const inText = (index: number) => Math.max(0, index - lead.length);
  const painted = places.map(([start, end]) => {
    const place = [inText(start), inText(end)] as const;
    const line = text.slice(...place);
    return (paint ? paint(chalk, line, text, place) : line) + (cuts ? ellipsis(text, place, width) : '');
  });
  const leads = places.map(([start, end]) => chalk.dim(lead.slice(start, end)));
  return links.lines(painted, url).map((line, index) => leads[index] + line);
}

const ellipsis = (text: string, [, end]: Line, width: number) => (end < text.length && width > 0 ? '…' : '');

/** A text that is cut where it has no room. */
function fitting(text: string, width: number): string {
  const place = cut(text, width);
  return text.slice(...place) + ellipsis(text, place, width);
}

/** What room the texts of each column have needed so far. */
interface Extent {
  /** The widest text of each. */
  readonly texts: readonly number[];
  /** All texts of each, one behind the other. */
  readonly totals: readonly number[];
  /** The widest word of each that wraps. */
  readonly words: readonly number[];
}

function grown(extent: Extent | undefined, columns: readonly Column[], rows: readonly Row[]): Extent {
  const widths = columns.map((_, index) => rows.map((row) => displayWidth(textOf(row[index]))));
  const words = (index: number) => rows.flatMap((row) => textOf(row[index]).split(' '));
  return {
    texts: widths.map((column, index) => Math.max(extent?.texts[index] ?? 0, most(column))),
    totals: widths.map((column, index) => (extent?.totals[index] ?? 0) + sum(column)),
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
function fittedWidths(columns: readonly Column[], extent: Extent, width: number): number[] | undefined {
  const natural = naturalWidths(columns, extent.texts);
  const room = width - gap * (columns.length - 1);
  const total = sum(natural.filter((_, index) => index < columns.length - 1 || !columns[index]?.overflows));
  if (total <= room) return natural;
  const long = longColumns(columns, natural);
  const left = (widths: readonly number[]) => room - sum(widths.filter((_, index) => !long.includes(index)));
  const squeezed = columns.map(({ head, wraps }, index) =>
    wraps ? Math.max(widest(head.split(/[ \n]/)), extent.words[index] ?? 0) : (natural[index] ?? 0),
  );
  const enough = sum(long.map((index) => Math.min(natural[index] ?? 0, comfortable)));
  const others = left(natural) >= enough ? natural : squeezed;
  const shares = shared(long, natural, extent, left(others));
  return shares && others.map((wide, index) => shares.get(index) ?? wide);
}

/** Those that wrap and are long, the longest first; at least one of those that wrap. */
function longColumns(columns: readonly Column[], widths: readonly number[]): number[] {
  const [first, ...more] = columns
    .flatMap(({ wraps }, index) => (wraps ? index : []))
    .sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
  return first === undefined ? [] : [first, ...more.filter((index) => (widths[index] ?? 0) > narrowest)];
}

/** The width of each long column, such that their texts go over about as many lines; undefined where there is no room for all. */
function shared(
  long: readonly number[],
  natural: readonly number[],
  { totals, words }: Extent,
  room: number,
): Map<number, number> | undefined {
  // The words of the longest may be broken, those of the others not.
  const least = (index: number, place: number) =>
    long.length === 1 ? narrowest : Math.max(Math.min(natural[index] ?? 0, narrowestShare), place > 0 ? (words[index] ?? 0) : 0);
  const shares = new Map(long.map((index, place) => [index, least(index, place)]));
  let left = room - sum([...shares.values()]);
  if (shares.size === 0 || left < 0) return undefined;
  const height = ([index, width]: readonly [index: number, width: number]) => (totals[index] ?? 0) / width;
  for (; left > 0; left--) {
    const growing = [...shares].filter(([index, width]) => width < (natural[index] ?? 0));
    const [highest] = growing.sort((a, b) => height(b) - height(a));
    if (!highest) break;
    shares.set(highest[0], highest[1] + 1);
  }
  return shares;
}

/** Each row as its short texts beside each other, as far as they fit, and the long ones below them; a long one that is first, above. */
function blocks(columns: readonly Column[], rows: readonly Row[], { texts: extent }: Extent, width: number, look: Look): string {
  const isLong = ({ wraps, overflows }: Column, index: number) => overflows || (wraps && (extent[index] ?? 0) > narrowest);
  const long = new Set(columns.flatMap((column, index) => (isLong(column, index) ? index : [])));
  const linesOf = (row: Row, index: number, less: number) => {
    const column = columns[index] ?? { head: '' };
    const lead = column.evident || !column.head ? '' : `${column.head.toLowerCase()}: `;
    return lines(column, row[index] ?? '', Math.max(1, width - less), look, lead);
  };
  // Where one comes below another, they hang, so that one sees where the next begins.
  const hang = [...long].filter((index) => index > 0).length > 1 ? gap : 0;
  const block = (row: Row) => {
    const given = columns.flatMap((_, index) => (textOf(row[index]) ? index : []));
    const above = given.slice(0, 1).filter((index) => long.has(index));
    const short = given.filter((index) => !long.has(index));
    const below = given.filter((index) => long.has(index) && !above.includes(index));
    const beside = short.map((index, place) => {
      const [line = '', ...more] = place + above.length > 0 ? [] : linesOf(row, index, 0);
      return line && more.length === 0 ? [line] : linesOf(row, index, gap);
    });
    return [
      ...above.flatMap((index) => linesOf(row, index, 0)),
      ...filled(beside, width, above.length > 0),
      ...below.flatMap((index) => linesOf(row, index, gap + hang).map((line, number) => indented(line, number > 0 ? hang : 0))),
    ];
  };
  return `${rows.flatMap(block).join('\n')}\n`;
}

const indented = (line: string, more = 0) => ' '.repeat(gap + more) + line;

/** Texts beside each other; one that does not fit on a line begins the next, which is indented, as all are below something. */
function filled(texts: readonly (readonly string[])[], width: number, isBelow: boolean): string[] {
  const done: string[] = [];
  for (const [first = '', ...more] of texts) {
    const longer = `${done.at(-1)}${' '.repeat(gap)}${first}`;
    if (done.length > 0 && more.length === 0 && displayWidth(longer) <= width) done[done.length - 1] = longer;
    else done.push(isBelow || done.length > 0 ? indented(first) : first, ...more.map((line) => indented(line)));
  }
  return done;
}

/** Of thousands of texts too, which are more than a function takes as arguments. */
const most = (numbers: readonly number[]) => numbers.reduce((most, number) => Math.max(most, number), 0);

const widest = (texts: readonly string[]) => most(texts.map(displayWidth));

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
