/** Bytes of a foreign file -> its text, in whatever encoding it was saved. */
import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from './draft.ts';

export interface DecodedText {
  readonly text: string;
  /** What is to be said of the encoding. */
  readonly told: readonly Diagnostic[];
}

/** The text, with its lines ended by `\n` alone; what is not UTF-8 or UTF-16 is read as Windows-1252, which takes any bytes. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n');
  return { text, told: encoding === 'windows-1252' ? [notUtf8] : [] };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark too: the first two characters of a list are ASCII, each with a zero before or behind it.
  if (bytes[0] && bytes[1] === 0 && bytes[2] && bytes[3] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] && bytes[2] === 0 && bytes[3]) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

const notUtf8: Diagnostic = {
  line: 1,
  level: 'warning',
  code: 'not-utf-8',
  message: 'not UTF-8 text; read as Windows-1252 (Latin-1)',
  fix: 'save the file with the encoding UTF-8 if letters are wrong',
};
