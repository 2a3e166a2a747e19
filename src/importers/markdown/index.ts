/** A list of papers in Markdown, as there are many on GitHub: tables and bullets below headings -> what it says of each paper. */
import type { RootContent } from 'mdast';
import { abbreviate } from '../../util/abbreviate.ts';
import { cleanText } from '../../util/sanitize.ts';
import { countUnmapped } from '../shared/diagnostics.ts';
import type { Diagnostic, Draft, DraftVenue, ImportedFile, Section } from '../shared/draft.ts';
import { omitUndefined } from '../shared/fields.ts';
import { guessVenueKind, type ParsedDate } from './dates-and-venues.ts';
import { type Fact, type TextFact, textsOfKind } from './facts.ts';
import { collectEntries, type OutlineEntry } from './outline.ts';
import { parseMarkdown } from './parse.ts';

/** Reads any text; what holds no list of papers has no entries. */
export function readMarkdown(text: string): ImportedFile {
  const { blocks, definitions } = parseMarkdown(text);
  const flags = flagsOf(text);
  const found = collectEntries(blocks, definitions);
  const entries = found.filter(({ is }) => is === 'entry');
  const read = entries.map((entry) => readEntry(entry, flags));
  const placeless = new Map<string, number>();
  for (const name of entries.flatMap(placelessOf)) countUnmapped({ unmappedFields: placeless }, name);
  return {
    drafts: read.flatMap(({ draft }) => draft ?? []),
    diagnostics: [...read.flatMap(({ told }) => told), ...found.flatMap(remark), ...htmlLists(blocks)].sort(
      (a, b) => a.line - b.line,
    ),
    entries: entries.length,
    unmappedFields: placeless,
  };
}

/** The signs of papers by those who keep the list; 🚩 only where the list says so. */
function flagsOf(text: string): readonly string[] {
  const ours = /\b(?:our|own)\s(?:own\s)?(?:papers?|works?|publications?|articles?|research)\b/i;
  return text.split('\n').some((line) => line.includes('🚩') && ours.test(line)) ? ['⚑', '🚩'] : ['⚑'];
}

interface Read {
  readonly draft?: Draft;
  readonly told: readonly Diagnostic[];
}

function readEntry(entry: OutlineEntry, flags: readonly string[]): Read {
  const { line, facts, text } = entry;
  const [title] = textsOfKind(facts, 'title');
  if (!title) return { told: [missing(line, 'title', text)] };
  const year = yearOf(facts, entry.section);
  if (!year) return { told: [missing(line, 'year', title)] };
  const isOurs = flags.some((flag) => text.includes(flag));
  return { draft: draftOf(entry, title, { year, isOurs }), told: unclear(line, title, facts) };
}

const missing = (line: number, what: 'title' | 'year', text: string): Diagnostic => ({
  line,
  level: 'error',
  code: `no-${what}`,
  message: `no ${what} in "${abbreviate(cleanText(text))}"`,
  fix: what === 'year' ? 'write its year, or its venue with the year' : 'write the title beside it',
});

function unclear(line: number, title: string, facts: readonly Fact[]): Diagnostic[] {
  const all = textsOfKind(facts, 'unclear');
  if (all.length === 0) return [];
  const message = `not understood: "${abbreviate(all.map((text) => cleanText(text)).join('; '))}" of "${abbreviate(title)}"`;
  return [{ line, level: 'warning', code: 'not-understood', message }];
}

function remark({ is, line, text }: OutlineEntry): Diagnostic[] {
  if (is === 'entry' || (is === 'remark' && cleanText(text) === '')) return [];
  const message =
    is === 'table' ? 'a table with links to papers has no column of titles' : `not understood: "${abbreviate(cleanText(text))}"`;
  return [{ line, level: 'warning', code: 'not-understood', message }];
}

/** Lists and tables in HTML, which may hold papers; of its other tags nobody would expect any. */
function htmlLists(blocks: readonly RootContent[]): Diagnostic[] {
  return blocks.flatMap((block): Diagnostic[] => {
    if (block.type !== 'html' || !/<(?:t[rd]|li)\b/i.test(block.value) || !/\bhref\b/i.test(block.value)) return [];
    const message = 'a table or a list in HTML, whose links are not read';
    const fix = 'write it in Markdown';
    return [{ line: block.position?.start.line ?? 1, level: 'warning', code: 'not-understood', message, fix }];
  });
}

interface Known {
  readonly year: ParsedDate;
  readonly isOurs: boolean;
}

function draftOf({ line, facts, section }: OutlineEntry, title: string, { year, isOurs }: Known): Draft {
  const authors = facts.find((fact) => fact.is === 'authors');
  const one = (kind: TextFact) => textsOfKind(facts, kind)[0];
  const [venue] = textsOfKind(facts, 'venue');
  return {
    line,
    paper: omitUndefined({
      title,
      authors: authors?.authors,
      etal: authors?.etal ? (true as const) : undefined,
      ...year,
      doi: one('doi'),
      arxiv: one('arxiv'),
      url: one('url'),
      pdf: one('pdf'),
      ours: isOurs || undefined,
      acronym: one('acronym'),
    }),
    ...(venue && { venue: draftVenue(venue) }),
    ...(section && { section }),
    ...some('code', textsOfKind(facts, 'code')),
    ...some('reproductions', textsOfKind(facts, 'reproduction')),
  };
}

function draftVenue(name: string): DraftVenue {
  const kind = guessVenueKind(name);
  return { name, ...(kind && { kind }) };
}

const some = (name: 'code' | 'reproductions', urls: readonly string[]) => (urls.length > 0 ? { [name]: urls } : {});

/** The year of the version of record, as near as the list comes to it: an arXiv id has only that of the preprint. */
function yearOf(facts: readonly Fact[], section: Section | undefined): ParsedDate | undefined {
  const years = facts.filter((fact) => fact.is === 'year');
  const best = (['column', 'venue', 'date'] as const).flatMap((from) => years.find((fact) => fact.from === from) ?? [])[0];
  const year = best?.year ?? yearOfName(section?.name) ?? yearOfArxiv(textsOfKind(facts, 'arxiv')[0]);
  if (year === undefined || year < 1900 || year > 2100) return undefined;
  return { year, month: years.find((fact) => fact.year === year && fact.month)?.month };
}

/** Of a heading such as `2023` or `Papers of 2023`. */
function yearOfName(name = ''): number | undefined {
  const years = name.match(/\b(?:19|20)\d{2}\b/g) ?? [];
  return years.length === 1 ? Number(years[0]) : undefined;
}

function yearOfArxiv(id = ''): number | undefined {
  const [, year] = /^(\d{2})\d{2}\.|\/(\d{2})\d{5}$/.exec(id)?.filter((part) => part !== undefined) ?? [];
  return year === undefined ? undefined : Number(year) + (Number(year) > 90 ? 1900 : 2000);
}

/** Fields, and what more there is than a catalog can hold of one. */
function placelessOf({ facts }: OutlineEntry): string[] {
  const second = (['url', 'pdf', 'arxiv', 'doi', 'venue'] as const).filter((kind) => textsOfKind(facts, kind).length > 1);
  return [...textsOfKind(facts, 'placeless'), ...second.map((kind) => `second ${kind}`)];
}
