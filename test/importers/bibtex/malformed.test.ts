/** Property tests: each entry of a malformed file is a draft or named by an error. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBibtex } from '../../../src/importers/bibtex/index.ts';
import { countLostEntries } from '../lost-entries.ts';

const folder = join(import.meta.dirname, 'wild');
const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

/** One of the texts with some pieces removed and others inserted. */
const damagedText = (texts: readonly string[], pieces: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.nat(5000), fc.nat(40), fc.constantFrom(...pieces, '', '')), { minLength: 1, maxLength: 8 }),
    )
    .map(([text, cuts]) =>
      cuts.reduce(
        (all, [at, length, piece]) => all.slice(0, at % all.length) + piece + all.slice((at % all.length) + length),
        text,
      ),
    );

describe('a malformed .bib file', () => {
  const pieces = [
    '{',
    '}',
    '"',
    '@article{',
    '\n@misc{x,',
    '#',
    ',',
    '=',
    '\\',
    '$',
    '%',
    '(',
    ')',
    '\n',
    '@string{a = ',
    '\\"',
    '{\\',
  ];

  it('gives a draft or an error for each entry of a malformed file', () => {
    fc.assert(
      fc.property(damagedText(files, pieces), (text) => {
        expect(countLostEntries(readBibtex(text))).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the entries before and after a broken entry', () => {
    const before = '@misc{first, title = {First}, year = 2001}\n';
    const after = '\n@misc{last, title = {Last}, year = 2002}\n';
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces.filter((piece) => !/@|\n/.test(piece)), 'a', 'title', ' ')), (broken) => {
        const { drafts } = readBibtex(`${before}@misc{broken, ${broken.join('')}${after}`);
        expect([drafts[0]?.key, drafts.at(-1)?.key]).toEqual(['first', 'last']);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws, whatever characters a .bib file contains', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(countLostEntries(readBibtex(text))).toBe(0);
        expect(
          countLostEntries(readBibtex(`@misc{x, year = 2000, title = {${text}}, author = {${text}}, note = {${text}}}`)),
        ).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});
