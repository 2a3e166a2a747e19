import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/importers/markdown/index.ts';
import { splitIntoChunks } from '../../../src/importers/markdown/parse.ts';

const table = (rows: number) =>
  `| Name | Stars |\n|-|-|\n${Array.from({ length: rows }, (_, index) => `| [tool ${index}](https://github.com/a/b) | ${index} |\n`).join('')}`;
const bullets = (count: number) =>
  Array.from({ length: count }, (_, index) => `- **Doors of Air ${index}**. Ada Lovelace, Charles Babbage. ICSE 2020.\n`).join(
    '',
  );

/** The lengths of the texts that micromark parses: it takes more than linear time and memory for each. */
const parsedLengths = (text: string) =>
  splitIntoChunks(text.split('\n')).map(({ lines, tableHeader }) => [...tableHeader, ...lines].join('\n').length);

const sum = (lengths: readonly number[]) => lengths.reduce((total, length) => total + length, 0);

describe('a long Markdown file', () => {
  it.each([
    ['a table', table],
    ['a list', bullets],
  ])('is parsed in parts whose length does not grow with that of %s', (_, write) => {
    const [short, long] = [parsedLengths(write(5000)), parsedLengths(write(10_000))];
    expect(Math.max(...long)).toBeLessThan(20_000);
    expect(long.length / short.length).toBeLessThan(2.2);
    expect(sum(long) / sum(short)).toBeLessThan(2.2);
  });

  it('gives each paper of a long table once, with its line', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => `| Doors of Air and Sea ${index} | ICSE 2020 |\n`);
    const { drafts } = readMarkdown(
      `| Title | Venue |\n|-|-|\n${rows.join('')}\n- [Doors of Tin](https://example.org/a.pdf), FSE 2021\n`,
    );
    expect(drafts.map(({ line, paper }) => [line, paper.title])).toEqual([
      ...rows.map((_, index) => [index + 3, `Doors of Air and Sea ${index}`]),
      [1004, 'Doors of Tin'],
    ]);
  });
});
