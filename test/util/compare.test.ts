import { describe, expect, it } from 'vitest';
import { compareTexts, compareValues } from '../../src/util/compare.ts';

describe('compareTexts', () => {
  it.each([
    [
      ['b', 'A', 'C', 'a'],
      ['A', 'a', 'b', 'C'],
    ],
    [
      ['Zoo', 'Éclair', 'eclipse'],
      ['Éclair', 'eclipse', 'Zoo'],
    ],
    [
      ['résumé', 'resume'],
      ['resume', 'résumé'],
    ],
    [
      ['paper 10', 'paper 2', 'paper'],
      ['paper', 'paper 10', 'paper 2'],
    ],
    [
      ['综述', 'z', '代码'],
      ['z', '代码', '综述'],
    ],
    [
      ['\u{20bb7}', '\ufffd', '吉'],
      ['吉', '\ufffd', '\u{20bb7}'],
    ],
    [
      ['\u{1f600}', '\u{1f4a9}'],
      ['\u{1f4a9}', '\u{1f600}'],
    ],
  ])('sorts %j as %j', (texts, sorted) => {
    expect(texts.toSorted(compareTexts)).toEqual(sorted);
  });

  it('treats two texts as equal only when they are identical', () => {
    expect([compareTexts('a', 'a'), compareTexts('a', 'A'), compareTexts('A', 'a'), compareTexts('é', 'e\u0301')]).toEqual([
      0, 1, -1, 1,
    ]);
  });
});

describe('compareValues', () => {
  it('compares numbers as numbers and texts by code unit', () => {
    expect([compareValues(2, 10), compareValues(10, 2), compareValues('2', '10'), compareValues('a', 'a')]).toEqual([
      -1, 1, 1, 0,
    ]);
  });
});
