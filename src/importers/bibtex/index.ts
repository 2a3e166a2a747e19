/** Reads papers from BibTeX and BibLaTeX. */

import type { ProblemCode } from '../../util/problem-codes.ts';
import { stripByteOrderMark } from '../../util/sanitize.ts';
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

/** The entries of a .bib file in either dialect, without those that only pass on fields to others. */
export function readBibtex(text: string): ImportedFile {
  const entries = resolveCrossrefs(parseBibEntries(stripByteOrderMark(text).replace(/\r\n?/g, '\n')));
  const keys = new Set<string>();
  return collectDrafts(entries, (entry, log) => {
    const draft = readEntry(entry, log);
    if (!('line' in draft)) return reportRefusal(log, { line: entry.line, label: entryLabel(entry) }, draft);
    reportEntryProblems(entry, keys, log);
    return draft;
  });
}

function readEntry(entry: ResolvedEntry, log: ImportLog): Draft | Refusal {
  if (entry.syntaxError) return { code: 'not-readable', message: entry.syntaxError, fix: 'mend it, and import the file again' };
  if (proceedingsTypes.has(entry.type)) return { code: 'not-readable', message: 'proceedings as a whole are no paper' };
  const paper = readBibPaper(createEntryReader(entry, log));
  return 'code' in paper ? paper : { line: entry.line, ...(entry.key && { key: entry.key }), ...paper };
}

const proceedingsTypes = new Set(['proceedings', 'mvproceedings']);

/** Reports problems of an entry that is imported all the same; `keys` are those of the entries before it, in lower case. */
function reportEntryProblems(entry: ResolvedEntry, keys: Set<string>, { diagnostics }: ImportLog): void {
  const { line, key, missingReferences, duplicateFields, isUnclosed } = entry;
  const label = entryLabel(entry);
  const warn = (code: ProblemCode, message: string) =>
    diagnostics.push({ line, level: 'warning', code, message: `${label}: ${message}` });
  if (isUnclosed) warn('not-closed', 'the brace at its end is missing');
  if (key && keys.has(key.toLowerCase())) warn('duplicate-key', 'another entry before it has this key');
  keys.add((key ?? '').toLowerCase());
  for (const reference of missingReferences)
    diagnostics.push(leftOutDiagnostic(line, `${label}: what it has from ${reference}, which is not in the file`));
  for (const field of duplicateFields)
    diagnostics.push(
      leftOutDiagnostic(field.line, `${label}: ${field.name} stands twice; ${quoteValue(field.source)} is left out`),
    );
}
