/** Detects the encoding of an imported file and decodes it. */
import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from './draft.ts';

/** The text with `\n` line endings. Bytes that are neither UTF-8 nor UTF-16 are read as Windows-1252, which accepts any bytes. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly diagnostics: readonly Diagnostic[] } {
  const encoding = detectEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n');
  return { text, diagnostics: encoding === 'windows-1252' ? [notUtf8Warning] : [] };
}

function detectEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a byte-order mark: the first two characters of a bibliography are ASCII, so every second byte is zero.
  if (bytes[0] && bytes[1] === 0 && bytes[2] && bytes[3] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] && bytes[2] === 0 && bytes[3]) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

const notUtf8Warning: Diagnostic = {
  line: 1,
  level: 'warning',
  code: 'not-utf-8',
  message: 'not UTF-8 text; read as Windows-1252 (Latin-1)',
  fix: 'save the file with the encoding UTF-8 if letters are wrong',
};
