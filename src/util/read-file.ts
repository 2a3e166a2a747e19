/** Reads files and pipes. Every function throws file system errors, and an error that says why for input of the wrong kind or size. */
import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

/** The text of a file without its byte order mark. Bytes that are not UTF-8 become U+FFFD, so that ASCII of any encoding is read. */
export function readText(file: string): string {
  const bytes = readWhole(file);
  if (bytes.includes(0)) throw new Error('it is not text');
  return new TextDecoder().decode(bytes);
}

/** The text of a UTF-8 file with its byte order mark, so that writing the text restores the same bytes. */
export function readUtf8(file: string): string {
  const bytes = readRegularFile(file);
  if (!isUtf8(bytes)) throw new Error('it is not UTF-8 text');
  return bytes.toString();
}

/** The bytes of a file that can be read again, which a pipe cannot. */
export function readRegularFile(file: string): Buffer {
  const stats = statSync(file);
  if (!stats.isFile() && !stats.isDirectory()) throw new Error('it is a device or a pipe, not a file');
  return readFileSync(file);
}

/** The bytes of a file or of a pipe. */
export function readWhole(file: string): Buffer {
  const stats = statSync(file);
  if (stats.isCharacterDevice() || stats.isBlockDevice()) throw new Error('it is a device, not a file');
  if (stats.size > maxBytes) throw tooLarge();
  if (!stats.isFIFO()) return readFileSync(file);
  const descriptor = openSync(file, 'r');
  try {
    return readDescriptor(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

// Larger input has no end, or does not fit into a string.
const maxBytes = 500 * 2 ** 20;

const tooLarge = () => new Error('it is larger than 500 MB');

/** The bytes of a file descriptor, such as stdin, up to its end. */
export function readDescriptor(descriptor: number): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  for (let chunk = readChunk(descriptor); chunk.length > 0; chunk = readChunk(descriptor)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) throw tooLarge();
  }
  return Buffer.concat(chunks);
}

/** The next bytes; empty at the end. */
function readChunk(descriptor: number): Buffer {
  const bytes = Buffer.allocUnsafe(65536);
  for (;;) {
    try {
      return bytes.subarray(0, readSync(descriptor, bytes));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      // The end of a pipe on Windows.
      if (code === 'EOF') return bytes.subarray(0, 0);
      if (code !== 'EAGAIN') throw error;
      // A non-blocking pipe is empty: wait 5 ms for its writer.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
