/** CSL-JSON, of Zotero, pandoc, Crossref and others -> what it says of papers. */
import { languageCode } from '../languages.ts';
import { ranges } from '../pages.ts';
import { clean } from '../text.ts';
import { cslAuthors, cslDate } from './csl-parts.ts';
import { cslVenue } from './csl-venue.ts';
import type { Draft, Foreign } from './draft.ts';
import { withoutEntities } from './entities.ts';
import { htmlTitle } from './html.ts';
import { readJson } from './json.ts';
import { arxivId, arxivIn, besideArxiv, doiIn, isUrl, type Preprint, repeats } from './links.ts';
import { count, leftOut, type Notes, notes, quoted, type Refusal, unreadable } from './tell.ts';

type Item = Readonly<Record<string, unknown>>;

/** Every item of a file: of a list, of `{ "items": [...] }`, of Crossref's `{ "message": ... }`, or the only one. */
export function readCsl(text: string): Foreign {
  const json = readJson(text.replace(/^\ufeff/, ''));
  if ('message' in json) return unreadable(json.line, `no valid JSON: ${json.message}`);
  const { items, path } = itemsIn(json.value);
  if (items.length > 0 && !items.some(isCsl)) return notCsl(items);
  const collected = notes();
  const lines = json.lines.get(path) ?? [];
  const drafts = items.flatMap((item, index) => {
    const line = lines[index] ?? 1;
    const read: Draft | Refusal = isObject(item)
      ? draft(item, line, collected)
      : { code: 'not-readable', message: 'it is no object' };
    if ('line' in read) return read;
    collected.told.push({ line, level: 'error', ...read, message: `${nameOf(item, index)}: ${read.message}` });
    return [];
  });
  const told = collected.told.sort((a, b) => a.line - b.line);
  return { drafts, told, entries: items.length, placeless: collected.placeless };
}

const isObject = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);

function itemsIn(value: unknown): { readonly items: readonly unknown[]; readonly path: string } {
  if (Array.isArray(value)) return { items: value, path: '' };
  if (!isObject(value)) return { items: [value], path: '' };
  if (isObject(value['message'])) {
    const { items, path } = itemsIn(value['message']);
    return { items, path: path ? `message.${path}` : path };
  }
  return Array.isArray(value['items']) ? { items: value['items'], path: 'items' } : { items: [value], path: '' };
}

/** Every item of CSL has a type; the titles and DOIs of some tools come without. */
const isCsl = (item: unknown) =>
  isObject(item) && !('key' in item && 'authors' in item) && ('type' in item || 'DOI' in item || 'issued' in item);

function notCsl(items: readonly unknown[]): Foreign {
  const isOurs = items.some((item) => isObject(item) && 'key' in item && 'authors' in item);
  const fix = isOurs ? 'write the papers with `lm4c list --format csl-json`' : 'export the references as CSL-JSON';
  return unreadable(1, isOurs ? 'this is the JSON of lm4c, not CSL-JSON' : 'this JSON is no CSL-JSON', fix);
}

function nameOf(item: unknown, index: number): string {
  const key = isObject(item) ? keyOf(item) : undefined;
  return key ?? `item ${index + 1}`;
}

const keyOf = (item: Item) => textOf(item['citation-key']) || textOf(item['id']) || undefined;

/** A text; Crossref has lists of one where others have the text. */
function textOf(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' || typeof one === 'number' ? clean(withoutEntities(String(one))) : '';
}

function draft(item: Item, line: number, collected: Notes): Draft | Refusal {
  const say = (...names: string[]) => names.map((name) => textOf(item[name])).find(Boolean);
  const { year, month } = cslDate(item);
  if (year === undefined) return { code: 'no-year', message: 'it has no year' };
  const { hasEntities, ...title } = htmlTitle(titleIn(item));
  if (!title.title) return { code: 'no-title', message: 'it has no title' };
  const tell = (name: string, why: string) => {
    collected.told.push(leftOut(line, `${keyOf(item) ?? title.title}: ${name} ${quoted(say(name) ?? '')} is ${why}`));
  };
  if (hasEntities) {
    const message = `${keyOf(item) ?? title.title}: title is written in HTML: ${quoted(titleIn(item))}`;
    collected.told.push({ line, level: 'warning', code: 'html-entity', message });
  }
  const preprint = arxivOf(say);
  const links = linksOf(say, preprint, tell);
  const { venue, paper: of } = cslVenue(say, preprint?.id, links.url);
  for (const name of Object.keys(item)) if (!known.has(name)) count(collected, name);
  const paper: Draft['paper'] = {
    ...title,
    ...cslAuthors(item['author']),
    year,
    month,
    ...of,
    series: say('collection-title'),
    volume: unlessId(say('volume'), preprint),
    number: unlessId(say('issue', 'number'), preprint),
    ...pagesOf(say, tell),
    ...links,
    arxiv: preprint?.id,
    primaryclass: preprint?.primaryclass,
    language: languageOf(say, tell),
    note: noteOf(item['note']),
  };
  return {
    line,
    ...(keyOf(item) && { key: keyOf(item) }),
    paper: Object.fromEntries(Object.entries(paper).filter(([, value]) => value !== undefined)),
    ...(venue && { venue }),
  };
}

type Say = (...names: string[]) => string | undefined;
type Tell = (name: string, why: string) => void;

function titleIn(item: Item): string {
  const [title, subtitle] = [item['title'], item['subtitle']].map((value: unknown) =>
    Array.isArray(value) ? String(value[0] ?? '') : value,
  );
  const text = typeof title === 'string' ? title : '';
  return typeof subtitle === 'string' && subtitle && !text.includes(subtitle) ? `${text}: ${subtitle}` : text;
}

function arxivOf(say: Say): Preprint | undefined {
  const texts = ['number', 'note', 'archive_location', 'container-title', 'archive', 'publisher', 'URL', 'DOI', 'arxivId'].map(
    (name) => say(name),
  );
  const stored = /arxiv/i.test(say('archive', 'publisher', 'source') ?? '')
    ? arxivId(say('archive_location', 'number') ?? '')
    : undefined;
  return stored ?? texts.map(arxivIn).find((preprint) => preprint !== undefined);
}

function linksOf(say: Say, preprint: Preprint | undefined, tell: Tell): Pick<Draft['paper'], 'doi' | 'url'> {
  const [written, url] = [say('DOI'), say('URL')];
  const doi = doiIn(written ?? '') ?? doiIn(/doi\.org/i.test(url ?? '') ? (url ?? '') : '');
  if (written && !doiIn(written)) tell('DOI', 'no DOI');
  if (url && !isUrl(url)) tell('URL', 'no URL');
  return { doi, url: url && isUrl(url) && !repeats(url, doi, preprint?.id) ? url : undefined };
}

const unlessId = (text: string | undefined, preprint: Preprint | undefined) =>
  text && preprint && arxivId(text)?.id === preprint.id ? undefined : text;

function pagesOf(say: Say, tell: Tell): Pick<Draft['paper'], 'pages' | 'numpages'> {
  const pages = ranges(say('page', 'article-number'));
  const total = say('number-of-pages') ?? '';
  const numpages = /^\d{1,6}$/.test(total) ? Number(total) || undefined : undefined;
  if (!pages || /^[^\s\-‐-―].*(?<![\s\-‐-―])$/.test(pages)) return { pages, numpages };
  tell('page', 'no range from a page to a page');
  return { numpages };
}

function languageOf(say: Say, tell: Tell): string | undefined {
  const written = say('language');
  const code = written && languageCode(written);
  if (written && !code) tell('language', 'no language that is known');
  return code === 'en' ? undefined : code;
}

/** The note without the lines that only name the preprint, and without those in which Zotero keeps fields. */
function noteOf(value: unknown): string | undefined {
  const lines = typeof value === 'string' ? value.split('\n') : [];
  return (
    clean(
      lines
        .map((line) => besideArxiv(clean(line)))
        .filter(Boolean)
        .join(' '),
    ) || undefined
  );
}

/** Variables that have a place, or that others are read by. */
const known = new Set(
  (
    'id citation-key type title subtitle author issued published published-print published-online container-title collection-title volume issue ' +
    'page article-number number-of-pages publisher genre number DOI URL language note event event-title school institution'
  ).split(' '),
);
