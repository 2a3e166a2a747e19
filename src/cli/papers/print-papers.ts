/** Prints papers in the format and with the fields of the options. */
import type { Command } from 'commander';
import type { Catalog } from '../../catalog/index/catalog.ts';
import { missingCitationFields } from '../../catalog/model/citation-requirements.ts';
import { paperFieldSpec, paperFields } from '../../catalog/model/fields.ts';
import type { Paper } from '../../catalog/model/records.ts';
import { type FormatName, formatNames, outputFormats } from '../../formats/index.ts';
import type { PrintedPaper, View } from '../../formats/view.ts';
import { UsageError } from '../../util/errors.ts';
import type { CommandContext, Report } from '../context/command.ts';
import { createScreen, type Terminal } from '../context/terminal.ts';
import {
  addFormatOptions,
  addNoWrapOption,
  choiceOption,
  collectValues,
  type FormatOptions,
  parseChoices,
  selectedFormat,
} from '../options/options.ts';
import { escapeWorkflowCommands } from '../output/workflow-commands.ts';

export interface OutputOptions extends FormatOptions {
  readonly fields?: readonly string[];
}

interface PrintOptions extends OutputOptions {
  /** Names of fields that only this command has; default: none. */
  readonly extraFieldNames?: readonly string[];
}

/** Adds `--format`, `--json`, `--fields` and `--no-wrap`. @param extraFields names of fields that only this command has */
export function addOutputOptions(command: Command, extraFields: readonly string[] = []): Command {
  const fields = ['key', ...Object.keys(paperFields), ...extraFields];
  const description = 'fields to print, separated by commas: key,title,code';
  addFormatOptions(command.optionsGroup('Output:'), formatNames);
  return addNoWrapOption(command.addOption(choiceOption('--fields <names>', fields, description).argParser(collectValues)));
}

/** The values of fields that only one command has. Called only if one of the fields is printed. */
export type ExtraFields = (paper: Paper, number: number) => Partial<PrintedPaper>;

/** Data that a command adds to the records of the catalog. */
interface Additions {
  /** The parts of a title to highlight. */
  readonly marks?: View['marks'];
  /** The words of a search that a paper does not have. */
  readonly missing?: View['missing'];
  /** The keys under which a paper is printed; default: its own. */
  readonly keysOf?: ((paper: Paper, number: number) => readonly string[]) | undefined;
  readonly extraFields?: ExtraFields;
}

/** Prints papers, given by their numbers; false when some could not be printed. */
export type PrintPapers = (papers: readonly number[], additions?: Additions) => Promise<boolean>;

/**
 * A function that prints papers in the format of the options; by default as a table on a terminal and as TSV in a pipe.
 *
 * @throws UsageError when an option is not valid
 */
export function createPrinter(
  { environment, terminal, report }: CommandContext,
  catalog: Catalog,
  options: PrintOptions,
): PrintPapers {
  const { extraFieldNames = [] } = options;
  const name = selectedFormat(options, formatNames) ?? (terminal.isTTY ? 'table' : 'tsv');
  const format = outputFormats[name];
  const isForPeople = name === 'table' || name === 'long';
  const allFields = [...catalog.fields, ...extraFieldNames];
  const fields = selectedFields(options, allFields, name);
  const printedFields = fields ?? (format.details ? allFields : []);
  const hasExtraFields = printedFields.some((field) => extraFieldNames.includes(field));
  const isBrief = !hasExtraFields && !printedFields.some((field) => paperFieldSpec(field)?.isRarelyPrinted);
  return async (numbers, { marks = () => [], missing = () => [], extraFields = () => ({}), keysOf } = {}) => {
    const write = await format.load();
    const view = createScreen(terminal, { fields, allFields, marks, missing, truncate: options.wrap === false });
    const records = catalog.papers(numbers, isBrief ? 'brief' : undefined);
    const renamed = keysOf ? withKeys(records, numbers, keysOf) : records;
    const papers = hasExtraFields ? withExtraFields(renamed, numbers, extraFields) : renamed;
    const citable = format.cites ? selectCitable(papers, report) : undefined;
    for (const piece of write(citable?.papers ?? papers, view)) {
      terminal.out(isForPeople ? escapeWorkflowCommands(environment, piece) : piece);
      const ready = terminal.ready();
      if (ready) await ready;
    }
    return citable === undefined || citable.skipped() === 0;
  };
}

/** The fields of `--fields`, if given. @throws UsageError when one is unknown, or the format has fixed fields */
function selectedFields({ fields }: OutputOptions, knownFields: readonly string[], format: FormatName) {
  if (fields !== undefined && !outputFormats[format].picksFields)
    throw new UsageError({ code: 'no-fields', message: `--fields cannot be used with the format ${format}` });
  return fields && parseChoices('field', fields, knownFields);
}

/** The papers that have all fields of a citation. Reports each of the others when the iteration reaches it. */
function selectCitable(papers: Iterable<Paper>, report: Report) {
  let skipped = 0;
  function* citable() {
    for (const paper of papers) {
      const missing = missingCitationFields(paper, paper.venue?.kind);
      if (missing.length === 0) yield paper;
      else {
        skipped++;
        report({ code: 'not-citable', message: `${paper.key} has no ${missing.join(' and no ')}, so it cannot be cited` });
      }
    }
  }
  return { papers: citable(), skipped: () => skipped };
}

/** Each paper once for each of its keys; numbers are those of the papers, in the same order. */
function* withKeys(papers: Iterable<Paper>, numbers: readonly number[], keysOf: NonNullable<Additions['keysOf']>) {
  let index = 0;
  for (const paper of papers) {
    for (const key of keysOf(paper, numbers[index] ?? 0)) yield { ...paper, key };
    index++;
  }
}

/** The papers with the fields that only one command has; numbers are those of the papers, in the same order. */
export function* withExtraFields(papers: Iterable<Paper>, numbers: readonly number[], extraFields: ExtraFields) {
  let index = 0;
  for (const paper of papers) yield { ...paper, ...extraFields(paper, numbers[index++] ?? 0) };
}

/** Prints a block of lines for each paper, with empty lines between. */
export function printBlocks<T>({ out }: Terminal, papers: Iterable<T>, render: (paper: T) => string): void {
  let separator = '';
  for (const paper of papers) {
    out(separator + render(paper));
    separator = '\n';
  }
}
