/** The output formats of papers. A format added here is known to `--format`, to help and to completion. */
import type { Paper } from '../catalog/model/records.ts';
import { writeBiblatex } from './biblatex.ts';
import { writeBibtex } from './bibtex.ts';
import { writeCslJson } from './csl.ts';
import { writeCsv, writeKeys, writeTsv } from './delimited.ts';
import { writeJson, writeJsonLines } from './json.ts';
import { writeLong } from './long.ts';
import { writeMarkdownTable } from './markdown.ts';
import { writeRis } from './ris.ts';
import type { View } from './view.ts';

/** The papers as text, piece by piece. */
type Write = (papers: Iterable<Paper>, view: View) => Iterable<string>;

export interface OutputFormat {
  readonly help: string;
  /** Whether `--fields` chooses what it shows. */
  readonly picksFields: boolean;
  /** Whether it prints the details of a paper where `--fields` names none. */
  readonly details?: true;
  /** Whether it needs all that a citation needs. */
  readonly cites?: true;
  readonly load: () => Promise<Write>;
}

const table = {
  table: { help: 'columns fitted to the width', picksFields: true, load: async () => (await import('./table.ts')).writeTable },
  long: { help: 'a line for each field', picksFields: true, details: true, load: async () => writeLong },
  tsv: { help: 'tab-separated, without a head', picksFields: true, load: async () => writeTsv },
  csv: { help: 'comma-separated, with a head', picksFields: true, load: async () => writeCsv },
  json: { help: 'an array of objects', picksFields: true, details: true, load: async () => writeJson },
  jsonl: { help: 'an object on each line', picksFields: true, details: true, load: async () => writeJsonLines },
  keys: { help: 'a key on each line', picksFields: false, load: async () => writeKeys },
  markdown: { help: 'a table for a README', picksFields: true, load: async () => writeMarkdownTable },
  bibtex: { help: 'entries for a .bib file, in ASCII', picksFields: false, cites: true, load: async () => writeBibtex },
  biblatex: { help: 'entries for biblatex and biber', picksFields: false, cites: true, load: async () => writeBiblatex },
  'csl-json': { help: 'for pandoc, Zotero and CSL', picksFields: false, cites: true, load: async () => writeCslJson },
  ris: { help: 'for reference managers', picksFields: false, cites: true, load: async () => writeRis },
} satisfies Record<string, OutputFormat>;

export type FormatName = keyof typeof table;

export const outputFormats: Readonly<Record<FormatName, OutputFormat>> = table;

/** The names of all formats, in the order of the table. */
export const formatNames = Object.keys(outputFormats) as FormatName[];

/** The names of those that make a bibliography. */
export const citationFormatNames = formatNames.filter((name) => outputFormats[name].cites);
