/** Entries -> YAML as people write it: texts plain where YAML allows it, lists in a line but for authors, paragraphs folded. */
import { Document, isSeq, visit } from 'yaml';
import { type FieldContent, type FieldSpec, fieldNames, recordFields } from '../model/fields.ts';
import type { RecordKind } from '../model/schema.ts';

/** An entry in the form of YAML, where a reference is an id and a name is text. */
export type WrittenEntry = Readonly<Record<string, unknown>>;

const indent = '  ';

/** Columns after which a text goes on in the next line, and a list has a line for each value. A title stays on its line. */
const lineWidth = { paragraph: 100, list: 120 };

/** The record of an id, its fields in the order of the schema, with a line break at its end. */
export function writeRecord(kind: WritableKind, id: string, entry: WrittenEntry): string {
  const names = fieldNames[kind].filter((name) => entry[name] !== undefined);
  const fields: Readonly<Record<string, FieldSpec>> = recordFields[kind];
  const lines = names.flatMap((name) => writtenField(name, entry[name], fields[name]?.content).trimEnd().split('\n'));
  return `${id}:\n${lines.map((line) => `${indent}${line}\n`).join('')}`;
}

function writtenField(name: string, value: unknown, content: FieldContent | undefined): string {
  const document = new Document({ [name]: value }, { aliasDuplicateObjects: false });
  visit(document, {
    Seq: (_, list) => {
      list.flow = content !== 'names';
    },
    // A name of one piece: { literal: OpenAI }.
    Map: (_, map, path) => {
      map.flow = path.some(isSeq);
    },
  });
  return document.toString({ lineWidth: widthOf(content), flowCollectionPadding: content === 'names' });
}

/** 0 where nothing is folded. */
function widthOf(content: FieldContent | undefined): number {
  if (content === 'paragraph') return lineWidth.paragraph - indent.length;
  return content === 'ids' || content === 'texts' ? lineWidth.list - indent.length : 0;
}

/** Records of every kind, in the order in which they are written. */
export type WrittenCatalog = { readonly [K in WritableKind]: readonly (readonly [id: string, entry: WrittenEntry])[] };

/** A catalog in one file: the records of each kind below its name. */
export function writeCatalog(catalog: WrittenCatalog): string {
  const sections = writableKinds.flatMap((kind) => {
    const records = catalog[kind].map(([id, entry]) => indented(writeRecord(kind, id, entry)));
    return records.length > 0 ? `${kind}:\n${records.join('\n')}` : [];
  });
  return sections.join('\n');
}

export const writableKinds = ['categories', 'venues', 'repos', 'papers'] as const satisfies readonly RecordKind[];
type WritableKind = (typeof writableKinds)[number];

const indented = (text: string) => text.replace(/^(?=.)/gm, indent);
