/** What lm4c writes of a paper comes back as the catalog has it. */
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
import { formatPageRanges } from '../../src/util/page-ranges.ts';
import { nastyCatalog } from '../proof/nasty.ts';

const shipped = await loadCatalog({ path: join(import.meta.dirname, '../../catalog') });
const nasty = await loadCatalog({ path: nastyCatalog() });

const carried = [
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

/** The fields that a format carries, but those that `without` names. */
const fieldsOf = (paper: Fields, without: readonly string[]) =>
  Object.fromEntries(carried.filter((name) => !without.includes(name)).map((name) => [name, paper[name]]));

function writtenName(author: Author, isLatin: boolean) {
  if ('literal' in author) {
    const [, given, family] = (isLatin && /^(.+) (\S+)$/.exec(author.latin ?? '')) || [];
    return family ? `${family}, ${given}` : { literal: author.literal };
  }
  const family = author.undivided ? `{${author.family}}` : author.family;
  return ['suffix' in author ? [family, author.suffix] : family, author.given].flat().join(', ');
}

/** A paper as the catalog has it, with the pages, the link and the names as all formats write them. */
const asWritten = (paper: Paper, isLatin: boolean): Fields => ({
  ...paper,
  authors: paper.authors.map((author) => writtenName(author, isLatin)),
  pages: formatPageRanges(paper.pages),
  url: paper.url === paperUrl(paper) || !paper.url ? undefined : percentEncode(paper.url),
});

/**
 * What TeX has one sign for, and what of it a reader makes again: a quote is curly and opens or closes, a hyphen has one width.
 * An apostrophe may be meant where a single quote closes.
 */
const sameSigns = (text: string) => text.replace(/[“”]/g, '"').replace(/[`‘’]/g, "'").replace(/[‐‑]/g, '-');
const withSameSigns = (fields: Fields): unknown =>
  JSON.parse(JSON.stringify(fields), (_, value) => (typeof value === 'string' ? sameSigns(value) : value));

const formats = [
  // It has no field for the language, and names in Latin letters where the catalog knows them.
  { name: 'bibtex', write: writeBibtex, read: readBibtex, isLatin: true, without: ['language'] },
  { name: 'biblatex', write: writeBiblatex, read: readBibtex, isLatin: false, without: [] },
  // Its title is plain text, and it has no place for the class of a preprint.
  { name: 'csl-json', write: writeCslJson, read: readCsl, isLatin: false, without: ['protect', 'title_tex', 'primaryclass'] },
];

/** Styles of BibTeX take the volume or the number of proceedings, so that the other is not written. */
const withoutNumber = ({ venue, volume, series, journal }: Paper, name: string) =>
  name === 'bibtex' && venue?.kind === 'conference' && !journal && (volume !== undefined || series === undefined);

describe.each(formats)('$name', ({ name, write, read, isLatin, without }) => {
  it.each([
    ['the shipped catalog', [...shipped.papers()]],
    ['what is nasty', [...nasty.papers()]],
  ])('gives back %s', (_, papers) => {
    const { drafts, diagnostics: told, entries } = read([...write(papers)].join(''));
    expect({ entries, told }).toEqual({ entries: papers.length, told: [] });
    const wanted = papers.map((paper) => {
      const lost = [...without, ...(withoutNumber(paper, name) ? ['number'] : [])];
      return { key: paper.key, ...Object.assign({}, withSameSigns(fieldsOf(asWritten(paper, isLatin), lost))) };
    });
    expect(drafts.map(({ key, paper }) => ({ key, ...Object.assign({}, withSameSigns(fieldsOf(paper, without))) }))).toEqual(
      wanted,
    );
  });

  it('gives back every sign of the shipped catalog but curly apostrophes', () => {
    const papers = [...shipped.papers()];
    const titles = read([...write(papers)].join('')).drafts.map(({ paper }) => paper.title);
    expect(titles).toEqual(papers.map(({ title }) => title));
  });
});

describe('a title that is read', () => {
  it.each([
    ['bibtex', writeBibtex],
    ['biblatex', writeBiblatex],
  ])('is written with the same bytes in %s', (_, write) => {
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
