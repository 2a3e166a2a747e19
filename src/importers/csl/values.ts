/** Parsers for the values of CSL-JSON: texts, dates and names. */

import { formatWrittenName } from '../../catalog/model/person-name.ts';
import { isEtAl } from '../../catalog/source/explain-issues.ts';
import { decodeEntities } from '../../util/html-entities.ts';
import { cleanText } from '../../util/sanitize.ts';
import { type PublicationDate, parseMonth, parseWordyDate, parseYear } from '../shared/dates.ts';
import { type AuthorFields, authorFields } from '../shared/names.ts';

export type CslFields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is CslFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text of a variable; empty if it has none. Crossref wraps texts in arrays, and has events and institutions as objects with a name. */
export function cslText(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const text = isObject(first) ? first['name'] : first;
  return typeof text === 'string' || typeof text === 'number' ? cleanText(decodeRepeatedly(String(text))) : '';
}

/** Some databases encode a title twice: `&amp;amp;`. */
export function decodeRepeatedly(text: string): string {
  let decoded = text;
  for (let count = 0; count < maxEncodings; count++) decoded = decodeEntities(decoded);
  return decoded;
}
const maxEncodings = 3;

/** The first date of an item that has a year. The printed issue is the first, because Crossref's `issued` is the earlier of two dates. */
export function cslDate(item: CslFields): PublicationDate {
  const dates = ['published-print', 'issued', 'published', 'published-online'].map((name) => parseCslDate(item[name]));
  const date = dates.find(({ year }) => year !== undefined) ?? {};
  return { ...date, month: date.month ?? dates.find(({ year, month }) => year === date.year && month !== undefined)?.month };
}

function parseCslDate(value: unknown): PublicationDate {
  if (!isObject(value)) return parseWordyDate(cslText(value));
  const parts: unknown = Array.isArray(value['date-parts']) ? value['date-parts'][0] : undefined;
  const [year, month] = Array.isArray(parts) ? parts.map(cslText) : [];
  const date = { year: parseYear(year ?? ''), month: parseMonth(month ?? '') };
  return date.year === undefined ? parseWordyDate(cslText(value['raw']) || cslText(value['literal'])) : date;
}

/** The authors of an item as the YAML files write them. */
export function cslAuthors(value: unknown): AuthorFields {
  const names: unknown[] = Array.isArray(value) ? value : [];
  const literalName = (name: unknown) => (isObject(name) ? cslText(name['literal']) || cslText(name['name']) : cslText(name));
  const isOthers = (name: unknown) => isEtAl(literalName(name));
  const authors = names
    .filter((name) => !isOthers(name))
    .map((name) => (literalName(name) ? { literal: literalName(name) } : formatCslName(isObject(name) ? name : {})))
    .filter((name) => typeof name === 'string' || name.literal !== '');
  return authorFields(authors, names.some(isOthers));
}

function formatCslName(name: CslFields) {
  const particles = [name['dropping-particle'], name['non-dropping-particle']].map(cslText).filter(Boolean);
  const family = [...particles, cslText(name['family'])]
    .filter(Boolean)
    .join(' ')
    .replace(/(?<=['’]) /g, '');
  const [familyPart, familySuffix] = splitSuffix(family);
  const [given, givenSuffix] = splitSuffix(cslText(name['given']));
  return formatWrittenName({
    family: familyPart,
    given,
    suffix: cslText(name['suffix']) || familySuffix || givenSuffix,
    isUndivided: particles.length === 0,
  });
}

/** A name and the suffix after a comma in it: Zotero and citeproc write `John, III` as the given name. */
function splitSuffix(name: string): readonly [name: string, suffix: string | undefined] {
  const [, before, suffix] = /^([^,]+),\s*((?:[JS]r|Esq|Ph\.?\s?D|M\.?\s?D)\.?|I{1,3}|IV|VI{0,3}|V)$/i.exec(name) ?? [];
  return before && suffix ? [before.trim(), suffix] : [name, undefined];
}

/** Whether all names are in capitals, of which no one tells how they are written otherwise. */
export function areNamesInCapitals(value: unknown): boolean {
  const names = (Array.isArray(value) ? value : []).filter(isObject);
  const families = names.map((name) => cslText(name['family'])).filter((family) => family.length > 3);
  return families.length > 0 && families.every((family) => /\p{Lu}/u.test(family) && family === family.toUpperCase());
}

/** The authors with names such as `SMITH, JOHN` in small letters but for the first: `Smith, John`; initials stay. */
export function withoutCapitals(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((name: unknown) => {
    if (!isObject(name)) return name;
    const [family, given] = [cslText(name['family']), cslText(name['given'])];
    return { ...name, family: capitalizeWords(family), ...(given && { given: capitalizeWords(given) }) };
  });
}

const particles = new Set('van von der den de la le del della di da dos das du zu zur ter ten'.split(' '));

const capitalizeWords = (name: string) =>
  name.replace(/\p{L}[\p{L}\p{M}]+/gu, (word) => {
    if (word !== word.toUpperCase() || (word.length < 3 && !particles.has(word.toLowerCase()))) return word;
    const lower = word.toLowerCase();
    if (particles.has(lower)) return lower;
    return lower.replace(
      /^(mc)?(\p{L})/u,
      (_, mc: string | undefined, letter: string) => (mc ? 'Mc' : '') + letter.toUpperCase(),
    );
  });
