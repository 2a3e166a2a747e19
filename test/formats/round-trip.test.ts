/** What is written is read back by parsers and a schema that others made. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@retorquere/bibtex-parser';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { arxivUrl } from '../../src/catalog/model/paper-url.ts';
import type { Author } from '../../src/catalog/model/person-name.ts';
import type { Paper } from '../../src/catalog/model/records.ts';
import { writeBiblatex } from '../../src/formats/biblatex.ts';
import { writeBibtex } from '../../src/formats/bibtex.ts';
import { writeCslJson } from '../../src/formats/csl.ts';
import { writeRis } from '../../src/formats/ris.ts';
import { cleanText } from '../../src/util/sanitize.ts';
import { paper, venue } from '../paper.ts';
import { papers as fixture } from './view.ts';

const shipped = await loadCatalog({ path: join(import.meta.dirname, '../../catalog') });
const papers = [...shipped.papers(), ...fixture];

/** What the parser reads of the only entry. */
function read(text: string) {
  const { entries, errors } = parse(text, { sentenceCase: false });
  if (errors.length > 0 || entries.length !== 1) throw new Error(`${JSON.stringify(errors)} in ${text}`);
  return entries[0]?.fields ?? {};
}

/** Texts with every character that TeX obeys, quotes, dashes and letters of many scripts. */
const character = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'\\{}~^<>#$%&_|@"\'`,;:.!?-–—‘’“”…()[]*+=/') },
  { weight: 4, arbitrary: fc.constantFrom(...'abcXYZ019  ') },
  { weight: 2, arbitrary: fc.constantFrom(...'éÉüßÅøŁčőşşțđðþŋæœıíĩǎǿấặữƠơ孙Жαβ½×°£§©') },
  { weight: 1, arbitrary: fc.constantFrom('$x$', '\\url{', '{\\', '--', '``', "''", '?`', '% ', ' and ', ',,') },
);
const text = fc
  .array(character, { minLength: 1, maxLength: 12 })
  .map((characters) => cleanText(characters.join('')))
  .filter((text) => text !== '');

/** The same sign is typed in several ways, and TeX has one: straight quotes are closed or opened, hyphens have one width. */
const comparable = (text: unknown) =>
  String(text)
    .replace(/ı(?=[\u0300-\u036f])/g, 'i')
    .replace(/ȷ(?=[\u0300-\u036f])/g, 'j')
    .normalize('NFC')
    .replace(/["“”‟″]/g, '"')
    .replace(/['‘’`ˋ]/g, "'")
    .replaceAll("''", '"')
    .replace(/[‐‑]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

describe.each([
  ['bibtex', writeBibtex],
  ['biblatex', writeBiblatex],
])('%s', (_, write) => {
  it('gives back any text', () => {
    fc.assert(
      fc.property(text, text, (title, publisher) => {
        const fields = read([...write([paper({ title, publisher, language: 'xx' })])].join(''));
        expect([fields.title, fields.publisher].map(comparable)).toEqual([title, publisher].map(comparable));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives back any corporate name', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const fields = read([...write([paper({ authors: [{ literal: one }, { literal: other }] })])].join(''));
        const names = (fields.author ?? []).map(({ name, lastName }) => comparable(name ?? lastName));
        expect(names).toEqual([one, other].map(comparable));
      }),
      { numRuns: 500 },
    );
  });

  it.each(papers.map((paper) => [paper.key, paper] as const))('gives back %s', (_key, paper) => {
    const { author = [], title, pages, doi, url, volume } = read([...write([paper])].join(''));
    expect({
      title: comparable(title),
      authors: author.map(lastName),
      pages: pages?.replaceAll('–', '--'),
      doi,
      url,
      volume,
    }).toEqual({
      title: comparable(paper.title),
      authors: paper.authors.map((author) => familyOf(author, write === writeBibtex)),
      pages: paper.pages,
      doi: paper.doi,
      url: paper.url === `https://doi.org/${paper.doi}` ? undefined : paper.url,
      volume: paper.volume,
    });
  });
});

const lastName = ({ prefix, lastName, name }: { prefix?: string; lastName?: string; name?: string }) =>
  comparable([prefix, name ?? lastName].filter(Boolean).join(' '));

function familyOf(author: Author, isLatin: boolean): string {
  if (!('literal' in author)) return comparable(author.family);
  return comparable(isLatin && author.latin ? author.latin.split(' ').at(-1) : author.literal);
}

describe('the letters of Latin scripts in BibTeX', () => {
  const letters = [...range(0xc0, 0x24f), ...range(0x1e00, 0x1eff)].map((code) => String.fromCodePoint(code));
  const written = (letter: string) =>
    /title *= \{(.*)\},/.exec([...writeBibtex([paper({ title: `x${letter}y`, language: 'xx' })])].join(''))?.[1] ?? '';

  it('are read back', () => {
    // This parser does not know the bar below (\b) and the capital ß; LaTeX does.
    const known = letters.filter((letter) => !letter.normalize('NFD').includes('\u0331') && letter !== 'ẞ');
    const lost = known.filter((letter) => {
      const { title } = read([...writeBibtex([paper({ title: `x${letter}y`, language: 'xx' })])].join(''));
      return comparable(title) !== comparable(`x${letter}y`);
    });
    expect(lost).toEqual([]);
  });

  it('stay as they are where the encodings of LaTeX have no accent for them', () => {
    const bare = letters.filter((letter) => /[^ -~]/.test(written(letter)) && letter.normalize('NFD') !== letter);
    expect(bare.join('')).toBe('ƠơƯưǮǯȀȁȂȃȄȅȆȇȈȉȊȋȌȍȎȏȐȑȒȓȔȕȖȗḀḁḒḓḘḙḚḛḪḫḬḭḼḽṊṋṰṱṲṳṴṵṶṷẛẢảẨẩẲẳẺẻỂểỈỉỎỏỔổỚớỜờỞởỠỡỢợỦủỨứỪừỬửỮữỰựỶỷ');
  });
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

describe('csl-json', () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'csl/csl-data.json'), 'utf8'));
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  const errorsOf = (papers: readonly Paper[]) => {
    validate(JSON.parse([...writeCslJson(papers)].join('')));
    return validate.errors ?? [];
  };

  it('is valid against the schema of CSL', () => {
    const kinds = ['conference', 'journal', 'preprint', 'book', 'thesis', 'report', 'software', 'website'] as const;
    const ofEachKind = kinds.map((kind) =>
      paper({ venue: venue('X', { kind }), arxiv: '2301.00001', etal: true, type: 'T', note: 'N' }),
    );
    expect(errorsOf([...papers, ...ofEachKind])).toEqual([]);
    expect(errorsOf([])).toEqual([]);
  });

  it('would not be valid with a type or a field that CSL does not know', () => {
    validate([{ id: 'x', type: 'inproceedings' }]);
    expect(validate.errors).toHaveLength(1);
    validate([{ id: 'x', type: 'article', year: 2024 }]);
    expect(validate.errors).toHaveLength(1);
  });

  it('has dates of numbers, and the types that papers have', () => {
    const items: { issued: { 'date-parts': unknown[][] } }[] = JSON.parse([...writeCslJson(papers)].join(''));
    const wrong = items.filter(({ issued }) => !issued['date-parts'].flat().every((part) => typeof part === 'number'));
    expect(wrong).toEqual([]);
  });

  it('gives back any text', () => {
    fc.assert(
      fc.property(text, (title) => {
        expect(JSON.parse([...writeCslJson([paper({ title })])].join(''))[0].title).toBe(title);
      }),
    );
  });
});

describe('ris', () => {
  it('has every value on one line', () => {
    fc.assert(
      fc.property(text, (title) => {
        const lines = [...writeRis([paper({ title, venue: venue('X', { title }) })])].join('').split('\n');
        expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual(['']);
        expect(lines).toContain(`TI  - ${title}`);
      }),
    );
  });

  it('names the preprint of what is published, and the page of what is not', () => {
    const lines = [...writeRis(papers.filter(({ arxiv }) => arxiv))].join('');
    const missing = papers.filter(
      ({ arxiv }) => arxiv && !lines.includes(`M2  - arXiv:${arxiv}\n`) && !lines.includes(`UR  - ${arxivUrl(arxiv)}\n`),
    );
    expect(missing).toEqual([]);
  });
});
