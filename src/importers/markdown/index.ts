/** Reads papers from Markdown lists such as the "awesome" lists on GitHub: tables and bullets below headings. */
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

/** Accepts any text; a text without a list of papers gives no entries. */
export function readMarkdown(text: string): ImportedFile {
  const blocks = parseMarkdown(text);
  const flags = findFlags(text);
  const outline = collectEntries(blocks);
  const entries = outline.filter(({ kind }) => kind === 'entry');
  const results = entries.map((entry) => readEntry(entry, flags));
  const unmappedFields = new Map<string, number>();
  for (const name of entries.flatMap(unmappedFieldsOf)) countUnmapped({ unmappedFields }, name);
  const diagnostics = [
    ...results.flatMap((result) => result.diagnostics),
    ...outline.flatMap(notUnderstoodWarnings),
    ...htmlListWarnings(blocks),
  ];
  return {
    drafts: results.flatMap(({ draft }) => draft ?? []),
    diagnostics: diagnostics.sort((a, b) => a.line - b.line),
    entries: entries.length,
    unmappedFields,
  };
}

/** The symbols that mark papers by the authors of the list; 🚩 only if a line of the list explains it so. */
function findFlags(text: string): readonly string[] {
  const ownPapers = /\b(?:our|own)\s(?:own\s)?(?:papers?|works?|publications?|articles?|research)\b/i;
  return text.split('\n').some((line) => line.includes('🚩') && ownPapers.test(line)) ? ['⚑', '🚩'] : ['⚑'];
}

interface EntryResult {
  readonly draft?: Draft;
  readonly diagnostics: readonly Diagnostic[];
}

function readEntry(entry: OutlineEntry, flags: readonly string[]): EntryResult {
  const { line, facts, text } = entry;
  const [title] = textsOfKind(facts, 'title');
  if (!title) return { diagnostics: [missingError(line, 'title', text)] };
  const date = findDate(facts, entry.section);
  if (!date) return { diagnostics: [missingError(line, 'year', title)] };
  const isFlagged = flags.some((flag) => text.includes(flag));
  return { draft: createDraft(entry, title, { date, isFlagged }), diagnostics: unclearWarnings(line, title, facts) };
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
function htmlListWarnings(blocks: readonly RootContent[]): Diagnostic[] {
  return blocks.flatMap((block): Diagnostic[] => {
    if (block.type !== 'html' || !/<(?:t[rd]|li)\b/i.test(block.value) || !/\bhref\b/i.test(block.value)) return [];
    const message = 'a table or a list in HTML, whose links are not read';
    const fix = 'write it in Markdown';
    return [{ line: block.position?.start.line ?? 1, level: 'warning', code: 'not-understood', message, fix }];
  });
}

interface EntryDetails {
  readonly date: ParsedDate;
  readonly isFlagged: boolean;
}

function createDraft({ line, facts, section }: OutlineEntry, title: string, { date, isFlagged }: EntryDetails): Draft {
  const authors = facts.find((fact) => fact.kind === 'authors');
  const first = (kind: TextFact) => textsOfKind(facts, kind)[0];
  const venue = first('venue');
  return {
    line,
    paper: omitUndefined({
      title,
      authors: authors?.authors,
      etal: authors?.etal ? (true as const) : undefined,
      ...date,
      doi: first('doi'),
      arxiv: first('arxiv'),
      url: first('url'),
      pdf: first('pdf'),
      ours: isFlagged || undefined,
      acronym: first('acronym'),
    }),
    ...(venue && { venue: createDraftVenue(venue) }),
    ...(section && { section }),
    ...nonEmptyUrls('code', textsOfKind(facts, 'code')),
    ...nonEmptyUrls('reproductions', textsOfKind(facts, 'reproduction')),
  };
}

function createDraftVenue(name: string): DraftVenue {
  const kind = guessVenueKind(name);
  return { name, ...(kind && { kind }) };
}

const nonEmptyUrls = (name: 'code' | 'reproductions', urls: readonly string[]) => (urls.length > 0 ? { [name]: urls } : {});

/** The date of the version of record if the list has it: an arXiv id only tells the year of the preprint, and is used last. */
function findDate(facts: readonly Fact[], section: Section | undefined): ParsedDate | undefined {
  const years = facts.filter((fact) => fact.kind === 'year');
  const bestFact = (['column', 'venue', 'date'] as const).flatMap((from) => years.find((fact) => fact.from === from) ?? [])[0];
  const year = bestFact?.year ?? yearOfHeading(section?.name) ?? yearOfArxivId(textsOfKind(facts, 'arxiv')[0]);
  if (year === undefined || year < 1900 || year > 2100) return undefined;
  return { year, month: years.find((fact) => fact.year === year && fact.month)?.month };
}

/** The year of a heading such as `2023` or `Papers of 2023`. */
function yearOfHeading(heading = ''): number | undefined {
  const years = heading.match(/\b(?:19|20)\d{2}\b/g) ?? [];
  return years.length === 1 ? Number(years[0]) : undefined;
}

function yearOfArxivId(id = ''): number | undefined {
  const [, year] = /^(\d{2})\d{2}\.|\/(\d{2})\d{5}$/.exec(id)?.filter((part) => part !== undefined) ?? [];
  return year === undefined ? undefined : Number(year) + (Number(year) > 90 ? 1900 : 2000);
}

/** Names of facts without a field in a catalog, and of second values for fields that hold one. */
function unmappedFieldsOf({ facts }: OutlineEntry): string[] {
  const repeatedKinds = (['url', 'pdf', 'arxiv', 'doi', 'venue'] as const).filter((kind) => textsOfKind(facts, kind).length > 1);
  return [...textsOfKind(facts, 'unmapped'), ...repeatedKinds.map((kind) => `second ${kind}`)];
}
