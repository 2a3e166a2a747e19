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

/** The text of a variable; empty if it is neither text nor number. Crossref wraps texts in arrays. */
export function cslText(value: unknown): string {
  const text: unknown = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' || typeof text === 'number' ? cleanText(decodeEntities(String(text))) : '';
}

/** The first date of an item that has a year, the printed one before the one online. */
export function cslDate(item: CslFields): PublicationDate {
  const dates = ['issued', 'published-print', 'published', 'published-online'].map((name) => parseCslDate(item[name]));
  return dates.find(({ year }) => year !== undefined) ?? {};
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
    .map((name) => (literalName(name) ? { literal: literalName(name) } : formatName(isObject(name) ? name : {})))
    .filter((name) => typeof name === 'string' || name.literal !== '');
  return authorFields(authors, names.some(isOthers));
}

function formatName(name: CslFields) {
  const particles = [name['dropping-particle'], name['non-dropping-particle']].map(cslText).filter(Boolean);
  const family = [...particles, cslText(name['family'])]
    .filter(Boolean)
    .join(' ')
    .replace(/(?<=['’]) /g, '');
  return formatWrittenName({
    family,
    given: cslText(name['given']),
    suffix: cslText(name['suffix']),
    isUndivided: particles.length === 0,
  });
}
