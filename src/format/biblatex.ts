/** BibLaTeX: UTF-8, for biber. */
import type { Paper } from '../catalog/catalog.ts';
import { authors, type Dialect, entries, of, organization, pages, text, textWithLinks, title, verbatim } from './bib.ts';
import type { Citation, CitationType } from './citation.ts';
import { unicodeLatex } from './latex.ts';

const types: Readonly<Record<CitationType, string>> = {
  'paper-conference': 'inproceedings',
  'article-journal': 'article',
  article: 'online',
  book: 'book',
  chapter: 'incollection',
  thesis: 'thesis',
  report: 'report',
  software: 'software',
  webpage: 'online',
};

/** The names that babel has for the languages of titles, by their codes. */
const languages: Readonly<Record<string, string>> = {
  cs: 'czech',
  de: 'german',
  es: 'spanish',
  fr: 'french',
  it: 'italian',
  ja: 'japanese',
  ko: 'korean',
  nl: 'dutch',
  pl: 'polish',
  pt: 'portuguese',
  ru: 'russian',
  tr: 'turkish',
  uk: 'ukrainian',
  vi: 'vietnamese',
  zh: 'chinese',
};

/** What biblatex says in the language of the document. */
const genres: readonly (readonly [said: RegExp, name: string])[] = [
  [/^ph\.?d|^doctoral/i, 'phdthesis'],
  [/^master/i, 'mathesis'],
  [/^tech/i, 'techreport'],
];

const dialect: Dialect = {
  encode: unicodeLatex,
  isLatin: false,
  type: ({ type }) => types[type],
  fields: {
    author: authors,
    title,
    booktitle: text(of('paper-conference', 'chapter')(({ container }) => container)),
    journaltitle: text(of('article-journal')(({ container }) => container)),
    institution: organization(of('thesis', 'report')(({ publisher }) => publisher)),
    type: text(genre),
    organization: organization(organizer),
    series: text(({ series }) => series),
    volume: text(({ volume }) => volume),
    number: text(({ number }) => number),
    pages,
    publisher: organization(of('paper-conference', 'book', 'chapter')(({ publisher }) => publisher)),
    date: verbatim(({ year, month }) => (month ? `${year}-${String(month).padStart(2, '0')}` : String(year))),
    langid: verbatim(({ language = '' }) => languages[language.split('-')[0] ?? '']),
    // Biblatex reads it as the argument of a macro, in which a bare % or # is none of the URL.
    note: textWithLinks(
      ({ note }) => note,
      (url) => url.replace(/[%#]/g, '\\$&'),
    ),
    doi: verbatim(({ doi }) => doi),
    eprint: verbatim(({ arxiv }) => arxiv?.id),
    eprinttype: verbatim(({ arxiv }) => arxiv && 'arxiv'),
    eprintclass: verbatim(({ arxiv }) => arxiv?.primaryclass),
    url: verbatim(({ url }) => url),
  },
};

function genre({ type, genre }: Citation): string | undefined {
  if (type !== 'thesis' && type !== 'report') return undefined;
  const said = genre ?? (type === 'thesis' ? 'PhD thesis' : 'Technical report');
  return genres.find(([pattern]) => pattern.test(said))?.[1] ?? said;
}

function organizer({ type, arxiv, publisher, container }: Citation): string | undefined {
  if (type === 'webpage') return container;
  return type === 'software' || (type === 'article' && !arxiv) ? publisher : undefined;
}

/** An entry for each paper. */
export const biblatex = (papers: Iterable<Paper>) => entries(papers, dialect);
