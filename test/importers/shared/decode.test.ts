import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/importers/shared/decode.ts';

const text = 'José\nłódź';
const utf16 = (order: 'le' | 'be') => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('decoding the bytes of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${text}`)],
    ['little-endian UTF-16 with a byte-order mark', utf16('le')],
    ['big-endian UTF-16 with a byte-order mark', utf16('be')],
    ['little-endian UTF-16 without a byte-order mark', utf16('le').subarray(2)],
    ['big-endian UTF-16 without a byte-order mark', utf16('be').subarray(2)],
    ['UTF-8 with Windows line endings', Buffer.from(text.replace('\n', '\r\n'))],
  ])('decodes %s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ text, diagnostics: [] });
  });

  it('decodes bytes that are neither UTF-8 nor UTF-16 as Windows-1252, with a warning', () => {
    const { text, diagnostics } = decodeText(Buffer.from('José “x”', 'latin1'));
    expect([text.slice(0, 4), diagnostics.map(({ level, message }) => `${level}: ${message}`)]).toEqual([
      'José',
      ['warning: not UTF-8 text; read as Windows-1252 (Latin-1)'],
    ]);
  });
});
