import { describe, expect, it } from 'vitest';
import { catalogs, hasCjk, type JsonName, type JsonPaper, shippedCatalog } from './catalogs.ts';
import { encodeLink, runTool } from './tools.ts';

/** An item of CSL-JSON. */
interface Item {
  readonly id: string;
  readonly type: string;
  readonly publisher?: string;
  readonly title?: string;
  readonly author?: readonly Readonly<Record<string, string>>[];
  readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] };
  readonly page?: string;
  readonly DOI?: string;
  readonly URL?: string;
}

const readWithPandoc = (format: string, bib: string): readonly Item[] =>
  JSON.parse(runTool('pandoc', ['-f', format, '-t', 'csljson'], { input: bib }).out);

/** The text with one form of each quote, dash and space. */
const normalizeText = (text = '') =>
  text
    .normalize('NFC')
    .replace(/<\/?(?:span|i|b|sup|sub)[^>]*>/g, '')
    .replace(/``|''|[“”„]/g, '"')
    .replace(/[‘’`]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .trim();

const formatCatalogName = ({ literal, latin, family, given, suffix = '' }: JsonName, isLatin: boolean) => {
  const [, first, last] = /^([^,]+)\s+([^\s,]+)$/.exec((isLatin && latin) || '') ?? [];
  return normalizeText(last ? `${last}|${first}|` : literal ? literal : `${family}|${given}|${suffix}`);
};

function readName(name: Readonly<Record<string, string>>): string {
  const family = [name['dropping-particle'], name['non-dropping-particle'], name['family']].filter(Boolean).join(' ');
  if (name['literal'] || !name['given']) return normalizeText(name['literal'] ?? family);
  return normalizeText(`${family.replace(/(?<=^[dD]['’]) /, '')}|${name['given']}|${name['suffix'] ?? ''}`);
}

/** Page ranges with ` to ` in place of any dash. */
const normalizePages = (pages = '') => pages.replace(/\s*[-‐-―]+\s*/g, ' to ');

/** The differences between a paper in the catalog and the item that pandoc reads. */
function* differences(paper: JsonPaper, item: Item | undefined, isLatin: boolean): Generator<string> {
  const { key, doi, url, arxiv } = paper;
  const hasUrl = url !== undefined && url !== `https://doi.org/${doi}`;
  // For an entry without a URL, pandoc creates one from the arXiv id.
  const link = hasUrl ? encodeLink(url) : arxiv ? `https://arxiv.org/abs/${arxiv}` : '';
  const authors = (item?.author ?? []).map(readName);
  const compared: readonly (readonly [string, string, string])[] = [
    ['title', normalizeText(paper.title), normalizeText(item?.title)],
    // pandoc counts "and others" as an author.
    ['number of authors', String(paper.authors.length + (paper.etal ? 1 : 0)), String(authors.length)],
    ...paper.authors.map((name, index) => [`author ${index}`, formatCatalogName(name, isLatin), authors[index] ?? ''] as const),
    [
      'publisher',
      item?.type === 'paper-conference' ? normalizeText(paper.publisher) : '',
      item?.type === 'paper-conference' ? normalizeText(item.publisher) : '',
    ],
    ['year', String(paper.year), String(item?.issued?.['date-parts']?.[0]?.[0])],
    ['pages', normalizePages(paper.pages), normalizePages(item?.page)],
    ['doi', encodeLink(doi ?? ''), item?.DOI ?? ''],
    ['url', link, item?.URL ?? ''],
  ];
  for (const [field, expected, actual] of compared) {
    if (comparableText(expected, isLatin) !== comparableText(actual, isLatin) && !(isLatin && misreadName.test(expected)))
      yield `${key} ${field}: expected ${expected}, pandoc reads ${actual}`;
  }
}

/** pandoc drops the first letter of this given name, and takes the rest of it for a particle. */
const misreadName = /\|.* Ð/;

/** The text without the characters that pandoc 2.17 loses, although LaTeX and biber read their commands correctly. */
function comparableText(text: string, isLatin: boolean): string {
  // It drops single braces, changes quotes to pairs, and adds spaces between initials.
  const normalized = text
    .replace(/[{}"'\u2018\u2019]/g, '')
    .replace(/\.(?=\p{L})/gu, '. ')
    .replace(/\s+/g, ' ')
    .trim();
  return isLatin ? normalized.normalize('NFD').replace(/ı/g, 'i').replace(/ȷ/g, 'j').replace(lostLetters, '') : normalized;
}

/** Letters whose commands pandoc does not know: \\dj, \\dh, \\th, \\ng, \\ij and the comma below a letter. */
const lostLetters = /[ĐđÐðÞþŊŋĲĳẞ]|\u0326/g;

/** The entries with double braces around titles, so that pandoc does not change their case. */
const protectTitles = (bib: string) => bib.replace(/^( {2}title +)= \{(.*)\},$/gm, '$1= {{$2}},');

describe.each(catalogs)('the bibliography of the $name catalog', ({ bib, papers }) => {
  it.each(['bibtex', 'biblatex'])('is read by pandoc from %s with the fields of the catalog', (format) => {
    const items = new Map(readWithPandoc(format, protectTitles(bib(format))).map((item) => [item.id, item]));
    const all = papers.flatMap((paper) => [...differences(paper, items.get(paper.key), format === 'bibtex')]);
    expect(all).toEqual([]);
  });
});

/** Words whose capitals must be kept: those that the catalog protects, words with inner capitals, and single capital letters. */
const wordsWithCapitals = ({ title, protect = [] }: JsonPaper) => [
  ...protect,
  ...(title.match(/[\p{L}\d]+(?=\p{Lu})[\p{L}\d]+|(?<![\p{L}'’])[B-Z](?![\p{L}\d'’])/gu) ?? []),
];

it.each(['bibtex', 'biblatex'])('pandoc keeps the capitals of names in the titles of %s', (format) => {
  const items = new Map(readWithPandoc(format, shippedCatalog.bib(format)).map(({ id, title = '' }) => [id, title]));
  const lost = shippedCatalog.papers.flatMap((paper) => {
    const title = items.get(paper.key) ?? '';
    const isComplete = normalizeText(title).toLowerCase() === normalizeText(paper.title).toLowerCase() || hasCjk(title);
    const names = hasCjk(title) ? [] : wordsWithCapitals(paper).filter((name) => !normalizeText(title).includes(name));
    return [...(isComplete ? [] : [`${paper.key}: ${title}`]), ...names.map((name) => `${paper.key}: ${name}`)];
  });
  expect(lost).toEqual([]);
});
