/** Classic BibTeX: ASCII, for every style of the last forty years. */
import type { Paper } from '../catalog/model/model.ts';
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
import { asciiLatex } from './latex-encode.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const types: Readonly<Record<CitationType, string>> = {
  'paper-conference': 'inproceedings',
  'article-journal': 'article',
  article: 'misc',
  book: 'book',
  chapter: 'incollection',
  thesis: 'phdthesis',
  report: 'techreport',
  software: 'misc',
  webpage: 'misc',
};

const isMasters = ({ type, genre = '' }: Citation) => type === 'thesis' && /^master/i.test(genre);

/** What styles print of a thesis or a report by themselves. */
const plainGenre = /^(?:ph\.?d\.? thesis|master['’]s thesis|technical report)$/i;

const dialect: Dialect = {
  encode: asciiLatex,
  isLatin: true,
  type: (cited) => (isMasters(cited) ? 'mastersthesis' : types[cited.type]),
  fields: {
    author: authors,
    // A style would lower the words of a language that it does not know.
    title: (cited, script) => (isEnglish(cited) ? title : wholeTitle)(cited, script),
    booktitle: text(of('paper-conference', 'chapter')(({ container }) => container)),
    journal: text(of('article-journal')(({ container }) => container)),
    school: organization(of('thesis')(({ publisher }) => publisher)),
    institution: organization(of('report')(({ publisher }) => publisher)),
    type: text(({ genre }) => (plainGenre.test(genre ?? '') ? undefined : genre)),
    howpublished: text(host),
    series: text(({ series }) => series),
    volume: text(({ volume }) => volume),
    number: text(number),
    pages: pages(({ pages }) => pages),
    // No style prints that of a journal, and biber warns of it.
    publisher: organization(of('paper-conference', 'book', 'chapter')(({ publisher }) => publisher)),
    year: verbatim(({ year }) => year.toString()),
    month: ({ month }) => (month ? months[month - 1] : undefined),
    note: textWithLinks(({ note }) => note),
    doi: verbatim(({ doi }) => doi),
    eprint: verbatim(({ arxiv }) => arxiv?.id),
    archiveprefix: verbatim(({ arxiv }) => arxiv && 'arXiv'),
    primaryclass: verbatim(({ arxiv }) => arxiv?.primaryclass),
    url: verbatim(({ url }) => url),
  },
};

/** Of a book or of proceedings the number is one of a series, and the styles take it or the volume, and warn of both. */
function number({ type, number, volume, series }: Citation): string | undefined {
  return type === 'article-journal' || type === 'report' || (series && !volume) ? number : undefined;
}

/** An entry for each paper. */
export const bibtex = (papers: Iterable<Paper>) => entries(papers, dialect);
