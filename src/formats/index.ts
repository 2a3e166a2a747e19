/** The output formats of papers. A format added here is known to `--format`, to help and to completion. */
import type { Paper } from '../catalog/model/model.ts';
import { biblatex } from './biblatex.ts';
import { bibtex } from './bibtex.ts';
import { cslJson } from './csl.ts';
import { csv, keys, tsv } from './delimited.ts';
import { json, jsonl } from './json.ts';
import { long } from './long.ts';
import { markdown } from './markdown.ts';
import { ris } from './ris.ts';
import type { View } from './view.ts';

/** The papers as text, piece by piece. */
type Write = (papers: Iterable<Paper>, view: View) => Iterable<string>;

export interface Format {
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
  table: { help: 'columns fitted to the width', picksFields: true, load: async () => (await import('./table.ts')).table },
  long: { help: 'a line for each field', picksFields: true, details: true, load: async () => long },
  tsv: { help: 'tab-separated, without a head', picksFields: true, load: async () => tsv },
  csv: { help: 'comma-separated, with a head', picksFields: true, load: async () => csv },
  json: { help: 'an array of objects', picksFields: true, details: true, load: async () => json },
  jsonl: { help: 'an object on each line', picksFields: true, details: true, load: async () => jsonl },
  keys: { help: 'a key on each line', picksFields: false, load: async () => keys },
  markdown: { help: 'a table for a README', picksFields: true, load: async () => markdown },
  bibtex: { help: 'entries for a .bib file, in ASCII', picksFields: false, cites: true, load: async () => bibtex },
  biblatex: { help: 'entries for biblatex and biber', picksFields: false, cites: true, load: async () => biblatex },
  'csl-json': { help: 'for pandoc, Zotero and CSL', picksFields: false, cites: true, load: async () => cslJson },
  ris: { help: 'for reference managers', picksFields: false, cites: true, load: async () => ris },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof table;

export const formats: Readonly<Record<FormatName, Format>> = table;

/** The names of all formats, in the order of the table. */
export const formatNames = Object.keys(formats) as FormatName[];

/** The names of those that make a bibliography. */
export const citationNames = formatNames.filter((name) => formats[name].cites);
