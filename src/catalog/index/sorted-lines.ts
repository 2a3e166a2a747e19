/** Reads bytes of a section; fewer than `length` at its end. */
export type ReadBytes = (offset: number, length: number) => Buffer;

/** The first key of each block of sorted lines, and the offset of the block. */
export interface LineBlocks {
  readonly firstKeys: readonly string[];
  readonly offsets: readonly number[];
}

export type FindLines = (prefix: string) => Generator<string>;

/** Creates a function that finds the lines with a prefix. They are in the order of `<`; only the blocks that can hold one are read. */
export function createLineFinder(read: ReadBytes, readBlocks: () => LineBlocks): FindLines {
  return function* (prefix) {
    const { firstKeys, offsets } = readBlocks();
    // As bytes, because Node 24 aborts when it looks for half of a surrogate pair.
    const newlineAndPrefix = Buffer.from(`\n${prefix}`);
    const length = newlineAndPrefix.length - 1;
    for (let block = Math.max(0, lowerBound(firstKeys, prefix) - 1); block < firstKeys.length; block++) {
      const start = offsets[block] ?? 0;
      const end = offsets[block + 1] ?? Number.POSITIVE_INFINITY;
      // Only the matching lines are decoded; a block has hundreds.
      const bytes = read(start, end - start);
      const isMatch = (at: number) => at < bytes.length && bytes.toString('utf8', at, at + length) === prefix;
      let at = isMatch(0) ? 0 : bytes.indexOf(newlineAndPrefix) + 1;
      while (isMatch(at)) {
        const next = bytes.indexOf('\n', at) + 1;
        // Every line ends with a newline, unless the file is damaged.
        if (next === 0) return;
        yield bytes.toString('utf8', at, next - 1);
        at = next;
      }
      if (!firstKeys[block + 1]?.startsWith(prefix)) return;
    }
  };
}

/** The index of the first key that is not less than the wanted one. */
function lowerBound(sortedKeys: readonly string[], wanted: string): number {
  let low = 0;
  let high = sortedKeys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sortedKeys[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The lines of a text that ends with a newline. */
export const splitLines = (text: Buffer) => text.toString().split('\n').slice(0, -1);
