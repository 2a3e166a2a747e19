/** The fields of an entry of a .bib file -> the paper. */
import { type PaperFieldSpec, paperFields } from '../../catalog/model/fields.ts';
import { parseLanguage } from '../../util/languages.ts';
import { isForthcoming, type PublicationDate, parseIsoDate, parseMonth, parseYear } from '../shared/dates.ts';
import { countUnmapped, quoteValue, type Refusal } from '../shared/diagnostics.ts';
import type { Draft } from '../shared/draft.ts';
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

type Paper = Draft['paper'];

/** The paper and its venue, or why it is none. */
export function readBibPaper(asked: BibEntryReader): Pick<Draft, 'paper' | 'venue'> | Refusal {
  const dated = date(asked);
  if ('code' in dated) return dated;
  const title = titleOf(asked);
  if (!title) return { code: 'no-title', message: 'it has no title' };
  const preprint = arxivOf(asked);
  const links = linksOf(asked, preprint);
  const place = readBibVenue(asked.entry.type, { say: asked.say, arxiv: preprint?.id, url: links.url });
  countPlaceless(asked, preprint);
  const paper: Paper = {
    ...title,
    ...authorsOf(asked),
    year: dated.year,
    month: dated.month,
    ...place.paper,
    series: asked.say(...paperFields.series.bibtex),
    ...issueOf(asked, preprint),
    ...pagesOf(asked),
    ...links,
    arxiv: preprint?.id,
    primaryclass: preprint?.primaryclass,
    language: languageOf(asked),
    note: noteOf(asked, links.url) ?? (dated.isLate ? 'In press' : undefined),
    abstract: asked.say(...paperFields.abstract.bibtex),
  };
  return { paper: omitUndefined(paper), ...(place.venue && { venue: place.venue }) };
}

function titleOf({ entry, notes }: BibEntryReader): Omit<ReturnType<typeof parseBibTitle>, 'unknown'> | undefined {
  const [title, subtitle] = ['title', 'subtitle'].map((name) => entry.fields.get(name));
  if (!title || title.undefined !== undefined) return undefined;
  const source = decodeField(title, entry, notes);
  const { unknown, ...read } = parseBibTitle(subtitle ? `${source}: ${decodeField(subtitle, entry, notes)}` : source);
  reportUnknownCommands(title, unknown, entry, notes.diagnostics);
  return read.title ? read : undefined;
}

function date(asked: BibEntryReader): (PublicationDate & { readonly year: number; readonly isLate: boolean }) | Refusal {
  const { entry, say } = asked;
  const [date, year, month] = [say('date'), say('year'), say('month')];
  const dated = date === undefined ? undefined : parseIsoDate(date);
  const number = dated?.year ?? parseYear(year ?? '') ?? parseIsoDate(year ?? '')?.year;
  if (number === undefined) return withoutYear(date ?? year);
  if (date && !dated) reportLeftOut(asked, 'date', date, 'no date such as 2024-05');
  const named = parseMonth(month ?? '');
  if (month && named === undefined) reportLeftOut(asked, 'month', month, 'no month');
  const isLate = isForthcoming(year ?? '') || isForthcoming(entry.fields.get('pubstate')?.source ?? '');
  return { year: number, month: dated?.month ?? named, isLate };
}

function withoutYear(written: string | undefined): Refusal {
  if (written === undefined) return { code: 'no-year', message: 'it has no year' };
  const fix = isForthcoming(written) ? 'give the year in which it will appear, and this as its note' : 'write four digits';
  return { code: 'no-year', message: `year ${quoteValue(written)} is no year`, fix };
}

function authorsOf(asked: BibEntryReader): Pick<Paper, 'authors' | 'etal'> {
  const field = asked.entry.fields.get('author');
  if (!field || field.undefined !== undefined) return {};
  const { authors, etal } = parseBibAuthors(decodeField(field, asked.entry, asked.notes));
  return { ...(authors.length > 0 && { authors: [...authors] }), ...(etal && { etal }) };
}

const link = ({ entry }: BibEntryReader, name: string) => unescapeLink(entry.fields.get(name)?.source.replace(/\s+/g, ' ') ?? '');

/** Its id on arXiv, wherever the entry has it. */
function arxivOf(asked: BibEntryReader): ArxivReference | undefined {
  const server = link(asked, 'archiveprefix') || link(asked, 'eprinttype');
  const own =
    !server || mentionsArxiv(server) ? (parseArxivId(link(asked, 'eprint')) ?? parseArxivId(link(asked, 'arxivid'))) : undefined;
  const { say } = asked;
  const texts = ['journal', 'journaltitle', 'number', 'note', 'publisher', 'series', 'pages', 'institution', 'booktitle'].map(
    (name) => say(name),
  );
  const places = [...texts, ...['howpublished', 'url', 'doi', 'ee'].map((name) => link(asked, name))];
  const ofVolume = mentionsArxiv(say('journal', 'journaltitle')) ? parseArxivId(say('volume') ?? '') : undefined;
  const found = own ?? ofVolume ?? places.map(findArxivId).find((preprint) => preprint !== undefined);
  if (!found) return undefined;
  const written = link(asked, 'primaryclass') || link(asked, 'eprintclass');
  return { id: found.id, primaryclass: written || found.primaryclass };
}

/** The DOI, and a page that neither it nor the id on arXiv leads to. */
function linksOf(asked: BibEntryReader, preprint: ArxivReference | undefined): Pick<Paper, 'doi' | 'url'> {
  const written = link(asked, 'doi');
  const pages = ['url', 'howpublished', 'note', 'ee', 'link'].map((name) => link(asked, name).split(' ')[0] ?? '');
  const doi =
    parseDoi(written) ??
    pages
      .filter((page) => /doi\.org/i.test(page))
      .map(parseDoi)
      .find(Boolean);
  if (written && !parseDoi(written)) reportLeftOut(asked, 'doi', written, 'no DOI');
  const address = link(asked, 'url');
  if (address && !isUrl(address) && !parseDoi(address)) reportLeftOut(asked, 'url', address, 'no URL');
  return { doi, url: pages.find((page) => isUrl(page) && !isRedundantUrl(page, doi, preprint?.id)) };
}

const issueOf = ({ say }: BibEntryReader, preprint: ArxivReference | undefined): Pick<Paper, 'volume' | 'number'> => ({
  volume: omitPreprintId(say(...paperFields.volume.bibtex), preprint),
  number: omitPreprintId(say(...paperFields.number.bibtex), preprint),
});

const pagesOf = (asked: BibEntryReader) =>
  parsePages(asked.say(...paperFields.pages.bibtex), asked.say(...paperFields.numpages.bibtex), (pages, why) =>
    reportLeftOut(asked, 'pages', pages, why),
  );

function languageOf(asked: BibEntryReader): string | undefined {
  const written = asked.say(...paperFields.language.bibtex);
  if (!written) return undefined;
  const code = parseLanguage(written);
  if (code === undefined)
    return reportLeftOut(asked, asked.entry.fields.has('langid') ? 'langid' : 'language', written, 'no language that is known');
  return code === 'en' ? undefined : code;
}

function noteOf({ say }: BibEntryReader, url: string | undefined): string | undefined {
  const note = withoutArxivId(say('note') ?? '');
  return note && note !== url ? note : undefined;
}

/** Fields that have a place in a catalog, that other fields are read by, or that lead to other entries. */
const known = new Set([
  ...Object.values<PaperFieldSpec>(paperFields).flatMap(({ bibtex }) => bibtex),
  'crossref',
  'xdata',
  'ids',
]);

function countPlaceless({ entry, notes, say }: BibEntryReader, preprint: ArxivReference | undefined): void {
  for (const [name, { source }] of entry.own) {
    const isOther = name === 'eprint' && !preprint;
    const isEnglish = (name === 'langid' || name === 'language') && parseLanguage(say(name) ?? '') === 'en';
    if (source.trim() && (!known.has(name) || isOther || isEnglish)) countUnmapped(notes, name);
  }
}
