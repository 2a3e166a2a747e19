import { describe, expect, it } from 'vitest';
import { type Crosstab, renderHeatmap } from '../../src/terminal/heatmap.ts';
import { renderGrid } from '../../src/terminal/table-grid.ts';

const crossing: Crosstab = {
  header: 'year',
  rows: [
    { name: '2023', papers: 100 },
    { name: '2024', papers: 3 },
  ],
  columns: [
    { name: 'model-poisoning', papers: 101 },
    { name: 'survey', papers: 1 },
  ],
  counts: [
    [100, 0],
    [1, 1],
  ],
  papers: 103,
};

function drawn(width: number, given = crossing) {
  const table = renderHeatmap(given, 'category', { width, shades: false });
  return table && [...renderGrid(table.columns, table.rows, { width, color: false, gap: table.gap })].join('');
}

describe('a heatmap', () => {
  it('marks numbers by blocks, zeros by dots, and has totals of rows and columns', () => {
    expect(drawn(80)).toBe(`YEAR  model-poisoning  survey  ALL
2023             █100       ·  100
2024             ░  1    ░  1    3
ALL               101       1  103
`);
  });

  it('wraps its headers on a narrow screen', () => {
    expect(drawn(33)).toBe(`         model-
YEAR  poisoning  survey  ALL
2023       █100       ·  100
2024       ░  1    ░  1    3
ALL         101       1  103
`);
    expect(drawn(28)).toBe(drawn(33));
  });

  it('draws the row of other values without blocks, so that its large numbers do not hide the differences', () => {
    const rest = {
      ...crossing,
      rows: [
        { name: '2023', papers: 4 },
        { name: 'OTHERS', papers: 99, isRest: true },
      ],
      counts: [
        [4, 1],
        [97, 2],
      ],
    };
    expect(drawn(80, rest)).toBe(`YEAR    model-poisoning  survey  ALL
2023                 █4      ▒1    4
OTHERS               97       2   99
ALL                 101       1  103
`);
  });

  it('shortens years where it is too wide, unless two of them are the same then', () => {
    const by = (years: readonly string[]) => ({
      header: 'kind',
      rows: [{ name: 'book', papers: 2 }],
      columns: years.map((name) => ({ name, papers: 1 })),
      counts: [[1, 1]],
      papers: 2,
    });
    expect([drawn(21, by(['1999', '2000'])), drawn(20, by(['1999', '2000']))]).toEqual([
      'KIND  1999  2000  ALL\nbook    █1    █1    2\nALL      1     1    2\n',
      "KIND  '99  '00  ALL\nbook   █1   █1    2\nALL     1    1    2\n",
    ]);
    expect(drawn(20, by(['1900', '2000']))).toBe('KIND 1900 2000 ALL\nbook   █1   █1   2\nALL     1    1   2\n');
  });

  it('indents the names of rows by their depth', () => {
    const rows = [
      { name: '2023', papers: 100 },
      { name: 'June', papers: 3, depth: 1 },
    ];
    expect(drawn(80, { ...crossing, rows })).toContain(
      '\n2023               █100       ·  100\n  June             ░  1    ░  1    3\n',
    );
  });

  it('swaps rows and columns where it is too wide', () => {
    const names = ['Alpha', 'Beta', 'Gamma'].map((name) => ({ name, papers: 1 }));
    expect(
      drawn(20, { header: 'kind', rows: [{ name: 'book', papers: 3 }], columns: names, counts: [[1, 1, 1]], papers: 3 }),
    ).toBe(`CATEGORY  book  ALL
Alpha       █1    1
Beta        █1    1
Gamma       █1    1
ALL          3    3
`);
  });

  it('is undefined where neither it nor its transpose fits', () => {
    expect(drawn(21)).toBeUndefined();
  });

  it('has no rows when there are no papers', () => {
    expect(drawn(80, { header: 'year', rows: [], columns: [], counts: [], papers: 0 })).toBe('');
  });

  it('colors the background of numbers from sand to red, with a readable text color', () => {
    const counts = [1, 8, 25, 60, 100, 0];
    const shades: Crosstab = {
      header: 'year',
      rows: counts.map((papers, index) => ({ name: `202${index}`, papers })),
      columns: [{ name: 'x', papers: 194 }],
      counts: counts.map((count) => [count]),
      papers: 194,
    };
    const table = renderHeatmap(shades, 'kind', { width: 80, shades: true });
    const lines =
      table && [...renderGrid(table.columns, table.rows, { width: 80, color: true, shades: true })].join('').split('\n');
    const tile = (background: number, foreground: number, text: string) =>
      `\x1b[48;5;${background}m\x1b[38;5;${foreground}m${text}\x1b[39m\x1b[49m`;
    expect(lines?.slice(1, 7).map((line) => line.slice(6, line.lastIndexOf('  ')).trim())).toEqual([
      tile(187, 16, '  1'),
      tile(179, 16, '  8'),
      tile(172, 16, ' 25'),
      tile(166, 16, ' 60'),
      tile(160, 231, '100'),
      '\x1b[2m·\x1b[22m',
    ]);
  });
});
