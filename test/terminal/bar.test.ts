import { describe, expect, it } from 'vitest';
import { renderBar, renderBarChart } from '../../src/terminal/bar.ts';
import { renderGrid } from '../../src/terminal/table-grid.ts';

describe('renderBar', () => {
  it.each([
    [10, 10, 5, '█████'],
    [5, 10, 5, '██▌'],
    [1, 10, 5, '▌'],
    [3, 4, 1, '▊'],
    [1, 8, 1, '▏'],
    [1, 1000, 10, '▏'],
    [0, 10, 5, ''],
    [0, 0, 5, ''],
  ])('draws %i of at most %i in %i columns as %j', (count, longest, width, drawn) => {
    expect(renderBar(count, longest, width)).toBe(drawn);
  });
});

describe('a bar chart', () => {
  const drawn = (counts: readonly (readonly [string, number])[], width: number) => {
    const { columns, rows } = renderBarChart('VENUE', counts, width);
    return [...renderGrid(columns, rows, { width, color: false })].join('');
  };

  it('fills the width that the names leave', () => {
    const counts = [
      ['icse', 12],
      ['ase', 3],
      ['fse', 0],
    ] as const;
    expect(drawn(counts, 27)).toBe(`VENUE  PAPERS
icse       12  ████████████
ase         3  ███
fse         0
`);
  });

  it('has bars of 40 columns at most', () => {
    expect(drawn([['icse', 1]], 200)).toBe(`VENUE  PAPERS
icse        1  ${'█'.repeat(40)}
`);
  });

  it('has no bars where there is no room for them', () => {
    expect(drawn([['a-long-name', 2]], 24)).toBe(`VENUE        PAPERS
a-long-name       2
`);
  });

  it('counts Chinese characters in names as two columns', () => {
    expect(drawn([['软件通报', 2]], 24)).toBe(`VENUE     PAPERS
软件通报       2  ██████
`);
  });

  it('has no rows when there is nothing to count', () => {
    expect(renderBarChart('VENUE', [], 80).rows).toEqual([]);
  });

  it('has green bars and dim tree branches', () => {
    const { columns, rows } = renderBarChart('CATEGORY', [['├─ backdoor', 1]], 80);
    const [, line] = [...renderGrid(columns, rows, { width: 80, color: true })].join('').split('\n');
    expect(line).toBe(`\x1b[2m├─ \x1b[22mbackdoor       1  \x1b[32m${'█'.repeat(40)}\x1b[39m`);
  });
});
