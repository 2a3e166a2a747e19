/** What entries of a .bib file take from others that they name. */
import type { BibEntry, BibField } from './parser.ts';

type Fields = BibEntry['fields'];

/** Papers among the entries, with all that they take from others, and what they name in vain. */
export interface ResolvedEntry extends BibEntry {
  /** Fields of the entry itself, without what it takes from others. */
  readonly own: Fields;
  readonly missing: readonly string[];
}

/** Whole volumes, of which the papers are parts. */
const volumes = new Set(['proceedings', 'mvproceedings', 'collection', 'mvcollection', 'book', 'mvbook']);

/** What a part has of its volume; the DOI, the pages and the page on the web are the volume's own. */
const shared =
  'booktitle year date month publisher organization series volume number institution school journal journaltitle issue langid'.split(
    ' ',
  );

/** All entries that are not there only for others to take from. */
export function resolveCrossrefs(entries: readonly BibEntry[]): ResolvedEntry[] {
  const byKey = new Map(entries.toReversed().map((entry) => [entry.key?.toLowerCase(), entry]));
  const used = new Set(entries.flatMap((entry) => references(entry, 'crossref')));
  const papers = entries.filter(
    (entry) => entry.type !== 'xdata' && !(used.has(entry.key?.toLowerCase() ?? '') && isVolume(entry)),
  );
  return papers.map((entry) => {
    const named = [...references(entry, 'crossref'), ...references(entry, 'xdata')];
    const missing = named.filter((key) => !byKey.has(key));
    return { ...entry, own: entry.fields, fields: inherited(entry, byKey, 0), missing };
  });
}

/** A book by its own authors is a paper too. */
const isVolume = ({ type, fields }: BibEntry) =>
  volumes.has(type) && (/proceedings|collection/.test(type) || !fields.has('author'));

/** More, nobody writes; and without a limit, entries that name each other would be read without end. */
const most = { references: 8, levels: 1 };

const references = ({ fields }: BibEntry, field: 'crossref' | 'xdata') =>
  (fields.get(field)?.source ?? '')
    .split(',')
    .map((key) => key.trim().toLowerCase())
    .filter(Boolean)
    .slice(0, most.references);

/** Those of an entry that is taken from are its own or taken in turn. */
function inherited(entry: BibEntry, byKey: ReadonlyMap<string | undefined, BibEntry>, depth: number): Fields {
  const from = (field: 'crossref' | 'xdata') =>
    depth > most.levels
      ? []
      : references(entry, field).flatMap((key) => (byKey.get(key) ? [inherited(byKey.get(key) ?? entry, byKey, depth + 1)] : []));
  const all = new Map<string, BibField>();
  for (const fields of from('crossref')) {
    for (const name of shared) add(all, name, fields.get(name));
    add(all, 'booktitle', fields.get('booktitle') ?? fields.get('title'));
  }
  for (const fields of from('xdata')) for (const [name, field] of fields) add(all, name, field);
  return new Map([...all, ...entry.fields]);
}

function add(all: Map<string, BibField>, name: string, field: BibField | undefined): void {
  if (field && !all.has(name)) all.set(name, field);
}
