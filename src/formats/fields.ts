/** The fields of a paper as JSON values and as text. */
import { mapAuthors, sortableName } from '../catalog/model/person-name.ts';
import type { Paper } from '../catalog/model/records.ts';
import type { Explanation } from '../search/explain.ts';
import type { PrintedPaper } from './view.ts';

/** The value of a field in JSON; a venue and categories as objects with their main fields. */
function fieldValue(paper: Paper, field: string): unknown {
  if (field === 'venue' && paper.venue) {
    const { id, name, title, kind } = paper.venue;
    return { id, name, title, kind };
  }
  if (field === 'categories') return paper.categories.map(({ id, name }) => ({ id, name }));
  return paper[field as keyof Paper];
}

/** Flags a paper written by the owners of the catalog. */
export const ownPaperFlag = '⚑';

/** The title, with the flag of an own paper after a no-break space. */
export const titleWithFlag = ({ title, ours }: Paper) => (ours ? `${title}\u00a0${ownPaperFlag}` : title);

export const titleWithoutFlag = (title: string) => title.replace(`\u00a0${ownPaperFlag}`, '');

/** The given fields as an object in that order; those that the paper does not have are undefined, which JSON leaves out. */
export function fieldValues(paper: Paper, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, fieldValue(paper, field)]));
}

const formatters: { readonly [Field in keyof PrintedPaper]?: (paper: PrintedPaper) => string } = {
  authors: (paper) => mapAuthors(paper, sortableName, 'et al.').join('; '),
  venue: ({ venue }) => venue?.name ?? '',
  categories: ({ categories }) => categories.map(({ id }) => id).join(', '),
  code: ({ code }) => code.map(({ url }) => url).join(' '),
  reproductions: ({ reproductions }) => reproductions.map(({ url }) => url).join(' '),
  preprint: ({ preprint: { title, year } = {} }) => [title, year && `(${year})`].filter(Boolean).join(' '),
  matches: ({ matches = [] }) => matches.map((match) => `${match.word}: ${formatMatch(match)}`).join('; '),
  near: ({ near = [] }) => near.map(({ key, reasons }) => `${key} (${reasons.join(', ')})`).join('; '),
};

/** A field on one line; empty where the paper does not have it. */
export const formatField = (paper: Paper, field: string): string => createFieldFormatter(field)(paper);

/** Formats a field of many papers, like `formatField`. */
export function createFieldFormatter(field: string): (paper: Paper) => string {
  const formatter = formatters[field as keyof PrintedPaper];
  if (formatter) return formatter;
  return (paper) => {
    const value = paper[field as keyof Paper] ?? '';
    return Array.isArray(value) ? value.join(', ') : String(value);
  };
}

/** The fields that a word matches, with the kind of match unless it is exact: `title (another form), tasks`. */
export const formatMatch = ({ fields }: Explanation['matches'][number]) =>
  Object.entries(fields)
    .map(([field, fit]) => (fit === 'exact' ? field : `${field} (${fitNames[fit]})`))
    .join(', ');

const fitNames = {
  form: 'another form',
  spelling: 'another spelling',
  beginning: 'the beginning of a word',
  synonym: 'a synonym',
};
