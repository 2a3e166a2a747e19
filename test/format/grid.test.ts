import { describe, expect, it } from 'vitest';
import { type Column, grid } from '../../src/format/grid.ts';
import { displayWidth } from '../../src/format/wrap.ts';

const columns: readonly Column[] = [{ head: 'NAME' }, { head: 'PAPERS', align: 'right' }, { head: 'TITLE', wraps: true }];
const plain = (width: number) => ({ width, color: false });

it('lays out more rows than a function takes arguments', () => {
  const rows = Array.from({ length: 130_000 }, () => ['a']);
  expect(grid([{ head: 'A', wraps: true }], rows.slice(0, 1), { width: 80, color: false })).toBe('A\na\n');
  expect(() =>
    grid(
      [
        { head: 'A', wraps: true },
        { head: 'B', wraps: true },
      ],
      rows,
      { width: 2, color: false },
    ),
  ).not.toThrow();
});

describe('grid', () => {
  it('gives each column the width of its widest text, with two spaces between', () => {
    const rows = [
      ['icse', '12', 'Software Engineering'],
      ['a-long-name', '3', 'Short'],
    ];
    expect(grid(columns, rows, plain(80))).toBe(`NAME         PAPERS  TITLE
icse             12  Software Engineering
a-long-name       3  Short
`);
  });

  it('aligns by the columns of the screen, not by characters', () => {
    const rows = [
      ['软件通报', '7', '深度代码'],
      ['Nguye\u0302\u0303n', '70', 'ｗｉｄｅ'],
      ['🙂', '700', 'é'],
    ];
    expect(grid(columns, rows, plain(80))).toBe(`NAME      PAPERS  TITLE
软件通报       7  深度代码
Nguye\u0302\u0303n        70  ｗｉｄｅ
🙂           700  é
`);
  });

  it('wraps between words only the column that may be wrapped', () => {
    const rows = [['icse', '1', 'A Title of Several Words that Needs More than One Line']];
    expect(grid(columns, rows, plain(40))).toBe(`NAME  PAPERS  TITLE
icse       1  A Title of Several Words
              that Needs More than One
              Line
`);
  });

  it('wraps ideographs anywhere, without losing one', () => {
    const rows = [['zh', '1', '深度代码模型安全综述 with English in it']];
    expect(grid(columns, rows, plain(36))).toBe(`NAME  PAPERS  TITLE
zh         1  深度代码模型安全综述
              with English in it
`);
    expect(grid(columns, rows, plain(34))).toBe(`NAME  PAPERS  TITLE
zh         1  深度代码模型安全综述
              with English in it
`);
  });

  it('breaks a word that is longer than its column', () => {
    const rows = [['n', '1', `a ${'x'.repeat(30)}`]];
    expect(grid(columns, rows, plain(34))).toBe(`NAME  PAPERS  TITLE
n          1  a
              xxxxxxxxxxxxxxxxxxxx
              xxxxxxxxxx
`);
  });

  it('becomes a block for each row where the columns do not fit beside each other', () => {
    const rows = [
      ['icse', '12', 'A Title of Several Words'],
      ['a-long-name', '', '深度代码模型'],
    ];
    expect(grid(columns, rows, plain(20))).toBe(`icse  12
  A Title of Several
  Words
a-long-name
  深度代码模型
`);
  });

  it('becomes blocks where the column that is wrapped would have less than 20 columns', () => {
    const rows = [['icse', '1', 'A Title of Several Words']];
    expect(grid(columns, rows, plain(34))).toBe(`NAME  PAPERS  TITLE
icse       1  A Title of Several
              Words
`);
    expect(grid(columns, rows, plain(33))).toBe('icse  1\n  A Title of Several Words\n');
  });

  it('narrows another column that wraps where the widest would have less than 40 columns', () => {
    const two: Column[] = [
      { head: 'VENUE', wraps: true },
      { head: 'TITLE', wraps: true },
    ];
    const rows = [['Software Engineering', 'A Title of Several Words that Needs More than One Line']];
    expect(grid(two, rows, plain(62))).toBe(`VENUE                 TITLE
Software Engineering  A Title of Several Words that Needs More
                      than One Line
`);
    expect(grid(two, rows, plain(61))).toBe(`VENUE        TITLE
Software     A Title of Several Words that Needs More than
Engineering  One Line
`);
  });

  it('lets a link in the last column run over the edge rather than break it', () => {
    const links: Column[] = [{ head: 'PAPER' }, { head: 'URL', overflows: true }];
    expect(grid(links, [['okafor2024night', 'https://github.com/harbor-lab/Night_Watch']], plain(30))).toBe(`PAPER            URL
okafor2024night  https://github.com/harbor-lab/Night_Watch
`);
  });

  it('has no spaces at the ends of lines', () => {
    expect(
      grid(
        [...columns, { head: '' }],
        [
          ['a', '1', 'b', ''],
          ['a', '1', '', ''],
        ],
        plain(80),
      ),
    ).toBe(`NAME  PAPERS  TITLE
a          1  b
a          1
`);
  });

  it('shows the heads alone where there are no rows', () => {
    expect(grid(columns, [], plain(80))).toBe('NAME  PAPERS  TITLE\n');
  });

  it('colours heads and cells, and none of it counts as width', () => {
    const painted: Column[] = [{ head: 'A', paint: (chalk, line) => chalk.green(line) }, { head: 'B' }];
    expect(
      grid(
        painted,
        [
          ['one', 'two'],
          ['three', '四'],
        ],
        { width: 80, color: true },
      ),
    ).toBe(
      `\u001b[2mA\u001b[22m      \u001b[2mB\u001b[22m
\u001b[32mone\u001b[39m    two
\u001b[32mthree\u001b[39m  四
`,
    );
  });

  it('tells a painter which row and which part of its text a line is', () => {
    const seen: unknown[] = [];
    const painter: Column = {
      head: 'T',
      wraps: true,
      paint: (_, line, row, place) => {
        seen.push([line, row, place]);
        return line;
      },
    };
    grid([painter], [['one'], ['a text of twenty-five chars']], plain(20));
    expect(seen).toEqual([
      ['one', 0, [0, 3]],
      ['a text of', 1, [0, 9]],
      ['twenty-five chars', 1, [10, 27]],
    ]);
  });

  const nasty = [
    ['key-one', '1', 'Locking the Door & Keeping the Key: 100% of C# Models in #1 Place_Holders'],
    ['钥匙二', '22', '深度代码模型安全综述 with English 和中文'],
    ['k3', '', 'x'.repeat(90)],
    ['Nguye\u0302\u0303n', '4444', '🙂 👩\u200d💻 kept\u00a0together'],
  ];
  const widths = Array.from({ length: 60 }, (_, index) => index + 4);

  it('never writes a line that is wider than the screen', () => {
    const tooWide = widths.filter((width) =>
      grid(columns, nasty, plain(width))
        .split('\n')
        .some((line) => displayWidth(line) > width),
    );
    expect(tooWide).toEqual([]);
  });

  it('never loses a letter', () => {
    const letters = (text: string) => [...text.replace(/\s/g, '')].sort().join('');
    const cells = letters(nasty.flat().join(''));
    const all = letters(`${nasty.flat().join('')}NAMEPAPERSTITLE`);
    expect(widths.filter((width) => ![cells, all].includes(letters(grid(columns, nasty, plain(width)))))).toEqual([]);
  });
});
