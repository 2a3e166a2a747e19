import { type PaperFieldSpec, paperFields } from '../../catalog/model/fields.ts';
import { cleanText } from '../../util/sanitize.ts';
import { countUnmapped, type ImportLog, leftOutDiagnostic, quoteValue, type Refusal } from '../shared/diagnostics.ts';
import type { Draft, DraftPaper } from '../shared/draft.ts';
import { type FieldGetter, parseEdition, readIssueAndPages, readLanguage } from '../shared/fields.ts';
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
import { areNamesInCapitals, type CslFields, cslAuthors, cslDate, cslText, withoutCapitals } from './values.ts';
import { readCslVenue } from './venue.ts';

/** The citation key, or else the id, unless it is an address as in exports of Zotero, which nobody cites. */
export function itemKey(item: CslFields): string | undefined {
  const id = cslText(item['id']);
  return cslText(item['citation-key']) || (/^https?:\/\//i.test(id) ? undefined : id) || undefined;
}

/** The paper of an item, or the reason why the item is left out. */
export function readCslItem(item: CslFields, line: number, log: ImportLog): Draft | Refusal {
  const key = itemKey(item);
  const { year, month } = cslDate(item);
  if (year === undefined) return { code: 'no-year', message: 'it has no year' };
  const { hasEntities, ...titleFields } = parseHtmlTitle(readTitle(item));
  if (!titleFields.title) return { code: 'no-title', message: 'it has no title' };
  const label = key ?? titleFields.title;
  if (hasEntities) {
    const message = `${label}: title is written in HTML: ${quoteValue(readTitle(item))}`;
    log.diagnostics.push({ line, level: 'warning', code: 'html-entity', message });
  }
  for (const name of Object.keys(item)) if (!mappedVariables.has(name)) countUnmapped(log, name);
  const getField: FieldGetter = (...names) => names.map((name) => cslText(item[name])).find(Boolean);
  const reject: RejectField = (name, reason) => {
    log.diagnostics.push(leftOutDiagnostic(line, `${label}: ${name} ${quoteValue(getField(name) ?? '')} is ${reason}`));
  };
  const { venue, paper } = readPublication(getField, reject);
  const isInCapitals = areNamesInCapitals(item['author']);
  if (isInCapitals) {
    const message = `${label}: the names of the authors are in capitals; check their small letters`;
    log.diagnostics.push({ line, level: 'warning', code: 'author-names', message });
  }
  const authors = cslAuthors(isInCapitals ? withoutCapitals(item['author']) : item['author']);
  const texts = { note: readNote(item['note']), abstract: readAbstract(item['abstract']) };
  return { line, key, paper: { ...titleFields, ...authors, year, month, ...texts, ...paper }, venue };
}

/** Reports that a field is left out; `reason` completes the sentence "the value is …". */
type RejectField = (name: string, reason: string) => void;

/** The venue, and the fields of the paper that locate it. */
function readPublication(getField: FieldGetter, reject: RejectField): Pick<Draft, 'paper' | 'venue'> {
  const preprint = findPreprint(getField);
  const links = readLinks(getField, preprint, reject);
  const { venue, ...venueFields } = readCslVenue(getField, preprint?.id, links.url);
  const paper: DraftPaper = {
    ...venueFields,
    ...readIssueAndPages('csl', getField, { preprint, reject: (_, reason) => reject('page', reason) }),
    edition: parseEdition(getField('edition')),
    arxiv: preprint?.id,
    primaryclass: preprint?.primaryclass,
    language: readLanguage('csl', getField, (_, reason) => reject('language', reason)),
    ...links,
  };
  return { venue, paper };
}

function readTitle(item: CslFields): string {
  const [title, subtitle] = [item['title'], item['subtitle']].map((value: unknown) =>
    Array.isArray(value) ? String(value[0] ?? '') : value,
  );
  const text = typeof title === 'string' ? title : '';
  return typeof subtitle === 'string' && subtitle && !text.includes(subtitle) ? `${text}: ${subtitle}` : text;
}

function findPreprint(getField: FieldGetter): ArxivReference | undefined {
  const texts = ['number', 'note', 'archive_location', 'container-title', 'archive', 'publisher', 'URL', 'DOI', 'arxivId'].map(
    (name) => getField(name),
  );
  const stored = /arxiv/i.test(getField('archive', 'publisher', 'source') ?? '')
    ? parseArxivId(getField('archive_location', 'number') ?? '')
    : undefined;
  return stored ?? texts.map(findArxivId).find((preprint) => preprint !== undefined);
}

function readLinks(
  getField: FieldGetter,
  preprint: ArxivReference | undefined,
  reject: RejectField,
): Pick<DraftPaper, 'doi' | 'url'> {
  const [written, url] = [getField('DOI'), getField('URL')];
  const doi = parseDoi(written ?? '') ?? parseDoi(/doi\.org/i.test(url ?? '') ? (url ?? '') : '');
  if (written && !parseDoi(written)) reject('DOI', 'no DOI');
  if (url && !isUrl(url)) reject('URL', 'no URL');
  return { doi, url: url && isUrl(url) && !isRedundantUrl(url, doi, preprint?.id) ? url : undefined };
}

/** The note without lines that only name the preprint. */
function readNote(value: unknown): string | undefined {
  const lines = typeof value === 'string' ? value.split('\n') : [];
  const kept = lines.map((line) => withoutArxivId(cleanText(line))).filter(Boolean);
  return cleanText(kept.join(' ')) || undefined;
}

const readAbstract = (value: unknown) => (typeof value === 'string' && htmlToText(value)) || undefined;

/** Variables that a catalog can hold, that others are read from, or that name the item. */
const mappedVariables = new Set([...Object.values<PaperFieldSpec>(paperFields).flatMap(({ csl }) => csl), 'id', 'citation-key']);
