/** Values of CSL-JSON: texts, names and dates. */

import { formatWrittenName } from '../../catalog/model/person-name.ts';
import { isEtAl } from '../../catalog/source/explain-issues.ts';
import { cleanText } from '../../util/sanitize.ts';
import { type PublicationDate, parseMonth, parseWordyDate, parseYear } from '../shared/dates.ts';
import { decodeEntities } from '../shared/entities.ts';
import type { AuthorList } from '../shared/names.ts';

export type CslFields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is CslFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text; Crossref has lists of one where others have the text. */
export function cslText(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' || typeof one === 'number' ? cleanText(decodeEntities(String(one))) : '';
}

/** The first of the dates of an item that has a year. */
export function cslDate(item: CslFields): PublicationDate {
  const dates = ['issued', 'published-print', 'published', 'published-online'].map((name) => dateOf(item[name]));
  return dates.find(({ year }) => year !== undefined) ?? {};
}

function dateOf(value: unknown): PublicationDate {
  if (!isObject(value)) return parseWordyDate(cslText(value));
  const parts: unknown = Array.isArray(value['date-parts']) ? value['date-parts'][0] : undefined;
  const [year, month] = Array.isArray(parts) ? parts.map(cslText) : [];
  const dated = { year: parseYear(year ?? ''), month: parseMonth(month ?? '') };
  return dated.year === undefined ? parseWordyDate(cslText(value['raw']) || cslText(value['literal'])) : dated;
}

/** The authors of an item, in the form of YAML. */
export function cslAuthors(value: unknown): { readonly authors?: AuthorList['authors'][number][]; readonly etal?: true } {
  const all: unknown[] = Array.isArray(value) ? value : [];
  const literal = (name: unknown) => (isObject(name) ? cslText(name['literal']) || cslText(name['name']) : cslText(name));
  const isOthers = (name: unknown) => isEtAl(literal(name));
  const authors = all
    .filter((name) => !isOthers(name))
    .map((name) => (literal(name) ? { literal: literal(name) } : nameOf(isObject(name) ? name : {})))
    .filter((name) => typeof name === 'string' || name.literal !== '');
  return { ...(authors.length > 0 && { authors }), ...(all.some(isOthers) && { etal: true }) };
}

function nameOf(name: CslFields) {
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
