/** Entries for biblatex and biber, in UTF-8. */
import type { Paper } from '../catalog/model/records.ts';
import { languageName } from '../util/languages.ts';
import { type BibDialect, bibField, onlyFor, writeBibEntries } from './bib-entry.ts';
import { type Citation, citationTypes, hostingOrganization, isEnglishTitle } from './citation.ts';
import { encodeUnicodeLatex } from './latex-encode.ts';

const langid = ({ language = '' }: Citation) => languageName(language);

/** Types of theses and reports that biblatex translates into the language of the document. */
const translatedGenres: readonly (readonly [pattern: RegExp, key: string])[] = [
  [/^ph\.?d\.? thesis$/i, 'phdthesis'],
  [/^master['’]s thesis$/i, 'mathesis'],
  [/^technical report$/i, 'techreport'],
];

const dialect: BibDialect = {
  encode: encodeUnicodeLatex,
  isLatin: false,
  type: ({ type }) => citationTypes[type].biblatex,
  fields: {
    ids: ({ aliases }) => aliases && `{${aliases.join(', ')}}`,
    author: bibField.authors,
    title: (citation, encoding) =>
      (isEnglishTitle(citation) || langid(citation) ? bibField.title : bibField.doubleBracedTitle)(citation, encoding),
    booktitle: bibField.text(onlyFor('paper-conference', 'chapter')(({ container }) => container)),
    journaltitle: bibField.text(onlyFor('article-journal')(({ container }) => container)),
    institution: bibField.organization(onlyFor('thesis', 'report')(({ publisher }) => publisher)),
    type: bibField.text(printedGenre),
    organization: bibField.organization(hostingOrganization),
    edition: bibField.text(({ edition }) => edition),
    series: bibField.text(({ series }) => series),
    volume: bibField.text(({ volume }) => volume),
    number: bibField.text(({ number }) => number),
    pages: bibField.pages(({ pages }) => pages),
    publisher: bibField.organization(onlyFor('paper-conference', 'book', 'chapter')(({ publisher }) => publisher)),
    date: bibField.verbatim(({ year, month }) => (month ? `${year}-${String(month).padStart(2, '0')}` : String(year))),
    langid: bibField.verbatim(langid),
    note: bibField.textWithLinks(({ note }) => note),
    doi: bibField.verbatim(({ doi }) => doi),
    eprint: bibField.verbatim(({ arxiv }) => arxiv?.id),
    eprinttype: bibField.verbatim(({ arxiv }) => arxiv && 'arxiv'),
    eprintclass: bibField.verbatim(({ arxiv }) => arxiv?.primaryclass),
    url: bibField.verbatim(({ url }) => url),
  },
};

function printedGenre({ type, genre }: Citation): string | undefined {
  if (type !== 'thesis' && type !== 'report') return undefined;
  const text = genre ?? (type === 'thesis' ? 'PhD thesis' : 'Technical report');
  return translatedGenres.find(([pattern]) => pattern.test(text))?.[1] ?? text;
}

export const writeBiblatex = (papers: Iterable<Paper>) => writeBibEntries(papers, dialect);
