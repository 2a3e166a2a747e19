/** Classic BibTeX: ASCII, for every style of the last forty years. */
import type { Paper } from '../catalog/model/records.ts';
import {
  authorsField,
  type BibDialect,
  doubleBracedTitle,
  onlyFor,
  organizationField,
  pagesField,
  textField,
  textFieldWithLinks,
  titleField,
  verbatimField,
  writeBibEntries,
} from './bib-entry.ts';
import { type Citation, type CitationType, hostingOrganization, isEnglishTitle } from './citation.ts';
import { encodeAsciiLatex } from './latex-encode.ts';

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

const dialect: BibDialect = {
  encode: encodeAsciiLatex,
  isLatin: true,
  type: (cited) => (isMasters(cited) ? 'mastersthesis' : types[cited.type]),
  fields: {
    author: authorsField,
    // A style would lower the words of a language that it does not know.
    title: (cited, script) => (isEnglishTitle(cited) ? titleField : doubleBracedTitle)(cited, script),
    booktitle: textField(onlyFor('paper-conference', 'chapter')(({ container }) => container)),
    journal: textField(onlyFor('article-journal')(({ container }) => container)),
    school: organizationField(onlyFor('thesis')(({ publisher }) => publisher)),
    institution: organizationField(onlyFor('report')(({ publisher }) => publisher)),
    type: textField(({ genre }) => (plainGenre.test(genre ?? '') ? undefined : genre)),
    howpublished: textField(hostingOrganization),
    series: textField(({ series }) => series),
    volume: textField(({ volume }) => volume),
    number: textField(number),
    pages: pagesField(({ pages }) => pages),
    // No style prints that of a journal, and biber warns of it.
    publisher: organizationField(onlyFor('paper-conference', 'book', 'chapter')(({ publisher }) => publisher)),
    year: verbatimField(({ year }) => year.toString()),
    month: ({ month }) => (month ? months[month - 1] : undefined),
    note: textFieldWithLinks(({ note }) => note),
    doi: verbatimField(({ doi }) => doi),
    eprint: verbatimField(({ arxiv }) => arxiv?.id),
    archiveprefix: verbatimField(({ arxiv }) => arxiv && 'arXiv'),
    primaryclass: verbatimField(({ arxiv }) => arxiv?.primaryclass),
    url: verbatimField(({ url }) => url),
  },
};

/** Of a book or of proceedings the number is one of a series, and the styles take it or the volume, and warn of both. */
function number({ type, number, volume, series }: Citation): string | undefined {
  return type === 'article-journal' || type === 'report' || (series && !volume) ? number : undefined;
}

/** An entry for each paper. */
export const writeBibtex = (papers: Iterable<Paper>) => writeBibEntries(papers, dialect);
