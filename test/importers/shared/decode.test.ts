import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/importers/shared/decode.ts';

const text = 'José\nłódź';
const utf16 = (order: 'le' | 'be') => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('the text of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', utf16('le')],
    ['UTF-16, big end first', utf16('be')],
    ['UTF-16 without a mark', utf16('le').subarray(2)],
    ['UTF-16 without a mark, big end first', utf16('be').subarray(2)],
    ['lines ended in another way', Buffer.from(text.replace('\n', '\r\n'))],
  ])('is read as %s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ text, diagnostics: [] });
  });

  it('is read as Windows-1252 where it is nothing else, which is told', () => {
    const { text, diagnostics } = decodeText(Buffer.from('José “x”', 'latin1'));
    expect([text.slice(0, 4), diagnostics.map(({ level, message }) => `${level}: ${message}`)]).toEqual([
      'José',
      ['warning: not UTF-8 text; read as Windows-1252 (Latin-1)'],
    ]);
  });
});
