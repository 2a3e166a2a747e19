/** What is asked of an entry of a .bib file while it is read, and what is told meanwhile. */
import { cleanText } from '../../util/sanitize.ts';
import { type ImportLog, leftOutDiagnostic, quoteValue } from '../shared/diagnostics.ts';
import { decodeEntities, escapeTexCharacter } from '../shared/entities.ts';
import { isUrl, mentionsArxiv } from '../shared/identifiers.ts';
import { parseLatex } from '../shared/latex-decode.ts';
import { straightenQuotes } from '../shared/titles.ts';
import type { ResolvedEntry } from './crossref.ts';
import type { BibField } from './parser.ts';

export interface BibEntryReader {
  readonly entry: ResolvedEntry;
  readonly notes: ImportLog;
  /** The text of the first of the fields that says something. */
  readonly say: (...names: string[]) => string | undefined;
}

export const createEntryReader = (entry: ResolvedEntry, notes: ImportLog): BibEntryReader => ({
  entry,
  notes,
  say: teller(entry, notes),
});

export const entryLabel = ({ type, key }: ResolvedEntry) => (key ? `@${type} ${key}` : `@${type} without a key`);

/** The text of a field, told of once. */
function teller(entry: ResolvedEntry, collected: ImportLog): BibEntryReader['say'] {
  const texts = new Map<string, string>();
  const text = (name: string) => {
    const known = texts.get(name) ?? cleanText(plain(name, entry, collected));
    texts.set(name, known);
    return name === 'howpublished' && (isUrl(known) || mentionsArxiv(known)) ? '' : known;
  };
  return (...names) => names.map(text).find(Boolean);
}

function plain(name: string, entry: ResolvedEntry, { diagnostics: told }: ImportLog): string {
  const field = entry.fields.get(name);
  if (!field) return '';
  if (field.undefined !== undefined && name !== 'month') {
    told.push(
      leftOutDiagnostic(field.line, `${entryLabel(entry)}: ${name} ${quoteValue(field.undefined)}, which no @string defines`),
    );
    return '';
  }
  const { pieces, unknown } = parseLatex(decodeField(field, entry, { diagnostics: told }));
  reportUnknownCommands(field, unknown, entry, told);
  return straightenQuotes(cleanText(pieces.map(({ text }) => text).join('')));
}

export function reportUnknownCommands(
  field: BibField,
  unknown: readonly string[],
  entry: ResolvedEntry,
  told: ImportLog['diagnostics'],
): void {
  for (const command of unknown)
    told.push(leftOutDiagnostic(field.line, `${entryLabel(entry)}: ${command} in ${field.name}, which is no known command`));
}

/** What a field says in LaTeX, without what HTML has left in it. */
export function decodeField(
  field: BibField,
  entry: ResolvedEntry,
  { diagnostics: told }: Pick<ImportLog, 'diagnostics'>,
): string {
  const source = decodeEntities(field.source, escapeTexCharacter);
  if (source !== field.source) {
    const message = `${entryLabel(entry)}: ${field.name} is written in HTML: ${quoteValue(cleanText(field.source))}`;
    told.push({ line: field.line, level: 'warning', code: 'html-entity', message });
  }
  return source;
}

/** Tells of a value that stays behind. */
export function reportLeftOut({ entry, notes }: BibEntryReader, name: string, value: string, why: string): undefined {
  notes.diagnostics.push(
    leftOutDiagnostic(entry.fields.get(name)?.line ?? entry.line, `${entryLabel(entry)}: ${name} ${quoteValue(value)} is ${why}`),
  );
}
