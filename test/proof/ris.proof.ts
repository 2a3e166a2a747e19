import { describe, expect, it } from 'vitest';
import { catalogs, type JsonName, type JsonPaper } from './catalogs.ts';
import { encodeLink, matchingLines, runTool } from './tools.ts';

const normalizeText = (text = '') => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/**
 * The sorted words of a name without dots. bibutils removes the dots of initials, and takes the last word of the name of a group for a
 * family name, because RIS does not distinguish names of groups.
 */
const sortedWords = (name: string) => normalizeText(name.replace(/[.,]/g, ' ')).split(' ').sort().join(' ');

const formatCatalogName = ({ literal, family, given, suffix = '' }: JsonName) =>
  sortedWords(literal ?? `${family} ${suffix} ${given}`);

/** bibutils splits names with these characters in two, although RIS has a line for each name, and reads `AT&T` as initials. */
const isSplitByBibutils = (name: string) => /\band\b|\||[A-Z]{2}&/i.test(name);

const decodeXml = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The texts of an element of MODS, the XML format to which bibutils converts RIS. */
const elementTexts = (mods: string, element: string) =>
  [...mods.matchAll(new RegExp(`<${element}>([\\s\\S]*?)</${element.split(' ')[0]}>`, 'g'))].map(([, text = '']) =>
    decodeXml(text),
  );

function readNames(mods: string): string[] {
  return [...mods.matchAll(/<name[^>]*>([\s\S]*?)<\/name>/g)].map(([, name = '']) => {
    const parts = [...name.matchAll(/<namePart[^>]*>([\s\S]*?)<\/namePart>/g)];
    return sortedWords(parts.map(([, part = '']) => decodeXml(part)).join(' '));
  });
}

/** The differences between a paper in the catalog and the MODS record that bibutils creates. */
function* differences(paper: JsonPaper, mods: string): Generator<string> {
  const { key, title, authors, etal, year, pages = '', doi = '', url = '' } = paper;
  // bibutils creates the URL of the DOI itself.
  const link = encodeLink(url === `https://doi.org/${doi}` ? '' : url);
  const own = mods.replace(/<relatedItem[\s\S]*?<\/relatedItem>/g, '');
  const readAuthors = new Set(readNames(own));
  const titles = ['title', 'subTitle'].flatMap((element) => elementTexts(own, element));
  const comparableAuthors = authors.map(formatCatalogName).filter((name) => !isSplitByBibutils(name));
  const compared: readonly (readonly [string, string, string])[] = [
    ['title', withoutAddedColons(title), withoutAddedColons(titles.join(': '))],
    ['authors', comparableAuthors.filter((name) => !readAuthors.has(name)).join(' & '), ''],
    ...(comparableAuthors.length === authors.length
      ? [['number of authors', String(authors.length + (etal ? 1 : 0)), String(readNames(own).length)] as const]
      : []),
    ['year', String(year), (elementTexts(mods, 'date')[0] ?? elementTexts(mods, 'dateIssued')[0] ?? '').slice(0, 4)],
    ['pages', pages.split(/(?<=\d)[-‐-―]+(?=\d)|--/).join('--'), readPages(mods)],
    ['doi', decodeXml(mods).includes(doi) ? '' : doi, ''],
    ['url', decodeXml(mods).includes(link) ? '' : link, ''],
  ];
  for (const [field, expected, actual] of compared)
    if (expected !== actual) yield `${key} ${field}: expected ${expected}, bibutils reads ${actual}`;
}

/** The title without the colons that bibutils adds between a question mark and a subtitle. */
const withoutAddedColons = (title: string) => normalizeText(title.replace(/(?<=\?):/g, ''));

function readPages(mods: string): string {
  const ends = [...elementTexts(mods, 'start'), ...elementTexts(mods, 'end')];
  return ends.length > 0 ? ends.join('--') : (/<detail type="page"><number>([^<]*)/.exec(mods)?.[1] ?? '');
}

/** The number of records, and the notice that a preprint becomes @misc because BibTeX has no type for it. */
const expectedMessage = /Processed \d+ references|Cannot identify TYPE .*defaulting to @Misc/;

describe.each(catalogs)('the RIS of the $name catalog', ({ bib, papers }) => {
  it('is read by bibutils with the fields of the catalog', () => {
    const { out, err } = runTool('ris2xml', [], { input: bib('ris') });
    expect(matchingLines(err, /./).filter((line) => !expectedMessage.test(line))).toEqual([]);
    const found = new Map(out.split('<mods ').map((mods) => [/ID="([^"]*)"/.exec(mods)?.[1], mods]));
    expect(papers.flatMap((paper) => [...differences(paper, found.get(paper.key) ?? '')])).toEqual([]);
  });

  it('is converted by bibutils to BibTeX with every record', () => {
    const { out, err } = runTool('xml2bib', ['-b'], { input: runTool('ris2xml', [], { input: bib('ris') }).out });
    expect(matchingLines(err, /./).filter((line) => !expectedMessage.test(line))).toEqual([]);
    expect([...out.replace('\ufeff', '').matchAll(/^@\w+\{([^,]+),/gm)].map(([, key]) => key)).toEqual(
      papers.map(({ key }) => key),
    );
  });
});
