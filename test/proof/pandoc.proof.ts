import { describe, expect, it } from 'vitest';
import { catalogs, isCjk, type Name, type Paper, real } from './catalogs.ts';
import { encoded, tool } from './tools.ts';

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

const read = (format: string, bib: string): readonly Item[] =>
  JSON.parse(tool('pandoc', ['-f', format, '-t', 'csljson'], { input: bib }).out);

/** The text with one form of each quote, dash and space. */
const plain = (text = '') =>
  text
    .normalize('NFC')
    .replace(/<\/?(?:span|i|b|sup|sub)[^>]*>/g, '')
    .replace(/``|''|[“”„]/g, '"')
    .replace(/[‘’`]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .trim();

const listed = ({ literal, latin, family, given, suffix = '' }: Name, isLatin: boolean) => {
  const [, first, last] = /^([^,]+)\s+([^\s,]+)$/.exec((isLatin && latin) || '') ?? [];
  return plain(last ? `${last}|${first}|` : literal ? literal : `${family}|${given}|${suffix}`);
};

function readName(name: Readonly<Record<string, string>>): string {
  const family = [name['dropping-particle'], name['non-dropping-particle'], name['family']].filter(Boolean).join(' ');
  if (name['literal'] || !name['given']) return plain(name['literal'] ?? family);
  return plain(`${family.replace(/(?<=^[dD]['’]) /, '')}|${name['given']}|${name['suffix'] ?? ''}`);
}

/** Whatever dash stands between two pages. */
const undashed = (pages = '') => pages.replace(/\s*[-‐-―]+\s*/g, ' to ');

/** What the paper is in the catalog and what pandoc reads, where they differ. */
function* differences(paper: Paper, item: Item | undefined, isLatin: boolean): Generator<string> {
  const { key, doi, url, arxiv } = paper;
  const hasUrl = url !== undefined && url !== `https://doi.org/${doi}`;
  // Where an entry has no URL, pandoc makes one of the preprint's id.
  const link = hasUrl ? encoded(url) : arxiv ? `https://arxiv.org/abs/${arxiv}` : '';
  const read = (item?.author ?? []).map(readName);
  const compared: readonly (readonly [string, string, string])[] = [
    ['title', plain(paper.title), plain(item?.title)],
    // It takes "and others" for one more.
    ['number of authors', String(paper.authors.length + (paper.etal ? 1 : 0)), String(read.length)],
    ...paper.authors.map((name, index) => [`author ${index}`, listed(name, isLatin), read[index] ?? ''] as const),
    [
      'publisher',
      item?.type === 'paper-conference' ? plain(paper.publisher) : '',
      item?.type === 'paper-conference' ? plain(item.publisher) : '',
    ],
    ['year', String(paper.year), String(item?.issued?.['date-parts']?.[0]?.[0])],
    ['pages', undashed(paper.pages), undashed(item?.page)],
    ['doi', encoded(doi ?? ''), item?.DOI ?? ''],
    ['url', link, item?.URL ?? ''],
  ];
  for (const [field, wanted, got] of compared) {
    if (known(wanted, isLatin) !== known(got, isLatin) && !(isLatin && unreadable.test(wanted)))
      yield `${key} ${field}: ${wanted} IS READ ${got}`;
  }
}

/** Without its first letter, which pandoc does not know, the rest of this name is a particle to it. */
const unreadable = /\|.* Ð/;

/** A text without what pandoc 2.17 loses of commands that LaTeX and biber read as they should. */
function known(text: string, isLatin: boolean): string {
  // A lone brace; quotes, of which it makes pairs; the space that it sets between initials.
  const kept = text
    .replace(/[{}"'\u2018\u2019]/g, '')
    .replace(/\.(?=\p{L})/gu, '. ')
    .replace(/\s+/g, ' ')
    .trim();
  return isLatin ? kept.normalize('NFD').replace(/ı/g, 'i').replace(/ȷ/g, 'j').replace(lostLetters, '') : kept;
}

/** Commands of classic BibTeX that it does not know: \\dj, \\dh, \\th, \\ng, \\ij and the comma below a letter. */
const lostLetters = /[ĐđÐðÞþŊŋĲĳẞ]|\u0326/g;

/** The entries with their titles in braces of their own, which are read as they are. */
const whole = (bib: string) => bib.replace(/^( {2}title +)= \{(.*)\},$/gm, '$1= {{$2}},');

describe.each(catalogs)('of the $name catalog', ({ bib, papers }) => {
  it.each(['bibtex', 'biblatex'])('pandoc reads from %s what the catalog has', (format) => {
    const items = new Map(read(format, whole(bib(format))).map((item) => [item.id, item]));
    const all = papers.flatMap((paper) => [...differences(paper, items.get(paper.key), format === 'bibtex')]);
    expect(all).toEqual([]);
  });
});

/** The words whose capitals no style may take: of the catalog, and with a capital inside or alone. */
const namesIn = ({ title, protect = [] }: Paper) => [
  ...protect,
  ...(title.match(/[\p{L}\d]+(?=\p{Lu})[\p{L}\d]+|(?<![\p{L}'’])[B-Z](?![\p{L}\d'’])/gu) ?? []),
];

it.each(['bibtex', 'biblatex'])('pandoc takes no capital from a name in a title of %s', (format) => {
  const items = new Map(read(format, real.bib(format)).map(({ id, title = '' }) => [id, title]));
  const lost = real.papers.flatMap((paper) => {
    const title = items.get(paper.key) ?? '';
    const isWhole = plain(title).toLowerCase() === plain(paper.title).toLowerCase() || isCjk(title);
    const names = isCjk(title) ? [] : namesIn(paper).filter((name) => !plain(title).includes(name));
    return [...(isWhole ? [] : [`${paper.key}: ${title}`]), ...names.map((name) => `${paper.key}: ${name}`)];
  });
  expect(lost).toEqual([]);
});
