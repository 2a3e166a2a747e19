/** In bytes. */
const firstBlockSize = 8;
const largestBlockSize = 1 << 14;
/** The offset of the next block, at the end of each block. */
const linkSize = 4;

/**
 * Many append-only lists of varints in one buffer, as in Lucene's ByteBlockPool: 250,000 arrays would take more memory for
 * themselves than for their numbers. A varint has seven bits per byte, the lowest first; every byte but the last has the eighth bit
 * set (LEB128). A list is a chain of blocks, each twice the size of the one before, up to 16 KiB.
 */
export class VarintLists {
  private buffer: Buffer = Buffer.allocUnsafe(1 << 16);
  private allocated = 0;
  /** By list: offset of its first block, length in bytes, offset of the next byte, end of the last block, size of that block. */
  private readonly starts: number[] = [];
  private readonly lengths: number[] = [];
  private readonly nextOffsets: number[] = [];
  private readonly blockEnds: number[] = [];
  private readonly blockSizes: number[] = [];

  /** Creates an empty list and returns its number. */
  create(): number {
    const start = this.allocateBlock(firstBlockSize);
    this.starts.push(start);
    this.lengths.push(0);
    this.nextOffsets.push(start);
    this.blockEnds.push(start + firstBlockSize - linkSize);
    return this.blockSizes.push(firstBlockSize) - 1;
  }

  add(list: number, number: number): void {
    let rest = number;
    while (rest > 127) {
      this.addByte(list, (rest & 127) | 128);
      rest >>>= 7;
    }
    this.addByte(list, rest);
  }

  /** The bytes of several lists one after the other, and the end offset of each. */
  concat(lists: readonly number[]): { readonly bytes: Buffer; readonly ends: readonly number[] } {
    const bytes = Buffer.allocUnsafe(lists.reduce((total, list) => total + (this.lengths[list] ?? 0), 0));
    let end = 0;
    const ends = lists.map((list) => {
      end = this.copy(list, bytes, end);
      return end;
    });
    return { bytes, ends };
  }

  /** Copies a list block by block, and returns the end offset in the target. */
  private copy(list: number, target: Buffer, start: number): number {
    let from = this.starts[list] ?? 0;
    let left = this.lengths[list] ?? 0;
    let end = start;
    for (let size = firstBlockSize; left > 0; size = nextBlockSize(size)) {
      const length = Math.min(left, size - linkSize);
      // Most blocks have a few bytes, for which a call of Buffer.copy takes longer.
      for (let index = 0; index < length; index++) target[end + index] = this.buffer[from + index] ?? 0;
      end += length;
      left -= length;
      if (left > 0) from = this.buffer.readUInt32LE(from + length);
    }
    return end;
  }

  private addByte(list: number, byte: number): void {
    let next = this.nextOffsets[list] ?? 0;
    if (next === this.blockEnds[list]) {
      const size = nextBlockSize(this.blockSizes[list] ?? 0);
      const start = this.allocateBlock(size);
      this.buffer.writeUInt32LE(start, next);
      this.blockSizes[list] = size;
      this.blockEnds[list] = start + size - linkSize;
      next = start;
    }
    this.buffer[next] = byte;
    this.nextOffsets[list] = next + 1;
    this.lengths[list] = (this.lengths[list] ?? 0) + 1;
  }

  private allocateBlock(size: number): number {
    const start = this.allocated;
    this.allocated += size;
    if (this.allocated > this.buffer.length) this.buffer = Buffer.concat([this.buffer], this.buffer.length * 2);
    return start;
  }
}

const nextBlockSize = (size: number) => Math.min(size * 2, largestBlockSize);

/** The numbers in the bytes of one or more varint lists. */
export function decodeVarints(bytes: Buffer): Uint32Array {
  const numbers = new Uint32Array(bytes.length);
  let count = 0;
  let number = 0;
  let shift = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
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
