import { describe, expect, it } from 'vitest';
import { displayWidth, wrapText } from '../../src/terminal/wrap.ts';

const lines = (text: string, width: number) => wrapText(text, width).map((place) => text.slice(...place));

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['code', 4],
    ['代码', 4],
    ['ｆｕｌｌ', 8],
    ['é', 1],
    ['e\u0301', 1],
    ['Nguyễn', 6],
    ['⚑', 1],
    ['🙂', 2],
    ['👩\u200d💻', 2],
    ['a – b', 5],
  ])('gives %j %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('wrap', () => {
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

  it.each(texts)('loses nothing but spaces of %j at any width', (text) => {
    const widths = Array.from({ length: 60 }, (_, index) => index + 1);
    const letters = (written: string) => written.replaceAll(' ', '');
    expect(widths.filter((width) => letters(lines(text, width).join('')) !== letters(text))).toEqual([]);
  });

  it.each(texts)('keeps the lines of %j within any width from 2', (text) => {
    const widths = Array.from({ length: 60 }, (_, index) => index + 2);
    expect(widths.filter((width) => lines(text, width).some((line) => displayWidth(line) > width))).toEqual([]);
  });
});
