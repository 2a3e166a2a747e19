/** An item of CSL-JSON -> the paper. */
import { type PaperFieldSpec, paperFields } from '../../catalog/model/fields.ts';
import { parseLanguage } from '../../util/languages.ts';
import { cleanText } from '../../util/sanitize.ts';
import { countUnmapped, type ImportLog, leftOutDiagnostic, quoteValue, type Refusal } from '../shared/diagnostics.ts';
import type { Draft } from '../shared/draft.ts';
import { omitPreprintId, omitUndefined, parsePages } from '../shared/fields.ts';
import {
  type ArxivReference,
  findArxivId,
  isRedundantUrl,
  isUrl,
  parseArxivId,
  parseDoi,
  withoutArxivId,
} from '../shared/identifiers.ts';
import { htmlToText, parseHtmlTitle } from './html.ts';
import { type CslFields, cslAuthors, cslDate, cslText } from './values.ts';
import { readCslVenue } from './venue.ts';

type Paper = Draft['paper'];

/** The key of an item: in Zotero the id is an address, and the key stands beside it. */
export const itemKey = (item: CslFields) => cslText(item['citation-key']) || cslText(item['id']) || undefined;

/** The paper of an item, or why it is none. */
export function readCslItem(item: CslFields, line: number, notes: ImportLog): Draft | Refusal {
  const key = itemKey(item);
  const { year, month } = cslDate(item);
  if (year === undefined) return { code: 'no-year', message: 'it has no year' };
  const { hasEntities, ...title } = parseHtmlTitle(titleIn(item));
  if (!title.title) return { code: 'no-title', message: 'it has no title' };
  if (hasEntities) {
    const message = `${key ?? title.title}: title is written in HTML: ${quoteValue(titleIn(item))}`;
    notes.diagnostics.push({ line, level: 'warning', code: 'html-entity', message });
  }
  for (const name of Object.keys(item)) if (!known.has(name)) countUnmapped(notes, name);
  const say: Say = (...names) => names.map((name) => cslText(item[name])).find(Boolean);
  const tell: Tell = (name, why) => {
    notes.diagnostics.push(leftOutDiagnostic(line, `${key ?? title.title}: ${name} ${quoteValue(say(name) ?? '')} is ${why}`));
  };
  const { venue, paper } = placed(
    { ...title, ...cslAuthors(item['author']), year, month, note: noteOf(item['note']), abstract: abstractOf(item['abstract']) },
    say,
    tell,
  );
  return { line, ...(key && { key }), paper: omitUndefined(paper), ...(venue && { venue }) };
}

/** The paper with where it is found, and its venue. */
function placed(paper: Paper, say: Say, tell: Tell): Pick<Draft, 'paper' | 'venue'> {
  const preprint = arxivOf(say);
  const links = linksOf(say, preprint, tell);
  const place = readCslVenue(say, preprint?.id, links.url);
  const parts: Paper = {
    series: say(...paperFields.series.csl),
    volume: omitPreprintId(say(...paperFields.volume.csl), preprint),
    number: omitPreprintId(say(...paperFields.number.csl), preprint),
    ...parsePages(say(...paperFields.pages.csl), say(...paperFields.numpages.csl), (_, why) => tell('page', why)),
    arxiv: preprint?.id,
    primaryclass: preprint?.primaryclass,
    language: languageOf(say, tell),
  };
  return { venue: place.venue, paper: { ...paper, ...place.paper, ...parts, ...links } };
}

type Say = (...names: string[]) => string | undefined;
type Tell = (name: string, why: string) => void;

function titleIn(item: CslFields): string {
  const [title, subtitle] = [item['title'], item['subtitle']].map((value: unknown) =>
    Array.isArray(value) ? String(value[0] ?? '') : value,
  );
  const text = typeof title === 'string' ? title : '';
  return typeof subtitle === 'string' && subtitle && !text.includes(subtitle) ? `${text}: ${subtitle}` : text;
}

function arxivOf(say: Say): ArxivReference | undefined {
  const texts = ['number', 'note', 'archive_location', 'container-title', 'archive', 'publisher', 'URL', 'DOI', 'arxivId'].map(
    (name) => say(name),
  );
  const stored = /arxiv/i.test(say('archive', 'publisher', 'source') ?? '')
    ? parseArxivId(say('archive_location', 'number') ?? '')
    : undefined;
  return stored ?? texts.map(findArxivId).find((preprint) => preprint !== undefined);
}

function linksOf(say: Say, preprint: ArxivReference | undefined, tell: Tell): Pick<Draft['paper'], 'doi' | 'url'> {
  const [written, url] = [say('DOI'), say('URL')];
  const doi = parseDoi(written ?? '') ?? parseDoi(/doi\.org/i.test(url ?? '') ? (url ?? '') : '');
  if (written && !parseDoi(written)) tell('DOI', 'no DOI');
  if (url && !isUrl(url)) tell('URL', 'no URL');
  return { doi, url: url && isUrl(url) && !isRedundantUrl(url, doi, preprint?.id) ? url : undefined };
}

function languageOf(say: Say, tell: Tell): string | undefined {
  const written = say('language');
  const code = written && parseLanguage(written);
  if (written && !code) tell('language', 'no language that is known');
  return code === 'en' ? undefined : code;
}

/** The note without the lines that only name the preprint, and without those in which Zotero keeps fields. */
function noteOf(value: unknown): string | undefined {
  const lines = typeof value === 'string' ? value.split('\n') : [];
  return (
    cleanText(
      lines
        .map((line) => withoutArxivId(cleanText(line)))
        .filter(Boolean)
        .join(' '),
    ) || undefined
  );
}

const abstractOf = (value: unknown) => (typeof value === 'string' && htmlToText(value)) || undefined;

/** Variables that have a place in a catalog, that others are read by, or that name the item. */
const known = new Set([...Object.values<PaperFieldSpec>(paperFields).flatMap(({ csl }) => csl), 'id', 'citation-key']);
