/** Resolves the fields that BibTeX entries inherit through `crossref` and `xdata`. */
import type { BibField } from './field-parser.ts';
import type { BibEntry } from './parser.ts';

type Fields = BibEntry['fields'];

/** An entry whose `fields` include the inherited ones. */
export interface ResolvedEntry extends BibEntry {
  /** The fields written in the entry itself. */
  readonly ownFields: Fields;
  /** Keys in `crossref` and `xdata` that no entry of the file has. */
  readonly missingReferences: readonly string[];
}

/** Types of entries for whole volumes that contain papers. */
const volumeTypes = new Set(['proceedings', 'mvproceedings', 'collection', 'mvcollection', 'book', 'mvbook']);

/** Fields that a paper inherits from its volume; the DOI, the pages and the URL of a volume are not those of the paper. */
const inheritedFields =
  'booktitle year date month publisher organization series volume number institution school journal journaltitle issue langid'.split(
    ' ',
  );

/** The entries that are papers; `xdata` and volumes that a paper refers to are left out. */
export function resolveCrossrefs(entries: readonly BibEntry[]): ResolvedEntry[] {
  const byKey = new Map(entries.toReversed().map((entry) => [entry.key?.toLowerCase(), entry]));
  const usedKeys = new Set(entries.flatMap((entry) => referencedKeys(entry, 'crossref')));
  const papers = entries.filter(
    (entry) => entry.type !== 'xdata' && !(usedKeys.has(entry.key?.toLowerCase() ?? '') && isVolume(entry)),
  );
  return papers.map((entry) => {
    const keys = [...referencedKeys(entry, 'crossref'), ...referencedKeys(entry, 'xdata')];
    const missingReferences = keys.filter((key) => !byKey.has(key));
    return { ...entry, ownFields: entry.fields, fields: resolveFields(entry, byKey, 0), missingReferences };
  });
}

/** A book with authors is imported as a paper even if one of its chapters refers to it. */
const isVolume = ({ type, fields }: BibEntry) =>
  volumeTypes.has(type) && (/proceedings|collection/.test(type) || !fields.has('author'));

/** References followed per field, and levels of inheritance below the first; entries that refer to each other end there. */
const limits = { references: 8, levels: 1 };

const referencedKeys = ({ fields }: BibEntry, field: 'crossref' | 'xdata') =>
  (fields.get(field)?.source ?? '')
    .split(',')
    .map((key) => key.trim().toLowerCase())
    .filter(Boolean)
    .slice(0, limits.references);

/** The fields of an entry and those it inherits; its own fields win, then those of the first reference. */
function resolveFields(entry: BibEntry, byKey: ReadonlyMap<string | undefined, BibEntry>, depth: number): Fields {
  const parentFields = (field: 'crossref' | 'xdata') =>
    depth > limits.levels
      ? []
      : referencedKeys(entry, field)
          .flatMap((key) => byKey.get(key) ?? [])
          .map((parent) => resolveFields(parent, byKey, depth + 1));
  const inherited = new Map<string, BibField>();
  for (const fields of parentFields('crossref')) {
    for (const name of inheritedFields) addIfMissing(inherited, name, fields.get(name));
    addIfMissing(inherited, 'booktitle', fields.get('booktitle') ?? fields.get('title'));
  }
  for (const fields of parentFields('xdata')) for (const [name, field] of fields) addIfMissing(inherited, name, field);
  return new Map([...inherited, ...entry.fields]);
}

function addIfMissing(fields: Map<string, BibField>, name: string, field: BibField | undefined): void {
  if (field && !fields.has(name)) fields.set(name, field);
}
