/** BibLaTeX: UTF-8, for biber. */
import type { Paper } from '../catalog/model/model.ts';
import { languageName } from '../util/languages.ts';
import {
  authors,
  type Dialect,
  entries,
  of,
  organization,
  pages,
  text,
  textWithLinks,
  title,
  verbatim,
  wholeTitle,
} from './bib-entry.ts';
import { type Citation, type CitationType, host, isEnglish } from './citation.ts';
import { unicodeLatex } from './latex-encode.ts';

const types: Readonly<Record<CitationType, string>> = {
  'paper-conference': 'inproceedings',
  'article-journal': 'article',
  article: 'online',
  book: 'book',
  // Of @incollection it wants to know the editor too.
  chapter: 'inbook',
  thesis: 'thesis',
  report: 'report',
  software: 'software',
  webpage: 'online',
};

const langid = ({ language = '' }: Citation) => languageName(language);

/** What biblatex says in the language of the document. */
const genres: readonly (readonly [said: RegExp, name: string])[] = [
  [/^ph\.?d\.? thesis$/i, 'phdthesis'],
  [/^master['’]s thesis$/i, 'mathesis'],
  [/^technical report$/i, 'techreport'],
];

const dialect: Dialect = {
  encode: unicodeLatex,
  isLatin: false,
  type: ({ type }) => types[type],
  fields: {
    author: authors,
    title: (cited, script) => (isEnglish(cited) || langid(cited) ? title : wholeTitle)(cited, script),
    booktitle: text(of('paper-conference', 'chapter')(({ container }) => container)),
    journaltitle: text(of('article-journal')(({ container }) => container)),
    institution: organization(of('thesis', 'report')(({ publisher }) => publisher)),
    type: text(genre),
    organization: organization(host),
    series: text(({ series }) => series),
    volume: text(({ volume }) => volume),
    number: text(({ number }) => number),
    pages: pages(({ pages }) => pages),
    publisher: organization(of('paper-conference', 'book', 'chapter')(({ publisher }) => publisher)),
    date: verbatim(({ year, month }) => (month ? `${year}-${String(month).padStart(2, '0')}` : String(year))),
    langid: verbatim(langid),
    note: textWithLinks(({ note }) => note),
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

/** An entry for each paper. */
export const biblatex = (papers: Iterable<Paper>) => entries(papers, dialect);
