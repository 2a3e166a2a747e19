import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSectionWriter, writeSortedLines } from '../../../src/catalog/index/section-writer.ts';
import { createLineFinder, type LineBlocks } from '../../../src/catalog/index/sorted-lines.ts';

/** Writes and opens sorted lines; `size` and `read` are the numbers of bytes in total and read so far. */
function writeAndOpen(lines: readonly string[]) {
  const out = createSectionWriter();
  writeSortedLines(out, 'words', lines);
  const { chunks, sections } = out.end();
  const whole = Buffer.concat(chunks);
  const section = (name: 'words' | 'words-blocks') => whole.subarray(sections[name][0], sections[name][0] + sections[name][1]);
  const bytes = section('words');
  const blocks: LineBlocks = JSON.parse(section('words-blocks').toString());
  let read = 0;
  const take = (offset: number, length: number) => {
    const taken = bytes.subarray(offset, offset + length);
    read += taken.length;
    return taken;
  };
  return { withPrefix: createLineFinder(take, () => blocks), size: bytes.length, read: () => read };
}

describe('createLineFinder', () => {
  it('finds lines by prefix, of any length and in any script', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('a', 'b', '码', '𠮷'), maxLength: 40 }),
      fc.nat(9).map((number) => 'long'.repeat(400 * (number + 1))),
    );
    const lines = fc.array(
      word.map((text) => text.replace(/\s/g, '_').toWellFormed()),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(lines, fc.string({ unit: fc.constantFrom('a', 'b', 'l', '码', '𠮷'), maxLength: 3 }), (all, wanted) => {
        const sorted = [...new Set(all)].map((word) => `${word}\t1`).sort();
        expect([...writeAndOpen(sorted).withPrefix(wanted)]).toEqual(sorted.filter((line) => line.startsWith(wanted)));
      }),
    );
  });

  it('reads only a part of the lines to find one', () => {
    const lines = Array.from({ length: 100_000 }, (_, index) => `word${String(index).padStart(6, '0')}\t${index}`);
    const { withPrefix, size, read } = writeAndOpen(lines);
    expect([...withPrefix('word070707\t')]).toEqual(['word070707\t70707']);
    expect(read()).toBeLessThan(size / 10);
  });

  it('finds nothing in an empty section', () => {
    expect([...writeAndOpen([]).withPrefix('a')]).toEqual([]);
  });
});
