/** A paper that is written and read again is the same as in the catalog. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { paperUrl } from '../../src/catalog/model/paper-url.ts';
import type { Author } from '../../src/catalog/model/person-name.ts';
import type { Paper } from '../../src/catalog/model/records.ts';
import { writeBiblatex } from '../../src/formats/biblatex.ts';
import { writeBibtex } from '../../src/formats/bibtex.ts';
import { percentEncode } from '../../src/formats/citation.ts';
import { writeCslJson } from '../../src/formats/csl.ts';
import { readBibtex } from '../../src/importers/bibtex/index.ts';
import { readCsl } from '../../src/importers/csl/index.ts';
import { formatPageRanges } from '../../src/util/typography.ts';
import { nastyCatalog } from '../proof/nasty.ts';

const shipped = await loadCatalog({ path: join(import.meta.dirname, '../../catalog') });
const nasty = await loadCatalog({ path: nastyCatalog() });

const comparedFields = [
  'title',
  'authors',
  'etal',
  'year',
  'month',
  'series',
  'volume',
  'number',
  'pages',
  'doi',
  'arxiv',
  'primaryclass',
  'url',
  'language',
  'title_tex',
  'protect',
  'note',
  'type',
] as const;
type Fields = Readonly<Record<string, unknown>>;

/** The fields that the formats can hold, without those in `without`. */
const fieldsOf = (paper: Fields, without: readonly string[]) =>
  Object.fromEntries(comparedFields.filter((name) => !without.includes(name)).map((name) => [name, paper[name]]));

function writtenName(author: Author, isLatin: boolean) {
  if ('literal' in author) {
    const [, given, family] = (isLatin && /^(.+) (\S+)$/.exec(author.latin ?? '')) || [];
    return family ? `${family}, ${given}` : { literal: author.literal };
  }
  const family = author.undivided ? `{${author.family}}` : author.family;
  return ['suffix' in author ? [family, author.suffix] : family, author.given].flat().join(', ');
}

/** A paper of the catalog with pages, URL and names in the form in which all formats write them. */
const asWritten = (paper: Paper, isLatin: boolean): Fields => ({
  ...paper,
  authors: paper.authors.map((author) => writtenName(author, isLatin)),
  pages: formatPageRanges(paper.pages),
  url: paper.url === paperUrl(paper) || !paper.url ? undefined : percentEncode(paper.url),
});

/**
 * Replaces characters that TeX writes alike, so that a reader cannot tell them apart: straight and curly quotes, hyphens of different
 * width, and an apostrophe and a closing single quote.
 */
const normalizeCharacters = (text: string) => text.replace(/[“”]/g, '"').replace(/[`‘’]/g, "'").replace(/[‐‑]/g, '-');
const withNormalizedCharacters = (fields: Fields): unknown =>
  JSON.parse(JSON.stringify(fields), (_, value) => (typeof value === 'string' ? normalizeCharacters(value) : value));

const formats = [
  // It has no field for the language, and writes names in Latin letters if the catalog has them.
  { name: 'bibtex', write: writeBibtex, read: readBibtex, isLatin: true, without: ['language'] },
  { name: 'biblatex', write: writeBiblatex, read: readBibtex, isLatin: false, without: [] },
  // Its title is plain text, and it has no field for the arXiv class.
  { name: 'csl-json', write: writeCslJson, read: readCsl, isLatin: false, without: ['protect', 'title_tex', 'primaryclass'] },
];

/** BibTeX styles print either the volume or the number of proceedings, so only one of them is written. */
const withoutNumber = ({ venue, volume, series, journal }: Paper, name: string) =>
  name === 'bibtex' && venue?.kind === 'conference' && !journal && (volume !== undefined || series === undefined);

describe.each(formats)('reading what lm4c wrote as $name', ({ name, write, read, isLatin, without }) => {
  it.each([
    ['the shipped catalog', [...shipped.papers()]],
    ['papers with unusual characters', [...nasty.papers()]],
  ])('reads back what was written of %s', (_, papers) => {
    const { drafts, diagnostics, entries } = read([...write(papers)].join(''));
    expect({ entries, diagnostics }).toEqual({ entries: papers.length, diagnostics: [] });
    const expected = papers.map((paper) => {
      const omitted = [...without, ...(withoutNumber(paper, name) ? ['number'] : [])];
      return { key: paper.key, ...Object.assign({}, withNormalizedCharacters(fieldsOf(asWritten(paper, isLatin), omitted))) };
    });
    expect(
      drafts.map(({ key, paper }) => ({ key, ...Object.assign({}, withNormalizedCharacters(fieldsOf(paper, without))) })),
    ).toEqual(expected);
  });

  it('reads back every character in the titles of the shipped catalog', () => {
    const papers = [...shipped.papers()];
    const titles = read([...write(papers)].join('')).drafts.map(({ paper }) => paper.title);
    expect(titles).toEqual(papers.map(({ title }) => title));
  });
});

describe('a title that was written and read', () => {
  it.each([
    ['bibtex', writeBibtex],
    ['biblatex', writeBiblatex],
  ])('writes a title that was read with the same bytes as %s', (_, write) => {
    const papers = [...nasty.papers()].filter(({ noprotect, language }) => !noprotect && !language);
    const text = [...write(papers)].join('');
    const titles = new Map(readBibtex(text).drafts.map(({ key, paper }) => [key, paper]));
    const again = papers.map((paper) => {
      const { title = '', title_tex, protect } = titles.get(paper.key) ?? {};
      return { ...paper, title, title_tex, protect };
    });
    const lines = [...write(again)].join('').split('\n');
    expect(lines.filter((line) => line.startsWith('  title'))).toEqual(
      text.split('\n').filter((line) => line.startsWith('  title')),
    );
  });
});
