/** One field of a paper: as a value for programs, as text for people. */
import { mapAuthors, sortableName } from '../catalog/model/person-name.ts';
import type { Paper } from '../catalog/model/records.ts';
import type { Match, PrintedPaper } from './view.ts';

/** The value of a field as JSON has it: references as small objects, lists of repositories always there. */
function fieldValue(paper: Paper, field: string): unknown {
  if (field === 'venue' && paper.venue) {
    const { id, name, title, kind } = paper.venue;
    return { id, name, title, kind };
  }
  if (field === 'categories') return paper.categories.map(({ id, name }) => ({ id, name }));
  return paper[field as keyof Paper];
}

/** What marks a paper by those who keep the catalog. */
export const ownPaperFlag = '⚑';

/** The title with the flag where it is due, which stays on the line of the last word. */
export const titleWithFlag = ({ title, ours }: Paper) => (ours ? `${title}\u00a0${ownPaperFlag}` : title);

/** The title without the flag. */
export const titleWithoutFlag = (title: string) => title.replace(`\u00a0${ownPaperFlag}`, '');

/** The fields that a paper has, of those asked for, as an object in their order. */
export function fieldValues(paper: Paper, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, fieldValue(paper, field)]).filter(([, value]) => value !== undefined));
}

const texts: { readonly [Field in keyof PrintedPaper]?: (paper: PrintedPaper) => string } = {
  authors: (paper) => mapAuthors(paper, sortableName, 'et al.').join('; '),
  venue: ({ venue }) => venue?.name ?? '',
  categories: ({ categories }) => categories.map(({ id }) => id).join(', '),
  code: ({ code }) => code.map(({ url }) => url).join(' '),
  reproductions: ({ reproductions }) => reproductions.map(({ url }) => url).join(' '),
  preprint: ({ preprint: { title, year } = {} }) => [title, year && `(${year})`].filter(Boolean).join(' '),
  matches: ({ matches = [] }) => matches.map((match) => `${match.word}: ${formatMatch(match)}`).join('; '),
  near: ({ near = [] }) => near.map(({ key, reasons }) => `${key} (${reasons.join(', ')})`).join('; '),
};

/** A field on one line; empty where it is not known. */
export const formatField = (paper: Paper, field: string): string => createFieldFormatter(field)(paper);

/** What gives the text of a field, found once for many papers. */
export function createFieldFormatter(field: string): (paper: Paper) => string {
  const text = texts[field as keyof PrintedPaper];
  if (text) return text;
  return (paper) => {
    const value = paper[field as keyof Paper] ?? '';
    return Array.isArray(value) ? value.join(', ') : String(value);
  };
}

/** The fields in which a word fits, and how, where that is not as it is: `title (another form), tasks`. */
export const formatMatch = ({ fields }: Match) =>
  Object.entries(fields)
    .map(([field, fit]) => (fit === 'exact' ? field : `${field} (${fitNames[fit] ?? fit})`))
    .join(', ');

const fitNames: Readonly<Record<string, string>> = {
  form: 'another form',
  spelling: 'another spelling',
  beginning: 'the beginning of a word',
};
