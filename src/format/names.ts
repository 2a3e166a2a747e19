/** Names of authors as BibTeX takes them apart. */
import type { Author } from '../catalog/catalog.ts';
import { latex } from './latex.ts';

/** The authors of a paper in BibTeX: always `Family, Given`, and braced where the name must stay in one piece. */
export const bibtexNames = (authors: readonly Author[]) => authors.map(bibtexName).join(' and ');

function bibtexName(author: Author): string {
  if ('literal' in author) return author.latin ? romanised(author.latin) : `{${latex(author.literal)}}`;
  const { family, given } = author;
  return [family, ...('suffix' in author ? [author.suffix] : []), given].map(part).join(', ');
}

/** `Weisong Sun` as `Sun, Weisong`; the family name is the last word unless a comma says otherwise. */
function romanised(name: string): string {
  const [, given, family] = hasAnd.test(name) ? [] : (/^([^,]+)\s+([^\s,]+)$/.exec(name) ?? []);
  return given && family ? [family, given].map(part).join(', ') : part(name);
}

/** A part of a name; the word `and` inside it would begin another author. */
function part(text: string): string {
  const written = latex(text);
  return hasAnd.test(text) ? `{${written}}` : written;
}

const hasAnd = /\band\b/i;
