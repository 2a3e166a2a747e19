/** Parses the dates and venue names of Markdown lists. */
import { cleanText } from '../../util/sanitize.ts';
import { monthNames, parseMonth } from '../shared/dates.ts';
import type { Fact } from './facts.ts';

const monthWord = `(?<month>${monthNames.join('|')})[a-z]{0,6}`;
const monthNumber = String.raw`(?<month>\d{1,2})`;
const yearNumber = String.raw`(?<year>(?:19|20)\d{2})`;

const dateFormats: readonly RegExp[] = [
  new RegExp(`^${yearNumber}年?$`),
  /^['’‘](?<year>\d{2})$/,
  new RegExp(`^${yearNumber}[-./年 ]${monthNumber}月?(?:[-./ ]\\d{1,2}日?)?$`),
  // `23.07` and `23/07`: with a point the first number is the year, with another mark only if it cannot be a month.
  /^(?<year>0[7-9]|[1-4]\d)\.(?<month>0[1-9]|1[0-2])$/,
  /^(?<year>1[3-9]|[2-4]\d)[-/](?<month>0[1-9]|1[0-2])$/,
  new RegExp(`^\\d{1,2}[-./]${monthNumber}[-./]${yearNumber}$`),
  new RegExp(`^${monthNumber}[-./]${yearNumber}$`),
  new RegExp(`^(?:\\d{1,2} )?${monthWord}\\.?,? (?:\\d{1,2},? )?${yearNumber}$`, 'i'),
  new RegExp(`^${yearNumber},?[- ]${monthWord}\\.?(?: \\d{1,2})?$`, 'i'),
];

export interface ParsedDate {
  readonly year: number;
  readonly month?: number | undefined;
}

/** The year and, if given, the month of a text that is a date and nothing else; undefined for any other text. */
export function parseDate(text: string): ParsedDate | undefined {
  const bare = stripPunctuation(text);
  const { year, month = '' } = firstMatch(dateFormats, bare)?.groups ?? {};
  return year === undefined ? undefined : { year: expandYear(year), month: parseMonth(month) };
}

/** The month of a day without a year, such as `03/31`; undefined for any other text. */
export function parseDayOfYear(text: string): number | undefined {
  const [, month, day] = /^(0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])$/.exec(stripPunctuation(text)) ?? [];
  return month !== undefined && day !== undefined ? Number(month) : undefined;
}

function firstMatch(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return undefined;
}

/** Two digits are a year from 1951 to 2050. */
const expandYear = (digits: string) => Number(digits) + (digits.length === 4 ? 0 : Number(digits) > 50 ? 1900 : 2000);

/** The text without brackets, quotes, asterisks and punctuation at either end. */
export const stripPunctuation = (text: string) =>
  cleanText(text)
    .replace(/^[\s.,;:()（）[\]{}【】《》"“”|*–—-]{1,20}/, '')
    .replace(/[\s.,;:()（）[\]{}【】《》"“”|*–—-]{1,20}$/, '');

const presentation = /[\s,(]*\b(oral|spotlight|poster|highlight|best paper|distinguished paper)\b(?: award| presentation)?\)?/i;
/** Whether a text only says how a paper was presented, such as `oral`, which a catalog does not record. */
export const isPresentationType = (text: string) => text.length < 40 && presentation.exec(text)?.[0] === text;

const venuePrefix = /^(?:(?:accepted|published|appeared|to appear|presented|appears) )?(?:in:?|at|by|to) /i;

/** The facts in the text of a venue: its name, a year, an arXiv id, and how the paper was presented. */
export function venueFacts(text: string): Fact[] {
  const bare = stripPunctuation(text).slice(0, 400);
  const date = parseDate(bare);
  if (date) return [{ kind: 'year', from: 'date', ...date }];
  const parts = bare.split(/[,;]\s/);
  const dates = parts.flatMap((part) => parseDate(part) ?? []);
  if (dates[0]?.month) {
    const rest = parts.filter((part) => !parseDate(part)).join(', ');
    return [{ kind: 'year', from: 'date', ...dates[0] }, ...venueFacts(rest)];
  }
  const [, id] = /\b(\d{4}\.\d{4,5})(?:v\d+)?\b/.exec(bare) ?? [];
  const presentationType = presentation.exec(bare)?.[1];
  const { name, year } = splitYear(bare.replace(/(?:\barxiv[:\s]{1,3}|\babs\/|\b)\d{4}\.\d{4,5}(?:v\d+)?\b/i, ''));
  return [
    ...(id ? [{ kind: 'arxiv' as const, text: id }] : []),
    ...(presentationType ? [{ kind: 'unmapped' as const, text: presentationType.toLowerCase() }] : []),
    ...(name || id ? [{ kind: 'venue' as const, text: name || 'arXiv' }] : []),
    ...(year ? [{ kind: 'year' as const, from: 'venue' as const, year }] : []),
  ];
}

const yearsInNames: readonly RegExp[] = [
  /[\s,'’‘([(]{0,4}\b((?:19|20)\d{2})\b(?:[-./]\d{1,2}\b){0,2}[)\]]?/,
  / ?['’‘](\d{2})\b/,
  /(?<=[A-Za-z]{2})[- ]?(\d{2})$/,
  /(?<=[A-Za-z])((?:19|20)\d{2})$/,
];

/** The name and the year of `ICSE 2022`, `ICSE'22`, `ICLR22`, `2022 ICSE`, `ACL 2022 Findings`. */
function splitYear(text: string): { readonly name: string; readonly year?: number | undefined } {
  const plain = stripPunctuation(text.replace(presentation, '').replace(venuePrefix, ''));
  const match = firstMatch(yearsInNames, plain);
  if (!match?.[1]) return { name: plain };
  const front = plain.slice(0, match.index);
  const back = plain.slice(match.index + match[0].length);
  const name = stripPunctuation(`${stripPunctuation(front)} ${stripPunctuation(back)}`);
  return { name: name.replace(/(?<=\S)\s(?:OpenReview|DBLP)$/i, ''), year: expandYear(match[1]) };
}

/** Words of venue names, with the maximum number of words in a name that has them, because titles contain some of them too. */
const venueWords: readonly (readonly [RegExp, number])[] = [
  [/\b(?:conference|journal|proc(?=\.)|proceedings|transactions|symposium|workshop)\b|《/i, 12],
  [/\b(?:letters|findings|arxiv|corr|biorxiv|openreview|preprint|thesis|magazine)\b/i, 5],
  [/^(?:ieee )?(?:neurocomputing|nature|science|access|software|electronics)$/i, 2],
];

/** Others, addresses, and places where authors work. */
const notOfVenue = /\bet al\b|https?:|www\.|@|[|"“”]|\b(?:university|institute of|laborator(?:y|ies)|labs?|inc|version)\b/i;

/** Whether a text of unknown content is certainly a venue, with or without a year. */
export function looksLikeVenue(text: string): boolean {
  const bare = stripPunctuation(text);
  if (bare.length > 120) return false;
  const { name, year } = splitYear(bare);
  const words = name.split(' ');
  if (name === '' || name.includes(', ') || notOfVenue.test(name)) return false;
  if (venueWords.some(([word, most]) => word.test(name) && words.length <= most)) return true;
  if (year) return words.length <= 5 && /^[\p{Lu}\d]/u.test(name) && /\p{Lu}{2}|\p{Lu}\p{Ll}*\p{Lu}/u.test(name);
  return words.length <= 3 && words.every((word) => /^\p{Lu}[\p{Lu}\d&/-]{1,12}$/u.test(word));
}

/** The kind of venue that its name implies; undefined if it implies none. */
export function guessVenueKind(name: string): 'preprint' | 'journal' | undefined {
  if (/\b(?:arxiv|corr|biorxiv|medrxiv|chemrxiv|techrxiv|ssrn|openreview|preprints?|eprint|research square)\b/i.test(name))
    return 'preprint';
  const isMeeting = /\b(?:proceedings|proc|conference|symposium|workshop)\b/i.test(name);
  return !isMeeting && /\b(?:transactions|trans\.|journal|letters|magazine)(?:\s|$)/i.test(name) ? 'journal' : undefined;
}
