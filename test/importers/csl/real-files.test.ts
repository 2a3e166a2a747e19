/** Faults found in CSL-JSON and Crossref files of other projects: for each class its smallest example and two relatives. */
import { describe, expect, it } from 'vitest';
import { readCsl } from '../../../src/importers/csl/index.ts';

/** The first draft of a file with one item. */
function read(item: object) {
  const { drafts, diagnostics } = readCsl(
    JSON.stringify([{ type: 'article-journal', title: 'Pond', issued: date(2019), ...item }]),
  );
  return { ...drafts[0], messages: diagnostics.map(({ message }) => message) };
}
const date = (...parts: readonly number[]) => ({ 'date-parts': [parts] });

describe('the date of an item of Crossref', () => {
  it.each([
    [{ issued: date(2019, 12, 20), 'published-online': date(2019, 12, 20), 'published-print': date(2020, 3) }, 2020, 3],
    [{ issued: date(2019, 12), 'published-print': date(2020) }, 2020, undefined],
    [{ issued: date(2020, 5), 'published-print': date(2020) }, 2020, 5],
  ])('is that of the printed issue: %j', (dates, year, month) => {
    expect(read(dates).paper).toMatchObject({ year, month });
  });
});

describe('the title of an item', () => {
  it.each([
    [
      'Waves in<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML" display="inline"><mml:mi>N</mml:mi></mml:math>-Coupled Things',
      'Waves in N-Coupled Things',
    ],
    ['On <math><semantics><mi>k</mi><annotation encoding="TeX">k</annotation></semantics></math>-NN', 'On k-NN'],
    ['H<sub>2</sub>O and <i class="x">E. coli</i>', 'H2O and E. coli'],
    ['R&amp;amp;D of Ponds', 'R&D of Ponds'],
    ['The &amp;lt;i&amp;gt;Pond&amp;lt;/i&amp;gt;', 'The Pond'],
    ['Generics in List<Pond> and a < b', 'Generics in List<Pond> and a < b'],
  ])('is plain text: %s', (title, text) => {
    expect(read({ title }).paper?.title).toBe(text);
  });
});

describe('the names of an item', () => {
  it.each([
    [{ family: 'Costa, Jr.', given: 'P. T.' }, 'Costa, Jr., P. T.'],
    [{ family: 'Doe', given: 'John, III' }, 'Doe, III, John'],
    [{ family: 'King', given: 'Martin', suffix: 'Jr.' }, 'King, Jr., Martin'],
  ])('have their suffix apart: %j', (name, author) => {
    expect(read({ author: [name] }).paper?.authors).toEqual([author]);
  });

  it.each([
    [{ family: 'SMITH', given: 'JOHN R.' }, 'Smith, John R.'],
    [{ family: "O'BRIEN-MCDONALD", given: 'ANN' }, "O'Brien-McDonald, Ann"],
    [{ family: 'VAN DER BERG', given: 'J. K.' }, 'van der Berg, J. K.'],
  ])('are written in small letters where all are in capitals, with a warning: %j', (name, author) => {
    const { paper, messages } = read({ id: 'x1', author: [name] });
    expect(paper?.authors).toEqual([author.startsWith('van') ? '{van der Berg}, J. K.' : author]);
    expect(messages).toEqual(['x1: the names of the authors are in capitals; check their small letters']);
  });

  it('keep their capitals if other names have small letters', () => {
    const author = [
      { family: 'NASA', given: 'A.' },
      { family: 'Heron', given: 'B.' },
    ];
    expect(read({ author })).toMatchObject({ paper: { authors: ['NASA, A.', 'Heron, B.'] }, messages: [] });
  });
});

it.each([
  ['1-1', '1'],
  ['17–17', '17'],
  ['1-12', '1--12'],
])('the pages %s of an item are %s', (page, pages) => {
  expect(read({ page }).paper?.pages).toBe(pages);
});

it.each([
  [{ id: 'http://zotero.org/users/1/items/ABCD2345' }, undefined],
  [{ id: 'https://doi.org/10.1/x', 'citation-key': 'frog2019' }, 'frog2019'],
  [{ id: 'frog2019' }, 'frog2019'],
])('the key of %j is %s', (ids, key) => {
  expect(read(ids).key).toBe(key);
});

describe('the venue of an item', () => {
  it.each([
    [
      { type: 'posted-content', institution: [{ name: 'bioRxiv' }], publisher: 'Cold Spring Harbor Laboratory' },
      { name: 'bioRxiv', kind: 'preprint' },
    ],
    [
      { type: 'dissertation', institution: [{ name: 'Pond University' }], publisher: 'ProQuest LLC' },
      { name: 'Pond University', kind: 'thesis' },
    ],
    [
      { type: 'proceedings-article', event: { name: 'Pond Conference' }, publisher: 'ACM' },
      { name: 'Pond Conference', kind: 'conference' },
    ],
  ])('is not the publisher: %j', (item, venue) => {
    expect(read(item).venue).toMatchObject(venue);
  });
});
