/** Entries for classic BibTeX, in ASCII. */
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

const isMastersThesis = ({ type, genre = '' }: Citation) => type === 'thesis' && /^master/i.test(genre);

/** Types that styles print for @phdthesis, @mastersthesis and @techreport without a `type`. */
const defaultGenre = /^(?:ph\.?d\.? thesis|master['’]s thesis|technical report)$/i;

const dialect: BibDialect = {
  encode: encodeAsciiLatex,
  isLatin: true,
  type: (citation) => (isMastersThesis(citation) ? 'mastersthesis' : types[citation.type]),
  fields: {
    author: authorsField,
    // Styles lower the capitals of titles in any language.
    title: (citation, encoding) => (isEnglishTitle(citation) ? titleField : doubleBracedTitle)(citation, encoding),
    booktitle: textField(onlyFor('paper-conference', 'chapter')(({ container }) => container)),
    journal: textField(onlyFor('article-journal')(({ container }) => container)),
    school: organizationField(onlyFor('thesis')(({ publisher }) => publisher)),
    institution: organizationField(onlyFor('report')(({ publisher }) => publisher)),
    type: textField(({ genre }) => (defaultGenre.test(genre ?? '') ? undefined : genre)),
    howpublished: textField(hostingOrganization),
    series: textField(({ series }) => series),
    volume: textField(({ volume }) => volume),
    number: textField(number),
    pages: pagesField(({ pages }) => pages),
    // No style prints the publisher of a journal, and biber warns about it.
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

/** The number of a book or of proceedings is its number in a series; styles print it or the volume, and warn when there are both. */
function number({ type, number, volume, series }: Citation): string | undefined {
  return type === 'article-journal' || type === 'report' || (series && !volume) ? number : undefined;
}

export const writeBibtex = (papers: Iterable<Paper>) => writeBibEntries(papers, dialect);
