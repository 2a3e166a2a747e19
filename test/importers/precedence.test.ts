import { describe, expect, it } from 'vitest';
import { readBibtex } from '../../src/importers/bibtex/index.ts';
import { readCsl } from '../../src/importers/csl/index.ts';
import type { Draft } from '../../src/importers/shared/draft.ts';

type Fields = Readonly<Record<string, string>>;

/** The fields that decide a value, best first: the winner is removed and the rest is read again. */
function precedence(all: Fields, read: (fields: Fields) => unknown): string {
  const order: string[] = [];
  let rest = Object.entries(all);
  for (;;) {
    const value = read(Object.fromEntries(rest));
    const winner = value === undefined ? undefined : rest.find(([, text]) => text.includes(String(value)))?.[0];
    if (winner === undefined) return order.join(' ');
    order.push(winner);
    rest = rest.filter(([name]) => name !== winner);
  }
}

/** Each field with a value that names it. */
const named = (names: string, textOf = (name: string) => `The ${name}`): Fields =>
  Object.fromEntries(names.split(' ').map((name) => [name, textOf(name)]));

const numbered = (names: string, textOf: (index: number) => string): Fields =>
  Object.fromEntries(names.split(' ').map((name, index) => [name, textOf(index)]));

const written = (fields: Fields) => Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},\n`);

function readBibEntry(type: string, fields: Fields): Draft | undefined {
  return readBibtex(`@${type}{a,\n${written({ title: 'The Tides of Code', ...fields }).join('')}}\n`).drafts[0];
}

function readCslItem(type: string, fields: Fields): Draft | undefined {
  return readCsl(JSON.stringify({ type, title: 'The Tides of Code', ...fields })).drafts[0];
}

describe('a BibTeX entry with every field that can name its venue', () => {
  const fields = {
    year: '2024',
    ...named(
      'booktitle eventtitle maintitle journal journaltitle publisher organization school institution howpublished series type note',
    ),
    url: 'https://the-url.example/tides',
  };

  it.each([
    ['inproceedings', 'booktitle eventtitle journal journaltitle'],
    ['article', 'journaltitle journal booktitle'],
    ['book', 'publisher organization howpublished'],
    ['incollection', 'publisher organization booktitle maintitle'],
    ['phdthesis', 'school institution publisher organization'],
    ['techreport', 'institution school organization publisher'],
    ['software', 'organization howpublished publisher institution journal journaltitle url'],
    ['online', 'organization howpublished publisher institution journal journaltitle url'],
    ['misc', 'booktitle journaltitle journal organization howpublished publisher institution url'],
  ])('takes the venue of @%s from: %s', (type, order) => {
    expect(precedence(fields, (rest) => readBibEntry(type, rest)?.venue?.name)).toBe(order);
  });

  it.each([
    ['inproceedings', 'publisher organization'],
    ['article', 'publisher'],
    ['phdthesis', ''],
  ])('takes the publisher of @%s from: %s', (type, order) => {
    expect(precedence(fields, (rest) => readBibEntry(type, rest)?.venue?.publisher)).toBe(order);
  });

  it.each([
    ['inproceedings', 'booktitle eventtitle journal journaltitle'],
    ['incollection', 'booktitle maintitle'],
    ['article', ''],
  ])('takes the title of the book of @%s from: %s', (type, order) => {
    expect(precedence(fields, (rest) => readBibEntry(type, rest)?.paper.booktitle)).toBe(order);
  });
});

describe('a BibTeX entry with every field for one value', () => {
  const links = 'url howpublished note ee link';
  const preprint = (index: number) => `arXiv:2401.${String(index + 1).padStart(5, '0')}`;

  it.each<[keyof Draft['paper'], string, Fields]>([
    ['year', 'date year', { date: '2001-05', year: '2002' }],
    ['month', 'date month', { year: '2003', date: '2001-10', month: '11' }],
    ['volume', 'volume', named('volume number issue')],
    ['number', 'number issue', named('volume issue number')],
    ['pages', 'pages articleno eid article-number', numbered('article-number eid articleno pages', (index) => `e${index}`)],
    ['numpages', 'numpages pagetotal', { pagetotal: '7', numpages: '8' }],
    ['language', 'langid language', { language: 'de', langid: 'fr' }],
    [
      'doi',
      `doi ${links}`,
      { ...named('link ee note howpublished url', (name) => `https://doi.org/10.1000/${name}`), doi: '10.1000/a' },
    ],
    ['url', links, named('link ee note howpublished url', (name) => `https://${name}.example/tides`)],
    [
      'arxiv',
      'eprint arxivid journal journaltitle number note publisher series pages institution booktitle howpublished url doi ee',
      {
        ...numbered('ee url howpublished booktitle institution pages series publisher note', preprint),
        ...numbered('number journaltitle journal arxivid eprint', (index) => preprint(index + 10)),
        doi: '10.48550/arXiv.2401.00099',
      },
    ],
    ['arxiv', 'volume journal', { journal: 'arXiv:2401.00001', volume: 'abs/2401.00002' }],
    ['primaryclass', 'primaryclass eprintclass', { eprint: '2401.00001', eprintclass: 'cs.LG', primaryclass: 'cs.SE' }],
  ])('takes the %s of a BibTeX entry from: %s', (value, order, fields) => {
    const base: Fields = value === 'year' ? {} : { year: '1999' };
    expect(precedence(fields, (rest) => readBibEntry('misc', { ...base, ...rest })?.paper[value])).toBe(order);
  });
});

describe('a BibTeX entry with a cross-reference', () => {
  const volume = {
    title: 'The title',
    ...named('booktitle publisher organization series volume issue institution school journal journaltitle editor note'),
    number: '7',
    date: '2020-03',
    year: '2021',
    month: 'apr',
    pages: '1--999',
    doi: '10.1000/volume',
    url: 'https://example.org/volume',
    eprint: '2401.00001',
    langid: 'german',
  };
  const child = { title: 'The Tides of Code', crossref: 'volume' };
  const read = (type: string, own: Fields, other: Fields = volume) =>
    readBibtex(`@${type}{a,\n${written({ ...child, ...own }).join('')}}\n@proceedings{volume,\n${written(other).join('')}}\n`)
      .drafts[0];

  it('inherits the fields that all papers of a volume share, but neither its identifiers nor its pages', () => {
    expect(read('inproceedings', {})).toEqual({
      line: 1,
      key: 'a',
      paper: {
        title: 'The Tides of Code',
        year: 2020,
        month: 3,
        booktitle: 'The booktitle',
        series: 'The series',
        volume: 'The volume',
        number: '7',
        language: 'de',
        note: 'The note',
      },
      venue: { name: 'The booktitle', kind: 'conference', publisher: 'The publisher' },
    });
  });

  it.each([
    ['article', 'journaltitle journal booktitle title'],
    ['phdthesis', 'school institution publisher organization'],
    ['inproceedings', 'booktitle title journal journaltitle'],
  ])('inherits the venue of @%s from the fields of the volume: %s', (type, order) => {
    expect(precedence(volume, (rest) => read(type, {}, { date: '2020', ...rest })?.venue?.name)).toBe(order);
  });

  it('prefers the own fields of an entry to those of its volume', () => {
    const own = {
      ...named('booktitle publisher series volume', (name) => `Own ${name}`),
      number: '8',
      date: '2024-06',
      langid: 'french',
    };
    expect(read('inproceedings', own)).toEqual({
      line: 1,
      key: 'a',
      paper: {
        title: 'The Tides of Code',
        year: 2024,
        month: 6,
        booktitle: 'Own booktitle',
        series: 'Own series',
        volume: 'Own volume',
        number: '8',
        language: 'fr',
        note: 'The note',
      },
      venue: { name: 'Own booktitle', kind: 'conference', publisher: 'Own publisher' },
    });
  });
});

describe('a CSL-JSON item with every variable that can name its venue', () => {
  const fields = {
    issued: '2024',
    ...named('container-title event-title event publisher school institution collection-title genre'),
    URL: 'https://the-url.example/tides',
  };

  it.each([
    ['paper-conference', 'container-title event-title event'],
    ['article-journal', 'container-title'],
    ['article', 'institution container-title publisher'],
    ['book', 'publisher container-title'],
    ['chapter', 'publisher container-title'],
    ['thesis', 'school institution publisher'],
    ['report', 'institution publisher'],
    ['software', 'publisher container-title URL'],
    ['webpage', 'container-title publisher URL'],
  ])('takes the venue of %s from: %s', (type, order) => {
    expect(precedence(fields, (rest) => readCslItem(type, rest)?.venue?.name)).toBe(order);
  });
});

describe('a CSL-JSON item with every variable for one value', () => {
  const dates = 'published-print issued published published-online';

  it.each<[keyof Draft['paper'], string, Fields]>([
    ['year', dates, numbered('published-online published published-print issued', (index) => `200${index}`)],
    ['month', dates, numbered('published-online published published-print issued', (index) => `2001-0${index + 5}`)],
    ['number', 'issue number', named('number volume issue')],
    ['series', 'collection-title', named('container-title collection-title')],
    ['pages', 'page article-number', { 'article-number': 'e1', page: 'e2' }],
    ['doi', 'DOI URL', { URL: 'https://doi.org/10.1000/b', DOI: '10.1000/a' }],
    [
      'arxiv',
      'archive_location number note container-title archive publisher URL DOI arxivId',
      {
        ...numbered(
          'arxivId URL publisher archive container-title note number archive_location',
          (index) => `arXiv:2401.0000${index}`,
        ),
        DOI: '10.48550/arXiv.2401.00099',
      },
    ],
  ])('takes the %s of a CSL item from: %s', (value, order, fields) => {
    const base: Fields = value === 'year' || value === 'month' ? {} : { issued: '1999' };
    expect(precedence(fields, (rest) => readCslItem('article-journal', { ...base, ...rest })?.paper[value])).toBe(order);
  });

  it('takes the key of a CSL item from the citation key, then from the id', () => {
    const fields = { id: 'items-1', 'citation-key': 'tides2024' };
    expect(precedence(fields, (rest) => readCslItem('book', { issued: '2024', ...rest })?.key)).toBe('citation-key id');
  });
});
