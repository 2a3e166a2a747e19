import type { Catalog } from '../../catalog/index/catalog.ts';
import type { RelatedPaper } from '../../formats/view.ts';
import { findRelatedPapers } from '../../search/related.ts';
import type { CommandBody, CommandContext } from '../context/command.ts';
import { createScreen } from '../context/terminal.ts';
import { findPapersByKey, readKeyArguments } from '../papers/key-arguments.ts';
import {
  addOutputOptions,
  createPrinter,
  type ExtraFields,
  type OutputOptions,
  type PrintPapers,
  printBlocks,
  withExtraFields,
} from '../papers/print-papers.ts';

/** Shows all fields of each paper, and its related papers. */
export const showCommand: CommandBody = {
  summary: 'show all details of a paper',
  examples: [
    'lm4c show sun2023backdooring',
    'lm4c show sun2023backdooring --json',
    'lm4c show 10.1145/3510003.3510146',
    'lm4c show https://github.com/wssun/BADCODE',
  ],
  status: { 0: 'done', 1: 'a key or identifier is unknown' },
  see: ['lm4c list', 'lm4c bib', 'lm4c help formats'],

  define(command) {
    command.argument('<keys...>', 'paper keys (see lm4c list), DOIs, arXiv ids, URLs or repositories; - reads them from stdin');
    addOutputOptions(command, extraFieldNames);
  },

  async run(context, words, options: OutputOptions) {
    const catalog = await context.loadCatalog();
    const keys = readKeyArguments(context, words, 'show');
    const printPapers = createShowPrinter(context, catalog, options);
    const { papers, unknownCount } = findPapersByKey(context, catalog, keys);
    const isComplete = papers.length > 0 || options.json ? await printPapers(papers) : true;
    return unknownCount > 0 || !isComplete ? 1 : 0;
  },
};

const extraFieldNames = ['near'];

/** By default prints cards on a terminal and one line for each field in a pipe. */
function createShowPrinter(context: CommandContext, catalog: Catalog, options: OutputOptions): PrintPapers {
  const { terminal } = context;
  const extraFields: ExtraFields = (_, number) => ({ near: listRelated(catalog, number) });
  const hasFormat = options.format !== undefined || options.json || options.fields !== undefined;
  if (hasFormat || !terminal.isTTY) {
    const format = options.json ? {} : { format: 'long' };
    const printPapers = createPrinter(context, catalog, { ...format, ...options, extraFieldNames });
    return (papers) => printPapers(papers, { extraFields });
  }
  return async (numbers) => {
    const { renderCard } = await import('../../formats/card.ts');
    const screen = createScreen(terminal, {});
    const papers = withExtraFields(catalog.papers(numbers), numbers, extraFields);
    printBlocks(terminal, papers, (paper) => renderCard(paper, catalog.fields, screen));
    return true;
  };
}

function listRelated(catalog: Catalog, number: number): RelatedPaper[] {
  const related = findRelatedPapers(catalog, number);
  const numbers = related.map(({ paper }) => paper);
  const papers = catalog.papers(numbers, 'brief');
  return Array.from(papers, ({ key, title }, index) => ({ key, title, reasons: related[index]?.reasons ?? [] }));
}
