/** Reads bytes of a section, fewer than wanted at its end. */
export type Read = (place: number, length: number) => Buffer;

/** Lines are looked for by blocks of so many bytes, and of each so many are read to find its first line. */
const block = 4096;
const probe = 128;

const newline = 10;

/** Lines that are sorted with `<`, of which only those near the wanted ones are read. */
export interface SortedLines {
  readonly startingWith: (text: string) => Generator<string>;
}

export function sortedLines(read: Read, size: number): SortedLines {
  const blocks = Math.ceil(size / block);
  const firsts = new Map<number, Line | undefined>();
  const firstOf = (number: number) => {
    if (!firsts.has(number)) firsts.set(number, firstLine(number * block, read));
    return firsts.get(number);
  };
  return {
    *startingWith(text) {
      let low = 0;
      let high = blocks;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        const first = firstOf(middle);
        if (first && first.text < text) low = middle;
        else high = middle;
      }
      for (const line of linesFrom(firstOf(low)?.begin ?? size, read, size)) {
        if (line.startsWith(text)) yield line;
        else if (line > text) return;
      }
    },
  };
}

interface Line {
  /** Of its first byte. */
  readonly begin: number;
  readonly text: string;
}

/** The first line that begins at a place or behind it. */
function firstLine(place: number, read: Read): Line | undefined {
  // It begins behind a newline, also behind the last one before.
  const from = Math.max(place - 1, 0);
  for (let length = probe; ; length *= 2) {
    const bytes = read(from, length);
    const first = place === 0 ? 0 : bytes.indexOf(newline) + 1;
    const end = place === 0 || first > 0 ? bytes.indexOf(newline, first) : -1;
    if (end >= 0) return { begin: from + first, text: bytes.toString('utf8', first, end) };
    if (bytes.length < length) return undefined;
  }
}

/** The lines from one that begins at the place. */
function* linesFrom(begin: number, read: Read, size: number): Generator<string> {
  let length = 2 * block;
  for (let place = begin; place < size; ) {
    const bytes = read(place, length);
    const end = bytes.lastIndexOf(newline);
    if (end >= 0) {
      yield* bytes.toString('utf8', 0, end).split('\n');
      place += end + 1;
    } else if (bytes.length < length) {
      return;
    } else length *= 2;
  }
}
