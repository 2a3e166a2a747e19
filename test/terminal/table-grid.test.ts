import { describe, expect, it } from 'vitest';
import type { Column } from '../../src/terminal/cell.ts';
import { displayWidth } from '../../src/terminal/display-width.ts';
import { renderGrid as pieces } from '../../src/terminal/table-grid.ts';

const columns: readonly Column[] = [
  { header: 'NAME', isSelfExplanatory: true },
  { header: 'PAPERS', align: 'right' },
  { header: 'TITLE', wraps: true, isSelfExplanatory: true },
];
const grid = (...given: Parameters<typeof pieces>) => [...pieces(...given)].join('');
const plain = (width: number) => ({ width, color: false });

it('a table may have more rows than a function takes arguments', () => {
  const rows = Array.from({ length: 130_000 }, () => ['a']);
  expect(grid([{ header: 'A', wraps: true }], rows.slice(0, 1), { width: 80, color: false })).toBe('A\na\n');
  expect(() =>
    grid(
      [
        { header: 'A', wraps: true },
        { header: 'B', wraps: true },
      ],
      rows,
      { width: 2, color: false },
    ),
  ).not.toThrow();
});

describe('a table', () => {
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

  it('aligns columns by display width, not by number of characters', () => {
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

  it('wraps only columns that may wrap, between words', () => {
    const rows = [['icse', '1', 'A Title of Several Words that Needs More than One Line']];
    expect(grid(columns, rows, plain(40))).toBe(`NAME  PAPERS  TITLE
icse       1  A Title of Several Words
              that Needs More than One
              Line
`);
  });

  it('wraps between ideographs, without losing one', () => {
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

  it('stacks the cells of each row where the columns do not fit on a line', () => {
    const rows = [
      ['icse', '12', 'A Title of Several Words'],
      ['a-long-name', '', '深度代码模型'],
    ];
    expect(grid(columns, rows, plain(20))).toBe(`icse      papers: 12
  A Title of Several
    Words
a-long-name
  深度代码模型
`);
  });

  const three: readonly Column[] = [
    { header: 'TITLE', wraps: true, isSelfExplanatory: true },
    { header: 'AUTHORS', wraps: true },
    { header: 'KEY', isSelfExplanatory: true },
    { header: 'URL', overflows: true, isSelfExplanatory: true },
  ];
  const work = [
    'A Title of Several Words',
    'Xiao Lin, Ida Abel, Zoë Łukasiewicz',
    'lin2024',
    'https://example.org/a-long-address',
  ];

  it('stacks rows with the first column on top, and the others in order', () => {
    expect(grid(three, [work, ['One', '', 'k', '']], plain(30))).toBe(`A Title of Several Words
                       lin2024
  authors: Xiao Lin, Ida Abel,
    Zoë Łukasiewicz
  https://example.org/a-long-address
One                          k
`);
  });

  it('gives long texts of stacked rows a hanging indent', () => {
    const [title = '', authors = '', key = ''] = work;
    const columns = [2, 1, 0].flatMap((index) => three[index] ?? []);
    expect(grid(columns, [[key, authors, title]], plain(24))).toBe(`lin2024
  authors: Xiao Lin, Ida
    Abel, Zoë
    Łukasiewicz
  A Title of Several
    Words
`);
  });

  it('keeps short texts of wrapping columns with the others in stacked rows', () => {
    const pairs: Column[] = ['CATEGORY', 'AUTHOR'].map((header) => ({ header, wraps: true, isSelfExplanatory: true }));
    const rows = [['other-threats', 'Prashast Srivastava', '1']];
    expect(grid([...pairs, { header: 'PAPERS', align: 'right' }], rows, plain(40))).toBe(
      'other-threats\n          Prashast Srivastava  papers: 1\n',
    );
  });

  it('indents short texts of stacked rows that do not fit on one line', () => {
    const short: Column[] = ['A', 'B', 'C'].map((header) => ({ header, isSelfExplanatory: header === 'A' }));
    expect(grid(short, [['one', 'two', 'three']], plain(12))).toBe('one\n  b: two\n  c: three\n');
  });

  it('dims the labels of stacked rows', () => {
    const short: Column[] = [{ header: 'A', isSelfExplanatory: true }, { header: 'B' }];
    expect(grid(short, [['one-of-ten', 'two']], { width: 10, color: true })).toBe('one-of-ten\n    \u001b[2mb: \u001b[22mtwo\n');
  });

  it('shares the room of two long columns by the length of their texts', () => {
    const two: Column[] = ['AUTHORS', 'TITLE'].map((header) => ({ header, wraps: true }));
    const rows = [
      ['Xiao Lin', 'A Title of Several Words that Needs More than One Line of the Screen'],
      ['Ida Abel, Zoë Łukasiewicz, Una-May O’Neil, Martin J. King, Jr., Haiyan Wu, Chidi Okafor', 'A Title'],
    ];
    expect(grid(two, rows, plain(80))).toBe(`AUTHORS                                       TITLE
Xiao Lin                                      A Title of Several Words that
                                              Needs More than One Line of the
                                              Screen
Ida Abel, Zoë Łukasiewicz, Una-May O’Neil,    A Title
Martin J. King, Jr., Haiyan Wu, Chidi Okafor
`);
  });

  it('stacks rows where two long columns would be narrower than 30 columns', () => {
    const two: Column[] = ['A', 'B'].map((header) => ({ header, wraps: true, isSelfExplanatory: true }));
    const rows = [['A Title of Several Words that Needs More', 'Another Title of Several Words']];
    expect([grid(two, rows, plain(62)).split('\n')[0], grid(two, rows, plain(61))]).toEqual([
      'A                               B',
      'A Title of Several Words that Needs More\n  Another Title of Several Words\n',
    ]);
  });

  it('stacks rows where the wrapped column would be narrower than 20 columns', () => {
    const rows = [['icse', '1', 'A Title of Several Words']];
    expect(grid(columns, rows, plain(34))).toBe(`NAME  PAPERS  TITLE
icse       1  A Title of Several
              Words
`);
    expect(grid(columns, rows, plain(33))).toBe('icse                    papers: 1\n  A Title of Several Words\n');
  });

  it('narrows other wrapping columns where the widest would be narrower than 40 columns', () => {
    const two: Column[] = [
      { header: 'VENUE', wraps: true },
      { header: 'TITLE', wraps: true },
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

  describe('with a heading', () => {
    const headed: Column[] = [
      { header: 'KEY', isSelfExplanatory: true },
      { header: 'TITLE', wraps: true, isHeading: true },
    ];
    const rows = [['k', 'A Title of Several Words that Needs More than One Line, even on a Screen of One Hundred Columns']];
    const layoutOf = (width: number, columns = headed) => grid(columns, rows, plain(width)).startsWith('KEY');

    it('stacks rows on less than 100 columns if the heading does not fit on a line', () => {
      expect([layoutOf(99), layoutOf(100)]).toEqual([false, true]);
      expect(grid(headed, [['k', 'A Short Title']], plain(40))).toBe('KEY  TITLE\nk    A Short Title\n');
    });

    it('stacks rows where the heading would be narrower than 44 columns', () => {
      const wide = (width: number) => [...headed, { header: 'x'.repeat(width) }];
      expect([layoutOf(100, wide(49)), layoutOf(100, wide(50))]).toEqual([true, false]);
    });

    it('puts short texts beside the last line of the heading where two spaces are left between', () => {
      const title = 'A Title that Needs One Line';
      const long = { header: 'T', wraps: true, isHeading: true };
      const other = [title, 'key'];
      const columns = [long, { header: 'KEY', isSelfExplanatory: true }];
      const wrapped = [`${title} and ${title}`, 'key'];
      expect(grid(columns, [other, wrapped], plain(32))).toBe(`${title}  key
${title} and
  ${title}
${' '.repeat(29)}key
`);
    });

    it('has the texts of a column below if they are long on average, else on the line of the others', () => {
      const columns = [...headed, { header: 'VENUE', wraps: true, isSelfExplanatory: true }];
      const [long = ''] = ['A Conference on Software and More'];
      const short = ['k', rows[0]?.[1] ?? '', 'ICSE'];
      const text = grid(columns, [short, ['k', 'A Title', long]], plain(80));
      expect(text.split('\n').slice(-2)[0]).toBe(`A Title${' '.repeat(80 - 7 - 3 - long.length)}k  ${long}`);
      expect(
        grid(columns, [short, ['k', 'A Title', `${long} ${long}`]], plain(80))
          .split('\n')
          .slice(-3),
      ).toEqual([`A Title${' '.repeat(72)}k`, `  ${long} ${long}`, '']);
    });
  });

  it('lets a URL in the last column overflow the screen rather than break it', () => {
    const links: Column[] = [{ header: 'PAPER' }, { header: 'URL', overflows: true }];
    expect(grid(links, [['okafor2024night', 'https://github.com/harbor-lab/Night_Watch']], plain(30))).toBe(`PAPER            URL
okafor2024night  https://github.com/harbor-lab/Night_Watch
`);
  });

  it('never breaks a URL in stacked rows, and stacks rows rather than let a URL overflow the next column', () => {
    const links: Column[] = [{ header: 'URL', overflows: true, isSelfExplanatory: true }, { header: 'PAPER' }];
    const rows = [['https://github.com/harbor-lab/Night_Watch', 'okafor2024night']];
    expect(grid(links, rows, plain(30))).toBe('https://github.com/harbor-lab/Night_Watch\n        paper: okafor2024night\n');
    expect(grid(links, rows, plain(57))).toBe(
      `https://github.com/harbor-lab/Night_Watch\n${' '.repeat(35)}paper: okafor2024night\n`,
    );
  });

  it('leaves no spaces at the ends of lines', () => {
    expect(
      grid(
        [...columns, { header: '' }],
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

  it('writes nothing without rows, even where the headers do not fit', () => {
    expect([grid(columns, [], plain(80)), grid(columns, [], plain(4))]).toEqual(['', '']);
  });

  it('colors headers and cells without changing widths', () => {
    const painted: Column[] = [{ header: 'A', paint: (chalk, line) => chalk.green(line) }, { header: 'B' }];
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

  it('passes the text and the range of each line to the paint function', () => {
    const seen: unknown[] = [];
    const painter: Column = {
      header: 'T',
      wraps: true,
      paint: (_, line, { text, range }) => {
        seen.push([line, text, range]);
        return line;
      },
    };
    grid([painter], [['one'], ['a text of twenty-five chars']], plain(20));
    expect(seen).toEqual([
      ['one', 'one', [0, 3]],
      ['a text of', 'a text of twenty-five chars', [0, 9]],
      ['twenty-five chars', 'a text of twenty-five chars', [10, 27]],
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
    const cells = letters(`${nasty.flat().join('')}papers:papers:papers:`);
    const all = letters(`${nasty.flat().join('')}NAMEPAPERSTITLE`);
    expect(widths.filter((width) => ![cells, all].includes(letters(grid(columns, nasty, plain(width)))))).toEqual([]);
  });
});

describe('a table of more than 1000 rows', () => {
  const two: readonly Column[] = [
    { header: 'KEY', isSelfExplanatory: true },
    { header: 'TITLE', wraps: true, isSelfExplanatory: true },
  ];
  const short = Array.from({ length: 1000 }, (_, index) => [`k${index}`, 'One Title']);
  const long = ['a-much-longer-key', 'A Title of Several Words that Needs More than One Line'];
  const drawn = (rows: Iterable<readonly string[]>, width: number) => [...pieces(two, rows, plain(width))];

  it('fits its columns to the first 1000 rows, and then to all rows so far', () => {
    const [first, second, ...more] = drawn([...short, long, ['k', 'Another']], 60);
    expect(first?.split('\n').slice(0, 2)).toEqual(['KEY   TITLE', 'k0    One Title']);
    expect(second).toBe(`a-much-longer-key  A Title of Several Words that Needs More
                   than One Line
k                  Another
`);
    expect(more).toEqual([]);
  });

  it('does not narrow its columns for later rows', () => {
    expect(drawn([...short, ['k', 'T']], 60).at(-1)).toBe('k     T\n');
  });

  it('stacks all further rows once rows do not fit', () => {
    const [, second, third] = drawn([...short, long, ...short], 30);
    expect(second?.split('\n').slice(0, 5)).toEqual([
      'a-much-longer-key',
      '  A Title of Several Words',
      '    that Needs More than One',
      '    Line',
      'k0',
    ]);
    expect(third).toBe('k999\n  One Title\n');
  });

  it('reads only 1000 rows before its first output', () => {
    let taken = 0;
    function* endless() {
      for (; ; taken++) yield ['k', 'T'];
    }
    expect(pieces(two, endless(), plain(60)).next().value?.slice(0, 18)).toBe('KEY  TITLE\nk    T\n');
    expect(taken).toBe(999);
  });
});

describe('a table of long texts', () => {
  const rowsOf = (text: string) => [['k', '1', text]];

  it.each(['word ', '深度代', '🙂 é', 'ab'])(
    'is drawn in seconds when %j makes 42,000 letters in a narrow column',
    { timeout: 15_000 },
    (unit) => {
      const text = unit.repeat(42_000 / unit.length);
      const lines = grid(columns, rowsOf(text), plain(40)).split('\n');
      expect(lines.join('').replace(/\s/g, '')).toBe(`NAMEPAPERSTITLEk1${text.replace(/\s/g, '')}`);
    },
  );

  it.each(['word ', '深度代', '🙂 é', 'ab'])(
    'is drawn in seconds when %j makes a line of 100,000 columns',
    { timeout: 15_000 },
    (unit) => {
      const text = unit.repeat(40_000 / unit.length).trim();
      expect(grid(columns, [...rowsOf(text), ...rowsOf('short')], plain(100_000)).split('\n')[1]).toBe(`k          1  ${text}`);
    },
  );

  it('aligns all lines of a row that is taller than a row of cli-table3', () => {
    const text = Array.from({ length: 50 }, (_, index) => `number-${index}-of-the-lines`).join(' ');
    const lines = grid(columns, [...rowsOf(text), ['next', '2', 'short']], plain(38)).split('\n');
    expect(lines.slice(1, 3)).toEqual(['k          1  number-0-of-the-lines', '              number-1-of-the-lines']);
    expect(lines.slice(50)).toEqual(['              number-49-of-the-lines', 'next       2  short', '']);
  });
});

describe('a truncated table', () => {
  const cutting = (width: number) => ({ width, color: false, truncate: true });
  const rows = [
    ['icse', '12', 'A Title of Several Words that Needs More than One Line'],
    ['软件通报', '', '深度代码模型安全综述 with English in it'],
  ];

  it('has one line for each row, with long texts cut by display width', () => {
    expect(grid(columns, rows, cutting(41))).toBe(`NAME      PAPERS  TITLE
icse          12  A Title of Several Wor…
软件通报          深度代码模型安全综述 w…
`);
    expect(grid(columns, rows, cutting(38))).toBe(`NAME      PAPERS  TITLE
icse          12  A Title of Several …
软件通报          深度代码模型安全综…
`);
  });

  it('cuts columns at the edge of the screen', () => {
    expect(grid(columns, rows, cutting(24))).toBe(`NAME      PAPERS  TITLE
icse          12  A Tit…
软件通报          深度…
`);
    expect(grid(columns, rows, cutting(13))).toBe(`NAME      PA…
icse       12
软件通报
`);
    expect(grid(columns, rows, cutting(5))).toBe('NAME\nicse\n软件…\n');
    expect(grid(columns, rows, cutting(1))).toBe('…\n…\n…\n');
  });

  it('cuts the text of a link, but not its target', () => {
    const url = 'https://example.org/a';
    const links: Column[] = [{ header: 'K' }, { header: 'URL', overflows: true }];
    expect(grid(links, [['k', { text: url, url }]], { ...cutting(12), links: true })).toBe(
      `K  URL\nk  \u001b]8;id=1;${url}\u001b\\https://…\u001b]8;;\u001b\\\n`,
    );
    expect(grid(links, [['k', { text: url, url }]], { ...cutting(2), links: true })).toBe('K\nk\n');
  });

  it('is the same as a wrapped table where everything fits', () => {
    expect(grid(columns, rows, cutting(200))).toBe(grid(columns, rows, plain(200)));
  });

  it('is never wider than the screen', () => {
    const tooWide = Array.from({ length: 80 }, (_, index) => index + 1).filter((width) =>
      grid(columns, rows, cutting(width))
        .split('\n')
        .some((line) => displayWidth(line) > width),
    );
    expect(tooWide).toEqual([]);
  });
});
