/** The output formats of papers. A format added here is known to `--format`, to help and to completion. */
import type { Paper } from '../catalog/catalog.ts';

/** How papers are to be shown. */
export interface View {
  /** The fields to show, in this order; undefined for those that the format shows by itself. */
  readonly fields: readonly string[] | undefined;
  /** All fields that a paper can have. */
  readonly allFields: readonly string[];
  /** In columns of the screen. */
  readonly width: number;
  readonly color: boolean;
  /** The parts of a title that a search found: pairs of first index and the index behind the last. */
  readonly marks: (title: string) => readonly (readonly [start: number, end: number])[];
}

/** The papers as text, in pieces that end where a line does. */
type Write = (papers: readonly Paper[], view: View) => Iterable<string>;

export interface Format {
  readonly help: string;
  /** Whether `--fields` chooses what it shows. */
  readonly picksFields: boolean;
  readonly load: () => Promise<Write>;
}

const table = {
  table: { help: 'columns fitted to the width', picksFields: true, load: async () => (await import('./table.ts')).table },
  long: { help: 'a line for each field', picksFields: true, load: async () => (await import('./long.ts')).long },
  tsv: { help: 'tab-separated, without a head', picksFields: true, load: async () => (await import('./delimited.ts')).tsv },
  csv: { help: 'comma-separated, with a head', picksFields: true, load: async () => (await import('./delimited.ts')).csv },
  json: { help: 'an array of objects', picksFields: true, load: async () => (await import('./json.ts')).json },
  jsonl: { help: 'an object on each line', picksFields: true, load: async () => (await import('./json.ts')).jsonl },
  keys: { help: 'a key on each line', picksFields: false, load: async () => (await import('./delimited.ts')).keys },
  markdown: { help: 'a table for a README', picksFields: true, load: async () => (await import('./markdown.ts')).markdown },
  bibtex: { help: 'entries for a .bib file', picksFields: false, load: async () => (await import('./bibtex.ts')).bibtex },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof table;

export const formats: Readonly<Record<FormatName, Format>> = table;

/** The names of all formats, in the order of the table. */
export const formatNames = Object.keys(formats) as FormatName[];
