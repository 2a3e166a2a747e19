/** Reads papers from BibTeX and BibLaTeX. */
import { collectDrafts, quoteValue, type Refusal, reportRefusal } from '../shared/diagnostics.ts';
import type { Draft, ImportedFile } from '../shared/draft.ts';
import { resolveCrossrefs } from './crossref.ts';
import { BibEntryReader } from './entry-reader.ts';
import { readBibPaper } from './paper.ts';
import { parseBibEntries } from './parser.ts';

/** The entries of a .bib file in either dialect, without those that only pass on fields to others. */
export function readBibtex(text: string): ImportedFile {
  const keys = new Set<string>();
  return collectDrafts(resolveCrossrefs(parseBibEntries(text)), (entry, log) => {
    const reader = new BibEntryReader(entry, log);
    const draft = readEntry(reader);
    if ('code' in draft) return reportRefusal(log, { line: entry.line, label: reader.label }, draft);
    reportEntryProblems(reader, keys);
    return { line: entry.line, key: entry.key, ...draft };
  });
}

function readEntry(reader: BibEntryReader): Pick<Draft, 'paper' | 'venue'> | Refusal {
  const { type, syntaxError, isParent } = reader.entry;
  if (syntaxError) return { code: 'not-readable', message: syntaxError, fix: 'correct it, and import the file again' };
  if (isParent)
    return { code: 'not-readable', level: 'warning', message: 'left out, because its fields are in the papers that refer to it' };
  if (/^(?:mv)?proceedings$/.test(type)) return { code: 'not-readable', message: 'proceedings as a whole are not a paper' };
  return readBibPaper(reader);
}

/** Reports problems of an entry that is imported nevertheless; `keys` are those of earlier entries. */
function reportEntryProblems(reader: BibEntryReader, keys: Set<string>): void {
  const { key, missingReferences, duplicateFields, strayTexts, isUnclosed } = reader.entry;
  if (isUnclosed) reader.warn('not-closed', 'the brace at its end is missing');
  if (key && keys.has(key)) reader.warn('duplicate-key', 'another entry before it has this key');
  keys.add(key ?? '');
  for (const reference of missingReferences) reader.reportLeftOut(`what it has from ${reference}, which is not in the file`);
  for (const { text, line } of strayTexts) reader.reportLeftOut(`${quoteValue(text)} is left out, because it is no field`, line);
  for (const { name, source, line } of duplicateFields)
    reader.reportLeftOut(`it has a second ${name}; ${quoteValue(source)} is left out`, line);
}
