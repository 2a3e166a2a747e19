import type { CommandBody } from '../context/command.ts';
import { describePaperCount, writeNote } from '../output/counts.ts';
import { addFilterOptions, type FilterOptions, filterPapers } from '../papers/filter-options.ts';
import { addOrderOptions, createSorter, type OrderOptions } from '../papers/order-options.ts';
import { addOutputOptions, createPrinter, type OutputOptions } from '../papers/print-papers.ts';

type ListOptions = FilterOptions & OrderOptions & OutputOptions;

/** Lists the papers that pass the filters. An empty list is not an error. */
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

  async run(context, _words, options: ListOptions) {
    const sortPapers = createSorter(options);
    const catalog = await context.loadCatalog();
    const printPapers = createPrinter(context, catalog, options);
    const selected = filterPapers(catalog, options);
    const papers = sortPapers(selected, catalog);
    const isComplete = await printPapers(papers);
    await writeNote(context, describePaperCount(papers.length, selected.length, catalog.size));
    return isComplete ? 0 : 1;
  },
};
