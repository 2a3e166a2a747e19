/** Names and dates of CSL-JSON. */
import { clean } from '../text.ts';
import { type Dated, monthIn, wordyDate, yearIn } from './dates.ts';
import { type Named, writtenName } from './names.ts';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? clean(String(value)) : '');

/** The first of the dates of an item that has a year. */
export function cslDate(item: Fields): Dated {
  const dates = ['issued', 'published-print', 'published', 'published-online'].map((name) => dateOf(item[name]));
  return dates.find(({ year }) => year !== undefined) ?? {};
}

function dateOf(value: unknown): Dated {
  if (!isObject(value)) return wordyDate(text(value));
  const parts: unknown = Array.isArray(value['date-parts']) ? value['date-parts'][0] : undefined;
  const [year, month] = Array.isArray(parts) ? parts.map(text) : [];
  const dated = { year: yearIn(year ?? ''), month: monthIn(month ?? '') };
  return dated.year === undefined ? wordyDate(text(value['raw']) || text(value['literal'])) : dated;
}

/** The authors of an item, in the form of YAML. */
export function cslAuthors(value: unknown): { readonly authors?: Named['authors'][number][]; readonly etal?: true } {
  const all: unknown[] = Array.isArray(value) ? value : [];
  const literal = (name: unknown) => (isObject(name) ? text(name['literal']) || text(name['name']) : text(name));
  const isOthers = (name: unknown) => /^(?:et\.? al\.?|others)$/i.test(literal(name));
  const authors = all
    .filter((name) => !isOthers(name))
    .map((name) => (literal(name) ? { literal: literal(name) } : nameOf(isObject(name) ? name : {})))
    .filter((name) => typeof name === 'string' || name.literal !== '');
  return { ...(authors.length > 0 && { authors }), ...(all.some(isOthers) && { etal: true }) };
}

function nameOf(name: Fields) {
  const particles = [name['dropping-particle'], name['non-dropping-particle']].map(text).filter(Boolean);
  const family = [...particles, text(name['family'])]
    .filter(Boolean)
    .join(' ')
    .replace(/(?<=['’]) /g, '');
  return writtenName({ family, given: text(name['given']), suffix: text(name['suffix']), isUndivided: particles.length === 0 });
}
