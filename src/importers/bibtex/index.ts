/** BibTeX and BibLaTeX -> what they say of papers. */
import type { ProblemCode } from '../../util/problem-codes.ts';
import { collected, leftOut, type Notes, quoted, type Refusal, refuse } from '../shared/diagnostics.ts';
import type { Draft, Foreign } from '../shared/draft.ts';
import { type Whole, withInherited } from './crossref.ts';
import { asked, nameOf } from './entry-reader.ts';
import { readPaper } from './paper.ts';
import { bibEntries } from './parser.ts';

/** Every entry of a .bib file in either dialect, but those that only others take their fields from. */
export function readBibtex(text: string): Foreign {
  const entries = withInherited(bibEntries(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')));
  const keys = new Set<string>();
  return collected(entries, (entry, notes) => {
    const read = draft(entry, notes);
    if (!('line' in read)) return refuse(notes, entry.line, nameOf(entry), read);
    tellOf(entry, keys, notes);
    return read;
  });
}

function draft(entry: Whole, notes: Notes): Draft | Refusal {
  if (entry.broken) return { code: 'not-readable', message: entry.broken, fix: 'mend it, and import the file again' };
  if (wholes.has(entry.type)) return { code: 'not-readable', message: 'proceedings as a whole are no paper' };
  const read = readPaper(asked(entry, notes));
  return 'code' in read ? read : { line: entry.line, ...(entry.key && { key: entry.key }), ...read };
}

const wholes = new Set(['proceedings', 'mvproceedings']);

/** What is said of an entry that is a draft. */
function tellOf(entry: Whole, keys: Set<string>, { told }: Notes): void {
  const { line, key, missing, repeated, isUnclosed } = entry;
  const name = nameOf(entry);
  const warn = (code: ProblemCode, message: string) =>
    told.push({ line, level: 'warning', code, message: `${name}: ${message}` });
  if (isUnclosed) warn('not-closed', 'the brace at its end is missing');
  if (key && keys.has(key.toLowerCase())) warn('duplicate-key', 'another entry before it has this key');
  keys.add((key ?? '').toLowerCase());
  for (const other of missing) told.push(leftOut(line, `${name}: what it has from ${other}, which is not in the file`));
  for (const field of repeated)
    told.push(leftOut(field.line, `${name}: ${field.name} stands twice; ${quoted(field.source)} is left out`));
}
