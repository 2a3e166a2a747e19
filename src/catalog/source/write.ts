/** Writes entries as YAML by hand would be: plain texts where possible, lists in one line except authors, folded paragraphs. */
import { Document, isSeq, visit } from 'yaml';
import { type FieldContent, type FieldSpec, recordFields } from '../model/fields.ts';
import type { RecordKind } from '../model/schema.ts';

/** An entry as in YAML: references are ids, and names are texts. */
export type WrittenEntry = Readonly<Record<string, unknown>>;

const indent = '  ';

/** Maximum width of a paragraph before it is folded, and of a list before it gets a line per value. Titles are never folded. */
const maxWidths: Readonly<Partial<Record<FieldContent, number>>> = { paragraph: 100, ids: 120, texts: 120 };

/** The YAML of a record with a final newline, its fields in schema order. */
export function writeRecord(kind: WritableKind, id: string, entry: WrittenEntry): string {
  const fields = Object.entries<FieldSpec>(recordFields[kind]).filter(([name]) => entry[name] !== undefined);
  const lines = fields.flatMap(([name, { content }]) => formatField(name, entry[name], content).trimEnd().split('\n'));
  return `${id}:\n${lines.map((line) => `${indent}${line}\n`).join('')}`;
}

function formatField(name: string, value: unknown, content: FieldContent): string {
  const document = new Document({ [name]: value }, { aliasDuplicateObjects: false });
  visit(document, {
    Seq: (_, list) => {
      list.flow = content !== 'names';
    },
    // An author with a single name: { literal: OpenAI }.
    Map: (_, map, path) => {
      map.flow = path.some(isSeq);
    },
  });
  // 0 disables folding.
  const lineWidth = Math.max(0, (maxWidths[content] ?? 0) - indent.length);
  return document.toString({ lineWidth, flowCollectionPadding: content === 'names' });
}

/** Records by kind, in output order. */
export type WrittenCatalog = { readonly [K in WritableKind]: readonly (readonly [id: string, entry: WrittenEntry])[] };

/** The YAML of a catalog in one file. */
export function writeCatalog(catalog: WrittenCatalog): string {
  const sections = writableKinds.flatMap((kind) => {
    const records = catalog[kind].map(([id, entry]) => indentLines(writeRecord(kind, id, entry)));
    return records.length > 0 ? `${kind}:\n${records.join('\n')}` : [];
  });
  return sections.join('\n');
}

export const writableKinds = ['categories', 'venues', 'repos', 'papers'] as const satisfies readonly RecordKind[];
type WritableKind = (typeof writableKinds)[number];

const indentLines = (text: string) => text.replace(/^(?=.)/gm, indent);
