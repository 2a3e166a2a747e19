/** Reads bytes of a section, as many as there are. */
export type Read = (place: number, length: number) => Buffer;

/** Lines are read in blocks of so many bytes. */
const block = 4096;

/** Lines that are sorted with `<`, of which only those near the wanted ones are read. */
export interface SortedLines {
  readonly startingWith: (text: string) => Generator<string>;
}

export function sortedLines(read: Read, size: number): SortedLines {
  const blocks = Math.ceil(size / block);
  const known = new Map<number, readonly string[]>();
  /** The lines that begin in a block. */
  const lines = (number: number) => {
    const before = known.get(number);
    if (before) return before;
    const fresh = linesBeginningIn(number * block, Math.min(number * block + block, size), read);
    known.set(number, fresh);
    return fresh;
  };
  /** Whether all lines before the block are below the text. */
  const isBehind = (number: number, text: string) => {
    for (let at = number; at < blocks; at++) {
      const [first] = lines(at);
      if (first !== undefined) return first < text;
    }
    return false;
  };
  return {
    *startingWith(text) {
      let low = 0;
      let high = blocks;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (isBehind(middle, text)) low = middle;
        else high = middle;
      }
      for (let number = low; number < blocks; number++) {
        for (const line of lines(number)) {
          if (line.startsWith(text)) yield line;
          else if (line > text) return;
        }
      }
    },
  };
}

const newline = 10;

/** The lines that begin between two places; the last of them may go on behind the second. */
function linesBeginningIn(begin: number, end: number, read: Read): string[] {
  // A line begins behind a newline, also behind the last one before.
  const from = Math.max(begin - 1, 0);
  let bytes = read(from, end - from);
  const first = begin === 0 ? 0 : bytes.indexOf(newline) + 1;
  if ((begin > 0 && first === 0) || first === bytes.length) return [];
  while (bytes.at(-1) !== newline) {
    const more = read(from + bytes.length, block);
    const last = more.indexOf(newline);
    bytes = Buffer.concat([bytes, last < 0 ? more : more.subarray(0, last + 1)]);
  }
  return bytes.toString('utf8', first).split('\n').slice(0, -1);
}
