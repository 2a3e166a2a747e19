import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistance } from '../../src/util/edit-distance.ts';

describe('createDistance', () => {
  it.each([
    ['', '', 0],
    ['attack', 'attack', 0],
    ['', 'code', 4],
    ['code', '', 4],
    ['attak', 'attack', 1],
    ['attacck', 'attack', 1],
    ['ottack', 'attack', 1],
    ['attcak', 'attack', 1],
    ['ab', 'ba', 1],
    ['abcd', 'badc', 2],
    ['kitten', 'sitting', 3],
    ['代码', '代碼', 1],
  ])('gives %j and %j a distance of %i', (a, b, distance) => {
    expect([createDistance(a)(b), createDistance(b)(a)]).toEqual([distance, distance]);
  });

  it('gives long texts with a common prefix the same distance as the texts without it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '码'), maxLength: 31 });
    const prefix = 'd'.repeat(40);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(createDistance(a)(b)).toBe(createDistance(prefix + a)(prefix + b));
      }),
      { numRuns: 1000 },
    );
  });
});
