import { approximateWidth } from '../util/approximate-width.ts';
import type { Column } from './cell.ts';

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar for a count, the longest of them as wide as given in columns; a count above zero is never nothing. */
export function renderBar(count: number, longest: number, width: number): string {
  const parts = count === 0 ? 0 : Math.max(1, Math.round((count / longest) * width * 8));
  return '█'.repeat(Math.floor(parts / 8)) + eighths[parts % 8];
}

/** In columns. */
const widestBar = 40;
const narrowestBar = 4;

const barColumn: Column = { head: '', paint: (chalk, line) => chalk.green(line) };

/** Names with their counts of papers, and bars as long as there is room on the screen for them. */
export function renderBarChart(head: string, counts: readonly (readonly [name: string, count: number])[], width: number) {
  const longest = counts.reduce((most, [, count]) => Math.max(most, count), 0);
  const taken =
    counts.reduce((most, [name]) => Math.max(most, approximateWidth(name)), approximateWidth(head)) + '  PAPERS  '.length;
  const room = Math.min(widestBar, width - taken);
  const columns: Column[] = [
    { head, wraps: true, evident: true, paint: (chalk, line) => line.replace(/^[│├└─ ]+/, (branch) => chalk.dim(branch)) },
    { head: 'PAPERS', align: 'right' },
  ];
  const drawn = room >= narrowestBar;
  return {
    columns: drawn ? [...columns, barColumn] : columns,
    rows: counts.map(([name, count]) => [name, String(count), ...(drawn ? [renderBar(count, longest, room)] : [])]),
  };
}
