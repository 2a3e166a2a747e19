import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/terminal/display-width.ts';
import { wrapText } from '../../src/terminal/wrap.ts';

const lines = (text: string, width: number) =>
  wrapText(text, { width, measure: displayWidth }).map((range) => text.slice(...range));

describe('wrapText', () => {
  it.each([
    ['', 10, ['']],
    ['short', 10, ['short']],
    ['exactly ten', 11, ['exactly ten']],
    ['one two three', 7, ['one two', 'three']],
    ['one two three', 6, ['one', 'two', 'three']],
    ['one   two', 5, ['one', 'two']],
    ['kept\u00a0together here', 10, ['kept\u00a0toget', 'her here']],
    ['a kept\u00a0pair', 9, ['a', 'kept\u00a0pair']],
    ['unbreakable', 4, ['unbr', 'eaka', 'ble']],
    ['an unbreakable word', 6, ['an', 'unbrea', 'kable', 'word']],
    ['深度代码模型', 4, ['深度', '代码', '模型']],
    ['深度代码模型', 5, ['深度', '代码', '模型']],
    ['深度代码', 1, ['深', '度', '代', '码']],
    ['LLM代码 model', 5, ['LLM代', '码', 'model']],
    ['Nguye\u0302\u0303n Va\u0306n', 6, ['Nguye\u0302\u0303n', 'Va\u0306n']],
    ['cafe\u0301s', 4, ['cafe\u0301', 's']],
    ['🙂🙂🙂', 3, ['🙂', '🙂', '🙂']],
    ['pre-trained models', 12, ['pre-trained', 'models']],
  ])('breaks %j at %i columns into %j', (text, width, broken) => {
    expect(lines(text, width)).toEqual(broken);
  });

  it.each(['é', '🙂', '👩\u200d💻', 'a\u0301', 'ab é '])('fills very long lines with %j', (text) => {
    const widths = lines(text.repeat(3000), 1500).map(displayWidth);
    expect(widths.slice(0, -1).filter((width) => width < 1490 || width > 1500)).toEqual([]);
  });

  const texts = [
    'Locking the Door & Keeping the Key: 100% of C# Models in #1 Place_Holders',
    '深度代码模型安全综述 with English in it',
    'Nguye\u0302\u0303n 🙂🙂 👩\u200d💻 kept\u00a0together',
    'a'.repeat(50),
    '软件a学b报c def',
    ' begins and ends with spaces  ',
  ];

  it.each(texts)('loses only spaces of %j at any width', (text) => {
    const widths = Array.from({ length: 60 }, (_, index) => index + 1);
    const letters = (written: string) => written.replaceAll(' ', '');
    expect(widths.filter((width) => letters(lines(text, width).join('')) !== letters(text))).toEqual([]);
  });

  it.each(texts)('keeps the lines of %j within any width from 2', (text) => {
    const widths = Array.from({ length: 60 }, (_, index) => index + 2);
    expect(widths.filter((width) => lines(text, width).some((line) => displayWidth(line) > width))).toEqual([]);
  });

  it('leaves room for the indent of every line but the first', () => {
    const wrap = (hangingIndent: number) => wrapText('one two three four', { width: 9, hangingIndent, measure: displayWidth });
    expect([0, 4].map((indent) => wrap(indent).map((range) => 'one two three four'.slice(...range)))).toEqual([
      ['one two', 'three', 'four'],
      ['one two', 'three', 'four'],
    ]);
    expect(wrap(-1).map((range) => 'one two three four'.slice(...range))).toEqual(['one two', 'three four']);
  });

  it('breaks a wide word at the width of the first line, and its rest at the width of the other lines', () => {
    const ranges = wrapText('unbreakable', { width: 5, hangingIndent: 2, measure: displayWidth });
    expect(ranges.map((range) => 'unbreakable'.slice(...range))).toEqual(['unbre', 'aka', 'ble']);
  });

  const overflowing = (text: string, unbrokenStart = 0) =>
    wrapText(text, { width: 6, measure: displayWidth, wideWords: 'overflow', unbrokenStart }).map((range) =>
      text.slice(...range),
    );

  it('keeps words and texts of ideographs whole where wide words may overflow', () => {
    expect(overflowing('a wide unbreakable word 深度代码模型')).toEqual(['a wide', 'unbreakable', 'word', '深度代码模型']);
  });

  it('keeps a start on the first line, with what fits after it', () => {
    expect([overflowing('a b: c d e', 4), overflowing('a long name: c d', 12)]).toEqual([
      ['a b: c', 'd e'],
      ['a long name:', 'c d'],
    ]);
  });

  it('measures with the function that it is given', () => {
    const ranges = wrapText('aa bb cc', { width: 8, measure: (text) => 2 * text.length });
    expect(ranges).toEqual([
      [0, 2],
      [3, 5],
      [6, 8],
    ]);
  });
});
