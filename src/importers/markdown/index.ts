/** Reads papers from Markdown lists such as the "awesome" lists on GitHub: tables and bullets below headings. */
import type { RootContent } from 'mdast';
import { abbreviate } from '../../util/errors.ts';
import { cleanText } from '../../util/sanitize.ts';
import { collectDrafts, countUnmapped, type ImportLog } from '../shared/diagnostics.ts';
import type { Diagnostic, Draft, DraftPaper, ImportedFile, Section } from '../shared/draft.ts';
import { guessVenueKind, type ParsedDate } from './dates-and-venues.ts';
import { type Fact, type TextFact, textsOfKind } from './facts.ts';
import { collectEntries, type OutlineEntry } from './outline.ts';
import { parseMarkdown } from './parse.ts';

/** Accepts any text; a text without a list of papers gives no entries. */
export function readMarkdown(text: string): ImportedFile {
  const blocks = parseMarkdown(text);
  const flags = findFlags(text);
  const outline = collectEntries(blocks);
  const entries = outline.filter(({ kind }) => kind === 'entry');
  const { diagnostics, ...imported } = collectDrafts(entries, (entry, log) => readEntry(entry, flags, log));
  const warnings = [...outline.flatMap(notUnderstoodWarnings), ...blocks.flatMap(htmlListWarnings)];
  return { ...imported, diagnostics: [...diagnostics, ...warnings].sort((a, b) => a.line - b.line) };
}

/** The symbols that mark papers by the authors of the list; 🚩 only if a line of the list explains it so. */
function findFlags(text: string): readonly string[] {
  const ownPapers = /\b(?:our|own)\s(?:own\s)?(?:papers?|works?|publications?|articles?|research)\b/i;
  return text.split('\n').some((line) => line.includes('🚩') && ownPapers.test(line)) ? ['⚑', '🚩'] : ['⚑'];
}

function readEntry(entry: OutlineEntry, flags: readonly string[], log: ImportLog): Draft | undefined {
  const { line, facts, text, section } = entry;
  for (const name of unmappedFieldsOf(entry)) countUnmapped(log, name);
  const [title] = textsOfKind(facts, 'title');
  const date = findDate(facts, section);
  if (!title || !date) {
    log.diagnostics.push(title ? missingError(line, 'year', title) : missingError(line, 'title', text));
    return undefined;
  }
  log.diagnostics.push(...unclearWarnings(line, title, facts));
  const ours = flags.some((flag) => text.includes(flag)) || undefined;
  return createDraft(entry, title, { ...date, ours });
}

const missingError = (line: number, what: 'title' | 'year', text: string): Diagnostic => ({
  line,
  level: 'error',
  code: `no-${what}`,
  message: `no ${what} in "${abbreviate(cleanText(text))}"`,
  fix: what === 'year' ? 'write its year, or its venue with the year' : 'write the title beside it',
});

function unclearWarnings(line: number, title: string, facts: readonly Fact[]): Diagnostic[] {
  const texts = textsOfKind(facts, 'unclear');
  if (texts.length === 0) return [];
  const message = `not understood: "${abbreviate(texts.map((text) => cleanText(text)).join('; '))}" of "${abbreviate(title)}"`;
  return [{ line, level: 'warning', code: 'not-understood', message }];
}

function notUnderstoodWarnings({ kind, line, text }: OutlineEntry): Diagnostic[] {
  if (kind === 'entry' || (kind === 'remark' && cleanText(text) === '')) return [];
  const message =
    kind === 'table'
      ? 'a table with links to papers has no column of titles'
      : `not understood: "${abbreviate(cleanText(text))}"`;
  return [{ line, level: 'warning', code: 'not-understood', message }];
}

/** HTML lists and tables with links may hold papers, which are not read. */
function htmlListWarnings(block: RootContent): Diagnostic[] {
  if (block.type !== 'html' || !/<(?:t[rd]|li)\b/i.test(block.value) || !/\bhref\b/i.test(block.value)) return [];
  const message = 'a table or a list in HTML, whose links are not read';
  const fix = 'write it in Markdown';
  return [{ line: block.position?.start.line ?? 1, level: 'warning', code: 'not-understood', message, fix }];
}

type DateAndFlag = Pick<DraftPaper, 'year' | 'month' | 'ours'>;

function createDraft({ line, facts, section }: OutlineEntry, title: string, rest: DateAndFlag): Draft {
  const authorLists = facts.filter((fact) => fact.kind === 'authors');
  const first = (kind: TextFact) => textsOfKind(facts, kind)[0];
  const urls = (kind: 'code' | 'reproduction') => (first(kind) === undefined ? undefined : textsOfKind(facts, kind));
  const venue = first('venue');
  return {
    line,
    paper: {
      title,
      authors: authorLists.length > 0 ? authorLists.flatMap(({ authors }) => authors) : undefined,
      etal: authorLists.some(({ etal }) => etal) || undefined,
      ...rest,
      doi: first('doi'),
      arxiv: first('arxiv'),
      url: first('url'),
      pdf: first('pdf'),
      acronym: first('acronym'),
    },
    venue: venue === undefined ? undefined : { name: venue, kind: guessVenueKind(venue) },
    section,
    code: urls('code'),
    reproductions: urls('reproduction'),
  };
}

/** The date of the version of record if the list has it: an arXiv id only tells the year of the preprint, and is used last. */
function findDate(facts: readonly Fact[], section: Section | undefined): ParsedDate | undefined {
  const years = facts.filter((fact) => fact.kind === 'year');
  const bestFact = (['column', 'venue', 'date'] as const).flatMap((from) => years.find((fact) => fact.from === from) ?? [])[0];
  const year = bestFact?.year ?? yearOfHeading(section?.name) ?? yearOfArxivId(textsOfKind(facts, 'arxiv')[0]);
  if (year === undefined) return undefined;
  return { year, month: years.find((fact) => fact.year === year && fact.month)?.month };
}

/** The year of a heading such as `2023` or `Papers of 2023`. */
function yearOfHeading(heading = ''): number | undefined {
  const years = heading.match(/\b(?:19|20)\d{2}\b/g) ?? [];
  return years.length === 1 ? Number(years[0]) : undefined;
}

function yearOfArxivId(id = ''): number | undefined {
  const [, year] = /(\d{2})\d{2}\.|\/(\d{2})/.exec(id)?.filter((part) => part !== undefined) ?? [];
  return year === undefined ? undefined : Number(year) + (Number(year) > 90 ? 1900 : 2000);
}

/** Names of facts without a field in a catalog, and of second values for fields that hold one. */
function unmappedFieldsOf({ facts }: OutlineEntry): string[] {
  const repeatedKinds = (['url', 'pdf', 'arxiv', 'doi', 'venue'] as const).filter((kind) => textsOfKind(facts, kind).length > 1);
  return [...textsOfKind(facts, 'unmapped'), ...repeatedKinds.map((kind) => `second ${kind}`)];
}
