/** Opens files of compiled catalogs. Never throws: an unusable file is treated as absent, and the YAML is read instead. */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { type ByteReader, type IndexHeader, readHeader } from './format.ts';

/** A compiled catalog, open for reading. */
export interface OpenIndex {
  readonly bytes: ByteReader;
  readonly header: IndexHeader;
  /** Required when the index is not used; a used index stays open until the process ends. */
  readonly close: () => void;
}

/** Files below this size, in bytes, are read at once. */
const smallFile = 1 << 20;

/** Opening a named pipe would otherwise wait for a writer; Windows does not have the flag. */
const readFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The index in a file; undefined if it cannot be read, has another format, or is rejected by `isValid`. */
export function openIndexFile(
  file: string,
  isValid: (header: IndexHeader, stats: Stats) => boolean = () => true,
): OpenIndex | undefined {
  let descriptor: number | undefined;
  const close = () => {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  };
  try {
    descriptor = openSync(file, readFlags);
    const stats = fstatSync(descriptor);
    const { size } = stats;
    if (!stats.isFile()) throw new Error('not a regular file');
    const read = readFully.bind(undefined, descriptor);
    // A large file stays open, and its parts are read on demand.
    const bytes = size < smallFile ? bufferReader(read(0, size)) : { size, read };
    if (size < smallFile) close();
    const header = readHeader(bytes);
    if (header && isValid(header, stats)) return { bytes, header, close };
  } catch {
    // The same as no file.
  }
  close();
  return undefined;
}

function readFully(descriptor: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const count = readSync(descriptor, bytes, done, length - done, offset + done);
    if (count === 0) throw new Error('the file was truncated while it was read');
    done += count;
  }
  return bytes;
}

/** Reads from memory instead of a file. */
export function bufferReader(whole: Buffer): ByteReader {
  return { size: whole.length, read: (offset, length) => whole.subarray(offset, offset + length) };
}
