/** Converts the fields of a BibTeX entry to a paper. */
import { type PaperFieldSpec, paperFields } from '../../catalog/model/fields.ts';
import { parseLanguage } from '../../util/languages.ts';
import { isForthcoming, type PublicationDate, parseIsoDate, parseMonth, parseYear } from '../shared/dates.ts';
import { countUnmapped, quoteValue, type Refusal } from '../shared/diagnostics.ts';
import type { Draft, DraftPaper } from '../shared/draft.ts';
import { omitPreprintId, omitUndefined, parsePages } from '../shared/fields.ts';
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
import { parseBibAuthors } from '../shared/names.ts';
import { parseBibTitle } from '../shared/titles.ts';
import { type BibEntryReader, decodeField, reportLeftOut, reportUnknownCommands } from './entry-reader.ts';
import { readBibVenue } from './venue.ts';

/** The paper and its venue, or the reason why the entry is left out. */
export function readBibPaper(reader: BibEntryReader): Pick<Draft, 'paper' | 'venue'> | Refusal {
  const date = readDate(reader);
  if ('code' in date) return date;
  const title = readTitle(reader);
  if (!title) return { code: 'no-title', message: 'it has no title' };
  const preprint = findPreprint(reader);
  const links = readLinks(reader, preprint);
  const { venue, paper: venueFields } = readBibVenue(reader.entry.type, {
    getField: reader.getField,
    arxiv: preprint?.id,
    url: links.url,
  });
  countUnmappedFields(reader, preprint);
  const paper: DraftPaper = {
    ...title,
    ...readAuthors(reader),
    year: date.year,
    month: date.month,
    ...venueFields,
    series: reader.getField(...paperFields.series.bibtex),
    ...readIssue(reader, preprint),
    ...readPages(reader),
    ...links,
    arxiv: preprint?.id,
    primaryclass: preprint?.primaryclass,
    language: readLanguage(reader),
    note: readNote(reader, links.url) ?? (date.isForthcoming ? 'In press' : undefined),
    abstract: reader.getField(...paperFields.abstract.bibtex),
  };
  return { paper: omitUndefined(paper), ...(venue && { venue }) };
}

function readTitle({ entry, log }: BibEntryReader): Omit<ReturnType<typeof parseBibTitle>, 'unknownCommands'> | undefined {
  const [title, subtitle] = ['title', 'subtitle'].map((name) => entry.fields.get(name));
  if (!title || title.undefinedString !== undefined) return undefined;
  const source = decodeField(title, entry, log);
  const { unknownCommands, ...titleFields } = parseBibTitle(
    subtitle ? `${source}: ${decodeField(subtitle, entry, log)}` : source,
  );
  reportUnknownCommands(title, unknownCommands, { entry, diagnostics: log.diagnostics });
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
  if (date && !isoDate) reportLeftOut(reader, 'date', { value: date, reason: 'no date such as 2024-05' });
  const monthNumber = parseMonth(month ?? '');
  if (month && monthNumber === undefined) reportLeftOut(reader, 'month', { value: month, reason: 'no month' });
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

function readAuthors(reader: BibEntryReader): Pick<DraftPaper, 'authors' | 'etal'> {
  const field = reader.entry.fields.get('author');
  if (!field || field.undefinedString !== undefined) return {};
  const { authors, etal } = parseBibAuthors(decodeField(field, reader.entry, reader.log));
  return { ...(authors.length > 0 && { authors: [...authors] }), ...(etal && { etal }) };
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
  if (written && !parseDoi(written)) reportLeftOut(reader, 'doi', { value: written, reason: 'no DOI' });
  const url = readLink(reader, 'url');
  if (url && !isUrl(url) && !parseDoi(url)) reportLeftOut(reader, 'url', { value: url, reason: 'no URL' });
  return { doi, url: pages.find((page) => isUrl(page) && !isRedundantUrl(page, doi, preprint?.id)) };
}

const readIssue = (
  { getField }: BibEntryReader,
  preprint: ArxivReference | undefined,
): Pick<DraftPaper, 'volume' | 'number'> => ({
  volume: omitPreprintId(getField(...paperFields.volume.bibtex), preprint),
  number: omitPreprintId(getField(...paperFields.number.bibtex), preprint),
});

const readPages = (reader: BibEntryReader) =>
  parsePages(reader.getField(...paperFields.pages.bibtex), reader.getField(...paperFields.numpages.bibtex), (value, reason) =>
    reportLeftOut(reader, 'pages', { value, reason }),
  );

function readLanguage(reader: BibEntryReader): string | undefined {
  const written = reader.getField(...paperFields.language.bibtex);
  if (!written) return undefined;
  const code = parseLanguage(written);
  if (code === undefined)
    return reportLeftOut(reader, reader.entry.fields.has('langid') ? 'langid' : 'language', {
      value: written,
      reason: 'no language that is known',
    });
  return code === 'en' ? undefined : code;
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
