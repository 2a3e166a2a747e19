/** Parsers for years, months and dates in the forms people write them. */

export interface PublicationDate {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
}

/** The year, if the text is four digits and nothing else. */
export const parseYear = (text: string) => (/^\s*\d{4}\s*$/.test(text) ? Number(text) : undefined);

/** An ISO 8601 date as biblatex writes it, `2024-05-12`, or the start of a range; undefined for any other text. */
export function parseIsoDate(text: string): PublicationDate | undefined {
  const [, year, month] = /^(\d{4})(?:-(\d{1,2}))?(?:-\d{1,2})?(?:T[\d:.Z+-]*)?[?~%]?(?:\/.*)?$/.exec(text.trim()) ?? [];
  return year === undefined ? undefined : { year: Number(year), month: parseMonth(month ?? '') };
}

/** The year and the month of a date in words, `12 May 2024`, or of an ISO 8601 date. */
export function parseWordyDate(text: string): PublicationDate {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
  return parseIsoDate(text) ?? { year: year === undefined ? undefined : Number(year), month: findMonthName(text) };
}

export interface ReadYear extends PublicationDate {
  /** Whether the text says more than the year and the month: `1982--1983`, `1985a`. */
  readonly hasMore: boolean;
}

/** The first year in a text that is no plain year, with the month if it names one: `January 1978`; undefined if it has no year. */
export function findYear(text: string): ReadYear | undefined {
  const written = /(?<!\d)(?:1[0-9]|20)\d\d(?!\d)/.exec(text)?.[0];
  if (written === undefined) return undefined;
  const month = findMonthName(text);
  const rest = text.replace(written, '').replace(monthNamePattern, '');
  return { year: Number(written), month, hasMore: /[\p{L}\p{N}]/u.test(rest) };
}

/** 1 to 12, from a number or from the first English month name in the text. */
export function parseMonth(text: string): number | undefined {
  const number = /^\s*\d{1,2}\s*$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= 12 ? number : findMonthName(text);
}

export const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNamePattern =
  /(?<![a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])/i;

function findMonthName(text: string): number | undefined {
  const month = monthNamePattern.exec(text)?.[1]?.slice(0, 3).toLowerCase();
  return month === undefined ? undefined : monthNames.indexOf(month) + 1;
}

/** Whether the text is a publication status, such as `in press`, instead of a date. */
export const isForthcoming = (text: string) =>
  /^\s*(?:in ?press|forthcoming|to appear|accepted|submitted|in preparation)\.?\s*$/i.test(text);
