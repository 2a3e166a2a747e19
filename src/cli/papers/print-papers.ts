import type { Catalog } from '../../catalog/index/catalog.ts';
import { missingCitationFields } from '../../catalog/model/citation-requirements.ts';
import { rarelyPrintedFields } from '../../catalog/model/fields.ts';
import type { Paper } from '../../catalog/model/records.ts';
import { formatNames, outputFormats } from '../../formats/index.ts';
import type { PrintedPaper, View } from '../../formats/view.ts';
import type { CommandContext } from '../context/command.ts';
import type { Terminal } from '../context/terminal.ts';
import { selectedFormat } from '../options/options.ts';
import { type OutputOptions, selectedFields } from './output-options.ts';

interface PrintOptions extends OutputOptions {
  /** Names of fields that only this command has; default: none. */
  readonly extraFieldNames?: readonly string[];
}

/** What a command adds to the records of the catalog. */
interface Findings {
  /** The parts of a title to highlight. */
  readonly marks?: View['marks'];
  readonly extraFields?: ExtraFields;
}

/** The values of fields that only one command has. Called only if one of the fields is printed. */
export type ExtraFields = (paper: Paper, number: number) => Partial<PrintedPaper>;

/** Prints papers, given by their numbers; false when some could not be printed. */
export type PrintPapers = (papers: readonly number[], findings?: Findings) => Promise<boolean>;

/**
 * A function that prints papers in the format of the options; by default as a table on a terminal and as TSV in a pipe.
 *
 * @throws UsageError when an option is not valid
 */
export function createPrinter(context: CommandContext, catalog: Catalog, options: PrintOptions): PrintPapers {
  const { terminal, report } = context;
  const { extraFieldNames = [] } = options;
  const name = selectedFormat(options, formatNames) ?? (terminal.isTTY ? 'table' : 'tsv');
  const format = outputFormats[name];
  const allFields = [...catalog.fields, ...extraFieldNames];
  const fields = selectedFields(options, allFields, name);
  const printedFields = fields ?? (format.details ? allFields : []);
  const hasExtraFields = printedFields.some((field) => extraFieldNames.includes(field));
  const isBrief = !hasExtraFields && !printedFields.some((field) => rarelyPrintedFields.has(field));
  return async (numbers, { marks = () => [], extraFields = () => ({}) } = {}) => {
    const write = await format.load();
    const view = createView(terminal, { fields, allFields, marks, truncate: options.wrap === false });
    const records = catalog.papers(numbers, isBrief ? 'brief' : undefined);
    const papers = hasExtraFields ? withExtraFields(records, numbers, extraFields) : records;
    const citable = format.cites ? selectCitable(papers, report) : undefined;
    await printPieces(terminal, write(citable?.papers ?? papers, view));
    return citable === undefined || citable.skipped() === 0;
  };
}

async function printPieces(terminal: Terminal, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    terminal.out(piece);
    const ready = terminal.ready();
    if (ready) await ready;
  }
}

/** Getters, because finding out the properties of the terminal takes time and most formats do not ask. */
function createView(terminal: Terminal, view: Omit<View, 'width' | 'color' | 'links'>): View {
  return {
    ...view,
    get width() {
      return terminal.width();
    },
    get color() {
      return terminal.color.out();
    },
    get links() {
      return terminal.usesHyperlinks();
    },
  };
}

/** The papers that have all fields of a citation. Reports each of the others when its turn comes. */
function selectCitable(papers: Iterable<Paper>, report: CommandContext['report']) {
  let skipped = 0;
  function* citable() {
    for (const paper of papers) {
      const missing = missingCitationFields(paper, paper.venue?.kind);
      if (missing.length === 0) {
        yield paper;
        continue;
      }
      skipped++;
      report({ code: 'not-citable', message: `${paper.key} is not cited: it has no ${missing.join(' and no ')}` });
    }
  }
  return { papers: citable(), skipped: () => skipped };
}

/** The papers with the fields that only one command has; numbers are those of the papers, in the same order. */
export function* withExtraFields(
  papers: Iterable<Paper>,
  numbers: readonly number[],
  extraFields: ExtraFields,
): Generator<PrintedPaper> {
  let index = 0;
  for (const paper of papers) yield { ...paper, ...extraFields(paper, numbers[index++] ?? 0) };
}
