/** Years and months, in whatever form people write them. */

export interface PublicationDate {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
}

/** A year of four digits and nothing else. */
export const parseYear = (text: string) => (/^\s*\d{4}\s*$/.test(text) ? Number(text) : undefined);

/** A date in the form of biblatex, `2024-05-12`, of which a range begins with the first; undefined where it is none. */
export function parseIsoDate(text: string): PublicationDate | undefined {
  const [, year, month] = /^(\d{4})(?:-(\d{1,2}))?(?:-\d{1,2})?(?:T[\d:.Z+-]*)?[?~%]?(?:\/.*)?$/.exec(text.trim()) ?? [];
  return year === undefined ? undefined : { year: Number(year), month: parseMonth(month ?? '') };
}

/** A date in words: `12 May 2024`. */
export function parseWordyDate(text: string): PublicationDate {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
  return parseIsoDate(text) ?? { year: year === undefined ? undefined : Number(year), month: named(text) };
}

/** The first month that a text names, or the number that it is. */
export function parseMonth(text: string): number | undefined {
  const number = /^\s*\d{1,2}\s*$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= 12 ? number : named(text);
}

export const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const name =
  /(?<![a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])/i;

function named(text: string): number | undefined {
  const month = name.exec(text)?.[1]?.slice(0, 3).toLowerCase();
  return month === undefined ? undefined : monthNames.indexOf(month) + 1;
}

/** Whether something is said to be printed later instead of when it was. */
export const isForthcoming = (text: string) =>
  /^\s*(?:in ?press|forthcoming|to appear|accepted|submitted|in preparation)\.?\s*$/i.test(text);
