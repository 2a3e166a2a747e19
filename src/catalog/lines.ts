/** Reads bytes of a section, as many as there are. */
export type Read = (place: number, length: number) => Buffer;

/** Lines are looked for by blocks of so many bytes, and of each so many are read to find its first line. */
const block = 4096;
const probe = 128;

/** Lines that are sorted with `<`, of which only those near the wanted ones are read. */
export interface SortedLines {
  readonly startingWith: (text: string) => Generator<string>;
}

export function sortedLines(read: Read, size: number): SortedLines {
  const blocks = Math.ceil(size / block);
  const firsts = new Map<number, string | undefined>();
  /** The first line that begins in a block or behind it. */
  const firstOf = (number: number) => {
    if (!firsts.has(number)) firsts.set(number, linesFrom(number * block, read, size, probe).next().value);
    return firsts.get(number);
  };
  return {
    *startingWith(text) {
      let low = 0;
      let high = blocks;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        const first = firstOf(middle);
        if (first !== undefined && first < text) low = middle;
        else high = middle;
      }
      for (const line of linesFrom(low * block, read, size, block)) {
        if (line.startsWith(text)) yield line;
        else if (line > text) return;
      }
    },
  };
}

const newline = 10;

/** The lines that begin at a place or behind it, read so many bytes at once. */
function* linesFrom(place: number, read: Read, size: number, step: number): Generator<string> {
  // A line begins behind a newline, also behind the last one before.
  let next = Math.max(place - 1, 0);
  let bytes: Buffer = Buffer.alloc(0);
  let begin = 0;
  let isSkipping = place > 0;
  for (;;) {
    const end = bytes.indexOf(newline, begin);
    if (end < 0) {
      if (next >= size) return;
      const more = read(next, step);
      next += more.length;
      bytes = Buffer.concat([bytes.subarray(begin), more]);
      begin = 0;
    } else {
      if (!isSkipping) yield bytes.toString('utf8', begin, end);
      isSkipping = false;
      begin = end + 1;
    }
  }
}
