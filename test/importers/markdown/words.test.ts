import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/importers/markdown/index.ts';

const words = (text: string) => text.match(/\p{L}{2,}|\d+/gu) ?? [];

/** Every word of the papers and of the messages about a list. */
function accountedWords(list: string): ReadonlySet<string> {
  const { drafts, diagnostics, unmappedFields } = readMarkdown(list);
  const texts = [JSON.stringify(drafts), ...diagnostics.map(({ message }) => message), ...unmappedFields.keys()];
  return new Set(texts.flatMap(words));
}

const junkWord = fc.constantFrom('zebra', 'Yak', 'xylophone', 'Walrus', 'quokka', 'ICSE', 'Vole', 'of', 'and', 'the', '(oral)');
const title = fc.array(fc.constantFrom('Doors', 'of', 'Air', 'for', 'Large', 'Models', 'with', 'Keys:', 'Sea', 'Is'), {
  minLength: 3,
  maxLength: 8,
});
const names = fc.uniqueArray(fc.constantFrom('Ada Lovelace', 'Charles Babbage', 'Mary Somerville', 'Jan van der Berg'), {
  maxLength: 3,
});
const venue = fc.constantFrom('ICSE', 'FSE', 'Journal of Doors', 'arXiv', 'Door Days');

/** A bullet, a row or a paragraph with a title, authors, a venue, a year, a link and other words, each in its place. */
const shapes = [
  ['- **', '**. ', '. *', '* ', '. '],
  ['- [', '](https://example.org/a.pdf) - ', ', ', ' ', ' '],
  ['- ', ', ', ', ', ' ', ' [pdf](https://example.org/a.pdf) '],
  ['1. "', '", ', ', ', ', ', ' [paper](https://arxiv.org/abs/2001.00001) '],
  ['', ' | ', ' | ', ' | ', ' | [pdf](https://example.org/a.pdf) '],
  ['**', '** ', ' (', ' ', ') [pdf](https://example.org/a.pdf) '],
] as const;

const entry = fc
  .record({
    shape: fc.constantFrom(...shapes),
    title,
    names,
    venue,
    year: fc.integer({ min: 2001, max: 2029 }),
    junk: fc.array(junkWord, { maxLength: 4 }),
  })
  .map(({ shape: [open, afterTitle, afterNames, afterVenue, end], title, names, venue, year, junk }) =>
    `${open}${title.join(' ')}${afterTitle}${names.join(', ')}${afterNames}${venue}${afterVenue}${year}${end}${junk.join(' ')}`.trim(),
  );

/** Words that only join the parts of an entry, and labels of links. */
const connecting = new Set([
  'of',
  'and',
  'the',
  'pdf',
  'paper',
  'https',
  'abs',
  'org',
  'example',
  'arxiv',
  'van',
  'der',
  'arXiv',
]);

describe('the words of a Markdown entry', () => {
  it('are all in the record of the paper or in a message', () => {
    fc.assert(
      fc.property(entry, (line) => {
        const list = `- [Doors of Tin](https://example.org/tin.pdf), FSE 2000\n\n<!-- -->\n\n${line}\n`;
        const found = accountedWords(list);
        expect(words(line).filter((word) => !found.has(word) && !connecting.has(word))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('make no title with "et al", a bar or an address', () => {
    const parts = fc.array(
      fc.constantFrom(
        'Doors of Air',
        'et al.',
        '|',
        'https://example.org/1',
        '**',
        '"',
        'ICSE 2020',
        '[',
        ']',
        '(',
        ')',
        'Ada Lovelace',
        '. ',
        ', ',
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(parts, fc.constantFrom('- ', '1. ', '', '## ', '| Title | Year |\n|-|-|\n| '), (all, start) => {
        const titles = readMarkdown(`${start}${all.join(' ')} 2020 [pdf](https://arxiv.org/abs/2001.00001)`).drafts.map(
          ({ paper }) => paper.title,
        );
        expect(titles.filter((text = '') => /et al|\||https?:/.test(text))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
