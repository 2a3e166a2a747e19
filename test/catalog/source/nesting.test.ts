import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../folder.ts';

/** Beginnings of lists and maps inside others. */
const openings = ['[', '{', '[a: ', '{a: ', '["]", ', '- ', '? ', '- ? ', '[? ', '- [', '{"}": ['];

describe('a record that is nested deeply', () => {
  it('is a problem with its line, in time proportional to its size, up to 100,000 levels', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...openings),
        fc.integer({ min: 200, max: 100_000 }),
        fc.boolean(),
        (opening, depth, isClosed) => {
          const closing = [...opening].reverse().map((char) => ({ '[': ']', '{': '}' })[char] ?? '');
          const isBlock = /^[-?]/.test(opening);
          const value = opening.repeat(depth) + (isClosed ? closing.join('').repeat(depth) : '');
          const text = `lin2024tides:\n  title:${isBlock ? '\n    ' : ' '}${value}\n`;
          const [problem] = readText('papers', '2024.yaml', text).problems;
          const isTooLong = text.length > 256 * 1024;
          expect([problem?.code, problem?.line]).toEqual(isTooLong ? ['record-too-long', 1] : ['too-deep', isBlock ? 3 : 2]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
