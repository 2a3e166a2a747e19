import { describe, expect, it } from 'vitest';
import { applyEdits, sortRecords, withoutOverlaps } from '../../../src/catalog/source/text-edits.ts';

const edit = (line: number, column: number, endColumn: number, text: string) => ({
  line,
  column,
  endLine: line,
  endColumn,
  text,
});

describe('applyEdits', () => {
  it('changes the text of the edits and nothing else', () => {
    const text = 'a: b\r\nc: 😀d # e\r\n\tf';
    expect(
      applyEdits(text, [edit(1, 4, 5, '"b"'), edit(2, 6, 7, 'D'), { line: 2, column: 11, endLine: 3, endColumn: 2, text: '' }]),
    ).toBe('a: "b"\r\nc: 😀D # ef');
  });

  it('applies overlapping edits one at a time', () => {
    const [first, inside, behind, next] = [edit(1, 4, 9, 'x'), edit(1, 5, 6, 'y'), edit(1, 9, 9, 'z'), edit(2, 1, 2, 'w')];
    expect(withoutOverlaps([next, inside, behind, first])).toEqual([first, behind, next]);
  });
});

describe('sortRecords', () => {
  it.each<readonly [string, string, string]>([
    [
      'with the comment above them',
      '# File.\n\n# B,\n# again.\nb:\n  x: 1\n# A.\na:\n  x: 2\n',
      '# File.\n\n# A.\na:\n  x: 2\n# B,\n# again.\nb:\n  x: 1\n',
    ],
    [
      'with the empty lines between them as they were',
      'c:\n  x: 1\n\n\nB:\n  x: 2\n\na:\n  x: 3\n\n',
      'a:\n  x: 3\n\n\nB:\n  x: 2\n\nc:\n  x: 1\n\n',
    ],
    [
      'below what the file says of itself',
      '# All about the file.\nb:\n  x: 1\na:\n  x: 2\n',
      '# All about the file.\na:\n  x: 2\nb:\n  x: 1\n',
    ],
    ['around a separate comment', 'b: 1\n\n# Part two.\n\na: 2\n# The end.\n', 'a: 2\n\n# Part two.\n\nb: 1\n# The end.\n'],
    [
      'with the comments inside them',
      'b:\n  # x\n  x: 1\n  # end\na:\n  x: |\n    # no comment\n\n    y\n',
      'a:\n  x: |\n    # no comment\n\n    y\nb:\n  # x\n  x: 1\n  # end\n',
    ],
    ['around the start of a document', 'b:\n  x: 1\n---\na:\n  x: 2\n', 'a:\n  x: 2\n---\nb:\n  x: 1\n'],
    ['without a last line end', 'b:\n  x: 1\na:\n  x: 2', 'a:\n  x: 2\nb:\n  x: 1'],
    ['with the line ends of Windows', '---\r\nb:\r\n  x: 1\r\na:\r\n  x: 2', '---\r\na:\r\n  x: 2\r\nb:\r\n  x: 1'],
    [
      'with ids in quotes, in any form',
      '"b:c" : 1\nlin/Tides:\n  x: 1\na-b:\n  y: 2\n',
      'a-b:\n  y: 2\n"b:c" : 1\nlin/Tides:\n  x: 1\n',
    ],
    ['when there are none', '# Nothing.\n', '# Nothing.\n'],
    ['when there is nothing', '', ''],
  ])('moves records and keeps the rest: %s', (_, text, sorted) => {
    expect([sortRecords(text), sortRecords(sorted)]).toEqual([sorted, sorted]);
  });
});
