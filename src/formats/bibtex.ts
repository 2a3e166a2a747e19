/** Entries for classic BibTeX, in ASCII. */
import type { Paper } from '../catalog/model/records.ts';
import { type BibDialect, bibField, onlyFor, writeBibEntries } from './bib-entry.ts';
import { type Citation, citationTypes, hostingOrganization, isEnglishTitle } from './citation.ts';
import { encodeAsciiLatex } from './latex-encode.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const isMastersThesis = ({ type, genre = '' }: Citation) => type === 'thesis' && /^master/i.test(genre);

/** Types that styles print for @phdthesis, @mastersthesis and @techreport without a `type`. */
const defaultGenre = /^(?:ph\.?d\.? thesis|master['’]s thesis|technical report)$/i;

const dialect: BibDialect = {
  encode: encodeAsciiLatex,
  isLatin: true,
  type: (citation) => (isMastersThesis(citation) ? 'mastersthesis' : citationTypes[citation.type].bibtex),
  fields: {
    author: bibField.authors,
    // Styles lower the capitals of titles in any language.
    title: (citation, encoding) => (isEnglishTitle(citation) ? bibField.title : bibField.doubleBracedTitle)(citation, encoding),
    booktitle: bibField.text(onlyFor('paper-conference', 'chapter')(({ container }) => container)),
    journal: bibField.text(onlyFor('article-journal')(({ container }) => container)),
    school: bibField.organization(onlyFor('thesis')(({ publisher }) => publisher)),
    institution: bibField.organization(onlyFor('report')(({ publisher }) => publisher)),
    type: bibField.text(({ genre = '' }) => (defaultGenre.test(genre) ? undefined : genre)),
    howpublished: bibField.text(hostingOrganization),
    edition: bibField.text(({ edition }) => edition && writtenEdition(edition)),
    series: bibField.text(({ series }) => series),
    volume: bibField.text(({ volume }) => volume),
    number: bibField.text(printedNumber),
    pages: bibField.pages(({ pages }) => pages),
    // No style prints the publisher of a journal, and biber warns about it.
    publisher: bibField.organization(onlyFor('paper-conference', 'book', 'chapter')(({ publisher }) => publisher)),
    year: bibField.verbatim(({ year }) => year.toString()),
    month: ({ month }) => (month ? months[month - 1] : undefined),
    note: bibField.textWithLinks(({ note }) => note),
    doi: bibField.verbatim(({ doi }) => doi),
    eprint: bibField.verbatim(({ arxiv }) => arxiv?.id),
    archiveprefix: bibField.verbatim(({ arxiv }) => arxiv && 'arXiv'),
    primaryclass: bibField.verbatim(({ arxiv }) => arxiv?.primaryclass),
    url: bibField.verbatim(({ url }) => url),
  },
};

/** The number of a book or of proceedings is its number in a series; styles print it or the volume, and warn when there are both. */
function printedNumber({ type, number, volume, series }: Citation): string | undefined {
  return type === 'article-journal' || type === 'report' || (series && !volume) ? number : undefined;
}

/** Styles print "Second edition" of `Second`, and lower it where they must. */
const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'];

function writtenEdition(edition: string): string {
  const number = /^\d{1,3}$/.test(edition) ? Number(edition) : 0;
  if (number === 0) return edition;
  const ending = /1\d$/.test(edition) ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return ordinals[number - 1] ?? `${edition}${ending}`;
}

export const writeBibtex = (papers: Iterable<Paper>) => writeBibEntries(papers, dialect);
