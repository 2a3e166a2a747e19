import type { CommandBody } from '../context/command.ts';
import {
  addFilterOptions,
  addOrderOptions,
  addOutputOptions,
  createPrinter,
  createSorter,
  filterPapers,
  type PaperOptions,
  reportCount,
} from '../papers/print-papers.ts';

/** The papers that pass the filters; an empty list is an answer too. */
export const listCommand: CommandBody = {
  summary: 'list papers',
  examples: [
    'lm4c list --year 2023',
    'lm4c list --year 2023- --venue ICSE,CCS --has code',
    'lm4c list --category backdoor --not-year 2024 --fields key,title,doi',
  ],
  see: ['lm4c help filters', 'lm4c help formats', 'lm4c search'],

  define(command) {
    addOutputOptions(addOrderOptions(addFilterOptions(command)));
  },

  async run(context, _words, options: PaperOptions) {
    const arrange = createSorter(options);
    const catalog = await context.loadCatalog();
    const print = createPrinter(context, catalog, options);
    const papers = filterPapers(catalog, options);
    const shown = arrange(papers, catalog);
    const isWhole = await print(shown);
    await reportCount(context, shown.length, papers.length, catalog.size);
    return isWhole ? 0 : 1;
  },
};
