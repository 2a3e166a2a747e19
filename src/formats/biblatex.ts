/** Entries for biblatex and biber, in UTF-8. */
import type { Paper } from '../catalog/model/records.ts';
import { languageName } from '../util/languages.ts';
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
import { encodeUnicodeLatex } from './latex-encode.ts';

const types: Readonly<Record<CitationType, string>> = {
  'paper-conference': 'inproceedings',
  'article-journal': 'article',
  article: 'online',
  book: 'book',
  // @incollection requires an editor.
  chapter: 'inbook',
  thesis: 'thesis',
  report: 'report',
  software: 'software',
  webpage: 'online',
};

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
  type: ({ type }) => types[type],
  fields: {
    author: authorsField,
    title: (citation, encoding) =>
      (isEnglishTitle(citation) || langid(citation) ? titleField : doubleBracedTitle)(citation, encoding),
    booktitle: textField(onlyFor('paper-conference', 'chapter')(({ container }) => container)),
    journaltitle: textField(onlyFor('article-journal')(({ container }) => container)),
    institution: organizationField(onlyFor('thesis', 'report')(({ publisher }) => publisher)),
    type: textField(genre),
    organization: organizationField(hostingOrganization),
    series: textField(({ series }) => series),
    volume: textField(({ volume }) => volume),
    number: textField(({ number }) => number),
    pages: pagesField(({ pages }) => pages),
    publisher: organizationField(onlyFor('paper-conference', 'book', 'chapter')(({ publisher }) => publisher)),
    date: verbatimField(({ year, month }) => (month ? `${year}-${String(month).padStart(2, '0')}` : String(year))),
    langid: verbatimField(langid),
    note: textFieldWithLinks(({ note }) => note),
    doi: verbatimField(({ doi }) => doi),
    eprint: verbatimField(({ arxiv }) => arxiv?.id),
    eprinttype: verbatimField(({ arxiv }) => arxiv && 'arxiv'),
    eprintclass: verbatimField(({ arxiv }) => arxiv?.primaryclass),
    url: verbatimField(({ url }) => url),
  },
};

function genre({ type, genre }: Citation): string | undefined {
  if (type !== 'thesis' && type !== 'report') return undefined;
  const text = genre ?? (type === 'thesis' ? 'PhD thesis' : 'Technical report');
  return translatedGenres.find(([pattern]) => pattern.test(text))?.[1] ?? text;
}

export const writeBiblatex = (papers: Iterable<Paper>) => writeBibEntries(papers, dialect);
