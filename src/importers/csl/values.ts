/** Values of CSL-JSON: texts, names and dates. */
import { isEtAl } from '../../catalog/source/explain-issues.ts';
import { clean } from '../../util/text.ts';
import { type Dated, monthIn, wordyDate, yearIn } from '../shared/dates.ts';
import { withoutEntities } from '../shared/entities.ts';
import { type Named, writtenName } from '../shared/names.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text; Crossref has lists of one where others have the text. */
export function textOf(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' || typeof one === 'number' ? clean(withoutEntities(String(one))) : '';
}

/** The first of the dates of an item that has a year. */
export function cslDate(item: Fields): Dated {
  const dates = ['issued', 'published-print', 'published', 'published-online'].map((name) => dateOf(item[name]));
  return dates.find(({ year }) => year !== undefined) ?? {};
}

function dateOf(value: unknown): Dated {
  if (!isObject(value)) return wordyDate(textOf(value));
  const parts: unknown = Array.isArray(value['date-parts']) ? value['date-parts'][0] : undefined;
  const [year, month] = Array.isArray(parts) ? parts.map(textOf) : [];
  const dated = { year: yearIn(year ?? ''), month: monthIn(month ?? '') };
  return dated.year === undefined ? wordyDate(textOf(value['raw']) || textOf(value['literal'])) : dated;
}

/** The authors of an item, in the form of YAML. */
export function cslAuthors(value: unknown): { readonly authors?: Named['authors'][number][]; readonly etal?: true } {
  const all: unknown[] = Array.isArray(value) ? value : [];
  const literal = (name: unknown) => (isObject(name) ? textOf(name['literal']) || textOf(name['name']) : textOf(name));
  const isOthers = (name: unknown) => isEtAl(literal(name));
  const authors = all
    .filter((name) => !isOthers(name))
    .map((name) => (literal(name) ? { literal: literal(name) } : nameOf(isObject(name) ? name : {})))
    .filter((name) => typeof name === 'string' || name.literal !== '');
  return { ...(authors.length > 0 && { authors }), ...(all.some(isOthers) && { etal: true }) };
}

function nameOf(name: Fields) {
  const particles = [name['dropping-particle'], name['non-dropping-particle']].map(textOf).filter(Boolean);
  const family = [...particles, textOf(name['family'])]
    .filter(Boolean)
    .join(' ')
    .replace(/(?<=['’]) /g, '');
  return writtenName({
    family,
    given: textOf(name['given']),
    suffix: textOf(name['suffix']),
    isUndivided: particles.length === 0,
  });
}
