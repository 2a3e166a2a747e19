/** BibLaTeX: UTF-8, for biber. */
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

const dialect: BibDialect = {
  encode: encodeUnicodeLatex,
  isLatin: false,
  type: ({ type }) => types[type],
  fields: {
    author: authorsField,
    title: (cited, script) => (isEnglishTitle(cited) || langid(cited) ? titleField : doubleBracedTitle)(cited, script),
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
  const said = genre ?? (type === 'thesis' ? 'PhD thesis' : 'Technical report');
  return genres.find(([pattern]) => pattern.test(said))?.[1] ?? said;
}

/** An entry for each paper. */
export const writeBiblatex = (papers: Iterable<Paper>) => writeBibEntries(papers, dialect);
