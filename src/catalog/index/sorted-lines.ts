/** Reads bytes of a section, fewer than wanted at its end. */
export type ReadBytes = (place: number, length: number) => Buffer;

/** With which word each block of sorted lines begins, and where. */
export interface LineBlocks {
  readonly firsts: readonly string[];
  readonly places: readonly number[];
}

/** Lines that are sorted with `<`, of which only those near the wanted ones are read. */
export interface SortedLines {
  readonly startingWith: (text: string) => Generator<string>;
}

export function createSortedLines(read: ReadBytes, blocks: () => LineBlocks): SortedLines {
  return {
    *startingWith(text) {
      const { firsts, places } = blocks();
      // As bytes, because Node 24 aborts when it looks for half of a surrogate pair.
      const behindNewline = Buffer.from(`\n${text}`);
      const length = behindNewline.length - 1;
      for (let block = Math.max(0, firstFrom(text, firsts) - 1); block < firsts.length; block++) {
        const place = places[block] ?? 0;
        const end = places[block + 1] ?? Number.POSITIVE_INFINITY;
        // Of the hundreds of lines that a block has, only those that are wanted are made texts.
        const lines = read(place, end - place);
        const isWanted = (at: number) => at < lines.length && lines.toString('utf8', at, at + length) === text;
        let at = isWanted(0) ? 0 : lines.indexOf(behindNewline) + 1;
        while (isWanted(at)) {
          const next = lines.indexOf('\n', at) + 1;
          // A line that does not end is one that was damaged.
          if (next === 0) return;
          yield lines.toString('utf8', at, next - 1);
          at = next;
        }
        if (!firsts[block + 1]?.startsWith(text)) return;
      }
    },
  };
}

/** The index of the first text of a sorted list that does not come before another. */
function firstFrom(text: string, sorted: readonly string[]): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The lines of a text that ends with one. */
export const splitLines = (text: Buffer) => text.toString().split('\n').slice(0, -1);
