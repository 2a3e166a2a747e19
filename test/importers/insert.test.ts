import { describe, expect, it } from 'vitest';
import { insertRecords } from '../../src/importers/insert.ts';

const record = (id: string) => ({ id, text: `${id}:\n  year: 2024\n` });

const spaced = `# Papers.

# About b.
b:
  year: 2024 # as told

d:
  year: 2024
`;

describe('a new record', () => {
  it.each<[string, string, string[], string]>([
    ['before all', spaced, ['a'], spaced.replace('# About b.', 'a:\n  year: 2024\n\n# About b.')],
    ['between two', spaced, ['c'], spaced.replace('d:', 'c:\n  year: 2024\n\nd:')],
    ['behind all', spaced, ['e'], `${spaced}\ne:\n  year: 2024\n`],
    [
      'among several',
      spaced,
      ['e', 'a'],
      `${spaced.replace('# About b.', 'a:\n  year: 2024\n\n# About b.')}\ne:\n  year: 2024\n`,
    ],
    ['without empty lines', 'a:\n  x: 1\nc:\n  x: 1\n', ['b'], 'a:\n  x: 1\nb:\n  year: 2024\nc:\n  x: 1\n'],
    ['ignoring case', 'B/x:\n  x: 1\n', ['a/x'], 'a/x:\n  year: 2024\n\nB/x:\n  x: 1\n'],
    ['behind a line without an end', 'a:\n  x: 1', ['b'], 'a:\n  x: 1\n\nb:\n  year: 2024\n'],
    ['behind the mark of UTF-8', '\ufeffb:\n  x: 1\n', ['a'], '\ufeffa:\n  year: 2024\n\nb:\n  x: 1\n'],
    ['into an empty file', '', ['a'], 'a:\n  year: 2024\n'],
    ['below the head of a file', '# Papers.\n', ['a'], '# Papers.\n\na:\n  year: 2024\n'],
    ['with the ends of lines of the file', 'a:\r\n  x: 1\r\n', ['b'], 'a:\r\n  x: 1\r\n\r\nb:\r\n  year: 2024\r\n'],
    ['behind a mark of the byte order', '\ufeffb:\n  x: 1\n', ['c'], '\ufeffb:\n  x: 1\n\nc:\n  year: 2024\n'],
    ['behind the mark, before the first record', '\ufeffb:\n  x: 1\n', ['a'], '\ufeffa:\n  year: 2024\n\nb:\n  x: 1\n'],
    ['behind the mark of a file with nothing else', '\ufeff', ['a'], '\ufeffa:\n  year: 2024\n'],
    ['before a colon with a blank', 'a :\n  x: 1\n\nc :\n  x: 1\n', ['b'], 'a :\n  x: 1\n\nb:\n  year: 2024\n\nc :\n  x: 1\n'],
    ['in the order of ids, however they come', '', ['b', 'a'], 'a:\n  year: 2024\n\nb:\n  year: 2024\n'],
    ['below the start of a document', '---\nb:\n  x: 1\n', ['a'], '---\na:\n  year: 2024\n\nb:\n  x: 1\n'],
  ])('stands %s', (_, before, ids, after) => {
    expect(insertRecords(before, ids.map(record), true)).toBe(after);
  });

  it('takes no longer among many others', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => String(10_000 + index));
    const texts = ids.map((id) => record(id).text);
    expect(insertRecords('', ids.map(record), true)).toEqual(texts.join('\n'));
  });

  it('stands at the end where ids have no order', () => {
    expect(insertRecords(spaced, [record('a')], false)).toBe(`${spaced}\na:\n  year: 2024\n`);
  });
});
