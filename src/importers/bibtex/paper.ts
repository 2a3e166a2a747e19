/** The fields of an entry of a .bib file -> the paper. */
import { languageCode } from '../../util/languages.ts';
import { type Dated, dateIn, isForthcoming, monthIn, yearIn } from '../shared/dates.ts';
import { count, quoted, type Refusal } from '../shared/diagnostics.ts';
import type { Draft } from '../shared/draft.ts';
import { pagesIn, said, unlessId } from '../shared/fields.ts';
import { arxivId, arxivIn, besideArxiv, doiIn, isArxiv, isUrl, type Preprint, repeats } from '../shared/identifiers.ts';
import { unescaped } from '../shared/latex-decode.ts';
import { bibAuthors } from '../shared/names.ts';
import { bibTitle } from '../shared/titles.ts';
import { type Asked, decoded, leave, tellUnknown } from './entry-reader.ts';
import { placed } from './venue.ts';

type Paper = Draft['paper'];

/** The paper and its venue, or why it is none. */
export function readPaper(asked: Asked): Pick<Draft, 'paper' | 'venue'> | Refusal {
  const dated = date(asked);
  if ('code' in dated) return dated;
  const title = titleOf(asked);
  if (!title) return { code: 'no-title', message: 'it has no title' };
  const preprint = arxivOf(asked);
  const links = linksOf(asked, preprint);
  const place = placed(asked.entry.type, { say: asked.say, arxiv: preprint?.id, url: links.url });
  countPlaceless(asked, preprint);
  const paper: Paper = {
    ...title,
    ...authorsOf(asked),
    year: dated.year,
    month: dated.month,
    ...place.paper,
    series: asked.say('series'),
    ...issueOf(asked, preprint),
    ...pagesOf(asked),
    ...links,
    arxiv: preprint?.id,
    primaryclass: preprint?.primaryclass,
    language: languageOf(asked),
    note: noteOf(asked, links.url) ?? (dated.isLate ? 'In press' : undefined),
  };
  return { paper: said(paper), ...(place.venue && { venue: place.venue }) };
}

function titleOf({ entry, notes }: Asked): Omit<ReturnType<typeof bibTitle>, 'unknown'> | undefined {
  const [title, subtitle] = ['title', 'subtitle'].map((name) => entry.fields.get(name));
  if (!title || title.undefined !== undefined) return undefined;
  const source = decoded(title, entry, notes);
  const { unknown, ...read } = bibTitle(subtitle ? `${source}: ${decoded(subtitle, entry, notes)}` : source);
  tellUnknown(title, unknown, entry, notes.told);
  return read.title ? read : undefined;
}

function date(asked: Asked): (Dated & { readonly year: number; readonly isLate: boolean }) | Refusal {
  const { entry, say } = asked;
  const [date, year, month] = [say('date'), say('year'), say('month')];
  const dated = date === undefined ? undefined : dateIn(date);
  const number = dated?.year ?? yearIn(year ?? '') ?? dateIn(year ?? '')?.year;
  if (number === undefined) return withoutYear(date ?? year);
  if (date && !dated) leave(asked, 'date', date, 'no date such as 2024-05');
  const named = monthIn(month ?? '');
  if (month && named === undefined) leave(asked, 'month', month, 'no month');
  const isLate = isForthcoming(year ?? '') || isForthcoming(entry.fields.get('pubstate')?.source ?? '');
  return { year: number, month: dated?.month ?? named, isLate };
}

function withoutYear(written: string | undefined): Refusal {
  if (written === undefined) return { code: 'no-year', message: 'it has no year' };
  const fix = isForthcoming(written) ? 'give the year in which it will appear, and this as its note' : 'write four digits';
  return { code: 'no-year', message: `year ${quoted(written)} is no year`, fix };
}

function authorsOf(asked: Asked): Pick<Paper, 'authors' | 'etal'> {
  const field = asked.entry.fields.get('author');
  if (!field || field.undefined !== undefined) return {};
  const { authors, etal } = bibAuthors(decoded(field, asked.entry, asked.notes));
  return { ...(authors.length > 0 && { authors: [...authors] }), ...(etal && { etal }) };
}

const link = ({ entry }: Asked, name: string) => unescaped(entry.fields.get(name)?.source.replace(/\s+/g, ' ') ?? '');

/** Its id on arXiv, wherever the entry has it. */
function arxivOf(asked: Asked): Preprint | undefined {
  const server = link(asked, 'archiveprefix') || link(asked, 'eprinttype');
  const own = !server || isArxiv(server) ? (arxivId(link(asked, 'eprint')) ?? arxivId(link(asked, 'arxivid'))) : undefined;
  const { say } = asked;
  const texts = ['journal', 'journaltitle', 'number', 'note', 'publisher', 'series', 'pages', 'institution', 'booktitle'].map(
    (name) => say(name),
  );
  const places = [...texts, ...['howpublished', 'url', 'doi', 'ee'].map((name) => link(asked, name))];
  const ofVolume = isArxiv(say('journal', 'journaltitle')) ? arxivId(say('volume') ?? '') : undefined;
  const found = own ?? ofVolume ?? places.map(arxivIn).find((preprint) => preprint !== undefined);
  if (!found) return undefined;
  const written = link(asked, 'primaryclass') || link(asked, 'eprintclass');
  return { id: found.id, primaryclass: written || found.primaryclass };
}

/** The DOI, and a page that neither it nor the id on arXiv leads to. */
function linksOf(asked: Asked, preprint: Preprint | undefined): Pick<Paper, 'doi' | 'url'> {
  const written = link(asked, 'doi');
  const pages = ['url', 'howpublished', 'note', 'ee', 'link'].map((name) => link(asked, name).split(' ')[0] ?? '');
  const doi =
    doiIn(written) ??
    pages
      .filter((page) => /doi\.org/i.test(page))
      .map(doiIn)
      .find(Boolean);
  if (written && !doiIn(written)) leave(asked, 'doi', written, 'no DOI');
  const address = link(asked, 'url');
  if (address && !isUrl(address) && !doiIn(address)) leave(asked, 'url', address, 'no URL');
  return { doi, url: pages.find((page) => isUrl(page) && !repeats(page, doi, preprint?.id)) };
}

const issueOf = ({ say }: Asked, preprint: Preprint | undefined): Pick<Paper, 'volume' | 'number'> => ({
  volume: unlessId(say('volume'), preprint),
  number: unlessId(say('number', 'issue'), preprint),
});

const pagesOf = (asked: Asked) =>
  pagesIn(asked.say('pages', 'articleno', 'eid', 'article-number'), asked.say('numpages', 'pagetotal'), (pages, why) =>
    leave(asked, 'pages', pages, why),
  );

function languageOf(asked: Asked): string | undefined {
  const written = asked.say('langid', 'language');
  if (!written) return undefined;
  const code = languageCode(written);
  if (code === undefined)
    return leave(asked, asked.entry.fields.has('langid') ? 'langid' : 'language', written, 'no language that is known');
  return code === 'en' ? undefined : code;
}

function noteOf({ say }: Asked, url: string | undefined): string | undefined {
  const note = besideArxiv(say('note') ?? '');
  return note && note !== url ? note : undefined;
}

/** Fields that have a place, or that other fields are read by. */
const known = new Set(
  (
    'title subtitle author year date month booktitle eventtitle maintitle journal journaltitle publisher organization school institution ' +
    'howpublished type series volume number issue pages articleno eid article-number numpages pagetotal doi url ee link eprint arxivid ' +
    'archiveprefix eprinttype primaryclass eprintclass langid language note pubstate crossref xdata ids'
  ).split(' '),
);

function countPlaceless({ entry, notes, say }: Asked, preprint: Preprint | undefined): void {
  for (const [name, { source }] of entry.own) {
    const isOther = name === 'eprint' && !preprint;
    const isEnglish = (name === 'langid' || name === 'language') && languageCode(say(name) ?? '') === 'en';
    if (source.trim() && (!known.has(name) || isOther || isEnglish)) count(notes, name);
  }
}
