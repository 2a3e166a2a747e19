/** The output formats of papers, from which `--format`, help and completion take their names. */
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

/** The papers as text, in parts of any length. */
type Write = (papers: Iterable<Paper>, view: View) => Iterable<string>;

export interface OutputFormat {
  readonly help: string;
  /** Whether `--fields` applies to it. */
  readonly picksFields: boolean;
  /** Whether it prints rarely printed fields too when `--fields` names none. */
  readonly details?: true;
  /** Whether it needs the fields of a citation. */
  readonly cites?: true;
  /** A promise only where loading takes time. */
  readonly load: () => Write | Promise<Write>;
}

const formatsByName = {
  table: { help: 'columns fitted to the width', picksFields: true, load: async () => (await import('./table.ts')).writeTable },
  long: { help: 'a line for each field', picksFields: true, details: true, load: () => writeLong },
  tsv: { help: 'tab-separated, without a header', picksFields: true, load: () => writeTsv },
  csv: { help: 'comma-separated, with a header', picksFields: true, load: () => writeCsv },
  json: { help: 'an array of objects', picksFields: true, details: true, load: () => writeJson },
  jsonl: { help: 'an object on each line', picksFields: true, details: true, load: () => writeJsonLines },
  keys: { help: 'a key on each line', picksFields: false, load: () => writeKeys },
  markdown: { help: 'a table for a README', picksFields: true, load: () => writeMarkdownTable },
  bibtex: { help: 'entries for a .bib file, in ASCII', picksFields: false, cites: true, load: () => writeBibtex },
  biblatex: { help: 'entries for biblatex and biber', picksFields: false, cites: true, load: () => writeBiblatex },
  'csl-json': { help: 'for pandoc, Zotero and CSL', picksFields: false, cites: true, load: () => writeCslJson },
  ris: { help: 'for reference managers', picksFields: false, cites: true, load: () => writeRis },
} satisfies Record<string, OutputFormat>;

export type FormatName = keyof typeof formatsByName;

export const outputFormats: Readonly<Record<FormatName, OutputFormat>> = formatsByName;

export const formatNames = Object.keys(outputFormats) as FormatName[];

/** Formats of bibliographies. */
export const citationFormatNames = formatNames.filter((name) => outputFormats[name].cites);
