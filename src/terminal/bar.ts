import type { Column } from './cell.ts';
import { maxApproximateWidth } from './wrap.ts';

/** The block characters of 0 to 7 eighths of a column. */
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar for a count, where the largest count fills the width in columns; at least an eighth of a column for a count above 0. */
export function renderBar(count: number, largest: number, width: number): string {
  const length = count === 0 ? 0 : Math.max(1, Math.round((count / largest) * width * 8));
  return '█'.repeat(Math.floor(length / 8)) + eighths[length % 8];
}

/** In columns. */
const maxBarWidth = 40;
/** Without room for this, there are no bars. */
const minBarWidth = 4;

const barColumn: Column = { header: '', paint: (chalk, line) => chalk.green(line) };

/** Columns and rows of names with their numbers of papers, and with bars where the screen is wide enough. */
export function renderBarChart(header: string, counts: readonly (readonly [name: string, count: number])[], width: number) {
  const largest = counts.reduce((most, [, count]) => Math.max(most, count), 0);
  const nameWidth = maxApproximateWidth([header, ...counts.map(([name]) => name)]);
  const barWidth = Math.min(maxBarWidth, width - nameWidth - '  PAPERS  '.length);
  const hasBars = barWidth >= minBarWidth;
  const columns: Column[] = [
    { header, wraps: true, isSelfExplanatory: true, paint: dimBranches },
    { header: 'PAPERS', align: 'right' },
  ];
  return {
    columns: hasBars ? [...columns, barColumn] : columns,
    rows: counts.map(([name, count]) => [name, String(count), ...(hasBars ? [renderBar(count, largest, barWidth)] : [])]),
  };
}

/** Dims the lines of a tree before a name. */
const dimBranches: NonNullable<Column['paint']> = (chalk, line) => line.replace(/^[│├└─ ]+/, (branches) => chalk.dim(branches));
