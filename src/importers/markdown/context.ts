/** What the headings above an entry say about it: its category, a date, a venue, or that it is news. */
import type { Section } from '../shared/draft.ts';
import { type ParsedDate, parseDate } from './dates-and-venues.ts';
import type { Fact } from './facts.ts';

export interface EntryContext {
  readonly section?: Section | undefined;
  /** The date of the nearest heading that is only a date. */
  readonly date?: ParsedDate | undefined;
  /** The year in the name of the nearest heading. */
  readonly yearInName?: number | undefined;
  readonly venue?: string | undefined;
  /** The entries are news or changes of the list, not papers. */
  readonly isNews?: boolean;
}

export interface OutlineEntry {
  /** A paper, other text in a list of papers, or a table that seems to hold papers but has no titles. */
  readonly kind: 'entry' | 'remark' | 'table';
  readonly line: number;
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly context: EntryContext;
}

const newsSections =
  /^(?:(?:latest|recent) )?(?:news|updates?|update (?:log|history)|changes|change ?log|release notes?|releases|what['’]s new|announcements?|to-?dos?|version history|更新日志|更新|新闻)(?: .{0,20})?$/i;

const venueSections = /\b(?:conference|symposium|workshop|journal|transactions)\b.*\(\p{Lu}[\p{L}\d&-]{1,11}\)$/iu;

const yearRange = /^(?:19|20)\d{2}\s?[-–—]\s?(?:(?:19|20)?\d{2}|now|present)$/i;

/** The context below a heading. A heading that is only a date or a range of years is no category. */
export function enterSection(
  context: EntryContext,
  { name, description }: { readonly name: string; readonly description?: string | undefined },
): EntryContext {
  if (name === '') return context;
  const date = parseDate(name) ?? monthOf(name, context.date);
  if (date || yearRange.test(name)) return { ...context, date, yearInName: undefined };
  return {
    section: { name, description, parent: context.section },
    date: context.date,
    yearInName: yearOfHeading(name),
    venue: venueSections.test(name) ? name : undefined,
    isNews: context.isNews === true || newsSections.test(name),
  };
}

/** A month below the heading of a year. */
const monthOf = (name: string, outer: ParsedDate | undefined) =>
  outer && /^\p{L}{3,9}$/u.test(name) ? parseDate(`${name} ${outer.year}`) : undefined;

/** The year of a heading such as `Papers of 2023`. */
function yearOfHeading(heading: string): number | undefined {
  const years = heading.match(/\b(?:19|20)\d{2}\b/g) ?? [];
  return years.length === 1 ? Number(years[0]) : undefined;
}
