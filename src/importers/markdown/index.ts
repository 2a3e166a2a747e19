/** Reads papers from Markdown lists such as the "awesome" lists on GitHub: tables and bullets below headings. */
import type { RootContent } from 'mdast';
import { abbreviate } from '../../util/errors.ts';
import { cleanText } from '../../util/sanitize.ts';
import { collectDrafts, countUnmapped, type ImportLog, quoteValue } from '../shared/diagnostics.ts';
import type { Diagnostic, Draft, DraftPaper, ImportedFile } from '../shared/draft.ts';
import type { EntryContext, OutlineEntry } from './context.ts';
import { guessVenueKind, type ParsedDate } from './dates-and-venues.ts';
import { type Fact, type TextFact, textsOfKind } from './facts.ts';
import { collectEntries } from './outline.ts';
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
  const { line, facts, text, context } = entry;
  for (const name of unmappedFieldsOf(entry)) countUnmapped(log, name);
  const title = textsOfKind(facts, 'title').find(canBeTitle);
  const date = findDate(facts, context);
  if (!title || !date) {
    log.diagnostics.push(title ? missingError(line, 'year', text) : missingError(line, 'title', text));
    return undefined;
  }
  log.diagnostics.push(...unclearWarnings(line, title, facts), ...doubtfulWarnings(line, title, facts));
  const ours = flags.some((flag) => text.includes(flag)) || undefined;
  return createDraft(entry, title, { ...date, ours });
}

/** Others, bars between columns and addresses show that a text is more than a title. */
const canBeTitle = (text: string) => !/\bet al\b|\||https?:\/\//i.test(text);

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

function doubtfulWarnings(line: number, title: string, facts: readonly Fact[]): Diagnostic[] {
  const names = facts.flatMap((fact) => (fact.kind === 'authors' && fact.isDoubtful ? fact.authors : []));
  const [first, ...others] = textsOfKind(facts, 'venue');
  const [year, ...otherYears] = statedYears(facts);
  const messages = [
    ...otherYears.map((other) => `the year ${other} is left out, because the venue of ${quoteValue(title)} is of ${year}`),
    ...names.map(
      (name) => `${quoteValue(typeof name === 'string' ? name : name.literal)} is taken for the author of ${quoteValue(title)}`,
    ),
    ...others.map(
      (venue) => `${quoteValue(venue)} is left out, because the venue of ${quoteValue(title)} is ${quoteValue(first ?? '')}`,
    ),
  ];
  return messages.map((message) => ({ line, level: 'warning', code: 'doubtful', message }));
}

/** The years of the venue and of a column, which should be one. */
const statedYears = (facts: readonly Fact[]) => {
  const years = (['venue', 'column'] as const).flatMap((from) =>
    facts.flatMap((fact) => (fact.kind === 'year' && fact.from === from ? [fact.year] : [])),
  );
  return [...new Set(years)];
};

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

function createDraft({ line, facts, context }: OutlineEntry, title: string, rest: DateAndFlag): Draft {
  const authorLists = facts.filter((fact) => fact.kind === 'authors');
  const first = (kind: TextFact) => textsOfKind(facts, kind)[0];
  const urls = (kind: 'code' | 'reproduction') => (first(kind) === undefined ? undefined : textsOfKind(facts, kind));
  const venue =
    first('venue') ?? context.venue ?? first('server') ?? (isOnlyPreprint(first('arxiv'), rest.year) ? 'arXiv' : undefined);
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
      ...Object.fromEntries(facts.flatMap((fact) => (fact.kind === 'detail' ? [[fact.field, fact.text]] : [])).reverse()),
    },
    venue: venue === undefined ? undefined : { name: venue, kind: guessVenueKind(venue) },
    section: context.section,
    code: urls('code'),
    reproductions: urls('reproduction'),
  };
}

/** The date of the version of record if the list has it: an arXiv id only tells the year of the preprint, and is used last. */
function findDate(facts: readonly Fact[], context: EntryContext): ParsedDate | undefined {
  const years = facts.filter((fact) => fact.kind === 'year');
  const bestFact = (['venue', 'column', 'date'] as const).flatMap((from) => years.find((fact) => fact.from === from) ?? [])[0];
  const year = bestFact?.year ?? context.yearInName ?? context.date?.year ?? yearOfArxivId(textsOfKind(facts, 'arxiv')[0]);
  if (year === undefined) return undefined;
  const month = years.find((fact) => fact.year === year && fact.month)?.month;
  if (month !== undefined || bestFact) return { year, month };
  const day = facts.find((fact) => fact.kind === 'month');
  return { year, month: day?.month ?? (context.date?.year === year ? context.date.month : undefined) };
}

/** Whether nothing but a preprint is known of the paper. */
const isOnlyPreprint = (arxiv: string | undefined, year: number | undefined) =>
  arxiv !== undefined && yearOfArxivId(arxiv) === year;

function yearOfArxivId(id = ''): number | undefined {
  const [, year] = /(\d{2})\d{2}\.|\/(\d{2})/.exec(id)?.filter((part) => part !== undefined) ?? [];
  return year === undefined ? undefined : Number(year) + (Number(year) > 90 ? 1900 : 2000);
}

/** Names of facts without a field in a catalog, and of second values for fields that hold one. */
function unmappedFieldsOf({ facts }: OutlineEntry): string[] {
  const repeatedKinds = (['url', 'pdf', 'arxiv', 'doi'] as const).filter((kind) => textsOfKind(facts, kind).length > 1);
  const years = new Set(facts.flatMap((fact) => (fact.kind === 'year' && fact.from === 'date' ? [fact.year] : [])));
  return [
    ...textsOfKind(facts, 'unmapped'),
    ...(years.size > 1 ? ['second year'] : []),
    ...repeatedKinds.map((kind) => `second ${kind}`),
  ];
}
