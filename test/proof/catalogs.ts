import { createNastyCatalog } from './nasty.ts';
import { runLm4c } from './tools.ts';

export interface JsonName {
  readonly family?: string;
  readonly given?: string;
  readonly suffix?: string;
  readonly undivided?: true;
  readonly literal?: string;
  readonly latin?: string;
}

/** The compared fields of a paper in `lm4c list --json`. */
export interface JsonPaper {
  readonly key: string;
  readonly title: string;
  readonly title_tex?: string;
  readonly authors: readonly JsonName[];
  readonly etal?: true;
  readonly year: number;
  readonly publisher?: string;
  readonly pages?: string;
  readonly doi?: string;
  readonly arxiv?: string;
  readonly url?: string;
  readonly language?: string;
  readonly protect?: readonly string[];
}

/** The papers and the bibliographies that the program writes for a catalog. */
function readCatalog(name: string, options: readonly string[]) {
  const bib = (format: string) => runLm4c([...options, 'bib', '--format', format]);
  const papers: readonly JsonPaper[] = JSON.parse(runLm4c([...options, 'list', '--json']));
  return { name, papers, bib };
}

export const shippedCatalog = readCatalog('shipped', []);
export const catalogs = [shippedCatalog, readCatalog('nasty', ['-c', createNastyCatalog()])];

/** Whether a text has characters that pdfTeX and BibTeX styles that work on bytes cannot handle. */
export const hasCjk = (text: string) => /[\u3040-\u30ff\u3400-\u9fff]/.test(text);

/** The entries of a .bib file that pass the test. */
export const filterEntries = (bib: string, test: (entry: string) => boolean) => bib.split('\n\n').filter(test).join('\n\n');
