import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VarintLists } from '../../../src/catalog/index/posting-lists.ts';

/** Decodes varints independently of the tested code. */
function numbersIn(bytes: Buffer): number[] {
  const numbers = [];
  let number = 0;
  let shift = 0;
  for (const byte of bytes) {
    number += (byte & 127) * 2 ** shift;
    shift += 7;
    if (byte > 127) continue;
    numbers.push(number);
    number = 0;
    shift = 0;
  }
  return numbers;
}

describe('VarintLists', () => {
  it('returns the numbers of each list, in whatever order the lists grow', () => {
    const turns = fc.array(fc.tuple(fc.nat(3), fc.oneof(fc.nat(200), fc.nat(2 ** 31 - 1))), { maxLength: 500 });
    fc.assert(
      fc.property(turns, (added) => {
        const lists = new VarintLists();
        const all = [0, 1, 2, 3].map(() => lists.create());
        for (const [list, number] of added) lists.add(list, number);
        const { bytes, ends } = lists.concat(all);
        const read = all.map((list) => numbersIn(bytes.subarray(ends[list - 1] ?? 0, ends[list])));
        expect(read).toEqual(all.map((list) => added.filter(([to]) => to === list).map(([, number]) => number)));
      }),
    );
  });

  it('continues lists beyond their largest block', () => {
    const lists = new VarintLists();
    const [one, other] = [lists.create(), lists.create()];
    const numbers = Array.from({ length: 100_000 }, (_, index) => index);
    for (const number of numbers) lists.add(number % 3 === 0 ? one : other, number);
    const { bytes, ends } = lists.concat([other, one]);
    expect(numbersIn(bytes.subarray(0, ends[0]))).toEqual(numbers.filter((number) => number % 3 !== 0));
    expect(numbersIn(bytes.subarray(ends[0]))).toEqual(numbers.filter((number) => number % 3 === 0));
  });
});
