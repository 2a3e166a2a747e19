/** BibTeX and BibLaTeX -> what they say of papers. */
import { stripByteOrderMark } from '../../util/byte-order-mark.ts';
import type { ProblemCode } from '../../util/problem-codes.ts';
import {
  collectDrafts,
  type ImportLog,
  leftOutDiagnostic,
  quoteValue,
  type Refusal,
  reportRefusal,
} from '../shared/diagnostics.ts';
import type { Draft, ImportedFile } from '../shared/draft.ts';
import { type ResolvedEntry, resolveCrossrefs } from './crossref.ts';
import { createEntryReader, entryLabel } from './entry-reader.ts';
import { readBibPaper } from './paper.ts';
import { parseBibEntries } from './parser.ts';

/** Every entry of a .bib file in either dialect, but those that only others take their fields from. */
export function readBibtex(text: string): ImportedFile {
  const entries = resolveCrossrefs(parseBibEntries(stripByteOrderMark(text).replace(/\r\n?/g, '\n')));
  const keys = new Set<string>();
  return collectDrafts(entries, (entry, notes) => {
    const read = draft(entry, notes);
    if (!('line' in read)) return reportRefusal(notes, entry.line, entryLabel(entry), read);
    tellOf(entry, keys, notes);
    return read;
  });
}

function draft(entry: ResolvedEntry, notes: ImportLog): Draft | Refusal {
  if (entry.broken) return { code: 'not-readable', message: entry.broken, fix: 'mend it, and import the file again' };
  if (wholes.has(entry.type)) return { code: 'not-readable', message: 'proceedings as a whole are no paper' };
  const read = readBibPaper(createEntryReader(entry, notes));
  return 'code' in read ? read : { line: entry.line, ...(entry.key && { key: entry.key }), ...read };
}

const wholes = new Set(['proceedings', 'mvproceedings']);

/** What is said of an entry that is a draft. */
function tellOf(entry: ResolvedEntry, keys: Set<string>, { diagnostics: told }: ImportLog): void {
  const { line, key, missing, repeated, isUnclosed } = entry;
  const name = entryLabel(entry);
  const warn = (code: ProblemCode, message: string) =>
    told.push({ line, level: 'warning', code, message: `${name}: ${message}` });
  if (isUnclosed) warn('not-closed', 'the brace at its end is missing');
  if (key && keys.has(key.toLowerCase())) warn('duplicate-key', 'another entry before it has this key');
  keys.add((key ?? '').toLowerCase());
  for (const other of missing) told.push(leftOutDiagnostic(line, `${name}: what it has from ${other}, which is not in the file`));
  for (const field of repeated)
    told.push(leftOutDiagnostic(field.line, `${name}: ${field.name} stands twice; ${quoteValue(field.source)} is left out`));
}
