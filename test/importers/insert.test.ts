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

describe('inserting a record into a YAML file', () => {
  it.each<[string, string, string[], string]>([
    ['before all other records', spaced, ['a'], spaced.replace('# About b.', 'a:\n  year: 2024\n\n# About b.')],
    ['between two records', spaced, ['c'], spaced.replace('d:', 'c:\n  year: 2024\n\nd:')],
    ['after all other records', spaced, ['e'], `${spaced}\ne:\n  year: 2024\n`],
    [
      'at several positions',
      spaced,
      ['e', 'a'],
      `${spaced.replace('# About b.', 'a:\n  year: 2024\n\n# About b.')}\ne:\n  year: 2024\n`,
    ],
    ['without empty lines if the file has none', 'a:\n  x: 1\nc:\n  x: 1\n', ['b'], 'a:\n  x: 1\nb:\n  year: 2024\nc:\n  x: 1\n'],
    ['in alphabetical order ignoring case', 'B/x:\n  x: 1\n', ['a/x'], 'a/x:\n  year: 2024\n\nB/x:\n  x: 1\n'],
    ['after a last line without a line break', 'a:\n  x: 1', ['b'], 'a:\n  x: 1\n\nb:\n  year: 2024\n'],
    ['before the first record after a byte-order mark', '\ufeffb:\n  x: 1\n', ['a'], '\ufeffa:\n  year: 2024\n\nb:\n  x: 1\n'],
    ['into an empty file', '', ['a'], 'a:\n  year: 2024\n'],
    ['below the header comment of a file', '# Papers.\n', ['a'], '# Papers.\n\na:\n  year: 2024\n'],
    ['with the line endings of the file', 'a:\r\n  x: 1\r\n', ['b'], 'a:\r\n  x: 1\r\n\r\nb:\r\n  year: 2024\r\n'],
    [
      'after the last record of a file with a byte-order mark',
      '\ufeffb:\n  x: 1\n',
      ['c'],
      '\ufeffb:\n  x: 1\n\nc:\n  year: 2024\n',
    ],
    ['between a byte-order mark and the first record', '\ufeffb:\n  x: 1\n', ['a'], '\ufeffa:\n  year: 2024\n\nb:\n  x: 1\n'],
    ['into a file that has only a byte-order mark', '\ufeff', ['a'], '\ufeffa:\n  year: 2024\n'],
    [
      'before a record with a space before its colon',
      'a :\n  x: 1\n\nc :\n  x: 1\n',
      ['b'],
      'a :\n  x: 1\n\nb:\n  year: 2024\n\nc :\n  x: 1\n',
    ],
    ['in the order of their ids, not in the order given', '', ['b', 'a'], 'a:\n  year: 2024\n\nb:\n  year: 2024\n'],
    ['below a YAML document marker', '---\nb:\n  x: 1\n', ['a'], '---\na:\n  year: 2024\n\nb:\n  x: 1\n'],
  ])('inserts a record %s', (_, before, ids, after) => {
    expect(insertRecords(before, ids.map(record), true)).toBe(after);
  });

  it('inserts 20,000 records in linear time', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => String(10_000 + index));
    const texts = ids.map((id) => record(id).text);
    expect(insertRecords('', ids.map(record), true)).toEqual(texts.join('\n'));
  });

  it('appends a record to a file that is not sorted', () => {
    expect(insertRecords(spaced, [record('a')], false)).toBe(`${spaced}\na:\n  year: 2024\n`);
  });
});
