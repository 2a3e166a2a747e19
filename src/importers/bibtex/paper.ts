import { type PaperFieldSpec, paperFields } from '../../catalog/model/fields.ts';
import { parseLanguage } from '../../util/languages.ts';
import { isForthcoming, type PublicationDate, parseIsoDate, parseMonth, parseYear } from '../shared/dates.ts';
import { countUnmapped, quoteValue, type Refusal } from '../shared/diagnostics.ts';
import type { Draft, DraftPaper } from '../shared/draft.ts';
import { readIssueAndPages, readLanguage } from '../shared/fields.ts';
import {
  type ArxivReference,
  findArxivId,
  isRedundantUrl,
  isUrl,
  mentionsArxiv,
  parseArxivId,
  parseDoi,
  withoutArxivId,
} from '../shared/identifiers.ts';
import { unescapeLink } from '../shared/latex-decode.ts';
import { type AuthorFields, parseBibAuthors } from '../shared/names.ts';
import { parseBibTitle, type TitleFields } from '../shared/titles.ts';
import type { BibEntryReader } from './entry-reader.ts';
import { readBibVenue } from './venue.ts';

/** The paper and its venue, or the reason why the entry is left out. */
export function readBibPaper(reader: BibEntryReader): Pick<Draft, 'paper' | 'venue'> | Refusal {
  const { entry, getField } = reader;
  const date = readDate(reader);
  if ('code' in date) return date;
  const title = readTitle(reader);
  if (!title) return { code: 'no-title', message: 'it has no title' };
  const preprint = findPreprint(reader);
  const links = readLinks(reader, preprint);
  const { venue, ...venueFields } = readBibVenue(entry.type, { getField, arxiv: preprint?.id, url: links.url });
  countUnmappedFields(reader, preprint);
  const paper: DraftPaper = {
    ...title,
    ...readAuthors(reader),
    year: date.year,
    month: date.month,
    ...venueFields,
    ...readIssueAndPages('bibtex', getField, { preprint, reject: (pages, reason) => reader.rejectField('pages', pages, reason) }),
    ...links,
    arxiv: preprint?.id,
    primaryclass: preprint?.primaryclass,
    language: readLanguage('bibtex', getField, (value, reason) =>
      reader.rejectField(entry.fields.has('langid') ? 'langid' : 'language', value, reason),
    ),
    note: readNote(reader, links.url) ?? (date.isForthcoming ? 'In press' : undefined),
    abstract: getField(...paperFields.abstract.bibtex),
  };
  return { paper, venue };
}

function readTitle(reader: BibEntryReader): TitleFields | undefined {
  const [title, subtitle] = ['title', 'subtitle'].map((name) => reader.entry.fields.get(name));
  if (!title || title.undefinedString !== undefined) return undefined;
  const sources = [title, ...(subtitle ? [subtitle] : [])].map((field) => reader.decodeField(field));
  const { unknownCommands, ...titleFields } = parseBibTitle(sources.join(': '));
  reader.reportUnknownCommands(title, unknownCommands);
  return titleFields.title ? titleFields : undefined;
}

function readDate(
  reader: BibEntryReader,
): (PublicationDate & { readonly year: number; readonly isForthcoming: boolean }) | Refusal {
  const { entry, getField } = reader;
  const [date, year, month] = [getField('date'), getField('year'), getField('month')];
  const isoDate = date === undefined ? undefined : parseIsoDate(date);
  const yearNumber = isoDate?.year ?? parseYear(year ?? '') ?? parseIsoDate(year ?? '')?.year;
  if (yearNumber === undefined) return refuseYear(date ?? year);
  if (date && !isoDate) reader.rejectField('date', date, 'no date such as 2024-05');
  const monthNumber = parseMonth(month ?? '');
  if (month && monthNumber === undefined) reader.rejectField('month', month, 'no month');
  const status = entry.fields.get('pubstate')?.source ?? '';
  return {
    year: yearNumber,
    month: isoDate?.month ?? monthNumber,
    isForthcoming: isForthcoming(year ?? '') || isForthcoming(status),
  };
}

function refuseYear(written: string | undefined): Refusal {
  if (written === undefined) return { code: 'no-year', message: 'it has no year' };
  const fix = isForthcoming(written) ? 'give the year in which it will appear, and this as its note' : 'write four digits';
  return { code: 'no-year', message: `year ${quoteValue(written)} is no year`, fix };
}

function readAuthors(reader: BibEntryReader): AuthorFields {
  const field = reader.entry.fields.get('author');
  return field && field.undefinedString === undefined ? parseBibAuthors(reader.decodeField(field)) : {};
}

const readLink = ({ entry }: BibEntryReader, name: string) =>
  unescapeLink(entry.fields.get(name)?.source.replace(/\s+/g, ' ') ?? '');

/** The arXiv id of the paper, from whichever field has it. */
function findPreprint(reader: BibEntryReader): ArxivReference | undefined {
  const server = readLink(reader, 'archiveprefix') || readLink(reader, 'eprinttype');
  const inEprint =
    !server || mentionsArxiv(server)
      ? (parseArxivId(readLink(reader, 'eprint')) ?? parseArxivId(readLink(reader, 'arxivid')))
      : undefined;
  const { getField } = reader;
  const texts = ['journal', 'journaltitle', 'number', 'note', 'publisher', 'series', 'pages', 'institution', 'booktitle'].map(
    (name) => getField(name),
  );
  const candidates = [...texts, ...['howpublished', 'url', 'doi', 'ee'].map((name) => readLink(reader, name))];
  const inVolume = mentionsArxiv(getField('journal', 'journaltitle')) ? parseArxivId(getField('volume') ?? '') : undefined;
  const found = inEprint ?? inVolume ?? candidates.map(findArxivId).find((preprint) => preprint !== undefined);
  if (!found) return undefined;
  const primaryclass = readLink(reader, 'primaryclass') || readLink(reader, 'eprintclass') || found.primaryclass;
  return { id: found.id, primaryclass };
}

/** The DOI, and a URL that leads elsewhere than the DOI and the arXiv id. */
function readLinks(reader: BibEntryReader, preprint: ArxivReference | undefined): Pick<DraftPaper, 'doi' | 'url'> {
  const written = readLink(reader, 'doi');
  const pages = ['url', 'howpublished', 'note', 'ee', 'link'].map((name) => readLink(reader, name).split(' ')[0] ?? '');
  const doi =
    parseDoi(written) ??
    pages
      .filter((page) => /doi\.org/i.test(page))
      .map(parseDoi)
      .find(Boolean);
  if (written && !parseDoi(written)) reader.rejectField('doi', written, 'no DOI');
  const url = readLink(reader, 'url');
  if (url && !isUrl(url) && !parseDoi(url)) reader.rejectField('url', url, 'no URL');
  return { doi, url: pages.find((page) => isUrl(page) && !isRedundantUrl(page, doi, preprint?.id)) };
}

function readNote({ getField }: BibEntryReader, url: string | undefined): string | undefined {
  const note = withoutArxivId(getField('note') ?? '');
  return note && note !== url ? note : undefined;
}

/** Fields that a catalog can hold, that other fields are read from, or that refer to other entries. */
const mappedFields = new Set([
  ...Object.values<PaperFieldSpec>(paperFields).flatMap(({ bibtex }) => bibtex),
  'crossref',
  'xdata',
  'ids',
]);

function countUnmappedFields({ entry, log, getField }: BibEntryReader, preprint: ArxivReference | undefined): void {
  for (const [name, { source }] of entry.ownFields) {
    const isOtherEprint = name === 'eprint' && !preprint;
    const isDefaultLanguage = (name === 'langid' || name === 'language') && parseLanguage(getField(name) ?? '') === 'en';
    if (source.trim() && (!mappedFields.has(name) || isOtherEprint || isDefaultLanguage)) countUnmapped(log, name);
  }
}
