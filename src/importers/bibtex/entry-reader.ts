/** What is asked of an entry of a .bib file while it is read, and what is told meanwhile. */
import { clean } from '../../util/text.ts';
import { leftOut, type Notes, quoted } from '../shared/diagnostics.ts';
import { texSign, withoutEntities } from '../shared/entities.ts';
import { isArxiv, isUrl } from '../shared/identifiers.ts';
import { readTex } from '../shared/latex-decode.ts';
import { straight } from '../shared/titles.ts';
import type { Whole } from './crossref.ts';
import type { BibField } from './parser.ts';

export interface Asked {
  readonly entry: Whole;
  readonly notes: Notes;
  /** The text of the first of the fields that says something. */
  readonly say: (...names: string[]) => string | undefined;
}

export const asked = (entry: Whole, notes: Notes): Asked => ({ entry, notes, say: teller(entry, notes) });

export const nameOf = ({ type, key }: Whole) => (key ? `@${type} ${key}` : `@${type} without a key`);

/** The text of a field, told of once. */
function teller(entry: Whole, collected: Notes): Asked['say'] {
  const texts = new Map<string, string>();
  const text = (name: string) => {
    const known = texts.get(name) ?? clean(plain(name, entry, collected));
    texts.set(name, known);
    return name === 'howpublished' && (isUrl(known) || isArxiv(known)) ? '' : known;
  };
  return (...names) => names.map(text).find(Boolean);
}

function plain(name: string, entry: Whole, { told }: Notes): string {
  const field = entry.fields.get(name);
  if (!field) return '';
  if (field.undefined !== undefined && name !== 'month') {
    told.push(leftOut(field.line, `${nameOf(entry)}: ${name} ${quoted(field.undefined)}, which no @string defines`));
    return '';
  }
  const { pieces, unknown } = readTex(decoded(field, entry, { told }));
  tellUnknown(field, unknown, entry, told);
  return straight(clean(pieces.map(({ text }) => text).join('')));
}

export function tellUnknown(field: BibField, unknown: readonly string[], entry: Whole, told: Notes['told']): void {
  for (const command of unknown)
    told.push(leftOut(field.line, `${nameOf(entry)}: ${command} in ${field.name}, which is no known command`));
}

/** What a field says in LaTeX, without what HTML has left in it. */
export function decoded(field: BibField, entry: Whole, { told }: Pick<Notes, 'told'>): string {
  const source = withoutEntities(field.source, texSign);
  if (source !== field.source) {
    const message = `${nameOf(entry)}: ${field.name} is written in HTML: ${quoted(clean(field.source))}`;
    told.push({ line: field.line, level: 'warning', code: 'html-entity', message });
  }
  return source;
}

/** Tells of a value that stays behind. */
export function leave({ entry, notes }: Asked, name: string, value: string, why: string): undefined {
  notes.told.push(leftOut(entry.fields.get(name)?.line ?? entry.line, `${nameOf(entry)}: ${name} ${quoted(value)} is ${why}`));
}
