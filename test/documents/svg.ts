/** Draws the screen of a terminal as an SVG whose text is text. */
import xterm, { type IBufferCell } from '@xterm/headless';

/** Adjacent characters of a line in one style. */
export interface Run {
  readonly column: number;
  /** Columns; a Chinese character takes two. */
  readonly width: number;
  readonly text: string;
  /** Classes of CSS: a color such as c2, and bold, dim, italic, underline. */
  readonly classes: readonly string[];
  /** The color of the background; undefined for that of the terminal. */
  readonly background: string | undefined;
}

export interface Theme {
  readonly foreground: string;
  readonly background: string;
  readonly border: string;
  readonly dim: string;
  /** The 16 colors of ANSI. */
  readonly colors: readonly string[];
}

export const themes = {
  light: {
    foreground: '#1f2328',
    background: '#ffffff',
    border: '#d1d9e0',
    dim: '#656d76',
    colors:
      '#24292f #cf222e #1a7f37 #9a6700 #0969da #8250df #1b7c83 #6e7781 #57606a #a40e26 #116329 #633c01 #218bff #a475f9 #3192aa #8c959f'.split(
        ' ',
      ),
  },
  dark: {
    foreground: '#e6edf3',
    background: '#0d1117',
    border: '#3d444d',
    dim: '#8b949e',
    colors:
      '#484f58 #ff7b72 #3fb950 #d29922 #58a6ff #bc8cff #39c5cf #b1bac4 #6e7681 #ffa198 #56d364 #e3b341 #79c0ff #d2a8ff #56d4dd #ffffff'.split(
        ' ',
      ),
  },
} satisfies Record<string, Theme>;

/** The lines of a terminal after it has read the bytes, without empty lines at the end. */
export async function readScreen(bytes: string, columns: number): Promise<Run[][]> {
  const terminal = new xterm.Terminal({ cols: columns, rows: 24, scrollback: 10_000, allowProposedApi: true, convertEol: true });
  await new Promise<void>((done) => terminal.write(bytes, done));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, index) => {
    const line = active.getLine(index);
    return mergeCells(Array.from({ length: columns }, (_, column) => line?.getCell(column)));
  });
  return lines.slice(0, lines.findLastIndex((runs) => runs.length > 0) + 1);
}

/** The cells of a line as runs, without spaces that have no background. */
function mergeCells(cells: readonly (IBufferCell | undefined)[]): Run[] {
  const runs: Run[] = [];
  let afterSpace = true;
  for (const [column, cell] of cells.entries()) {
    if (!cell || cell.getWidth() === 0) continue;
    const run = { column, width: cell.getWidth(), text: cell.getChars() || ' ', ...styleOf(cell) };
    const isBlank = run.text === ' ' && run.background === undefined;
    const last = runs.at(-1);
    // Two spaces end a run, so that each column of a table begins at its own place.
    if (last && sameStyle(last, run) && last.column + last.width === column && !(isBlank && afterSpace)) {
      runs[runs.length - 1] = { ...last, width: last.width + run.width, text: last.text + run.text };
    } else if (!isBlank) runs.push(run);
    afterSpace = isBlank;
  }
  return runs.map(trimEnd);
}

/** A run without the spaces at its end, unless they have a background. */
function trimEnd(run: Run): Run {
  if (run.background !== undefined) return run;
  const text = run.text.trimEnd();
  return { ...run, text, width: run.width - (run.text.length - text.length) };
}

const sameStyle = (a: Run, b: Run) => a.background === b.background && a.classes.join() === b.classes.join();

function styleOf(cell: IBufferCell): Pick<Run, 'classes' | 'background'> {
  const names = { bold: cell.isBold(), dim: cell.isDim(), italic: cell.isItalic(), underline: cell.isUnderline() };
  const classes = Object.entries(names).flatMap(([name, isOn]) => (isOn ? [name] : []));
  const color = colorOf(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor());
  const background = colorOf(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor());
  return { classes: color === undefined ? classes : [...classes, color], background };
}

/** The class of a color: c and its number among the 16 colors of ANSI, or x and its RGB value. */
function colorOf(isDefault: boolean, isRgb: boolean, color: number): string | undefined {
  if (isDefault) return undefined;
  if (!isRgb && color < 16) return `c${color}`;
  return `x${(isRgb ? color : paletteColor(color)).toString(16).padStart(6, '0')}`;
}

/** The RGB value of one of the colors 16 to 255 of xterm: a cube of 216 colors, then 24 grays. */
function paletteColor(color: number): number {
  if (color >= 232) return (8 + (color - 232) * 10) * 0x010101;
  const levels = [0, 95, 135, 175, 215, 255];
  const digits = [Math.floor((color - 16) / 36), Math.floor((color - 16) / 6) % 6, (color - 16) % 6];
  return digits.reduce((sum, digit) => sum * 256 + (levels[digit] ?? 0), 0);
}

const fontSize = 14;
/** Of a character; fonts differ by a little, and `textLength` makes them fit. */
const columnWidth = 8.4;
const lineHeight = 19;
const padding = 16;

/** The SVG of the lines; the description is for screen readers. */
export function renderSvg(lines: readonly (readonly Run[])[], columns: number, theme: Theme, description: string): string {
  const width = round(columns * columnWidth + 2 * padding);
  const height = lines.length * lineHeight + 2 * padding;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escapeXml(description)}</title>
<style>${styleSheet(lines, theme)}</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${theme.background}" stroke="${theme.border}"/>
${lines.map(renderLine).join('')}</svg>
`;
}

function styleSheet(lines: readonly (readonly Run[])[], theme: Theme): string {
  const used = new Set(lines.flat().flatMap(({ classes, background }) => [...classes, ...(background ? [background] : [])]));
  const colors = [...used].filter((name) => /^[cx]/.test(name)).sort();
  const font = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace';
  return [
    `text { font: ${fontSize}px ${font}; fill: ${theme.foreground}; white-space: pre }`,
    `text.dim { fill: ${theme.dim} } .bold { font-weight: bold } .italic { font-style: italic } .underline { text-decoration: underline }`,
    ...colors.map((name) => `.${name}, text.${name} { fill: ${colorValue(name, theme)} }`),
  ].join('\n');
}

const colorValue = (name: string, { colors, foreground }: Theme) =>
  name.startsWith('x') ? `#${name.slice(1)}` : (colors[Number(name.slice(1))] ?? foreground);

function renderLine(runs: readonly Run[], index: number): string {
  const top = padding + index * lineHeight;
  return runs
    .map(({ column, width, text, classes, background }) => {
      const x = round(padding + column * columnWidth);
      const length = round(width * columnWidth);
      const box = background
        ? `<rect class="${background}" x="${x}" y="${top}" width="${length}" height="${lineHeight}"/>\n`
        : '';
      const style = classes.length > 0 ? ` class="${classes.join(' ')}"` : '';
      const place = `x="${x}" y="${top + 14}" textLength="${length}" lengthAdjust="spacingAndGlyphs"`;
      return `${box}<text${style} ${place}>${escapeXml(text)}</text>\n`;
    })
    .join('');
}

const round = (value: number) => Math.round(value * 10) / 10;

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
