/** Reads the fields of one BibTeX entry and reports their problems. */
import { decodeEntities } from '../../util/html-entities.ts';
import { cleanText } from '../../util/sanitize.ts';
import { type ImportLog, leftOutDiagnostic, quoteValue } from '../shared/diagnostics.ts';

import type { FieldGetter } from '../shared/fields.ts';
import { isUrl, mentionsArxiv } from '../shared/identifiers.ts';
import { escapeTexCharacter, parseLatex } from '../shared/latex-decode.ts';
import { straightenQuotes } from '../shared/titles.ts';
import type { ResolvedEntry } from './crossref.ts';
import type { BibField } from './field-parser.ts';

export interface BibEntryReader {
  readonly entry: ResolvedEntry;
  readonly log: ImportLog;
  readonly getField: FieldGetter;
}

export const createEntryReader = (entry: ResolvedEntry, log: ImportLog): BibEntryReader => ({
  entry,
  log,
  getField: createFieldGetter(entry, log),
});

export const entryLabel = ({ type, key }: ResolvedEntry) => (key ? `@${type} ${key}` : `@${type} without a key`);

/** Remembers the texts, so that a problem of a field is reported once however often the field is read. */
function createFieldGetter(entry: ResolvedEntry, log: ImportLog): FieldGetter {
  const texts = new Map<string, string>();
  const textOf = (name: string) => {
    const text = texts.get(name) ?? cleanText(decodeToText(name, entry, log));
    texts.set(name, text);
    return name === 'howpublished' && (isUrl(text) || mentionsArxiv(text)) ? '' : text;
  };
  return (...names) => names.map(textOf).find(Boolean);
}

function decodeToText(name: string, entry: ResolvedEntry, { diagnostics }: ImportLog): string {
  const field = entry.fields.get(name);
  if (!field) return '';
  if (field.undefinedString !== undefined && name !== 'month') {
    diagnostics.push(
      leftOutDiagnostic(
        field.line,
        `${entryLabel(entry)}: ${name} ${quoteValue(field.undefinedString)}, which no @string defines`,
      ),
    );
    return '';
  }
  const { pieces, unknownCommands } = parseLatex(decodeField(field, entry, { diagnostics }));
  reportUnknownCommands(field, unknownCommands, { entry, diagnostics });
  return straightenQuotes(cleanText(pieces.map(({ text }) => text).join('')));
}

export function reportUnknownCommands(
  field: BibField,
  commands: readonly string[],
  { entry, diagnostics }: { readonly entry: ResolvedEntry; readonly diagnostics: ImportLog['diagnostics'] },
): void {
  for (const command of commands)
    diagnostics.push(
      leftOutDiagnostic(field.line, `${entryLabel(entry)}: ${command} in ${field.name}, which is no known command`),
    );
}

/** The LaTeX source of a field, with HTML entities decoded. */
export function decodeField(field: BibField, entry: ResolvedEntry, { diagnostics }: Pick<ImportLog, 'diagnostics'>): string {
  const source = decodeEntities(field.source, escapeTexCharacter);
  if (source !== field.source) {
    const message = `${entryLabel(entry)}: ${field.name} is written in HTML: ${quoteValue(cleanText(field.source))}`;
    diagnostics.push({ line: field.line, level: 'warning', code: 'html-entity', message });
  }
  return source;
}

interface RejectedValue {
  readonly value: string;
  /** Completes the sentence "the value is …": `no DOI`. */
  readonly reason: string;
}

/** Reports that the value of a field is left out. */
export function reportLeftOut({ entry, log }: BibEntryReader, name: string, { value, reason }: RejectedValue): undefined {
  log.diagnostics.push(
    leftOutDiagnostic(
      entry.fields.get(name)?.line ?? entry.line,
      `${entryLabel(entry)}: ${name} ${quoteValue(value)} is ${reason}`,
    ),
  );
}
