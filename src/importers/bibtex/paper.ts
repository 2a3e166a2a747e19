import { type PaperFieldSpec, paperFields } from '../../catalog/model/fields.ts';
import { citationKeyPattern } from '../../catalog/model/schema.ts';
import { parseLanguage } from '../../util/languages.ts';
import { findYear, isForthcoming, type PublicationDate, parseIsoDate, parseMonth, parseYear } from '../shared/dates.ts';
import { countUnmapped, quoteValue, type Refusal } from '../shared/diagnostics.ts';
import type { Draft, DraftPaper } from '../shared/draft.ts';
import { parseEdition, readIssueAndPages, readLanguage } from '../shared/fields.ts';
import {
  type ArxivReference,
  eprintUrl,
  findArxivId,
  isDoiSite,
  isRedundantUrl,
  isUrl,
  mentionsArxiv,
  parseArxivId,
  parseDoi,
  parseWrittenUrl,
  shortDoiUrl,
  splitUrls,
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
    edition: parseEdition(getField(...paperFields.edition.bibtex)),
    aliases: readAliases(reader),
  };
  return { paper, venue };
}

/** The other keys in `ids`; reports those that a catalog cannot hold. */
function readAliases(reader: BibEntryReader): string[] | undefined {
  const keys = readLink(reader, 'ids')
    .split(',')
    .map((key) => key.trim())
    .filter(Boolean);
  for (const key of keys) if (!citationKeyPattern.test(key)) reader.rejectField('ids', key, 'no key');
  const valid = keys.filter((key) => citationKeyPattern.test(key));
  return valid.length > 0 ? valid : undefined;
}

function readTitle(reader: BibEntryReader): TitleFields | undefined {
  const [title, subtitle] = ['title', 'subtitle'].map((name) => reader.entry.fields.get(name));
  if (!title || title.undefinedString !== undefined) return undefined;
  const sources = [title, ...(subtitle ? [subtitle] : [])].map((field) => reader.decodeField(field));
  const { unknownCommands, leftOutCommands, ...titleFields } = parseBibTitle(sources.join(': '));
  reader.reportCommands(title, { unknownCommands, leftOutCommands });
  return titleFields.title ? titleFields : undefined;
}

function readDate(
  reader: BibEntryReader,
): (PublicationDate & { readonly year: number; readonly isForthcoming: boolean }) | Refusal {
  const { entry, getField } = reader;
  const [date, year, month] = [getField('date'), getField('year'), getField('month')];
  const isoDate = date === undefined ? undefined : parseIsoDate(date);
  const plainYear = isoDate?.year ?? parseYear(year ?? '') ?? parseIsoDate(year ?? '')?.year;
  const found = plainYear === undefined ? (findYear(year ?? '') ?? findYear(date ?? '')) : undefined;
  const yearNumber = plainYear ?? found?.year;
  if (yearNumber === undefined) return refuseYear(date ?? year);
  if (found?.hasMore)
    reader.reportLeftOut(`all but ${found.year} of the year ${quoteValue(year ?? date ?? '')}`, yearLine(entry));
  else if (date && !isoDate && !found) reader.rejectField('date', date, 'no date such as 2024-05');
  const monthNumber = parseMonth(month ?? '');
  if (month && monthNumber === undefined) reader.rejectField('month', month, 'no month');
  const status = entry.fields.get('pubstate')?.source ?? '';
  return {
    year: yearNumber,
    month: isoDate?.month ?? monthNumber ?? found?.month,
    isForthcoming: isForthcoming(year ?? '') || isForthcoming(status),
  };
}

const yearLine = ({ fields }: BibEntryReader['entry']) => (fields.get('year') ?? fields.get('date'))?.line;

function refuseYear(written: string | undefined): Refusal {
  if (written === undefined) return { code: 'no-year', message: 'it has no year' };
  const fix = isForthcoming(written) ? 'give the year in which it will appear, and this as its note' : 'write four digits';
  return { code: 'no-year', message: `year ${quoteValue(written)} is no year`, fix };
}

function readAuthors(reader: BibEntryReader): AuthorFields {
  const field = reader.entry.fields.get('author');
  if (!field || field.undefinedString !== undefined) return {};
  const { unusualNames, ...authors } = parseBibAuthors(reader.decodeField(field));
  for (const problem of unusualNames) reader.warn('author-names', problem, field.line);
  return authors;
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
  const otherPages = ['howpublished', 'note', 'ee', 'link'].map(
    (name) => splitUrls(readLink(reader, name).split(' ')[0] ?? '')[0],
  );
  const pages = [readUrl(reader) ?? '', ...otherPages.map((page = '') => page)];
  const doi = parseDoi(written) ?? pages.filter(isDoiSite).map(parseDoi).find(Boolean);
  const shortDoi = shortDoiUrl(written);
  if (written && !parseDoi(written) && !shortDoi) reader.rejectField('doi', written, 'no DOI');
  const page = pages.find((candidate) => isUrl(candidate) && !isRedundantUrl(candidate, doi, preprint?.id));
  const archive = eprintUrl(readLink(reader, 'eprinttype') || readLink(reader, 'archiveprefix'), readLink(reader, 'eprint'));
  return { doi, url: page ?? archive ?? shortDoi };
}

/** The first address in the field `url`; reports the others, and a text that is none. */
function readUrl(reader: BibEntryReader): string | undefined {
  const [first = '', ...others] = splitUrls(readLink(reader, 'url'));
  for (const other of others) reader.reportLeftOut(`the second url ${quoteValue(other)}`, reader.entry.fields.get('url')?.line);
  const url = parseWrittenUrl(first);
  if (first && !url && !parseDoi(first)) reader.rejectField('url', first, 'no URL');
  if (url && !isUrl(first.replace(/[;,]+$/, ''))) {
    reader.warn('wrong-form', `url ${quoteValue(first)} is read as ${url}`, reader.entry.fields.get('url')?.line);
  }
  return url ?? (parseDoi(first) && first);
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
]);

function countUnmappedFields({ entry, log, getField }: BibEntryReader, preprint: ArxivReference | undefined): void {
  for (const [name, { source }] of entry.ownFields) {
    const isOtherEprint = name === 'eprint' && !preprint && !eprintUrl(getField('eprinttype', 'archiveprefix') ?? '', source);
    const isDefaultLanguage = (name === 'langid' || name === 'language') && parseLanguage(getField(name) ?? '') === 'en';
    if (source.trim() && (!mappedFields.has(name) || isOtherEprint || isDefaultLanguage)) countUnmapped(log, name);
  }
}
