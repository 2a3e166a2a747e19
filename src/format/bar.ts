const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar for a count, the longest of them as wide as given in columns; a count above zero is never nothing. */
export function bar(count: number, longest: number, width: number): string {
  const parts = count === 0 ? 0 : Math.max(1, Math.round((count / longest) * width * 8));
  return '█'.repeat(Math.floor(parts / 8)) + eighths[parts % 8];
}
