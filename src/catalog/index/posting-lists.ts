/** In bytes. */
const firstBlock = 8;
const largestBlock = 1 << 14;
/** Of the place of the next block, which stands at the end of each. */
const link = 4;

/**
 * Lists of numbers that grow side by side in one piece of memory: of 250,000 arrays each would take more for itself than for its numbers.
 * A number has seven bits a byte, the lowest first, all bytes but the last with the eighth bit. A list is a chain of blocks, each twice
 * as large as the one before.
 */
export class VarintLists {
  private bytes: Buffer = Buffer.allocUnsafe(1 << 16);
  private used = 0;
  /** For each list where it begins, how long it is, where its next byte goes, where its last block ends, and how large that is. */
  private readonly begins: number[] = [];
  private readonly lengths: number[] = [];
  private readonly nexts: number[] = [];
  private readonly ends: number[] = [];
  private readonly sizes: number[] = [];

  /** The number of a new list. */
  begin(): number {
    const place = this.block(firstBlock);
    this.begins.push(place);
    this.lengths.push(0);
    this.nexts.push(place);
    this.ends.push(place + firstBlock - link);
    return this.sizes.push(firstBlock) - 1;
  }

  add(list: number, number: number): void {
    let rest = number;
    while (rest > 127) {
      this.push(list, (rest & 127) | 128);
      rest >>>= 7;
    }
    this.push(list, rest);
  }

  /** The bytes of several lists, one behind the other, and where each of them ends. */
  concat(lists: readonly number[]): { readonly bytes: Buffer; readonly ends: readonly number[] } {
    const bytes = Buffer.allocUnsafe(lists.reduce((total, list) => total + (this.lengths[list] ?? 0), 0));
    let end = 0;
    const ends = lists.map((list) => {
      end = this.copy(list, bytes, end);
      return end;
    });
    return { bytes, ends };
  }

  /** Copies a list block by block, and returns where it ends. */
  private copy(list: number, target: Buffer, begin: number): number {
    let from = this.begins[list] ?? 0;
    let left = this.lengths[list] ?? 0;
    let end = begin;
    for (let size = firstBlock; left > 0; size = larger(size)) {
      const length = Math.min(left, size - link);
      // Most are of a few bytes, for which a call of copy takes longer.
      for (let at = 0; at < length; at++) target[end + at] = this.bytes[from + at] ?? 0;
      end += length;
      left -= length;
      if (left > 0) from = this.bytes.readUInt32LE(from + length);
    }
    return end;
  }

  private push(list: number, byte: number): void {
    let next = this.nexts[list] ?? 0;
    if (next === this.ends[list]) {
      const size = larger(this.sizes[list] ?? 0);
      const place = this.block(size);
      this.bytes.writeUInt32LE(place, next);
      this.sizes[list] = size;
      this.ends[list] = place + size - link;
      next = place;
    }
    this.bytes[next] = byte;
    this.nexts[list] = next + 1;
    this.lengths[list] = (this.lengths[list] ?? 0) + 1;
  }

  private block(size: number): number {
    const place = this.used;
    this.used += size;
    if (this.used > this.bytes.length) this.bytes = Buffer.concat([this.bytes], this.bytes.length * 2);
    return place;
  }
}

const larger = (size: number) => Math.min(size * 2, largestBlock);

/** The numbers that the bytes of a list hold. */
export function decodeVarints(bytes: Buffer): Uint32Array {
  const numbers = new Uint32Array(bytes.length);
  let count = 0;
  let number = 0;
  let shift = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    number |= (byte & 127) << shift;
    if (byte > 127) {
      shift += 7;
    } else {
      numbers[count++] = number;
      number = 0;
      shift = 0;
    }
  }
  return numbers.subarray(0, count);
}
