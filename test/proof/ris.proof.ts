import { describe, expect, it } from 'vitest';
import { catalogs, type Name, type Paper } from './catalogs.ts';
import { encoded, linesOf, tool } from './tools.ts';

const plain = (text = '') => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/**
 * The words of a name in one order, without dots. bibutils takes the dots from initials, and from a group's name the last word for the
 * family name: RIS cannot say that a name is one piece.
 */
const wordsOf = (name: string) => plain(name.replace(/[.,]/g, ' ')).split(' ').sort().join(' ');

const listed = ({ literal, family, given, suffix = '' }: Name) => wordsOf(literal ?? `${family} ${suffix} ${given}`);

/** bibutils makes two names of one with these, though RIS has a line for each; and initials of `AT&T`. */
const isDivided = (name: string) => /\band\b|\||[A-Z]{2}&/i.test(name);

const decoded = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The texts of an element of MODS, which bibutils writes between RIS and BibTeX. */
const texts = (mods: string, element: string) =>
  [...mods.matchAll(new RegExp(`<${element}>([\\s\\S]*?)</${element.split(' ')[0]}>`, 'g'))].map(([, text = '']) =>
    decoded(text),
  );

function names(mods: string): string[] {
  return [...mods.matchAll(/<name[^>]*>([\s\S]*?)<\/name>/g)].map(([, name = '']) => {
    const parts = [...name.matchAll(/<namePart[^>]*>([\s\S]*?)<\/namePart>/g)];
    return wordsOf(parts.map(([, part = '']) => decoded(part)).join(' '));
  });
}

function* differences(paper: Paper, mods: string): Generator<string> {
  const { key, title, authors, etal, year, pages = '', doi = '', url = '' } = paper;
  // What only repeats the DOI it makes of the DOI again.
  const link = encoded(url === `https://doi.org/${doi}` ? '' : url);
  const own = mods.replace(/<relatedItem[\s\S]*?<\/relatedItem>/g, '');
  const read = new Set(names(own));
  const titles = ['title', 'subTitle'].flatMap((element) => texts(own, element));
  const wanted = authors.map(listed).filter((name) => !isDivided(name));
  const compared: readonly (readonly [string, string, string])[] = [
    ['title', unpointed(title), unpointed(titles.join(': '))],
    ['authors', wanted.filter((name) => !read.has(name)).join(' & '), ''],
    ...(wanted.length === authors.length
      ? [['number of authors', String(authors.length + (etal ? 1 : 0)), String(names(own).length)] as const]
      : []),
    ['year', String(year), (texts(mods, 'date')[0] ?? texts(mods, 'dateIssued')[0] ?? '').slice(0, 4)],
    ['pages', pages.split(/(?<=\d)[-‐-―]+(?=\d)|--/).join('--'), pagesOf(mods)],
    ['doi', decoded(mods).includes(doi) ? '' : doi, ''],
    ['url', decoded(mods).includes(link) ? '' : link, ''],
  ];
  for (const [field, wanted, got] of compared) if (wanted !== got) yield `${key} ${field}: ${wanted} IS READ ${got}`;
}

/** bibutils puts a colon before a subtitle, also behind a question mark. */
const unpointed = (title: string) => plain(title.replace(/(?<=\?):/g, ''));

function pagesOf(mods: string): string {
  const ends = [...texts(mods, 'start'), ...texts(mods, 'end')];
  return ends.length > 0 ? ends.join('--') : (/<detail type="page"><number>([^<]*)/.exec(mods)?.[1] ?? '');
}

/** How many it has read; and that a preprint, which is of no type of BibTeX, becomes @misc. */
const isNews = /Processed \d+ references|Cannot identify TYPE .*defaulting to @Misc/;

describe.each(catalogs)('of the $name catalog', ({ bib, papers }) => {
  it('bibutils reads from RIS what the catalog has', () => {
    const { out, err } = tool('ris2xml', [], { input: bib('ris') });
    expect(linesOf(err, /./).filter((line) => !isNews.test(line))).toEqual([]);
    const found = new Map(out.split('<mods ').map((mods) => [/ID="([^"]*)"/.exec(mods)?.[1], mods]));
    expect(papers.flatMap((paper) => [...differences(paper, found.get(paper.key) ?? '')])).toEqual([]);
  });

  it('bibutils writes BibTeX of every record of RIS', () => {
    const { out, err } = tool('xml2bib', ['-b'], { input: tool('ris2xml', [], { input: bib('ris') }).out });
    expect(linesOf(err, /./).filter((line) => !isNews.test(line))).toEqual([]);
    expect([...out.replace('\ufeff', '').matchAll(/^@\w+\{([^,]+),/gm)].map(([, key]) => key)).toEqual(
      papers.map(({ key }) => key),
    );
  });
});
