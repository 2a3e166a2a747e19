/** Reads the volume, the issue and the pages of a reference: `3(2), 10-20`, `vol. 3, no. 2, pp. 10-20`, `3.2 (2015): 10-20`. */
import type { DetailField, Fact } from './facts.ts';

const pageRange = String.raw`(?<pages>[A-Za-z]?\d{1,6}\s?[-–—]{1,2}\s?[A-Za-z]?\d{1,6})`;

const issuePatterns: readonly RegExp[] = [
  /(?<![\w.])(?<volume>\d{1,4}),\s(?<number>\d{1,3})\s(?=\((?:19|20)\d\d\))/,
  new RegExp(
    String.raw`(?<![\w.])(?<volume>\d{1,4})\s?\((?<number>\d{1,3}(?:[-–]\d{1,3})?)\)(?:\s?[,:]\s?(?:pp?\.?\s?)?${pageRange})?(?!\w)`,
  ),
  /(?<![\w.])(?<volume>\d{1,4})\.(?<number>\d{1,3})\s(?=\((?:19|20)\d\d\)\s?:)/,
  new RegExp(String.raw`\((?<year>(?:19|20)\d\d)\)\s?:\s?${pageRange}(?!\w)`),
  /(?<!\w)vol(?:ume)?\.?\s?(?<volume>\d{1,4})(?!\w)/i,
  /(?<!\w)(?:no|issue|number)\.?\s?(?<number>\d{1,4}(?:[-–]\d{1,3})?)(?!\w)/i,
  new RegExp(String.raw`(?<!\w)(?:pp?|pages?|S\.)\.?\s?:?\s?${pageRange}(?!\w)`, 'i'),
  /(?<=[,:.]\s|^)(?!(?:19|20)\d\d[-–](?:(?:19|20)?\d\d)(?!\d))(?<pages>\d{1,6}\s?[-–—]{1,2}\s?\d{1,6})(?=\s*(?:[.,;]|$))/,
  /(?<!\w)(?<volume>\d{1,4}):(?<pages>\d{1,6}\s?[-–]{1,2}\s?\d{1,6})(?!\w)/,
];

const fields: readonly DetailField[] = ['volume', 'number', 'pages'];

/** The facts about the issue in a text, and the text with a comma for each of them. */
export function splitIssue(text: string): { readonly rest: string; readonly facts: readonly Fact[] } {
  if (!/\d/.test(text)) return { rest: text, facts: [] };
  const facts: Fact[] = [];
  let rest = text;
  for (const pattern of issuePatterns) {
    const match = pattern.exec(rest);
    if (!match) continue;
    const { year } = match.groups ?? {};
    for (const field of fields) {
      const value = match.groups?.[field];
      if (value !== undefined) facts.push({ kind: 'detail', field, text: field === 'pages' ? formatPages(value) : value });
    }
    rest = `${rest.slice(0, match.index)}, ${year === undefined ? '' : `${year}, `}${rest.slice(match.index + match[0].length)}`;
  }
  return { rest, facts };
}

const formatPages = (pages: string) => pages.replace(/\s?[-–—]{1,2}\s?/, '--');
