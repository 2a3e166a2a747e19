import type { CommandBody } from '../command.ts';
import {
  arranger,
  filtered,
  filterOptions,
  orderOptions,
  outputOptions,
  type PaperOptions,
  printer,
  tellCount,
} from '../paper-options.ts';

/** The papers that pass the filters; an empty list is an answer too. */
export const list: CommandBody = {
  summary: 'list papers',
  examples: [
    'lm4c list --year 2023',
    'lm4c list --year 2023- --venue ICSE,CCS --has code',
    'lm4c list --category backdoor --not-year 2024 --fields key,title,doi',
  ],
  see: ['lm4c help filters', 'lm4c help formats', 'lm4c search'],

  define(command) {
    outputOptions(orderOptions(filterOptions(command)));
  },

  async run(app, _words, options: PaperOptions) {
    const arrange = arranger(options);
    const catalog = await app.catalog();
    const print = printer(app, catalog, options);
    const papers = filtered(catalog, options);
    const shown = arrange(papers, catalog);
    const isWhole = await print(shown);
    await tellCount(app, shown.length, papers.length, catalog.size);
    return isWhole ? 0 : 1;
  },
};
