/**
 * Resolves the fields that BibTeX entries inherit through `crossref` and `xdata`. BibTeX inherits each missing field under its own name,
 * biblatex some under another (appendix B of its manual); an entry gets what either would give it.
 */
import type { BibField } from './field-parser.ts';
import { notInherited, renamedFields } from './inheritance.ts';
import type { BibEntry } from './parser.ts';

type BibFields = BibEntry['fields'];

/** An entry whose `fields` include the inherited ones. */
export interface ResolvedEntry extends BibEntry {
  /** The fields written in the entry itself. */
  readonly ownFields: BibFields;
  /** Keys in `crossref` and `xdata` that no entry of the file has. */
  readonly missingReferences: readonly string[];
  /** A volume whose fields went to the entries that refer to it. */
  readonly isParent: boolean;
}

/** Types of entries for whole volumes that contain papers. */
const volumeTypes = new Set(['proceedings', 'mvproceedings', 'collection', 'mvcollection', 'book', 'mvbook', 'periodical']);

/** All entries but `xdata`, which only passes on its fields. */
export function resolveCrossrefs(entries: readonly BibEntry[]): ResolvedEntry[] {
  const byKey = indexKeys(entries);
  const usedKeys = new Set(entries.flatMap((entry) => referencedKeys(entry, 'crossref')));
  return entries
    .filter(({ type }) => type !== 'xdata')
    .map((entry) => {
      const keys = [...referencedKeys(entry, 'crossref'), ...referencedKeys(entry, 'xdata')];
      const missingReferences = keys.filter((key) => !byKey.has(key));
      const isParent = usedKeys.has(entry.key?.toLowerCase() ?? '') && isVolume(entry);
      return { ...entry, ownFields: entry.fields, fields: resolveFields(entry, byKey, 0), missingReferences, isParent };
    });
}

/** The first entry of each key in lower case. */
const indexKeys = (entries: readonly BibEntry[]) =>
  new Map(entries.toReversed().map((entry) => [entry.key?.toLowerCase(), entry]));

/** A book with authors is imported as a paper even if one of its chapters refers to it. */
const isVolume = ({ type, fields }: BibEntry) =>
  volumeTypes.has(type) && (/proceedings|collection|periodical/.test(type) || !fields.has('author'));

/** Maximum references per field and levels of inheritance below the first; they also stop entries that refer to each other. */
const inheritanceLimits = { references: 8, levels: 1 };

const referencedKeys = ({ fields }: BibEntry, field: 'crossref' | 'xdata') =>
  (fields.get(field)?.source ?? '')
    .split(',')
    .map((key) => key.trim().toLowerCase())
    .filter(Boolean)
    .slice(0, inheritanceLimits.references);

/** The fields of an entry and those it inherits; its own fields win, then those of the first reference. */
function resolveFields(entry: BibEntry, byKey: ReadonlyMap<string | undefined, BibEntry>, depth: number): BibFields {
  const parents = (field: 'crossref' | 'xdata') =>
    depth > inheritanceLimits.levels
      ? []
      : referencedKeys(entry, field)
          .flatMap((key) => byKey.get(key) ?? [])
          .map((parent) => ({ type: parent.type, fields: resolveFields(parent, byKey, depth + 1) }));
  const inherited = new Map<string, BibField>();
  for (const { type, fields } of parents('crossref')) inheritFields(inherited, fields, renamedFields(type, entry.type));
  for (const { fields } of parents('xdata')) for (const [name, field] of fields) addIfMissing(inherited, name, field);
  return new Map([...inherited, ...withoutEmpty(entry.fields)]);
}

/** In BibTeX an empty field is a missing one. */
const withoutEmpty = (fields: BibFields) => [...fields].filter(([, { source }]) => source.trim() !== '');

function inheritFields(inherited: Map<string, BibField>, fields: BibFields, renamed: ReadonlyMap<string, string>): void {
  for (const [name, field] of fields) {
    const childName = renamed.get(name);
    // What the volume itself calls its book title is more exact than its title.
    if (childName !== undefined && !fields.has(childName)) addIfMissing(inherited, childName, field);
    else if (childName === undefined && !notInherited.has(name)) addIfMissing(inherited, name, field);
  }
}

function addIfMissing(fields: Map<string, BibField>, name: string, field: BibField | undefined): void {
  if (field && !fields.has(name)) fields.set(name, field);
}
