import { nastyCatalog } from './nasty.ts';
import { lm4c } from './tools.ts';

export interface Name {
  readonly family?: string;
  readonly given?: string;
  readonly suffix?: string;
  readonly undivided?: true;
  readonly literal?: string;
  readonly latin?: string;
}

/** A paper as `lm4c list --json` tells it. */
export interface Paper {
  readonly key: string;
  readonly title: string;
  readonly title_tex?: string;
  readonly authors: readonly Name[];
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

/** What the program writes of a catalog. */
function catalog(name: string, options: readonly string[]) {
  const bib = (format: string) => lm4c([...options, 'bib', '--format', format]);
  const papers: readonly Paper[] = JSON.parse(lm4c([...options, 'list', '--json']));
  return { name, papers, bib };
}

export const real = catalog('real', []);
const nasty = catalog('nasty', ['-c', nastyCatalog()]);
export const catalogs = [real, nasty];

/** Letters that are neither of Latin nor of any script that pdfTeX and byte-wise styles know. */
export const isCjk = (text: string) => /[\u3040-\u30ff\u3400-\u9fff]/.test(text);

/** The .bib without the entries that pass not. */
export const entriesWhere = (bib: string, test: (entry: string) => boolean) => bib.split('\n\n').filter(test).join('\n\n');
