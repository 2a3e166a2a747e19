import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/terminal/display-width.ts';

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

  // Each of the ranges that displayWidth counts by itself, and their neighbors.
  const characters = [
    [0x20, 0x7e],
    [0xa0, 0x3ff],
    [0x2000, 0x27bf],
    [0x3000, 0x30ff],
    [0x4dff, 0x4e20],
    [0x9ff0, 0xa010],
    [0xff00, 0xff65],
    [0x1f600, 0x1f64f],
  ].map(([min = 0, max = 0]) => fc.integer({ min, max }).map((code) => String.fromCodePoint(code)));

  it('counts the same as string-width in every text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(...characters), { maxLength: 8 }).map((parts) => parts.join('')),
        (text) => {
          expect(displayWidth(text)).toBe(stringWidth(text));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('counts the same as string-width for every character of the basic plane', () => {
    const all = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code));
    expect(all.filter((character) => displayWidth(character) !== stringWidth(character))).toEqual([]);
  });
});
